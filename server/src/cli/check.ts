import type { Databases } from '../db/open.ts';
import type { PictureFiles } from '../images/files.ts';
import { checkActivities } from './check.activities.ts';
import { checkChanges, checkCommunity, checkFile } from './check.community.ts';
import { checkComments, checkThreads } from './check.discussion.ts';
import { checkOrders, checkSettling } from './check.orders.ts';
import { checkImages } from './check.images.ts';
import type { Check } from './check.model.ts';
import { checkSearch } from './check.search.ts';

const CHECKS: readonly Check[] = [
  checkFile,
  checkCommunity,
  checkThreads,
  checkComments,
  checkSettling,
  checkOrders,
  checkSearch,
  checkImages,
  checkActivities,
  checkChanges,
];

/** Counts again what is counted, follows what refers, and says in sentences what does not hold; as of one moment. */
export async function checkDatabase(
  databases: Databases,
  community: string,
  files?: PictureFiles,
): Promise<readonly string[]> {
  return databases.snapshot(async (db) => {
    const problems: string[] = [];
    for (const check of CHECKS) {
      for await (const problem of check({ db, community, engine: databases.engine, files })) problems.push(problem);
    }
    return problems;
  });
}
