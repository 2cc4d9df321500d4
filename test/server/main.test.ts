import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { after, before, describe, it } from 'node:test';
import { openStream } from './support/stream.ts';

const MAIN = join(import.meta.dirname, '../../server/src/main.ts');

describe('the server as a process', () => {
  let folder: string;
  before(async () => void (folder = await mkdtemp(join(tmpdir(), 'plein-main-'))));
  after(() => rm(folder, { recursive: true, force: true }));

  const start = (changes: Record<string, string> = {}) =>
    spawn(process.execPath, ['--conditions=plein-source', MAIN], {
      env: {
        PATH: process.env['PATH'] ?? '',
        PORT: '0',
        PLEIN_DATABASE_URL: `sqlite:${join(folder, 'data', 'plein.db')}`,
        PLEIN_TOKEN_SECRET: 'x'.repeat(40),
        PLEIN_TOKEN_ISSUER: 'https://login.example.com',
        ...changes,
      },
    });

  it('starts on an empty folder, stops when asked to and ends streams with a word on when to come back', async () => {
    const child = start();
    const lines: Record<string, unknown>[] = [];
    const reader = createInterface({ input: child.stdout });
    reader.on('line', (line) => lines.push(JSON.parse(line)));
    await once(reader, 'line');
    assert.deepEqual([lines[0]!['msg'], lines[0]!['engine']], ['listening', 'sqlite']);
    const url = `http://localhost:${String(lines[0]!['port'])}`;
    assert.equal((await fetch(`${url}/readyz`)).status, 200);
    const stream = await openStream({ url }, 'topics=thread:a');
    // What it wrote last may be read after it is gone.
    const gone = Promise.all([once(child, 'exit'), once(reader, 'close')]);
    child.kill('SIGTERM');
    await stream.ended;
    assert.ok(stream.retry! >= 2_000);
    const [[code]] = await gone;
    assert.equal(code, 0);
    assert.equal(lines.at(-1)!['msg'], 'stopped');
  });

  const taken = createServer();
  before(async () => void (await once(taken.listen(0), 'listening')));
  after(() => taken.close());

  const refusals: readonly (readonly [string, () => Record<string, string>, RegExp])[] = [
    ['a wrong setting', () => ({ PORT: 'x' }), /^PORT is "x": set it to a number from 0 to 65535\.\n$/],
    [
      'a port that is taken',
      () => ({ PORT: String((taken.address() as AddressInfo).port) }),
      /^The port is taken: set PORT /,
    ],
    [
      'a file that is no database',
      () => ({ PLEIN_DATABASE_URL: `sqlite:${MAIN}` }),
      /Check that PLEIN_DATABASE_URL names a database/,
    ],
    [
      'a database that is not there',
      () => ({ PLEIN_DATABASE_URL: 'postgres://a:b@127.0.0.1:1/c' }),
      /Check that PLEIN_DATABASE_URL/,
    ],
  ];
  for (const [name, settings, told] of refusals) {
    it(`does not start with ${name}, and says what to do`, async () => {
      const child = start(settings());
      let errors = '';
      child.stderr.on('data', (chunk) => (errors += String(chunk)));
      const [code] = await once(child, 'close');
      assert.equal(code, 1);
      assert.match(errors, told);
      assert.equal(errors.trim().split('\n').length, 1);
    });
  }
});
