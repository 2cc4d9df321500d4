import { instantOf } from '../../calendar/walltime.rules.ts';
import type { Policy, Space } from '../../community/community.model.ts';
import type { Topic } from '../../community/live.model.ts';
import type { Id, Instant, Written } from '../../core/core.model.ts';
import type { Text } from '../../text/text.model.ts';
import type {
  AttendanceRecord,
  BallotRecord,
  CommentRecord,
  EventRecord,
  MemberRecord,
  PollRecord,
  ReactionRecord,
  ThreadRecord,
  TransferRecord,
} from '../../transfer/record.model.ts';

/** A comment with its place in its branch. */
export type CommentRow = CommentRecord & {
  readonly root: Id;
  readonly depth: number;
  /** Taken back before anyone saw it, so that it leaves no tombstone. */
  readonly unseen?: boolean;
};
export type EventRow = EventRecord & { readonly startsAt: Instant; readonly endsAt: Instant };

/** Something that happened to something; its number is its place in the order. */
export interface ChangeRow {
  readonly topic: Topic;
  readonly type: 'comment' | 'poll' | 'occurrence';
  readonly id: string;
}

type Render = (markdown: string) => Text;

/** What a community is, in plain lists. Backends that share it are clients of one community. */
export interface MemoryData {
  policy: Policy;
  readonly spaces: Space[];
  readonly members: MemberRecord[];
  readonly threads: ThreadRecord[];
  readonly comments: CommentRow[];
  readonly reactions: ReactionRecord[];
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

/** A community made of the lines of an export, in their order. A text given as Markdown alone is rendered. */
export function memoryData(records: Iterable<TransferRecord> = []): MemoryData {
  const data: MemoryData = {
    policy: { approval: 'none' },
    spaces: [],
    members: [],
    threads: [],
    comments: [],
    reactions: [],
    events: [],
    attendances: [],
    polls: [],
    ballots: [],
    changes: [],
    writes: new Map(),
    watchers: new Set(),
    ready: Promise.resolve(),
  };
  addRecords(data, records);
  return data;
}

/** Adds lines of an export to a community. */
export function addRecords(data: MemoryData, records: Iterable<TransferRecord>): void {
  for (const record of records) {
    add(data, record);
    if (data.render === undefined && JSON.stringify(record).includes('"markdown"')) data.ready = loadRenderer(data);
  }
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

/** Notes that something happened and tells who watches. */
export function noteChange(data: MemoryData, change: ChangeRow): void {
  data.changes.push(change);
  for (const watcher of [...data.watchers]) watcher();
}

/** The number of the last change to what the question is about; `0` before the first. */
export function positionOf(data: MemoryData, isAbout: (change: ChangeRow) => boolean): string {
  return String(data.changes.findLastIndex(isAbout) + 1);
}

/** Puts another row where this one stands. */
export function replaceRow<Row>(rows: Row[], row: Row, by: Row): Row {
  rows[rows.indexOf(row)] = by;
  return by;
}

function add(data: MemoryData, record: TransferRecord): void {
  switch (record.type) {
    case 'community':
      data.policy = record.policy;
      return;
    case 'space':
      data.spaces.push(record);
      return;
    case 'member':
      data.members.push(record);
      return;
    case 'thread':
      data.threads.push(record);
      return;
    case 'comment':
      data.comments.push(placed(data, record));
      return;
    case 'reaction':
      data.reactions.push(record);
      return;
    case 'event':
      data.events.push(timed(record));
      return;
    case 'attendance':
      data.attendances.push(record);
      return;
    case 'poll':
      data.polls.push(record);
      return;
    case 'ballot':
      data.ballots.push(record);
  }
}

function placed(data: MemoryData, record: CommentRecord): CommentRow {
  const parent = data.comments.find((row) => row.id === record.parent);
  return { ...record, root: parent?.root ?? record.id, depth: parent === undefined ? 0 : parent.depth + 1 };
}

function timed(record: EventRecord): EventRow {
  const { start, end, timeZone } = record;
  return { ...record, startsAt: instantOf(start, timeZone), endsAt: instantOf(end, timeZone) };
}
