import type { HouseRules } from '../community/community.model.ts';
import type { CallOptions, Id, Instant, Page, PageRequest, Written } from '../core/core.model.ts';
import type { Text } from '../text/text.model.ts';
import type { Comment, CommentDraft, CommentEdit, CommentVersion, Reaction, Reactor } from './comment.model.ts';
import type {
  BranchMove,
  CommentOrder,
  Following,
  Thread,
  ThreadChange,
  ThreadDraft,
  ThreadMine,
  ThreadOrder,
  ThreadPage,
  WaitingThread,
} from './thread.model.ts';

export * from './comment.model.ts';
export * from './thread.model.ts';

/** Everything about conversations. A key that was renamed or merged leads to the thread as it is now, everywhere. */
export interface DiscussionPort extends Reading, TakingPart, Settling {}

/** What everyone may ask, signed in or not. */
interface Reading {
  /** The orders that `readThread` knows; the oldest and the newest first where this does not say. */
  readonly orders?: readonly CommentOrder[];
  /**
   * Branches of a thread with its first replies. A thread nobody has written in is an empty page, not an error.
   * With `around`, the page that holds that comment (`not-found` if there is none here).
   */
  readThread(
    request: PageRequest & { readonly thread: string; readonly order?: CommentOrder; readonly around?: Id },
  ): Promise<ThreadPage>;
  /** More replies in a branch. */
  listReplies(request: PageRequest & { readonly root: Id }): Promise<Page<Comment>>;
  /** Published comments by thread key, in one request; keys nobody wrote under count 0. */
  countComments?(threads: readonly string[], options?: CallOptions): Promise<Readonly<Record<string, number>>>;
  /** Threads of the community, or of a space and everything below it; `active` first where no order is given. */
  listThreads?(
    request?: PageRequest & { readonly space?: string; readonly order?: ThreadOrder },
  ): Promise<Page<Thread>>;
  /** Published comments of a thread that hold all these words (or begin with the last of them), best first. */
  searchComments?(request: PageRequest & { readonly thread: string; readonly words: string }): Promise<Page<Comment>>;
  /** Threads whose title, opening or comments are about these words, best first; for a question that is being typed. */
  searchThreads?(request: PageRequest & { readonly words: string; readonly space?: string }): Promise<Page<Thread>>;
  /** What a comment read before it was edited, newest first, its present text included. */
  listVersions?(request: PageRequest & { readonly comment: Id }): Promise<Page<CommentVersion>>;
  /** Who reacted to a comment, newest first. */
  listReactors?(request: PageRequest & { readonly comment: Id; readonly reaction?: Reaction }): Promise<Page<Reactor>>;
}

/** What the signed-in reader may do and did; absent in a read-only backend. */
interface TakingPart {
  readMine?(request: CallOptions & { readonly thread: string; readonly comments: readonly Id[] }): Promise<ThreadMine>;
  createComment?(draft: CommentDraft, options?: CallOptions): Promise<Written<Comment>>;
  editComment?(edit: CommentEdit, options?: CallOptions): Promise<Written<Comment>>;
  /** Leaves a tombstone; deleting twice is deleting once. */
  deleteComment?(id: Id, options?: CallOptions): Promise<Written<Comment>>;
  /** Undoes one's own deletion within RESTORE_SECONDS, replies and reactions included. */
  restoreComment?(id: Id, options?: CallOptions): Promise<Written<Comment>>;
  /** Sets or takes back one's own reaction; doing so twice changes nothing. */
  react?(
    request: CallOptions & { readonly comment: Id; readonly reaction: Reaction; readonly on: boolean },
  ): Promise<Written<Comment>>;
  /** Says that somebody else's comment helped, or takes that back; doing so twice changes nothing. */
  setHelpful?(request: CallOptions & { readonly comment: Id; readonly on: boolean }): Promise<Written<Comment>>;
  /** The Markdown one's own comment was written in, to edit it. */
  readMarkdown?(id: Id, options?: CallOptions): Promise<{ readonly markdown: string; readonly version: number }>;
  /** How a text will look, by the renderer that will make its tree. */
  preview?(markdown: string, options?: CallOptions): Promise<Text>;
  /** The house rules of the community, for whoever is about to write. */
  readHouseRules?(options?: CallOptions): Promise<HouseRules>;
  /** Says that one has the same question, or takes that back. */
  setMeToo?(request: CallOptions & { readonly thread: string; readonly on: boolean }): Promise<Written<Thread>>;
  /** Follows a thread, or with `branch` the branch of that root, or stops. Answers what is followed there now. */
  follow?(
    request: CallOptions & { readonly thread: string; readonly branch?: Id; readonly on: boolean },
  ): Promise<Written<Following>>;
  /** Says that the reader has been here; the next `lastVisit` is this moment. */
  visit?(thread: string, options?: CallOptions): Promise<void>;
  /** By their ids, the published comments that others wrote after an instant, the oldest first: what is new to the reader. */
  listNew?(request: PageRequest & { readonly thread: string; readonly since: Instant }): Promise<Page<Id>>;
}

/** What askers, the team and stewards do with a thread. */
interface Settling {
  /** Makes a thread with an opening text; `conflict` where there is one of that key. */
  createThread?(draft: ThreadDraft, options?: CallOptions): Promise<Written<Thread>>;
  changeThread?(change: ThreadChange, options?: CallOptions): Promise<Written<Thread>>;
  /** Answers the new thread. */
  moveBranch?(move: BranchMove, options?: CallOptions): Promise<Written<Thread>>;
  /** Gives a thread another key; the old one leads there from then on. `conflict` where the new key is in use. */
  renameThread?(
    request: CallOptions & { readonly thread: string; readonly to: string; readonly change: Id },
  ): Promise<Written<Thread>>;
  /** Puts the comments of a thread into another, by the time they were written; its key leads there from then on. */
  mergeThread?(
    request: CallOptions & { readonly thread: string; readonly into: string; readonly change: Id },
  ): Promise<Written<Thread>>;
  /** Questions that the team has not answered, the longest wait first; for the team. */
  listWaiting?(request?: PageRequest & { readonly space?: string }): Promise<Page<WaitingThread>>;
}
