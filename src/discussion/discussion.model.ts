import type { Naming } from '../community/community.model.ts';
import type { Position } from '../community/live.model.ts';
import type { CallOptions, Id, Instant, Page, PageRequest, Written } from '../core/core.model.ts';
import type { Author } from '../members/members.model.ts';
import type { Role } from '../community/community.model.ts';
import type { Text } from '../text/text.model.ts';

/** A conversation under a page. Its `key` is the page owner's and outlives every address. */
export interface Thread {
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
  readonly createdAt?: Instant;
  /** The opening text of a blog or an imported question. */
  readonly opening?: Opening;
  readonly origin?: Origin;
}

/** The text a thread starts with, where it has one. */
export interface Opening {
  readonly author: Author;
  readonly text: Text;
  readonly createdAt: Instant;
}

/** Where something imported came from: shown with it, as its licence asks. */
export interface Origin {
  readonly url: string;
  readonly license?: string;
}

export type CommentKind = 'comment' | 'answer' | 'official-answer' | 'workaround' | 'opinion';
/** `held` waits for approval and is seen by its author and moderators alone. */
export type CommentState = 'published' | 'held' | 'deleted' | 'removed';

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
}

export const REACTIONS = ['like'] as const;
export type Reaction = (typeof REACTIONS)[number];

export type CommentOrder = 'oldest' | 'newest';

/** A comment that starts a branch, with the first page of its replies, depth first, oldest first. */
export interface Branch {
  readonly comment: Comment;
  readonly replies: Page<Comment>;
}

/** A page of branches. `thread` is as of the same `position`, from which to follow `thread:<key>` live. */
export interface ThreadPage extends Page<Branch> {
  readonly thread: Thread;
  readonly position: Position;
  /** There are branches before these (only where the page was opened around a comment); read with `cursor`. */
  readonly previous?: string;
}

/** What the reader, as signed in, may do in a thread and has done: never part of a public answer. */
export interface ThreadMine {
  readonly can: { readonly comment: boolean };
  /** By comment id, for the ids asked about. */
  readonly comments: Readonly<Record<Id, CommentMine>>;
  /** The reader's own comments that wait for approval. */
  readonly held: readonly Comment[];
}

export interface CommentMine {
  readonly can: { readonly reply: boolean; readonly edit: boolean; readonly delete: boolean; readonly react: boolean };
  readonly reactions: readonly Reaction[];
}

/** A comment about to be written. `id` is made by the client and makes a retry the same write. */
export interface CommentDraft {
  readonly id: Id;
  readonly thread: string;
  readonly parent?: Id;
  readonly parentVersion?: number;
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
}

export interface CommentEdit {
  readonly id: Id;
  /** Id of this edit: a retry is the same edit. */
  readonly edit: Id;
  /** The version that was edited; `conflict` if it is no longer the newest. */
  readonly version: number;
  readonly markdown: string;
}

export interface DiscussionPort {
  /**
   * Branches of a thread with its first replies. A thread nobody has written in is an empty page, not an error.
   * With `around`, the page that holds that comment (`not-found` if there is none here).
   */
  readThread(
    request: PageRequest & { readonly thread: string; readonly order?: CommentOrder; readonly around?: Id },
  ): Promise<ThreadPage>;
  /** More replies in a branch. */
  listReplies(request: PageRequest & { readonly root: Id }): Promise<Page<Comment>>;
  /** What the signed-in reader may do and did; absent in a read-only backend. */
  readMine?(request: CallOptions & { readonly thread: string; readonly comments: readonly Id[] }): Promise<ThreadMine>;
  createComment?(draft: CommentDraft, options?: CallOptions): Promise<Written<Comment>>;
  editComment?(edit: CommentEdit, options?: CallOptions): Promise<Written<Comment>>;
  /** Leaves a tombstone; deleting twice is deleting once. */
  deleteComment?(id: Id, options?: CallOptions): Promise<Written<Comment>>;
  /** Sets or takes back one's own reaction; doing so twice changes nothing. */
  react?(
    request: CallOptions & { readonly comment: Id; readonly reaction: Reaction; readonly on: boolean },
  ): Promise<Written<Comment>>;
  /** The Markdown one's own comment was written in, to edit it. */
  readMarkdown?(id: Id, options?: CallOptions): Promise<{ readonly markdown: string; readonly version: number }>;
  /** How a text will look, by the renderer that will make its tree. */
  preview?(markdown: string, options?: CallOptions): Promise<Text>;
  /** Published comments by thread key, in one request; keys nobody wrote under count 0. */
  countComments?(threads: readonly string[], options?: CallOptions): Promise<Readonly<Record<string, number>>>;
}
