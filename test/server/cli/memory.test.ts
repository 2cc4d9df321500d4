import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { freshFolder } from '../transfer/support.ts';

const SOURCES = join(import.meta.dirname, '../../../server/src/cli.ts');
const AT = '2026-01-01T12:00:00.000Z';
/** In MiB: what the command needs for itself, and a fraction of the file. */
const HEAP = 48;

/** A file of long comments, more than the heap several times over. */
function writeLargeFile(path: string): void {
  const file = openSync(path, 'w');
  const line = (record: object) => writeSync(file, `${JSON.stringify(record)}\n`);
  line({ type: 'space', id: 'top', name: 'Top', scope: 'national', naming: 'either' });
  line({
    type: 'thread',
    key: 'a',
    space: 'top',
    kind: 'blog',
    title: '',
    state: 'open',
    naming: 'either',
    createdAt: AT,
  });
  const text = [{ type: 'paragraph', children: [{ type: 'text', text: `${'Long'.repeat(100)} `.repeat(105) }] }];
  const rest = {
    type: 'comment',
    thread: 'a',
    kind: 'comment',
    state: 'published',
    author: { name: 'x' },
    text,
    createdAt: AT,
  };
  for (let index = 0; index < 2_450; index += 1) line({ ...rest, id: `c${index}`, version: 1 });
  closeSync(file);
}

async function run(database: string, ...args: readonly string[]): Promise<number | null> {
  const flags = [`--max-old-space-size=${HEAP}`, '--conditions=plein-source', '--disable-warning=ExperimentalWarning'];
  const env = { ...process.env, PLEIN_DATABASE_URL: `sqlite:${database}` };
  const child = spawn(process.execPath, [...flags, SOURCES, ...args], { env, stdio: ['ignore', 'ignore', 'inherit'] });
  const [code] = (await once(child, 'exit')) as [number | null];
  return code;
}

describe('plein-server with a file larger than its memory', () => {
  it('imports it and exports it again', async () => {
    const folder = await freshFolder();
    const [file, database, out] = ['large.jsonl', 'plein.db', 'out.jsonl'].map((name) => join(folder, name)) as [
      string,
      string,
      string,
    ];
    writeLargeFile(file);
    assert.ok(statSync(file).size > 2 * HEAP * 1024 * 1024);
    assert.equal(await run(database, 'import', '--from', 'plein', file), 0);
    assert.equal(await run(database, 'export', out), 0);
    assert.ok(statSync(out).size >= statSync(file).size);
    assert.equal(await run(database, 'check'), 0);
  });
});
