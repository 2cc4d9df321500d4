import type { Poll, PollOption, PollResults } from './polls.model.ts';
import { leaders, wilsonInterval } from './polls.rules.ts';

/** One option's part of the results: shares from 0 to 1 of the ballots counted, with the range at 95 %. */
export interface ResultRow {
  readonly option: PollOption;
  readonly votes: number;
  readonly share: number;
  readonly low: number;
  readonly high: number;
}

/** What results say, in one word: nothing yet, one option ahead, some too close to call, or none apart from the rest. */
export interface Finding {
  readonly kind: 'none' | 'one' | 'close' | 'level';
  readonly options: readonly PollOption[];
}

/** A row for each option, in the poll's own order, so that nothing moves as votes come in. */
export function resultRows(poll: Pick<Poll, 'options'>, results: PollResults): readonly ResultRow[] {
  return poll.options.map((option) => {
    const votes = counted(results.votes[option.id]);
    const ballots = Math.max(counted(results.ballots), votes);
    return { option, votes, share: ballots === 0 ? 0 : votes / ballots, ...wilsonInterval(votes, ballots) };
  });
}

export function finding(poll: Pick<Poll, 'options'>, results: PollResults): Finding {
  const ahead = leaders(results);
  const options = poll.options.filter(({ id }) => ahead.includes(id));
  if (options.length === 0) return { kind: 'none', options };
  if (options.length === 1) return { kind: 'one', options };
  return { kind: options.length === poll.options.length ? 'level' : 'close', options };
}

/** The share of those who may vote that did, from 0 to 1; undefined where it is not known, or plainly not known well, how many may. */
export function turnout({ voterCount, eligibleCount }: Pick<Poll, 'voterCount' | 'eligibleCount'>): number | undefined {
  if (eligibleCount === undefined || eligibleCount <= 0 || voterCount > eligibleCount) return undefined;
  return voterCount / eligibleCount;
}

/** A count as one, whatever a foreign backend sends. */
function counted(value: unknown): number {
  return typeof value === 'number' && Number.isFinite(value) ? Math.max(0, value) : 0;
}
