import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import { before, describe, it } from 'node:test';
import { seed } from '../../../demo/seed/seed.ts';
import { runCommand } from '../../../server/src/cli/command.ts';
import { openDatabase } from '../../../server/src/db/open.ts';
import { freshPostgres } from '../support/postgres.ts';
import { exported, freshFolder } from '../transfer/support.ts';

const BIN = join(import.meta.dirname, '../../../server/bin/plein-server.mjs');

class Kept extends Writable {
  text = '';
  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.text += chunk.toString();
    done();
  }
}

/** Runs a command as if it was typed, on a database of SQLite or at an address. */
async function type(database: string, ...args: readonly string[]) {
  const [out, error] = [new Kept(), new Kept()];
  const url = database.includes('://') ? database : `sqlite:${database}`;
  const code = await runCommand(args, { env: { PLEIN_DATABASE_URL: url }, out, error });
  return { code, out: out.text, error: error.text };
}

async function contentOf(path: string): Promise<string> {
  const databases = await openDatabase(`sqlite:${path}`);
  try {
    return await exported(databases);
  } finally {
    await databases.close();
  }
}

let folder: string;
let records: string;
before(async () => {
  folder = await freshFolder();
  records = join(folder, 'seed.jsonl');
  const lines = [...seed(new Date('2026-11-21T12:00:00.000Z'))].map((record) => `${JSON.stringify(record)}\n`);
  writeFileSync(records, lines.join(''));
});

async function filled(name: string): Promise<string> {
  const path = join(folder, name);
  const { code, error } = await type(path, 'import', '--from', 'plein', records);
  assert.equal(code, 0, error);
  return path;
}

describe('plein-server', () => {
  const WRONG: readonly (readonly [args: readonly string[], sentence: RegExp])[] = [
    [['dance'], /^There is no command "dance": /],
    [['start', 'now'], /^start takes nothing more/],
    [['import'], /^import needs the path of a file/],
    [['import', 'x'], /^import needs --from with one of plein, stackexchange/],
    [['import', '--from', 'usenet', 'x'], /^import needs --from with one of/],
    [['import', '--from'], /^import: .*--from/],
    [['export', '--loudly'], /^export: Unknown option '--loudly'/],
    [['export', 'a', 'b'], /^export does not take "b"/],
    [['check', 'a'], /^check does not take "a"/],
    [['backup'], /^backup needs the path of a file/],
    [['restore', '--force'], /^restore needs the path of a file/],
  ];

  it('answers what was typed wrongly with one sentence, and does nothing', async () => {
    const path = join(folder, 'never.db');
    for (const [args, sentence] of WRONG) {
      const { code, out, error } = await type(path, ...args);
      assert.deepEqual([code, out], [2, ''], args.join(' '));
      assert.match(error, sentence);
      assert.equal(error.trimEnd().split('\n').length, 1, args.join(' '));
    }
    assert.equal(existsSync(path), false);
  });

  it('says what it can do', async () => {
    for (const args of [['--help'], ['help'], ['import', '--help']]) {
      const { code, out } = await type('nowhere', ...args);
      assert.equal(code, 0);
      for (const command of ['start', 'import', 'export', 'check', 'backup', 'restore'])
        assert.match(out, new RegExp(`^  ${command}\\b`, 'm'));
    }
  });

  it('says what is missing, in a sentence', async () => {
    const path = join(folder, 'never.db');
    for (const args of [['check'], ['export'], ['backup', join(folder, 'x')]]) {
      const { code, error } = await type(path, ...args);
      assert.deepEqual([code, error], [1, `There is no database at ${path} yet.\n`]);
    }
    const nowhere = join(folder, 'nowhere.jsonl');
    assert.deepEqual(await type(path, 'import', '--from', 'plein', nowhere), {
      code: 1,
      out: '',
      error: `There is no ${nowhere}.\n`,
    });
    const wrong = await runCommand(['check'], {
      env: { PLEIN_DATABASE_URL: 'mysql://x' },
      out: new Kept(),
      error: new Kept(),
    });
    assert.equal(wrong, 1);
    assert.equal(existsSync(path), false);
  });

  it('imports, checks, and exports the same to a file and to standard output', async () => {
    const path = await filled('one.db');
    const check = await type(path, 'check');
    assert.deepEqual(check, { code: 0, out: '', error: 'Everything holds.\n' });
    const file = join(folder, 'one.jsonl');
    const { code, error } = await type(path, 'export', file);
    assert.equal(code, 0);
    assert.match(error, /records written to .*one\.jsonl\.\n$/);
    const { out } = await type(path, 'export');
    assert.equal(out, readFileSync(file, 'utf8'));
    assert.equal(out, await contentOf(path));
    assert.deepEqual(
      readdirSync(folder).filter((name) => name.endsWith('.part')),
      [],
    );
  });

  it('keeps what an import refuses, with its number and the reason', async () => {
    const bad = join(folder, 'bad.jsonl');
    writeFileSync(
      bad,
      `${readFileSync(records, 'utf8').split('\n').slice(0, 3).join('\n')}\n{"type":"comment"}\nnonsense\n`,
    );
    const rejects = join(folder, 'refused.jsonl');
    const { code, error } = await type(join(folder, 'bad.db'), 'import', '--from', 'plein', bad, '--reject', rejects);
    assert.equal(code, 0);
    assert.match(error, /Refused: 2, see .*refused\.jsonl\.\n$/);
    const kept = readFileSync(rejects, 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { number: number; reason: string; record: unknown });
    assert.deepEqual(
      kept.map(({ number }) => number),
      [4, 5],
    );
    assert.deepEqual(
      kept.map(({ record }) => record),
      [{ type: 'comment' }, 'nonsense'],
    );
    assert.equal(kept[1]?.reason, 'is not JSON');
  });

  it('tells each thing that does not hold, and ends with 1', async () => {
    const path = await filled('broken.db');
    const databases = await openDatabase(`sqlite:${path}`);
    await databases.writer.updateTable('polls').set({ voter_count: 999 }).execute();
    await databases.close();
    const { code, out, error } = await type(path, 'check');
    assert.equal(code, 1);
    assert.match(out, /^Poll \S+ is said to have 999 voters/m);
    assert.match(error, /^\d+ things do not hold\.\n$/);
  });
});

describe('plein-server backup and restore', () => {
  it('copies a database in use, and puts the copy in place of nothing', async () => {
    const path = await filled('live.db');
    const server = await openDatabase(`sqlite:${path}`);
    const copy = join(folder, 'live.backup');
    const { code, error } = await type(path, 'backup', copy);
    await server.close();
    assert.deepEqual([code, error.split('\n').at(-2)], [0, `The database is copied to ${copy}.`]);
    const other = join(folder, 'restored.db');
    assert.equal((await type(other, 'restore', copy)).code, 0);
    assert.equal(await contentOf(other), await contentOf(path));
    assert.equal((await type(other, 'check')).code, 0);
  });

  it('writes over a database that holds something only where that is asked for, and keeps the old one', async () => {
    const path = await filled('full.db');
    const copy = join(folder, 'full.backup');
    await type(path, 'backup', copy);
    const databases = await openDatabase(`sqlite:${path}`);
    await databases.writer.updateTable('members').set({ name: 'Somebody else' }).execute();
    await databases.close();
    const changed = await contentOf(path);
    const refused = await type(path, 'restore', copy);
    assert.equal(refused.code, 1);
    assert.match(refused.error, /holds a community already: add --force/);
    assert.equal(await contentOf(path), changed);
    assert.equal((await type(path, 'restore', copy, '--force')).code, 0);
    assert.doesNotMatch(await contentOf(path), /Somebody else/);
    const kept = readdirSync(folder).find((name) => name.startsWith('full.db.replaced-'));
    assert.equal(await contentOf(join(folder, String(kept))), changed);
  });

  it('refuses while a server has the database open', async () => {
    const path = await filled('open.db');
    const copy = join(folder, 'open.backup');
    await type(path, 'backup', copy);
    const server = await openDatabase(`sqlite:${path}`);
    await server.ping();
    const { code, error } = await type(path, 'restore', copy, '--force');
    const held = await exported(server);
    await server.close();
    assert.equal(code, 1);
    assert.match(error, /is in use .*: stop the server first\.\n$/);
    assert.equal(await contentOf(path), held);
  });

  it('refuses what is no whole backup, and leaves the database as it is', async () => {
    const path = await filled('safe.db');
    const copy = join(folder, 'safe.backup');
    await type(path, 'backup', copy);
    const held = await contentOf(path);
    const bytes = readFileSync(copy);
    const torn = join(folder, 'torn.backup');
    writeFileSync(torn, bytes.subarray(0, bytes.length / 2));
    const scribbled = join(folder, 'scribbled.backup');
    writeFileSync(scribbled, Buffer.concat([bytes.subarray(0, 8_192), Buffer.alloc(4_096, 7), bytes.subarray(12_288)]));
    const words = join(folder, 'words.backup');
    writeFileSync(words, 'These are only words, and many of them. '.repeat(200));
    const empty = join(folder, 'empty.backup');
    writeFileSync(empty, '');
    for (const file of [torn, scribbled, words, empty]) {
      const { code, error } = await type(path, 'restore', file, '--force');
      assert.equal(code, 1, file);
      assert.match(error, /is no backup that can be restored: /);
    }
    assert.equal(await contentOf(path), held);
    assert.deepEqual(
      readdirSync(folder).filter((name) => name.includes('.restoring')),
      [],
    );
  });

  it('explains how PostgreSQL is backed up', async () => {
    const url = await freshPostgres();
    const backup = await type(url, 'backup', join(folder, 'pg.backup'));
    assert.equal(backup.code, 1);
    assert.match(backup.error, /pg_dump.*plein-server export/);
    const restore = await type(url, 'restore', join(folder, 'pg.backup'));
    assert.equal(restore.code, 1);
    assert.match(restore.error, /pg_restore.*plein-server import --from plein/);
  });
});

describe('the command in a clone', () => {
  it('runs the server until it is stopped', async () => {
    const env = {
      ...process.env,
      PORT: '0',
      PLEIN_DATABASE_URL: `sqlite:${join(folder, 'start.db')}`,
      PLEIN_TOKEN_SECRET: 'a secret of thirty-two bytes at least',
      PLEIN_TOKEN_ISSUER: 'https://login.example.test',
    };
    const child = spawn(process.execPath, [BIN], { env, stdio: ['ignore', 'pipe', 'inherit'] });
    const lines = createInterface({ input: child.stdout });
    const [line] = (await once(lines, 'line')) as [string];
    const { port } = JSON.parse(line) as { port: number };
    assert.equal((await fetch(`http://localhost:${port}/readyz`)).status, 200);
    child.kill('SIGTERM');
    const [code] = (await once(child, 'exit')) as [number | null];
    assert.equal(code, 0);
  });

  it('ends with the code of its command', async () => {
    const child = spawn(process.execPath, [BIN, 'dance'], { stdio: ['ignore', 'ignore', 'pipe'] });
    const [said, [code]] = await Promise.all([once(child.stderr, 'data'), once(child, 'exit')]);
    assert.match(String(said[0]), /There is no command "dance"/);
    assert.equal(code, 2);
  });
});
