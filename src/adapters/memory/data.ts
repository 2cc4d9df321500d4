import type { HouseRules, Policy, Space } from '../../community/community.model.ts';
import type { Topic } from '../../community/live.model.ts';
import type { Id, Instant, Written } from '../../core/core.model.ts';
import type { NotificationKind } from '../../notifications/notifications.model.ts';
import type { Text } from '../../text/text.model.ts';
import type {
  AttendanceRecord,
  BallotRecord,
  EventRecord,
  FollowRecord,
  HelpfulRecord,
  ImageRecord,
  MemberRecord,
  MeTooRecord,
  PollRecord,
  ReactionRecord,
  ThreadRecord,
  VersionRecord,
} from '../../transfer/record.model.ts';
import type { CommentPlaces, CommentRow } from './comment-rows.ts';

export type EventRow = EventRecord & { readonly startsAt: Instant; readonly endsAt: Instant };
export type ReactionRow = ReactionRecord & { readonly at?: Instant };
/** A picture; one from an export has no file here. */
export type ImageRow = Omit<ImageRecord, 'type'> & { readonly file?: Blob };

export interface NotificationRow {
  readonly id: Id;
  readonly member: Id;
  readonly kind: NotificationKind;
  readonly at: Instant;
  readonly read: boolean;
  readonly thread: string;
  readonly comment?: Id;
  readonly by?: Id;
}

/** Something that happened to something; its number is its place in the order. */
export interface ChangeRow {
  readonly topic: Topic;
  readonly type: 'comment' | 'thread' | 'poll' | 'occurrence' | 'notification';
  readonly id: string;
}

type Render = (markdown: string) => Text;

/** What a community is, in plain lists. Backends that share it are clients of one community. */
export interface MemoryData {
  policy: Policy;
  /** In force; absent where there are none. */
  rules?: HouseRules;
  readonly spaces: Space[];
  readonly members: MemberRecord[];
  threads: ThreadRecord[];
  /** Keys of now by those of before. */
  readonly aliases: Map<string, string>;
  readonly comments: CommentRow[];
  readonly places: CommentPlaces;
  readonly versions: VersionRecord[];
  readonly reactions: ReactionRow[];
  readonly helpful: HelpfulRecord[];
  meToos: MeTooRecord[];
  follows: FollowRecord[];
  /** When a member was where, by both. */
  readonly visits: Map<string, Instant>;
  images: ImageRow[];
  notifications: NotificationRow[];
  readonly events: EventRow[];
  readonly attendances: AttendanceRecord[];
  readonly polls: PollRecord[];
  readonly ballots: BallotRecord[];
  readonly changes: ChangeRow[];
  /** Answers by member and write, so that a retry is the same write. */
  readonly writes: Map<string, { readonly body: string; readonly answer: Written<unknown> }>;
  /** Called after each change. */
  readonly watchers: Set<() => void>;
  /** Settles when every text given as Markdown can be read. */
  ready: Promise<unknown>;
  render?: Render;
}

/** Loads the parser, once: a community that is only read, from trees, does without. */
export async function loadRenderer(data: MemoryData): Promise<Render> {
  return (data.render ??= (await import('../../text/markdown.ts')).renderMarkdown);
}

const trees = new WeakMap<object, Text>();

/** The tree of something as it was given, or made of its Markdown. */
export function textOf(data: MemoryData, row: { readonly text?: Text; readonly markdown?: string }): Text {
  if (row.text !== undefined) return row.text;
  const tree = trees.get(row) ?? data.render?.(row.markdown ?? '') ?? [];
  trees.set(row, tree);
  return tree;
}

/** Puts another row where this one stands. */
export function replaceRow<Row>(rows: Row[], row: Row, by: Row): Row {
  rows[rows.indexOf(row)] = by;
  return by;
}
