import type { EventKind, EventStatus, WallTime } from '../calendar/calendar.model.ts';
import type { HouseRules, Policy, RoleGrant, Space } from '../community/community.model.ts';
import type { Id, Instant } from '../core/core.model.ts';
import type {
  CommentKind,
  CommentState,
  Opening,
  Origin,
  Reaction,
  Thread,
  Tombstone,
} from '../discussion/discussion.model.ts';
import type { FollowUp, Poll } from '../polls/polls.model.ts';
import type { Text } from '../text/text.model.ts';

/**
 * One line of an export: everything a community is, as JSON Lines. A line may refer only to lines before it.
 * (A thread's `accepted` and `pinned` alone name what comes after it; where that never comes, there is none.)
 * Where `text` is absent and `markdown` present, import renders it. Member, space and thread are named by id or key.
 */
export type TransferRecord =
  | CommunityRecord
  | SpaceRecord
  | RulesRecord
  | MemberRecord
  | ThreadRecord
  | AliasRecord
  | CommentRecord
  | VersionRecord
  | ReactionRecord
  | HelpfulRecord
  | MeTooRecord
  | FollowRecord
  | ImageRecord
  | EventRecord
  | AttendanceRecord
  | PollRecord
  | BallotRecord;

/** First line of an export; the version rises when a reader would have to change. */
export interface CommunityRecord {
  readonly type: 'community';
  readonly format: 1;
  readonly name: string;
  readonly policy: Policy;
}

export interface SpaceRecord extends Space {
  readonly type: 'space';
}

export interface RulesRecord extends HouseRules {
  readonly type: 'rules';
}

export interface MemberRecord {
  readonly type: 'member';
  readonly id: Id;
  readonly name: string;
  readonly naming: 'real' | 'pseudonym';
  readonly grants: readonly RoleGrant[];
  readonly lineOfWork?: string;
  /** Ids of spaces. */
  readonly spaces: readonly string[];
  readonly askAbout: readonly string[];
  readonly about?: Text;
  readonly joinedAt: Instant;
  readonly state: 'active' | 'frozen' | 'left';
  /** Who they are to the company's login. */
  readonly identities: readonly { readonly issuer: string; readonly subject: string }[];
}

export interface ThreadRecord {
  readonly type: 'thread';
  readonly key: string;
  readonly space: string;
  readonly kind: Thread['kind'];
  readonly title: string;
  readonly url?: string;
  readonly state: Thread['state'];
  readonly naming: Thread['naming'];
  readonly createdAt: Instant;
  readonly accepted?: Id;
  readonly opening?: {
    readonly author: AuthorReference;
    readonly text?: Text;
    readonly markdown?: string;
    readonly createdAt: Opening['createdAt'];
  };
  readonly origin?: Origin;
  readonly solvedAt?: Instant;
  readonly pinned?: Id;
  readonly slowMode?: number;
  readonly movedFrom?: Thread['movedFrom'];
  readonly waitingSince?: Instant;
  readonly assignee?: Id;
}

/** A key that a thread once had. */
export interface AliasRecord {
  readonly type: 'alias';
  readonly alias: string;
  readonly thread: string;
}

/** A text of a comment that an edit replaced. */
export interface VersionRecord {
  readonly type: 'version';
  readonly comment: Id;
  readonly version: number;
  readonly at: Instant;
  readonly text?: Text;
  readonly markdown?: string;
}

export interface HelpfulRecord {
  readonly type: 'helpful';
  readonly comment: Id;
  readonly member: Id;
}

export interface MeTooRecord {
  readonly type: 'me-too';
  readonly thread: string;
  readonly member: Id;
}

export interface FollowRecord {
  readonly type: 'follow';
  readonly thread: string;
  readonly member: Id;
  /** The root of the branch; absent for the whole thread. */
  readonly branch?: Id;
}

/** A picture that a comment shows, or the opening of a thread; its file travels beside the lines, as `images/<id>`. */
export interface ImageRecord {
  readonly type: 'image';
  readonly id: Id;
  readonly member: Id;
  readonly comment?: Id;
  readonly thread?: string;
  readonly width: number;
  readonly height: number;
  readonly at: Instant;
}

/** A member by id, or the name alone of somebody who is not (or no longer) one. */
export type AuthorReference = { readonly member: Id; readonly team?: string } | { readonly name: string };

export interface CommentRecord {
  readonly type: 'comment';
  readonly id: Id;
  readonly thread: string;
  readonly parent?: Id;
  readonly parentVersion?: number;
  readonly kind: CommentKind;
  readonly state: CommentState;
  readonly author?: AuthorReference;
  /** Whether its author was of the team when they wrote it; where absent, as their roles say. */
  readonly byTeam?: boolean;
  readonly text?: Text;
  readonly markdown?: string;
  readonly language?: string;
  readonly createdAt: Instant;
  readonly editedAt?: Instant;
  readonly version: number;
  readonly tombstone?: Tombstone;
  readonly origin?: Origin;
}

export interface ReactionRecord {
  readonly type: 'reaction';
  readonly comment: Id;
  readonly member: Id;
  readonly reaction: Reaction;
}

export interface EventRecord {
  readonly type: 'event';
  readonly id: Id;
  readonly uid: string;
  readonly space: string;
  readonly kind: EventKind;
  readonly title: string;
  readonly summary?: Text;
  readonly markdown?: string;
  readonly host?: AuthorReference;
  readonly allDay: boolean;
  readonly start: WallTime;
  readonly end: WallTime;
  readonly timeZone: string;
  readonly place?: { readonly name: string; readonly address?: string };
  readonly onlineUrl?: string;
  readonly url?: string;
  readonly status: EventStatus;
  readonly statusNote?: string;
  readonly signUp: boolean;
  readonly capacity?: number;
  readonly signUpUntil?: Instant;
  readonly thread?: string;
  readonly sequence: number;
  readonly createdAt: Instant;
  readonly changedAt: Instant;
}

export interface AttendanceRecord {
  readonly type: 'attendance';
  readonly occurrence: string;
  readonly member: Id;
  readonly at: Instant;
}

export interface PollRecord extends Pick<
  Poll,
  | 'id'
  | 'space'
  | 'question'
  | 'stage'
  | 'choice'
  | 'min'
  | 'max'
  | 'options'
  | 'opensAt'
  | 'closesAt'
  | 'visibility'
  | 'changeable'
  | 'eligibleCount'
  | 'followUpBy'
> {
  readonly type: 'poll';
  readonly introduction?: Text;
  readonly markdown?: string;
  readonly author?: AuthorReference;
  readonly followUp?: Omit<FollowUp, 'text'> & { readonly text?: Text; readonly markdown?: string };
}

export interface BallotRecord {
  readonly type: 'ballot';
  readonly poll: string;
  readonly member: Id;
  readonly options: readonly string[];
}
