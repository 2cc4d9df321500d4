import { sql } from 'kysely';
import { committer } from '../db/commit.ts';
import type { Commit } from '../db/commit.ts';
import type { Databases } from '../db/open.ts';
import type { Clock } from '../clock.ts';
import type { Batch, Take } from './import.batch.ts';
import { takeAliases } from './import.aliases.ts';
import { takeAttendances, takeEvents } from './import.calendar.ts';
import { takeComments } from './import.comments.ts';
import { takeFollows, takeHelpful, takeMeToo } from './import.deeds.ts';
import { makeImages, takeImages } from './import.images.ts';
import type { ImageFiles } from './import.images.ts';
import { takeCommunity, takeMembers, takeRules, takeSpaces } from './import.members.ts';
import { takeBallots, takePolls } from './import.polls.ts';
import { takeReactions } from './import.reactions.ts';
import { takeThreads } from './import.threads.ts';
import {
  clearMissingPlaces,
  ensureCommunityRow,
  finishImport,
  importedBefore,
  keepPlace,
  settleAccepted,
} from './import.state.ts';
import { takeVersions } from './import.versions.ts';
import { checkRecord } from './record.check.ts';
import type { TransferRecord } from './record.model.ts';
import type { Placed, Reject, Source, SourceItem } from './source.model.ts';

/** Records that share a transaction: enough that a commit costs little, few enough that others hardly wait. */
const BATCH = 500;
/** Bytes after which a batch is full, so that a file of very long lines takes no more memory than others. */
const BATCH_BYTES = 2 * 1024 * 1024;

type Type = TransferRecord['type'];

const TAKES: { readonly [Kind in Type]: Take<Extract<TransferRecord, { type: Kind }>> } = {
  community: takeCommunity,
  space: takeSpaces,
  rules: takeRules,
  member: takeMembers,
  thread: takeThreads,
  alias: takeAliases,
  comment: takeComments,
  version: takeVersions,
  reaction: takeReactions,
  helpful: takeHelpful,
  'me-too': takeMeToo,
  follow: takeFollows,
  image: takeImages,
  event: takeEvents,
  attendance: takeAttendances,
  poll: takePolls,
  ballot: takeBallots,
};

export interface ImportOptions {
  readonly databases: Databases;
  readonly community: string;
  readonly clock: Clock;
  readonly source: Source;
  /**
   * Keeps refused records, of an import that went on (`resumed`) or began. Called before the batch they stood in is
   * committed: after an interruption one may come twice.
   */
  readonly refused: (rejects: readonly Reject[], of: { readonly resumed: boolean }) => Promise<void>;
  /** The files of pictures; without them no picture is taken. */
  readonly images?: ImageFiles | undefined;
  /** Told after each batch. */
  readonly progress?: (report: ImportReport) => void;
}

export interface ImportReport {
  /** Records read, those passed over because an earlier, interrupted import took them included. */
  readonly read: number;
  /** Of those read, where an interrupted import had come to. */
  readonly resumed: number;
  /** New records by type. */
  readonly added: Readonly<Partial<Record<Type, number>>>;
  readonly refused: number;
}

/**
 * Takes records into a community, batch by batch, each in one transaction with how far it has come: an import that was
 * interrupted goes on where it stopped, and one that is repeated changes nothing. A record is taken whole or refused.
 */
export async function importRecords(options: ImportOptions): Promise<ImportReport> {
  const { databases, community, clock, source, progress } = options;
  const commit = committer(databases, community);
  await commit((db) => ensureCommunityRow(db, community, clock().toISOString()));
  const resumed = await importedBefore(databases.reader, community, source);
  let report: ImportReport = { read: 0, resumed, added: {}, refused: 0 };
  for await (const items of batches(source, resumed)) {
    report = await takeBatch(options, commit, items, report);
    progress?.(report);
  }
  await commit(async (db) => {
    await clearMissingPlaces(db, community);
    await settleAccepted(db, community);
    await finishImport(db, community, source);
  });
  // The planner would hear of what has come only by and by, and read much too much until then.
  if (databases.engine === 'postgres') await sql`analyze`.execute(databases.writer);
  return report;
}

async function* batches(source: Source, skipped: number): AsyncGenerator<readonly SourceItem[]> {
  let waiting: SourceItem[] = [];
  let read = 0;
  let size = 0;
  for await (const item of source.items()) {
    read += 1;
    if (read <= skipped) continue;
    waiting.push(item);
    size += item.size ?? 0;
    if (waiting.length < BATCH && size < BATCH_BYTES) continue;
    yield waiting;
    waiting = [];
    size = 0;
  }
  if (waiting.length > 0) yield waiting;
}

async function takeBatch(
  { databases, community, clock, source, images: files, refused }: ImportOptions,
  commit: Commit,
  items: readonly SourceItem[],
  before: ImportReport,
): Promise<ImportReport> {
  const checked = items.map((item) => ({
    item,
    ...(item.problem === undefined ? checkRecord(item.record) : { problem: item.problem }),
  }));
  const named = checked.flatMap((entry) => ('record' in entry && entry.record.type === 'image' ? [entry.record] : []));
  const images = await makeImages(files, databases.reader, community, named);
  const read = Math.max(before.read, before.resumed) + items.length;
  return commit(async (db) => {
    const reasons = new Map<SourceItem, string>();
    const reject: Batch['reject'] = (item, reason) => void reasons.set(item, reason);
    const batch: Batch = { db, community, now: clock().toISOString(), images, reject };
    const added = { ...before.added };
    for (const run of runs(checked, reject)) {
      const [{ record }] = run;
      added[record.type] = (added[record.type] ?? 0) + (await takeRun(batch, record.type, run));
    }
    const rejects = items.flatMap((item) => rejectOf(item, reasons.get(item)));
    await refused(rejects, { resumed: before.resumed > 0 });
    await keepPlace(db, community, source, read, batch.now);
    return { read, resumed: before.resumed, added, refused: before.refused + rejects.length };
  });
}

function rejectOf({ source, number, record }: SourceItem, reason: string | undefined): readonly Reject[] {
  return reason === undefined ? [] : [{ source, number, reason, record }];
}

type Checked = { readonly item: SourceItem } & ReturnType<typeof checkRecord>;
type Run = readonly [Placed, ...Placed[]];

/** Neighbours of one type, which can be taken together; what could not be read is refused on the way. */
function runs(checked: readonly Checked[], reject: Batch['reject']): readonly Run[] {
  const found: [Placed, ...Placed[]][] = [];
  for (const entry of checked) {
    if ('problem' in entry) reject(entry.item, entry.problem);
    else if (found.at(-1)?.[0].record.type === entry.record.type) found.at(-1)?.push(entry);
    else found.push([entry]);
  }
  return found;
}

function takeRun<Kind extends Type>(batch: Batch, type: Kind, run: Run): Promise<number> {
  const take: Take<Extract<TransferRecord, { type: Kind }>> = TAKES[type];
  return take(batch, run as unknown as readonly Placed<Extract<TransferRecord, { type: Kind }>>[]);
}
