import type { Generated } from 'kysely';

/**
 * The tables, the same on both engines. Instants are ISO 8601 text in UTC, booleans are 0 or 1, structured values are
 * JSON text, `''` stands for "the whole community" where a key may not be null. Every table belongs to a community.
 */
export interface Database {
  communities: CommunitiesTable;
  spaces: SpacesTable;
  house_rules: HouseRulesTable;
  members: MembersTable;
  member_spaces: MemberSpacesTable;
  identities: IdentitiesTable;
  grants: GrantsTable;
  sessions: SessionsTable;
  threads: ThreadsTable;
  comments: CommentsTable;
  comment_versions: CommentVersionsTable;
  reactions: ReactionsTable;
  helpful_votes: HelpfulVotesTable;
  me_too_votes: MeTooVotesTable;
  follows: FollowsTable;
  visits: VisitsTable;
  thread_aliases: ThreadAliasesTable;
  images: ImagesTable;
  notifications: NotificationsTable;
  notifications_due: NotificationsDueTable;
  events: EventsTable;
  attendances: AttendancesTable;
  polls: PollsTable;
  poll_options: PollOptionsTable;
  ballots: BallotsTable;
  idempotency_keys: IdempotencyKeysTable;
  changes: ChangesTable;
  imports: ImportsTable;
  search_documents: SearchDocumentsTable;
}

export interface CommunitiesTable {
  id: string;
  name: string;
  policy: string;
  /** The number of the newest change. */
  change_number: Generated<number>;
  /** Changes up to and including this number are no longer kept. */
  pruned_number: Generated<number>;
  created_at: string;
}

export interface SpacesTable {
  community: string;
  id: string;
  parent: string | null;
  name: string;
  scope: string;
  naming: string;
  ordinal: number;
}

export interface HouseRulesTable {
  community: string;
  version: number;
  since: string;
  rules: string;
}

export interface MembersTable {
  community: string;
  id: string;
  name: string;
  /** The name as lists are sorted. */
  sort_name: string;
  naming: string;
  line_of_work: string | null;
  ask_about: string;
  about: string | null;
  joined_at: string;
  state: string;
  comment_count: Generated<number>;
}

export interface MemberSpacesTable {
  community: string;
  member: string;
  space: string;
}

export interface IdentitiesTable {
  community: string;
  issuer: string;
  subject: string;
  member: string;
  /** `iat` of the newest token seen, in seconds. */
  issued_at: number;
}

export interface GrantsTable {
  community: string;
  member: string;
  role: string;
  space: string;
  since: string;
  until: string | null;
  /** `token`: as the login says, replaced at each exchange; `given`: by somebody here. */
  source: string;
}

export interface SessionsTable {
  hash: string;
  community: string;
  member: string;
  /** A fingerprint of the login's key that the token was signed with. */
  key: string;
  created_at: string;
  expires_at: string;
}

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
  /** The comment that shows it; null until one does. */
  comment: string | null;
  width: number;
  height: number;
  /** Of all its sizes together. */
  bytes: number;
  created_at: string;
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

export interface EventsTable {
  community: string;
  id: string;
  uid: string;
  space: string;
  kind: string;
  title: string;
  summary: string;
  markdown: string | null;
  host_member: string | null;
  host_name: string | null;
  host_team: string | null;
  all_day: number;
  start_wall: string;
  end_wall: string;
  time_zone: string;
  starts_at: string;
  ends_at: string;
  place: string | null;
  online_url: string | null;
  url: string | null;
  status: string;
  status_note: string | null;
  sign_up: number;
  capacity: number | null;
  sign_up_until: string | null;
  thread: string | null;
  attendee_count: Generated<number>;
  sequence: number;
  created_at: string;
  changed_at: string;
}

export interface AttendancesTable {
  community: string;
  occurrence: string;
  event: string;
  member: string;
  created_at: string;
}

export interface PollsTable {
  community: string;
  id: string;
  space: string;
  question: string;
  introduction: string | null;
  markdown: string | null;
  author_member: string | null;
  author_name: string | null;
  author_team: string | null;
  stage: string | null;
  choice: string;
  min: number;
  max: number;
  opens_at: string;
  closes_at: string | null;
  visibility: string;
  changeable: number;
  eligible_count: number | null;
  follow_up_by: string | null;
  follow_up_status: string | null;
  follow_up_text: string | null;
  follow_up_markdown: string | null;
  follow_up_at: string | null;
  voter_count: Generated<number>;
  created_at: string;
}

export interface PollOptionsTable {
  community: string;
  poll: string;
  id: string;
  label: string;
  ordinal: number;
  votes: Generated<number>;
}

export interface BallotsTable {
  community: string;
  poll: string;
  member: string;
  options: string;
  cast_at: string;
}

export interface IdempotencyKeysTable {
  community: string;
  member: string;
  key: string;
  route: string;
  fingerprint: string;
  status: number;
  answer: string;
  created_at: string;
}

export interface ChangesTable {
  community: string;
  number: number;
  /** `comment`, `poll`, `occurrence`. */
  type: string;
  /** What a stream follows: `thread:<key>` and the like. */
  topic: string;
  /** Which one changed. */
  subject: string;
  /** Who may be told. */
  audience: string;
  created_at: string;
}

/** Imports that have begun and not ended, so that they can go on where they stopped. */
export interface ImportsTable {
  community: string;
  /** What is read; another one as soon as it changes. */
  source: string;
  /** Records read, taken or refused. */
  done: number;
  changed_at: string;
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
