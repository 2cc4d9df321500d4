import { isTeam } from 'plein/community/community.rules.js';
import type { ThreadDraft } from 'plein/discussion/discussion.model.js';
import { refuseOpening } from 'plein/discussion/settling.rules.js';
import type { Text } from 'plein/text/text.model.js';
import { readPolicy } from '../community/store.ts';
import type { WriteAnswer, WriteContext } from '../db/write.ts';
import { Refusal, refuse } from '../http/refusal.ts';
import { resolveText, showPictures } from '../images/references.ts';
import { readActor } from '../members/grants.ts';
import { followOwn } from '../notifications/arrival.ts';
import { waitsForApproval } from './approval.ts';
import { lockThread, threadColumns } from './threads.ts';
import { writtenThread } from './written.ts';

export type NewThread = Omit<ThreadDraft, 'id'> & { readonly text: Text };

/** Makes a thread with an opening text. Whose comments wait for approval makes none: nobody could look at it first. */
export async function createThread(
  context: WriteContext,
  { key, kind, markdown, text, ...seed }: NewThread,
  origins: readonly string[],
): Promise<WriteAnswer> {
  const { db, community, member, now } = context;
  if ((await lockThread(db, community, key)) !== undefined) throw new Refusal('conflict');
  const titled = { ...seed, title: titleOf(seed.title) };
  const row = await threadColumns(db, community, { key, seed: titled, origins, now }, '/space');
  const actor = await readActor(db, community, member, row.space, now);
  refuse(refuseOpening(actor, kind));
  if (await waitsForApproval(db, community, actor, await readPolicy(db, community))) throw new Refusal('forbidden');
  const resolved = await resolveText(context, text, { thread: key });
  const { numInsertedOrUpdatedRows: inserted } = await db
    .insertInto('threads')
    .values({
      ...row,
      kind,
      opening_member: member,
      opening_text: JSON.stringify(resolved),
      opening_markdown: markdown,
      opening_at: now,
      waiting_since: kind === 'question' && !isTeam(actor) ? now : null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow();
  if (inserted !== 1n) throw new Refusal('conflict');
  await showPictures(context, { thread: key }, resolved);
  await followOwn(context, key);
  return writtenThread(context, key, 201);
}

/** A title that says something. */
export function titleOf(title: string): string {
  const trimmed = title.trim();
  if (trimmed === '') throw new Refusal('empty', { fields: [{ field: '/title', message: 'says nothing' }] });
  return trimmed;
}
