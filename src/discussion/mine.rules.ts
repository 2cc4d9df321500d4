import type { Actor, Policy } from '../community/community.model.ts';
import type { Instant } from '../core/core.model.ts';
import type { Comment, Reaction } from './comment.model.ts';
import {
  refuseComment,
  refuseDelete,
  refuseEdit,
  refuseHelpful,
  refuseReaction,
  refuseReply,
  refuseRestore,
} from './discussion.rules.ts';
import {
  kindsOf,
  refuseAccept,
  refuseMeToo,
  refuseOpening,
  refuseSettle,
  refuseStewardship,
  slowUntil,
} from './settling.rules.ts';
import type { CommentMine, Thread, ThreadMine } from './thread.model.ts';

/** What a reader did to a comment. `wrote` tells it of a tombstone, which names nobody. */
export interface Deeds {
  readonly reactions: readonly Reaction[];
  readonly helpful?: boolean;
  readonly wrote?: boolean;
}

type ThreadState = Pick<Thread, 'state' | 'kind' | 'opening'>;

/** What the actor may do with a comment and has done: the private half of what a reader sees. */
export function commentMine(
  actor: Actor,
  comment: Comment,
  thread: ThreadState,
  policy: Policy,
  now: Instant,
  { reactions, helpful = false, wrote = false }: Deeds,
): CommentMine {
  const steward = refuseStewardship(actor) === undefined && comment.state === 'published';
  return {
    can: {
      reply: refuseReply(actor, comment, thread) === undefined,
      edit: refuseEdit(actor, comment, thread, policy, now) === undefined,
      delete: refuseDelete(actor, comment) === undefined && isThere(comment),
      react: refuseReaction(actor, comment, thread) === undefined,
      helpful: refuseHelpful(actor, comment, thread) === undefined,
      restore: wrote && refuseRestore(actor, comment, thread, now) === undefined,
      accept: refuseAccept(actor, comment, thread) === undefined,
      pin: steward,
      move: steward && comment.depth === 0,
    },
    reactions,
    helpful,
  };
}

/** What a rule asks about an actor in a thread: whether it has been made, and when they last wrote in it. */
export interface ThreadFacts {
  readonly there: boolean;
  readonly last: Instant | undefined;
  /** Whether what they write waits for approval. */
  readonly held?: boolean;
}

/** What the actor may do in a thread. Whose comments wait for approval opens none. */
export function threadMay(
  actor: Actor,
  thread: Thread,
  now: Instant,
  { there, last, held = false }: ThreadFacts,
): Pick<ThreadMine, 'can' | 'nextAt'> {
  const nextAt = slowUntil(actor, thread, last, now);
  const open = (['question', 'blog'] as const).filter((kind) => refuseOpening(actor, kind) === undefined);
  return {
    can: {
      comment: refuseComment(actor, thread) === undefined,
      settle: refuseSettle(actor, thread) === undefined,
      steward: there && refuseStewardship(actor) === undefined,
      kinds: kindsOf(actor, thread),
      meToo: refuseMeToo(actor, thread) === undefined,
      follow: there,
      ...(there || held || open.length === 0 ? {} : { open }),
    },
    ...(nextAt === undefined ? {} : { nextAt }),
  };
}

function isThere({ state }: Comment): boolean {
  return state === 'published' || state === 'held';
}
