import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { after, before, describe, it } from 'node:test';
import { freePort } from '../support/postgres.cluster.ts';
import { startTestServer } from '../support/server.ts';
import type { TestServer } from '../support/server.ts';
import { freshFolder } from '../transfer/support.ts';

const GUIDE = readFileSync(join(import.meta.dirname, '../../../docs/server-side.md'), 'utf8');
const PHP = '/usr/bin/php';

/** How the guide's examples are run: by which command, from which block, and what says that it listens. */
const EXAMPLES = [
  { language: 'js', file: 'page.mjs', absent: false, command: (file: string) => [process.execPath, file] },
  {
    language: 'php',
    file: 'page.php',
    absent: existsSync(PHP) ? false : `${PHP} is not installed`,
    command: (file: string, port: number) => [PHP, '-S', `127.0.0.1:${port}`, file],
  },
] as const;

for (const { language, file, absent, command } of EXAMPLES) {
  describe(`the guide's example in ${language}`, { skip: absent }, () => {
    const children: ChildProcess[] = [];
    let server: TestServer;
    let ann: { session: string };
    before(async () => {
      server = await startTestServer();
      ann = await server.signIn('ann');
    });
    after(async () => {
      for (const child of children) child.kill();
      await server.stop();
    });

    const say = async (markdown: string): Promise<void> => {
      const call = { session: ann.session, body: { markdown } };
      assert.equal((await server.call('POST', '/v1/threads/city-bike-7/comments', call)).status, 201);
    };

    /** Runs the example as it stands in the guide and answers how its page is asked for. */
    async function run(plein: string): Promise<(query?: string) => Promise<string>> {
      const [, example] = new RegExp(`\`\`\`${language}\n(.*?)\n\`\`\``, 's').exec(GUIDE)!;
      const folder = await freshFolder();
      const port = await freePort();
      writeFileSync(join(folder, file), example!);
      const [program = '', ...args] = command(join(folder, file), port);
      const env = { ...process.env, PLEIN_URL: plein, PORT: String(port), TMPDIR: folder };
      const child = spawn(program, args, { env });
      children.push(child);
      const lines = createInterface({ input: language === 'php' ? child.stderr : child.stdout });
      for await (const line of lines) if (line.includes('http://')) break;
      return async (query = '') => {
        const answer = await fetch(`http://127.0.0.1:${port}/bikes/7${query}`);
        assert.equal(answer.status, 200);
        const [, inside] = /<plein-discussion-thread thread="city-bike-7">(.*)<\/plein-discussion-thread>/s.exec(
          await answer.text(),
        )!;
        return inside!;
      };
    }

    it('shows the conversation, its other pages, and one around a comment', async () => {
      await say('It squeaks');
      const show = await run(server.url);
      const exact = (await server.call('GET', '/v1/threads/city-bike-7.html')).body;
      assert.equal(await show(), exact);
      assert.equal(await show('?around=01a20000-0000-7000-8000-000000000000'), exact);
      for (let number = 0; number < 60; number += 1) await say(`Number ${number}`);
      const { next } = (await server.call('GET', '/v1/threads/city-bike-7')).body;
      const further = await show(`?comments=${next}`);
      assert.match(further, /Number 59/);
      assert.doesNotMatch(further, /It squeaks|data-plein-thread/);
    });

    it('shows a page with nothing in the element while the server is away', async () => {
      const show = await run(`http://127.0.0.1:${await freePort()}`);
      assert.equal(await show(), '');
      assert.equal(await show('?comments=x'), '');
    });
  });
}
