import type { Actor, Policy } from 'plein/community/community.model.js';
import { isHeld } from 'plein/discussion/discussion.rules.js';
import type { Connection } from '../db/open.ts';

/** Whether what the actor writes now waits for approval. */
export async function waitsForApproval(
  db: Connection,
  community: string,
  actor: Actor,
  policy: Policy,
): Promise<boolean> {
  if (policy.approval === 'none') return false;
  const { comment_count: before } = await db
    .selectFrom('members')
    .select('comment_count')
    .where('community', '=', community)
    .where('id', '=', actor.member)
    .executeTakeFirstOrThrow();
  return isHeld(actor, policy, before);
}
