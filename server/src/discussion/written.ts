import type { Comment, Thread } from 'plein/discussion/discussion.model.js';
import type { ReadAgain, WriteAnswer, WriteContext } from '../db/write.ts';
import { indexComments, indexThreads } from './search.index.ts';
import { readThreadRow } from './threads.ts';
import { threadViews } from './thread.views.ts';
import { commentViews, selectComments } from './views.ts';
import type { ThreadRow } from './views.ts';

/** A thread as far as most rules need to know. */
export function stateOf({ state, kind, slow_mode }: ThreadRow): Pick<Thread, 'state' | 'kind' | 'slowMode'> {
  return {
    state: state === 'locked' ? 'locked' : 'open',
    kind: kind as Thread['kind'],
    ...(slow_mode !== null && { slowMode: slow_mode }),
  };
}

/** The answer with the comment as it now is; streams hear of it if everyone may see it. */
export async function written(context: WriteContext, id: string, status = 200): Promise<WriteAnswer> {
  const { db, community, now } = context;
  const row = await selectComments(db, community).where('c.id', '=', id).executeTakeFirstOrThrow();
  if (row.state !== 'held' && row.state !== 'withdrawn') {
    context.changed({ type: 'comment', topic: `thread:${row.thread}`, subject: id });
  }
  await indexComments(db, community, [row]);
  const [view] = await commentViews(db, community, [row], now);
  return answer(view!, status);
}

export function answer(value: Comment, status = 200): WriteAnswer {
  const body = { status: value.state === 'held' ? 'held' : 'published', value };
  return { status, body, about: { type: 'comment', id: value.id } };
}

/** The answer with the thread as it now is; streams hear of it. */
export async function writtenThread(context: WriteContext, key: string, status = 200): Promise<WriteAnswer> {
  const { db, community, now } = context;
  const row = (await readThreadRow(db, community, key))!;
  await indexThreads(db, community, [row]);
  threadChanged(context, row.key);
  return answerThread((await threadViews(db, community, [row], now))[0]!, status);
}

export function answerThread(value: Thread, status = 200): WriteAnswer {
  return { status, body: { status: 'published', value }, about: { type: 'thread', id: value.key } };
}

/** What a write answered, with the comment as it is now: of what was deleted since, a retry gets no word. */
export const commentAgain: ReadAgain = async (db, community, id, now) => {
  const row = await selectComments(db, community).where('c.id', '=', id).executeTakeFirstOrThrow();
  return answer((await commentViews(db, community, [row], now))[0]!).body;
};

/** What a write answered, with the thread as it is now, wherever it went. */
export const threadAgain: ReadAgain = async (db, community, key, now) => {
  const row = (await readThreadRow(db, community, key))!;
  return answerThread((await threadViews(db, community, [row], now))[0]!).body;
};

export function threadChanged(context: Pick<WriteContext, 'changed'>, key: string): void {
  context.changed({ type: 'thread', topic: `thread:${key}`, subject: key });
}
