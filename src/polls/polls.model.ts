import type { Position } from '../community/live.model.ts';
import type { CallOptions, Id, Instant, Written } from '../core/core.model.ts';
import type { Author } from '../members/members.model.ts';
import type { Text } from '../text/text.model.ts';

/** Where the thing asked about stands. */
export const POLL_STAGES = ['idea', 'concept', 'prototype', 'pilot', 'launch', 'in-use'] as const;
export type PollStage = (typeof POLL_STAGES)[number];
/** Who sees results when: everyone always, voters once they voted (everyone after the close), everyone after the close, organisers only. */
export type ResultVisibility = 'always' | 'after-vote' | 'after-close' | 'organisers';
/** What became of the answers. */
export const FOLLOW_UP_STATUSES = ['heard', 'under-review', 'decided-yes', 'decided-no', 'shipped'] as const;
export type FollowUpStatus = (typeof FOLLOW_UP_STATUSES)[number];

export interface PollOption {
  readonly id: string;
  readonly label: string;
}

export interface Poll {
  readonly id: string;
  readonly space: string;
  readonly question: string;
  readonly introduction?: Text;
  readonly author?: Author;
  readonly stage?: PollStage;
  readonly choice: 'single' | 'multiple';
  /** The fewest and most options of a ballot; 1 and 1 for a single choice. */
  readonly min: number;
  readonly max: number;
  readonly options: readonly PollOption[];
  readonly opensAt: Instant;
  /** The first instant at which votes are no longer taken; absent while none is set. */
  readonly closesAt?: Instant;
  /** As the backend's clock has it. */
  readonly state: 'announced' | 'open' | 'closed';
  readonly visibility: ResultVisibility;
  /** Whether a ballot may be changed or withdrawn while the poll is open. */
  readonly changeable: boolean;
  /** Members who voted. */
  readonly voterCount: number;
  /** Members who may vote, for turnout, where known. */
  readonly eligibleCount?: number;
  /** When the organisers promised to say what became of it. */
  readonly followUpBy?: Instant;
  readonly followUp?: FollowUp;
  /** Present where everyone may see them now. */
  readonly results?: PollResults;
  /** From which to follow `poll:<id>` live. */
  readonly position: Position;
}

export interface FollowUp {
  readonly status: FollowUpStatus;
  readonly text: Text;
  readonly at: Instant;
}

export interface PollResults {
  /** Ballots counted. */
  readonly ballots: number;
  /** Votes by option id; every option is present. */
  readonly votes: Readonly<Record<string, number>>;
  /** Whether the poll is closed, so that they stay. */
  readonly final: boolean;
}

export interface PollMine {
  /** The options of one's own ballot; absent if none is cast. */
  readonly ballot?: readonly string[];
  readonly can: { readonly vote: boolean; readonly withdraw: boolean };
  /** Present where this member may see them now. */
  readonly results?: PollResults;
}

export interface Ballot {
  readonly poll: string;
  readonly options: readonly string[];
  /** The id of this write: a retry is the same vote. */
  readonly write: Id;
}

export interface PollsPort {
  readPoll(id: string, options?: CallOptions): Promise<Poll>;
  readMine?(poll: string, options?: CallOptions): Promise<PollMine>;
  /** Casts or changes one's ballot; one per member, the last by the backend's order counts. */
  vote?(ballot: Ballot, options?: CallOptions): Promise<Written<PollMine>>;
  /** Takes one's ballot back while the poll is open. */
  withdraw?(request: CallOptions & { readonly poll: string; readonly write: Id }): Promise<Written<PollMine>>;
}
