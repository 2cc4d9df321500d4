import type { Generated } from 'kysely';
import type {
  ThreadsTable,
  CommentsTable,
  CommentVersionsTable,
  HelpfulVotesTable,
  MeTooVotesTable,
  FollowsTable,
  VisitsTable,
  ThreadAliasesTable,
  ImagesTable,
  NotificationsTable,
  NotificationsDueTable,
  ReactionsTable,
  SearchDocumentsTable,
} from './schema.discussion.ts';

export type * from './schema.discussion.ts';

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
