import { randomUUIDv7 } from 'node:crypto';
import { isThreadKey } from 'plein/discussion/discussion.rules.js';
import { appendChanges } from '../db/changes.ts';
import type { NewChange } from '../db/changes.ts';
import { committer } from '../db/commit.ts';
import type { WriteContext } from '../db/write.ts';
import { rename } from '../discussion/aliases.rename.ts';
import { merge } from '../discussion/merge.ts';
import { lockThread } from '../discussion/threads.ts';
import type { ThreadRow } from '../discussion/views.ts';
import { Refusal } from '../http/refusal.ts';
import type { Typed } from './command.ts';
import { withDatabase } from './database.ts';
import { CommandError } from './terminal.ts';
import type { Terminal } from './terminal.ts';

/** `plein-server rename <key> <new key>`, also where the thread is too large for a steward to do it. */
export async function runRename({ paths: [key = '', to = ''] }: Typed, terminal: Terminal): Promise<number> {
  if (!isThreadKey(to)) throw new CommandError(`"${to}" cannot be a thread's key.`);
  await write(terminal, async (context) => {
    const thread = await threadOf(context, key);
    await rename(context, thread, to).catch(unlessInUse(to));
  });
  terminal.error.write(`Thread ${key} is now ${to}; the old key leads there.\n`);
  return 0;
}

/** `plein-server merge <key> <into>`. */
export async function runMerge({ paths: [key = '', into = ''] }: Typed, terminal: Terminal): Promise<number> {
  const { comments } = await write(terminal, async (context) => {
    const [from, to] = [await threadOf(context, key), await threadOf(context, into)];
    if (from.key === to.key) throw new CommandError(`${key} and ${into} are the same thread.`);
    await merge(context, from, to);
    return { comments: (await threadOf(context, into)).comment_count };
  });
  terminal.error.write(`Thread ${into} holds both now, ${comments} comments; ${key} leads there.\n`);
  return 0;
}

/** One transaction, of which open pages hear as of any other. */
function write<Result>(terminal: Terminal, work: (context: WriteContext) => Promise<Result>): Promise<Result> {
  return withDatabase(terminal, { existing: true }, (databases, { community }) =>
    committer(
      databases,
      community,
    )(async (db) => {
      const now = new Date().toISOString();
      const changes: NewChange[] = [];
      const changed = (change: NewChange): void => void changes.push(change);
      const result = await work({ db, community, member: '', key: randomUUIDv7(), now, changed });
      await appendChanges(db, community, changes, now);
      return result;
    }),
  );
}

async function threadOf({ db, community }: WriteContext, key: string): Promise<ThreadRow> {
  const thread = await lockThread(db, community, key);
  if (thread === undefined) throw new CommandError(`There is no thread ${key}.`);
  return thread;
}

function unlessInUse(key: string): (error: unknown) => never {
  return (error) => {
    throw error instanceof Refusal && error.code === 'conflict'
      ? new CommandError(`The key ${key} leads to a thread already.`)
      : error;
  };
}
