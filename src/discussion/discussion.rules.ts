import { isSteward } from '../community/community.rules.ts';
import type { Actor, Policy } from '../community/community.model.ts';
import type { ErrorCode, Instant } from '../core/core.model.ts';
import type { Comment, Thread } from './discussion.model.ts';

/** How deep replies may nest before a new branch is asked for. */
export const MAX_COMMENT_DEPTH = 100;
/** The most links in one comment. */
export const MAX_LINKS = 40;

const THREAD_KEY = /^[\p{L}\p{N}][\p{L}\p{N}._:/-]{0,199}$/u;

/** Whether a page owner may call a thread so: 1 to 200 letters, digits and `. _ : / -`, starting with a letter or digit. */
export function isThreadKey(key: string): boolean {
  return THREAD_KEY.test(key);
}

/** Why the actor may not start a branch here now, or undefined if they may. */
export function refuseComment(actor: Actor | undefined, thread: Pick<Thread, 'state'>): ErrorCode | undefined {
  if (actor === undefined) return 'not-signed-in';
  if (actor.frozen) return 'forbidden';
  if (thread.state === 'locked' && !isSteward(actor)) return 'locked';
  return undefined;
}

/** Why the actor may not reply to this comment now, or undefined if they may. */
export function refuseReply(
  actor: Actor | undefined,
  parent: Pick<Comment, 'state' | 'depth'>,
  thread: Pick<Thread, 'state'>,
): ErrorCode | undefined {
  const refused = refuseComment(actor, thread);
  if (refused !== undefined) return refused;
  if (parent.state !== 'published') return 'conflict';
  return parent.depth >= MAX_COMMENT_DEPTH ? 'too-deep' : undefined;
}

/** Why the actor may not edit this comment now, or undefined if they may. Only authors edit; a set window ends it. */
export function refuseEdit(
  actor: Actor | undefined,
  comment: Comment,
  thread: Pick<Thread, 'state'>,
  policy: Policy,
  now: Instant,
): ErrorCode | undefined {
  const refused = refuseComment(actor, thread);
  if (refused !== undefined) return refused;
  if (!isOwn(actor, comment)) return 'forbidden';
  if (comment.state !== 'published' && comment.state !== 'held') return 'conflict';
  if (policy.editWindow === undefined) return undefined;
  const closes = Date.parse(comment.createdAt) + policy.editWindow * 60_000;
  return Date.parse(now) < closes ? undefined : 'closed';
}

/** Why the actor may not delete this comment, or undefined if they may. Authors may always, also in a locked thread. */
export function refuseDelete(actor: Actor | undefined, comment: Comment): ErrorCode | undefined {
  if (actor === undefined) return 'not-signed-in';
  return isOwn(actor, comment) ? undefined : 'forbidden';
}

/** Seconds in which an author can undo a deletion: the ten that are offered, and time for the answer to come through. */
export const RESTORE_SECONDS = 30;

/** Why an author may not undo the deletion of their own comment now, or undefined if they may. */
export function refuseRestore(
  actor: Actor | undefined,
  comment: Pick<Comment, 'state' | 'tombstone'>,
  thread: Pick<Thread, 'state'>,
  now: Instant,
): ErrorCode | undefined {
  const refused = refuseComment(actor, thread);
  if (refused !== undefined) return refused;
  if (comment.state !== 'deleted' || comment.tombstone === undefined) return 'conflict';
  const until = Date.parse(comment.tombstone.at) + RESTORE_SECONDS * 1_000;
  return Date.parse(now) < until ? undefined : 'closed';
}

/** Why the actor may not say that this comment helped, or undefined if they may. Nobody says so of their own. */
export function refuseHelpful(
  actor: Actor | undefined,
  comment: Comment,
  thread: Pick<Thread, 'state'>,
): ErrorCode | undefined {
  return refuseReaction(actor, comment, thread) ?? (isOwn(actor, comment) ? 'forbidden' : undefined);
}

/** Why the actor may not react to this comment, or undefined if they may. */
export function refuseReaction(
  actor: Actor | undefined,
  comment: Pick<Comment, 'state'>,
  thread: Pick<Thread, 'state'>,
): ErrorCode | undefined {
  return refuseComment(actor, thread) ?? (comment.state === 'published' ? undefined : 'conflict');
}

/** Whether a comment by this actor waits for approval. */
export function isHeld(actor: Actor, policy: Policy, publishedBefore: number): boolean {
  if (isSteward(actor)) return false;
  return policy.approval === 'everyone' || (policy.approval === 'newcomers' && publishedBefore === 0);
}

/** Whether the actor may look at what waits for approval, and approve it: whose own never waits. */
export function mayApprove(actor: Actor): boolean {
  return !actor.frozen && isSteward(actor);
}

function isOwn(actor: Actor | undefined, comment: Comment): boolean {
  return actor !== undefined && comment.author?.member === actor.member;
}
