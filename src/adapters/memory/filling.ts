import { instantOf } from '../../calendar/walltime.rules.ts';
import type { EventRecord, TransferRecord } from '../../transfer/record.model.ts';
import { addComment, commentPlaces } from './comment-rows.ts';
import { loadRenderer, type EventRow, type MemoryData } from './data.ts';

/** A community made of the lines of an export, in their order. A text given as Markdown alone is rendered. */
export function memoryData(records: Iterable<TransferRecord> = []): MemoryData {
  const data: MemoryData = {
    policy: { approval: 'none' },
    spaces: [],
    members: [],
    threads: [],
    aliases: new Map(),
    comments: [],
    places: commentPlaces(),
    versions: [],
    reactions: [],
    helpful: [],
    meToos: [],
    follows: [],
    visits: new Map(),
    images: [],
    notifications: [],
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

/** Where each kind of line goes; the lists are of the very type that their line has. */
const LISTS = {
  space: 'spaces',
  member: 'members',
  thread: 'threads',
  version: 'versions',
  reaction: 'reactions',
  helpful: 'helpful',
  'me-too': 'meToos',
  follow: 'follows',
  image: 'images',
  attendance: 'attendances',
  poll: 'polls',
  ballot: 'ballots',
} as const;

function add(data: MemoryData, record: TransferRecord): void {
  if (record.type === 'community') data.policy = record.policy;
  else if (record.type === 'comment') addComment(data, record);
  else if (record.type === 'event') data.events.push(timed(record));
  else if (record.type === 'alias') data.aliases.set(record.alias, record.thread);
  else if (record.type === 'rules') data.rules = record;
  else (data[LISTS[record.type]] as unknown[]).push(record);
}

function timed(record: EventRecord): EventRow {
  const { start, end, timeZone } = record;
  return { ...record, startsAt: instantOf(start, timeZone), endsAt: instantOf(end, timeZone) };
}
