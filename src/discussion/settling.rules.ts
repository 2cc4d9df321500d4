import { isSteward, isTeam } from '../community/community.rules.ts';
import type { Actor, Policy } from '../community/community.model.ts';
import type { ErrorCode, Instant } from '../core/core.model.ts';
import type { Comment, CommentKind } from './comment.model.ts';
import type { Thread } from './thread.model.ts';

/** The most characters of a thread's title. */
export const MAX_TITLE_LENGTH = 200;
/** The longest slow mode, in minutes: a day. */
export const MAX_SLOW_MODE = 24 * 60;

const ANSWERS: readonly CommentKind[] = ['answer', 'workaround', 'opinion'];

/** What a comment by the actor that starts a branch may be, the usual first. Replies are comments, whatever they reply to. */
export function kindsOf(actor: Actor, thread: Pick<Thread, 'kind'>): readonly CommentKind[] {
  const summary: readonly CommentKind[] = isTeam(actor) || isSteward(actor) ? ['summary'] : [];
  if (thread.kind !== 'question') return ['comment', ...summary];
  return [...ANSWERS, ...(isTeam(actor) ? (['official-answer'] as const) : []), 'comment', ...summary];
}

/** The kind of a new comment: as asked for, or what is usual there. Undefined where the actor may not write such a one. */
export function kindOf(
  actor: Actor,
  { kind, parent }: { readonly kind?: CommentKind; readonly parent?: unknown },
  thread: Pick<Thread, 'kind'>,
): CommentKind | undefined {
  if (parent !== undefined) return kind === undefined || kind === 'comment' ? 'comment' : undefined;
  const kinds = kindsOf(actor, thread);
  const asked = kind ?? kinds[0]!;
  return kinds.includes(asked) ? asked : undefined;
}

/** Whether a comment answers a question, so that it may settle it. */
export function isAnswer({ kind }: Pick<Comment, 'kind'>): boolean {
  return kind === 'official-answer' || ANSWERS.includes(kind);
}

/** Why the actor may not make a thread with an opening text, or undefined if they may. */
export function refuseOpening(actor: Actor | undefined, kind: Thread['kind']): ErrorCode | undefined {
  if (actor === undefined) return 'not-signed-in';
  if (actor.frozen) return 'forbidden';
  return kind === 'blog' && !isTeam(actor) ? 'forbidden' : undefined;
}

/** Why the actor may not say whether a question is solved, or undefined: its asker, the team and stewards may. */
export function refuseSettle(
  actor: Actor | undefined,
  thread: Pick<Thread, 'kind' | 'opening'>,
): ErrorCode | undefined {
  if (actor === undefined) return 'not-signed-in';
  if (actor.frozen) return 'forbidden';
  if (thread.kind !== 'question') return 'conflict';
  const asked = thread.opening?.author.member === actor.member;
  return asked || isTeam(actor) || isSteward(actor) ? undefined : 'forbidden';
}

/** Why the actor may not accept this comment as the answer, or undefined if they may. */
export function refuseAccept(
  actor: Actor | undefined,
  comment: Comment,
  thread: Pick<Thread, 'kind' | 'opening'>,
): ErrorCode | undefined {
  const refused = refuseSettle(actor, thread);
  if (refused !== undefined) return refused;
  return comment.state === 'published' && isAnswer(comment) ? undefined : 'conflict';
}

/** Why the actor may not lock, slow, pin, move, rename or merge here, or undefined: stewards and the team may. */
export function refuseStewardship(actor: Actor | undefined): ErrorCode | undefined {
  if (actor === undefined) return 'not-signed-in';
  return !actor.frozen && (isSteward(actor) || isTeam(actor)) ? undefined : 'forbidden';
}

/** Why the actor may not say that they have the same question, or undefined. Whoever asked it has it already. */
export function refuseMeToo(actor: Actor | undefined, thread: Pick<Thread, 'kind' | 'opening'>): ErrorCode | undefined {
  if (actor === undefined) return 'not-signed-in';
  if (actor.frozen) return 'forbidden';
  if (thread.kind !== 'question') return 'conflict';
  return thread.opening?.author.member === actor.member ? 'forbidden' : undefined;
}

/** From when on the actor may write again in slow mode; undefined for now. `last` is when they last wrote there. */
export function slowUntil(
  actor: Actor,
  { slowMode }: Pick<Thread, 'slowMode'>,
  last: Instant | undefined,
  now: Instant,
): Instant | undefined {
  if (slowMode === undefined || last === undefined || isSteward(actor) || isTeam(actor)) return undefined;
  const until = Date.parse(last) + slowMode * 60_000;
  return until > Date.parse(now) ? new Date(until).toISOString() : undefined;
}

/** When a question that waits is overdue. */
export function dueAt(since: Instant, { answerWithin }: Policy): Instant | undefined {
  return answerWithin === undefined ? undefined : new Date(Date.parse(since) + answerWithin * 3_600_000).toISOString();
}
