import { isTeam } from '../community/community.rules.ts';
import type { Actor } from '../community/community.model.ts';
import type { ErrorCode, Instant } from '../core/core.model.ts';
import type { Poll, PollResults } from './polls.model.ts';

/** 95 %: the two-sided normal quantile. */
const Z = 1.959963984540054;

type PollTimes = Pick<Poll, 'opensAt' | 'closesAt'>;

/** Where a poll is in its life at an instant: open from `opensAt` up to but without `closesAt`. */
export function pollState(poll: PollTimes, now: Instant): Poll['state'] {
  const at = Date.parse(now);
  if (at < Date.parse(poll.opensAt)) return 'announced';
  return poll.closesAt !== undefined && at >= Date.parse(poll.closesAt) ? 'closed' : 'open';
}

/** Why the actor may not vote now, or undefined if they may. */
export function refuseVote(
  actor: Actor | undefined,
  poll: PollTimes & Pick<Poll, 'changeable'>,
  hasVoted: boolean,
  now: Instant,
): ErrorCode | undefined {
  if (actor === undefined) return 'not-signed-in';
  if (actor.frozen) return 'forbidden';
  const state = pollState(poll, now);
  if (state !== 'open') return state === 'announced' ? 'not-open' : 'closed';
  return hasVoted && !poll.changeable ? 'conflict' : undefined;
}

/** What is wrong with a ballot, in a word: an option of another poll, one twice, too few, too many; undefined if nothing. */
export function ballotProblem(
  options: readonly string[],
  poll: Pick<Poll, 'options' | 'min' | 'max'>,
): 'foreign-option' | 'twice' | 'too-few' | 'too-many' | undefined {
  if (options.some((id) => !poll.options.some((option) => option.id === id))) return 'foreign-option';
  if (new Set(options).size !== options.length) return 'twice';
  if (options.length < poll.min) return 'too-few';
  return options.length > poll.max ? 'too-many' : undefined;
}

/** Whether results may be shown: to everyone (no actor given), or to this actor. */
export function resultsVisible(
  poll: PollTimes & Pick<Poll, 'visibility'>,
  now: Instant,
  viewer?: { readonly actor: Actor; readonly hasVoted: boolean },
): boolean {
  if (viewer !== undefined && isTeam(viewer.actor)) return true;
  const closed = pollState(poll, now) === 'closed';
  switch (poll.visibility) {
    case 'always':
      return true;
    case 'after-vote':
      return closed || (viewer?.hasVoted ?? false);
    case 'after-close':
      return closed;
    case 'organisers':
      return false;
  }
}

/** Ballots counted: every option is present, each ballot gives at most one vote to an option. */
export function tally(poll: Pick<Poll, 'options'>, ballots: Iterable<readonly string[]>, final: boolean): PollResults {
  const votes = new Map(poll.options.map((option) => [option.id, 0]));
  let count = 0;
  for (const ballot of ballots) {
    count += 1;
    for (const id of new Set(ballot)) {
      const before = votes.get(id);
      if (before !== undefined) votes.set(id, before + 1);
    }
  }
  return { ballots: count, votes: Object.fromEntries(votes), final };
}

/**
 * The Wilson score interval at 95 % for `votes` of `ballots`, as shares from 0 to 1 (Wilson 1927).
 * Nothing counted says nothing: 0 of 0 is the whole range.
 */
export function wilsonInterval(votes: number, ballots: number): { readonly low: number; readonly high: number } {
  if (ballots === 0) return { low: 0, high: 1 };
  const share = votes / ballots;
  const spread = Z ** 2 / ballots;
  const centre = (share + spread / 2) / (1 + spread);
  const half = (Z / (1 + spread)) * Math.sqrt((share * (1 - share)) / ballots + spread / (4 * ballots));
  return { low: Math.max(0, centre - half), high: Math.min(1, centre + half) };
}

/**
 * The options in the lead: one if its difference from the next is more than chance would give at 95 % (the variance
 * of a difference within one poll, (p1 + p2 − (p1 − p2)²)/n), more if it is too close to call, none without ballots.
 */
export function leaders(results: PollResults): readonly string[] {
  const ranked = Object.entries(results.votes).sort(([, a], [, b]) => b - a);
  const [first] = ranked;
  if (results.ballots === 0 || first === undefined || first[1] === 0) return [];
  return ranked.filter(([, votes]) => !separable(first[1], votes, results.ballots)).map(([id]) => id);
}

function separable(more: number, fewer: number, ballots: number): boolean {
  const high = more / ballots;
  const low = fewer / ballots;
  const variance = (high + low - (high - low) ** 2) / ballots;
  return high - low > Z * Math.sqrt(variance);
}
