import type { Poll, PollMine } from './polls.model.ts';

/**
 * What somebody can do with a poll now: nothing yet, answer, go back on an answer, sign in first, be told that they
 * may not, read only, or nothing any more.
 */
export type Stance = 'announced' | 'answer' | 'answered' | 'away' | 'barred' | 'reading' | 'closed';

export interface StanceFacts {
  readonly poll: Pick<Poll, 'state'>;
  /** The reader's own part, where it is known. */
  readonly mine?: PollMine | undefined;
  readonly signedIn: boolean;
  /** Whether the backend takes votes at all. */
  readonly takesVotes: boolean;
  /** Whether a vote that is cast is being changed. */
  readonly changing: boolean;
}

export function stanceOf({ poll, mine, signedIn, takesVotes, changing }: StanceFacts): Stance {
  if (poll.state !== 'open') return poll.state;
  if (!takesVotes) return 'reading';
  if (!signedIn) return 'away';
  if (mine === undefined) return 'reading';
  if (mine.ballot !== undefined && !changing) return 'answered';
  return mine.can.vote ? 'answer' : 'barred';
}
