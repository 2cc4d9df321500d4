import type { Generated } from 'kysely';

export interface ThreadsTable {
  community: string;
  key: string;
  space: string;
  kind: string;
  title: string;
  url: string | null;
  state: string;
  naming: string;
  accepted: string | null;
  created_at: string;
  active_at: string;
  comment_count: Generated<number>;
  /** The number the newest comment got. */
  last_number: Generated<number>;
  opening_member: string | null;
  opening_name: string | null;
  opening_team: string | null;
  opening_text: string | null;
  opening_markdown: string | null;
  opening_at: string | null;
  origin: string | null;
  solved_at: string | null;
  me_too_count: Generated<number>;
  pinned: string | null;
  /** Minutes. */
  slow_mode: number | null;
  moved_from: string | null;
  /** Helpful votes for its comments. */
  helpful_count: Generated<number>;
  /** Published comments by the team. */
  team_comment_count: Generated<number>;
  /** Since when a question waits for the team; null where it does not. */
  waiting_since: string | null;
  /** The member on whose list it stands, since it was overdue. */
  assignee: string | null;
}

export interface CommentsTable {
  community: string;
  id: string;
  thread: string;
  parent: string | null;
  root: string;
  depth: number;
  /** The comment's number after its parent's path: sorting by it reads a thread depth first. */
  path: string;
  kind: string;
  state: string;
  author_member: string | null;
  author_name: string | null;
  author_team: string | null;
  text: string;
  markdown: string | null;
  language: string | null;
  created_at: string;
  edited_at: string | null;
  version: number;
  parent_version: number | null;
  reply_count: Generated<number>;
  reactions: Generated<string>;
  tombstone: string | null;
  origin: string | null;
  helpful_count: Generated<number>;
  /** On a root: 1 where somebody replied. */
  is_answered: Generated<number>;
  /** On a root: published replies by the team. */
  team_reply_count: Generated<number>;
  /** Whether its author was of the team when it was written. */
  by_team: Generated<number>;
  /** When the words of one that was deleted go for good; null where there is nothing to forget. */
  forget_at: string | null;
}

/** Texts that an edit replaced. */
export interface CommentVersionsTable {
  community: string;
  comment: string;
  version: number;
  text: string;
  markdown: string | null;
  /** Since when it read so. */
  created_at: string;
}

export interface HelpfulVotesTable {
  community: string;
  comment: string;
  member: string;
  created_at: string;
}

export interface MeTooVotesTable {
  community: string;
  thread: string;
  member: string;
  created_at: string;
}

export interface FollowsTable {
  community: string;
  thread: string;
  member: string;
  /** The root of the branch; `''` for the thread. */
  branch: string;
  created_at: string;
}

export interface VisitsTable {
  community: string;
  member: string;
  thread: string;
  visited_at: string;
}

/** Keys that threads once had. */
export interface ThreadAliasesTable {
  community: string;
  alias: string;
  thread: string;
  created_at: string;
}

export interface ImagesTable {
  community: string;
  id: string;
  member: string;
  /** The comment that shows it, or the thread whose opening does; null until one of them does. */
  comment: string | null;
  thread: string | null;
  width: number;
  height: number;
  /** Of all its sizes together. */
  bytes: number;
  created_at: string;
  /** Since when no text shows it; null while one does. */
  unused_since: string | null;
}

export interface NotificationsTable {
  community: string;
  id: string;
  member: string;
  kind: string;
  thread: string;
  comment: string | null;
  by_member: string | null;
  created_at: string;
  read_at: string | null;
}

/** Comments of which not all their followers have been told yet. */
export interface NotificationsDueTable {
  community: string;
  comment: string;
  /** Followers up to this one have been told. */
  after_member: string;
}

export interface ReactionsTable {
  community: string;
  comment: string;
  member: string;
  reaction: string;
  created_at: string;
}

/** What searches look for; the engine's own index of it is kept by the engine. */
export interface SearchDocumentsTable {
  number: Generated<number>;
  community: string;
  /** `comment`, or `thread` for its title and opening. */
  kind: string;
  id: string;
  /** Where it was written, and its words, one space apart: see `discussion/search.words.ts`. */
  words: string;
}
