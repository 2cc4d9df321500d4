import type { Comment } from 'plein/discussion/discussion.model.js';
import type { WriteAnswer, WriteContext } from '../db/write.ts';
import { commentViews, selectComments } from './views.ts';
import type { ThreadRow } from './views.ts';

/** A thread as far as rules need to know. */
export function stateOf({ state }: ThreadRow): { readonly state: 'open' | 'locked' } {
  return { state: state === 'locked' ? 'locked' : 'open' };
}

/** The answer with the comment as it now is; streams hear of it if everyone may see it. */
export async function written(context: WriteContext, id: string, status = 200): Promise<WriteAnswer> {
  const { db, community, now } = context;
  const row = await selectComments(db, community).where('c.id', '=', id).executeTakeFirstOrThrow();
  if (row.state !== 'held' && row.state !== 'withdrawn') {
    context.changed({ type: 'comment', topic: `thread:${row.thread}`, subject: id });
  }
  const [view] = await commentViews(db, community, [row], now);
  return answer(view!, status);
}

export function answer(value: Comment, status = 200): WriteAnswer {
  return { status, body: { status: value.state === 'held' ? 'held' : 'published', value } };
}
