import type { Naming } from '../community/community.model.ts';
import type { Position } from '../community/live.model.ts';
import type { Id, Instant, Page } from '../core/core.model.ts';
import type { Author } from '../members/members.model.ts';
import type { Text } from '../text/text.model.ts';
import type { Comment, CommentKind, Origin, Reaction } from './comment.model.ts';

/** A conversation under a page. Its `key` is the page owner's and outlives every address. */
export interface Thread {
  /** As it is now: another than the one asked for where the thread was renamed or merged. */
  readonly key: string;
  readonly space: string;
  readonly kind: 'discussion' | 'question' | 'blog';
  /** Empty where nobody gave one. */
  readonly title: string;
  /** The page it stands under, as metadata. */
  readonly url?: string;
  readonly state: 'open' | 'locked';
  readonly naming: Naming;
  /** Published comments, replies included. */
  readonly commentCount: number;
  /** The answer that settled the question. */
  readonly accepted?: Id;
  /** When the question was settled, with an accepted answer or without. */
  readonly solvedAt?: Instant;
  /** How many others have the same question; absent for nobody. */
  readonly meTooCount?: number;
  /** The comment that stands above all others. */
  readonly pinned?: Id;
  /** Minutes that must lie between two comments of one member. Stewards and the team are free of it. */
  readonly slowMode?: number;
  readonly createdAt?: Instant;
  /** When the last comment was published. */
  readonly activeAt?: Instant;
  /** The opening text of a blog or a question. */
  readonly opening?: Opening;
  /** The comment in another thread whose branch this once was. */
  readonly movedFrom?: { readonly thread: string; readonly comment: Id };
  readonly origin?: Origin;
}

/** The text a thread starts with, where it has one. */
export interface Opening {
  readonly author: Author;
  readonly text: Text;
  readonly createdAt: Instant;
}

/**
 * Which branches come first. `helpful`: those most members found helpful; `staff-answered`: those in which the team
 * replied; `unanswered`: those nobody replied to. Within the same rank the oldest first; no order leaves any out.
 */
export const COMMENT_ORDERS = ['oldest', 'newest', 'helpful', 'staff-answered', 'unanswered'] as const;
export type CommentOrder = (typeof COMMENT_ORDERS)[number];

/** A comment that starts a branch, with the first page of its replies, depth first, oldest first. */
export interface Branch {
  readonly comment: Comment;
  readonly replies: Page<Comment>;
}

/** A page of branches. `thread` is as of the same `position`, from which to follow `thread:<key>` live. */
export interface ThreadPage extends Page<Branch> {
  readonly thread: Thread;
  readonly position: Position;
  /** The pinned comment, wherever in the thread it stands. */
  readonly pinned?: Comment;
  /** There are branches before these (only where the page was opened around a comment); read with `cursor`. */
  readonly previous?: string;
}

/** What the reader, as signed in, may do in a thread and has done: never part of a public answer. */
export interface ThreadMine {
  readonly can: {
    readonly comment: boolean;
    /** Says whether a question is solved, and which answer settled it. */
    readonly settle?: boolean;
    /** Locks and unlocks it, slows it down, pins, moves a branch, renames and merges. */
    readonly steward?: boolean;
    /** What a comment of theirs that starts a branch may be; `comment` alone where absent. */
    readonly kinds?: readonly CommentKind[];
    /** Says that they have the same question. */
    readonly meToo?: boolean;
    readonly follow?: boolean;
    /** Makes this thread, which is not there yet, with an opening text. */
    readonly open?: readonly ('question' | 'blog')[];
  };
  /** The Markdown of the opening, where it is the reader's own. */
  readonly opening?: string;
  /** By comment id, for the ids asked about and those of `held`. */
  readonly comments: Readonly<Record<Id, CommentMine>>;
  /** The reader's own comments that wait for approval. */
  readonly held: readonly Comment[];
  /** The reactions this community offers; `like` alone where absent. */
  readonly reactions?: readonly Reaction[];
  readonly meToo?: boolean;
  readonly following?: Following;
  /** When the reader was here before; what was written since, by others, is new to them. */
  readonly lastVisit?: Instant;
  /** In slow mode: from when on they may write again. */
  readonly nextAt?: Instant;
  /** What to offer to whoever is about to write. */
  readonly advice?: Advice;
}

/** What a community says to whoever is about to write. None of it keeps anybody from sending. */
export interface Advice {
  /** House rules one line away. */
  readonly houseRules?: boolean;
  /** Questions like this one, while it is typed. */
  readonly similar?: boolean;
  /** A kind word where a text reads heated. */
  readonly heat?: boolean;
}

/** What the reader follows in a thread: all of it, or branches by the id of their root. */
export interface Following {
  readonly thread: boolean;
  readonly branches: readonly Id[];
}

export interface CommentMine {
  readonly can: {
    readonly reply: boolean;
    readonly edit: boolean;
    readonly delete: boolean;
    readonly react: boolean;
    /** Says that it helped. */
    readonly helpful?: boolean;
    /** Undoes their own deletion, for a short while. */
    readonly restore?: boolean;
    /** Makes it the answer that settles the question, or takes that back. */
    readonly accept?: boolean;
    readonly pin?: boolean;
    /** Makes its branch a thread of its own. */
    readonly move?: boolean;
  };
  readonly reactions: readonly Reaction[];
  readonly helpful?: boolean;
}

/** A thread with an opening text, about to be made: a question by any member, a blog by the team. */
export interface ThreadDraft {
  /** Id of this making: a retry is the same. */
  readonly id: Id;
  readonly key: string;
  readonly kind: 'question' | 'blog';
  /** 1 to MAX_TITLE_LENGTH characters. */
  readonly title: string;
  /** The opening text. */
  readonly markdown: string;
  readonly space?: string;
  /** The page it stands under. */
  readonly url?: string;
}

/** What to change about a thread; what is absent stays, `null` takes away. `change` is its id: a retry is the same. */
export interface ThreadChange {
  readonly thread: string;
  readonly change: Id;
  readonly state?: Thread['state'];
  readonly slowMode?: number | null;
  readonly pinned?: Id | null;
  /** Settles the question with this answer; `null` unsettles it. */
  readonly accepted?: Id | null;
  /** Settles the question without an answer, or unsettles it. */
  readonly solved?: boolean;
  readonly title?: string;
  /** Another opening text, in Markdown, by who wrote the present one. */
  readonly opening?: string;
}

/** Makes a branch a thread of its own, with links both ways; it stands under no page until one shows it. */
export interface BranchMove {
  /** The comment that starts the branch. */
  readonly comment: Id;
  /** Id of this move; also that of the tombstone left behind. */
  readonly move: Id;
  /** The key of the new thread. */
  readonly to: string;
  readonly title: string;
}

/** A question that waits for an answer by the team. */
export interface WaitingThread {
  readonly thread: Thread;
  readonly since: Instant;
  /** When it is overdue by the community's policy. */
  readonly due?: Instant;
  /** On whose list it stands. */
  readonly assignee?: Author;
}

/**
 * Which threads a list page shows, and in which order. `active`: all, the newest comment first; `unanswered`: those
 * nobody has commented in and that are not solved, the newest first; `helpful`: all, by how often their comments helped.
 */
export const THREAD_ORDERS = ['active', 'unanswered', 'helpful'] as const;
export type ThreadOrder = (typeof THREAD_ORDERS)[number];
