import type { Databases } from '../db/open.ts';
import { exportEvents, exportAttendances, exportBallots, exportPolls } from './export.activities.ts';
import { exportCommunity, exportMembers, exportRules, exportSpaces } from './export.community.ts';
import { exportFollows, exportHelpful, exportMeToo, exportReactions, exportVersions } from './export.deeds.ts';
import { exportImages } from './export.images.ts';
import { exportAliases, exportComments, exportThreads } from './export.discussion.ts';
import type { Exported } from './export.pages.ts';
import type { TransferRecord } from './record.model.ts';

/** In this order a record refers only to records before it; a thread's accepted answer and pinned comment alone come after it. */
const PARTS: readonly ((from: Exported) => AsyncIterable<TransferRecord>)[] = [
  exportCommunity,
  exportSpaces,
  exportRules,
  exportMembers,
  exportThreads,
  exportAliases,
  exportComments,
  exportVersions,
  exportReactions,
  exportHelpful,
  exportMeToo,
  exportFollows,
  exportImages,
  exportEvents,
  exportAttendances,
  exportPolls,
  exportBallots,
];

/**
 * Hands over everything a community is, one line a record, as of one moment and always in the same order. Sessions,
 * keys of writes and the feed of changes are not part of it: they belong to this server, not to the community.
 */
export async function exportLines(
  databases: Databases,
  community: string,
  write: (lines: AsyncIterable<string>) => Promise<void>,
): Promise<void> {
  await databases.snapshot((db) => write(linesOf({ db, community })));
}

async function* linesOf(from: Exported): AsyncGenerator<string> {
  for (const part of PARTS) {
    for await (const record of part(from)) yield `${JSON.stringify(record)}\n`;
  }
}
