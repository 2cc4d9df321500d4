import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it, type TestContext } from 'node:test';
import { find } from '../../scripts/browsers.mjs';
import { createClient } from './support/client.ts';
import { signIn } from './support/member.ts';
import { furnish, temporaryFolder } from './support/place.ts';
import { startProcess } from './support/process.ts';
import { randomFor } from './support/seed.ts';
import { judge, readTrace, TRACED, type Verdict } from './support/trace.ts';

const CLIENTS = 4;
const WRITES = 250;

/** Has members write to a server under a tracer, and judges the trace. */
async function judgeServer(context: TestContext, nodeFlags: readonly string[] = []): Promise<Verdict> {
  const folder = temporaryFolder('disk');
  const databaseUrl = `sqlite:${folder.path}/plein.db`;
  const trace = `${folder.path}/trace`;
  await furnish(databaseUrl);
  const under = [find('strace')!, '-f', '-y', '-s', '24', '-e', TRACED, '-o', trace];
  const server = await startProcess({ databaseUrl, under, nodeFlags });
  try {
    const random = randomFor(context);
    const shared: string[] = [];
    const members = Array.from({ length: CLIENTS }, (_, index) => signIn(server.url, `member-${index}`));
    const clients = (await Promise.all(members)).map((who) => createClient(who, shared, random));
    // What came before the writes reads as well, and reads need no disk.
    const before = readTrace(readFileSync(trace, 'utf8')).length;
    await Promise.all(clients.map((client) => client.work(server.url, () => client.journal.length >= WRITES)));
    await server.kill();
    const verdict = judge(readTrace(readFileSync(trace, 'utf8')).slice(before));
    context.diagnostic(
      `${verdict.answers} answers on ${verdict.connections} connections, ${verdict.violations.length} too early`,
    );
    return verdict;
  } finally {
    await server.kill();
    folder.remove();
  }
}

const mustRun = process.env['CI'] === 'true';
const missing = find('strace') === undefined && !mustRun ? 'strace is not installed' : false;

describe('no answer overtakes the disk', { skip: missing }, () => {
  it('each success answer follows the sync of its frames', async (context) => {
    const { answers, violations } = await judgeServer(context);
    assert.ok(answers >= CLIENTS * WRITES, `only ${answers} answers were traced`);
    assert.deepEqual(violations, []);
  });

  it('the judge notices a server that does not wait for the disk', async (context) => {
    const { answers, violations } = await judgeServer(context, [
      '--import',
      new URL('./support/relaxed.ts', import.meta.url).href,
    ]);
    assert.ok(violations.length > answers / 2, `noticed ${violations.length} of ${answers}`);
  });
});
