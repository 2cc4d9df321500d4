import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** Where the real community's files are, or why a test cannot use them: they are no part of the repository. */
export function realData(): { readonly folder: string; readonly absent: string | false } {
  const folder = process.env['PLEIN_REAL_DATA'] ?? join(import.meta.dirname, '../../../shared/data/bicycles-meta');
  const here = existsSync(join(folder, 'Posts.xml'));
  return { folder, absent: here ? false : `the real community's files are not at ${folder} (PLEIN_REAL_DATA)` };
}
