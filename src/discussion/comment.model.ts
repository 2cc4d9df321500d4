import type { Role } from '../community/community.model.ts';
import type { Id, Instant } from '../core/core.model.ts';
import type { Author } from '../members/members.model.ts';
import type { Text } from '../text/text.model.ts';

/** What a comment is. The kinds of answer start a branch of a question; a `summary` is pinned above everything. */
export const COMMENT_KINDS = ['comment', 'answer', 'official-answer', 'workaround', 'opinion', 'summary'] as const;
export type CommentKind = (typeof COMMENT_KINDS)[number];

/**
 * `held` waits for approval and is seen by its author and moderators alone. `moved` stays where a branch was that has
 * become a thread of its own.
 */
export type CommentState = 'published' | 'held' | 'deleted' | 'removed' | 'moved';

export interface Comment {
  readonly id: Id;
  readonly thread: string;
  /** What it replies to; absent for one that starts a branch. */
  readonly parent?: Id;
  /** The comment that started its branch; its own id where it did. */
  readonly root: Id;
  /** 0 for a root. */
  readonly depth: number;
  readonly kind: CommentKind;
  readonly state: CommentState;
  /** Absent on a tombstone. */
  readonly author?: Author;
  /** Empty on a tombstone. */
  readonly text: Text;
  /** BCP 47, where known. */
  readonly language?: string;
  readonly createdAt: Instant;
  readonly editedAt?: Instant;
  /** 1 when written, one more with each edit. */
  readonly version: number;
  /** The version of the parent this replies to, where that has been edited since. */
  readonly parentVersion?: number;
  /** Published descendants, however deep. */
  readonly replyCount: number;
  /** How many members reacted. */
  readonly reactions: Readonly<Partial<Record<Reaction, number>>>;
  /** How many members found it helpful; absent for nobody. */
  readonly helpfulCount?: number;
  readonly tombstone?: Tombstone;
  readonly origin?: Origin;
}

/** What stays where a comment was: who took it away and why, and its replies. */
export interface Tombstone {
  readonly at: Instant;
  /** `author`, or the role that removed it. */
  readonly by: 'author' | Role;
  /** The article of the house rules it broke. */
  readonly article?: string;
  /** The key of the thread that its branch has become. */
  readonly movedTo?: string;
}

/** Where something imported came from: shown with it, as its licence asks. */
export interface Origin {
  readonly url: string;
  readonly license?: string;
}

/** The reactions there are words for; a community's policy offers some of them. */
export const REACTIONS = ['like', 'thanks', 'agree', 'insightful', 'funny', 'celebrate'] as const;
export type Reaction = (typeof REACTIONS)[number];

/** Somebody who reacted. */
export interface Reactor {
  readonly member: Author;
  readonly reaction: Reaction;
  readonly at: Instant;
}

/** A comment as it once read. */
export interface CommentVersion {
  /** 1 as it was written first. */
  readonly version: number;
  /** Since when it read so. */
  readonly at: Instant;
  readonly text: Text;
}

/** A comment about to be written. `id` is made by the client and makes a retry the same write. */
export interface CommentDraft {
  readonly id: Id;
  readonly thread: string;
  readonly parent?: Id;
  readonly parentVersion?: number;
  /** `comment` where absent; `answer` for a root of a question. */
  readonly kind?: CommentKind;
  /** Markdown, at most MAX_TEXT_LENGTH. */
  readonly markdown: string;
  readonly language?: string;
  /** About the page, used where the thread does not exist yet: its first comment makes it. */
  readonly page?: ThreadSeed;
}

/** What a page says about a thread that is not there yet. */
export interface ThreadSeed {
  readonly title?: string;
  readonly url?: string;
  readonly space?: string;
  /** `discussion` where absent. A blog has an opening and is made by the team, not by a first comment. */
  readonly kind?: 'discussion' | 'question';
}

export interface CommentEdit {
  readonly id: Id;
  /** Id of this edit: a retry is the same edit. */
  readonly edit: Id;
  /** The version that was edited; `conflict` if it is no longer the newest. */
  readonly version: number;
  readonly markdown: string;
}
