import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { answers } from '../../../server/src/http/answers.ts';
import type { Answers } from '../../../server/src/http/answers.ts';
import { createLog } from '../../../server/src/log.ts';
import { LIMITS } from '../../../server/src/limits.ts';
import { startServer } from '../../../server/src/server.ts';
import type { RunningServer } from '../../../server/src/server.ts';
import { ENGINES, startTestServer } from '../support/server.ts';
import type { TestServer } from '../support/server.ts';

describe('answers', () => {
  /** A database that says what state it is in, and how often an answer was made. */
  function setting() {
    const at = { state: 'one', now: 0, made: 0 };
    const give = answers({
      clock: () => new Date(at.now),
      databases: { state: async () => at.state } as Parameters<typeof answers>[0]['databases'],
    });
    const read = async (address: string, text = address): ReturnType<Answers> =>
      give(address, async () => {
        at.made += 1;
        return text;
      });
    return { at, read, give };
  }

  it('makes an answer once, also for many who ask at the same moment', async () => {
    const { at, read } = setting();
    const all = await Promise.all(Array.from({ length: 10 }, () => read('/a')));
    assert.equal((await read('/a')).tag, all[0]!.tag);
    assert.equal(Buffer.from(all[0]!.body).toString(), '/a');
    assert.equal(at.made, 1);
    assert.notEqual((await read('/b')).tag, all[0]!.tag);
  });

  it('makes it again after any commit, and when time has passed', async () => {
    const { at, read } = setting();
    await read('/a');
    at.state = 'two';
    assert.equal(Buffer.from((await read('/a', 'new')).body).toString(), 'new');
    at.now += LIMITS.cache.shared * 1000;
    await read('/a');
    assert.equal(at.made, 3);
  });

  it('keeps no failure', async () => {
    const { at, read, give } = setting();
    await assert.rejects(
      give('/a', async () => Promise.reject(new Error('away'))),
      /away/,
    );
    await read('/a');
    assert.equal(at.made, 1);
  });

  it('forgets before it holds too much', async () => {
    const { at, read } = setting();
    const large = 'x'.repeat(LIMITS.answers.bytes / 2);
    for (const address of ['/a', '/b', '/c', '/d']) await read(address, large);
    await read('/a');
    assert.equal(at.made, 5);
    for (let index = 0; index <= LIMITS.answers.entries; index += 1) await read(`/${index}`);
    const made = at.made;
    await read('/0');
    assert.equal(at.made, made + 1);
  });
});

for (const engine of ENGINES) {
  describe(`answers of several servers on ${engine}`, () => {
    let server: TestServer;
    let other: RunningServer;

    before(async () => {
      server = await startTestServer({ engine });
      other = await startServer(server.settings, { log: createLog('silent'), host: '127.0.0.1' });
    });
    after(async () => {
      await other.stop();
      await server.stop();
    });

    it('are never older than what any of them has acknowledged, comments and names alike', async () => {
      const start = Math.floor(Date.now() / 1000);
      const { session } = await server.signIn('ann', { iat: start });
      const read = async (url: string) => (await fetch(`${url}/v1/threads/fresh`)).json();
      const urls = [server.url, other.url];
      for (let count = 1; count <= 20; count += 1) {
        const written = await server.call('POST', '/v1/threads/fresh/comments', {
          session,
          body: { markdown: `${count}` },
        });
        assert.equal(written.status, 201);
        for (const url of [...urls, ...urls]) assert.equal((await read(url)).thread.commentCount, count);
      }
      for (let turn = 1; turn <= 5; turn += 1) {
        await server.signIn('ann', { name: `Ann ${turn}`, iat: start + turn });
        for (const url of urls) assert.equal((await read(url)).items[0].comment.author.name, `Ann ${turn}`);
      }
    });
  });
}
