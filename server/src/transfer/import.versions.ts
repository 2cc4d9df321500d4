import { insertAll, standing } from './import.batch.ts';
import type { Batch, Take } from './import.batch.ts';
import { textOf } from './record.check.ts';
import type { VersionRecord } from './record.model.ts';

export const takeVersions: Take<VersionRecord> = async (batch, placed) => {
  const ids = [...new Set(placed.map(({ record }) => record.comment))];
  const newest = await readNewest(batch, ids);
  const stored = await batch.db
    .selectFrom('comment_versions')
    .select(['comment', 'version'])
    .where('community', '=', batch.community)
    .where('comment', 'in', ids)
    .execute();
  const taken = standing(
    batch,
    placed,
    keyOf,
    ({ comment, version }) => {
      const present = newest.get(comment);
      if (present === undefined) return `comment: there is no comment ${comment} to read`;
      return version < present ? undefined : `version: the present text is version ${present}`;
    },
    new Set(stored.map(keyOf)),
  );
  const rows = taken.map(({ record }) => ({
    community: batch.community,
    comment: record.comment,
    version: record.version,
    text: JSON.stringify(textOf(record) ?? []),
    markdown: record.markdown ?? null,
    created_at: record.at,
  }));
  await insertAll(batch, 'comment_versions', rows);
  return rows.length;
};

/** The version of comments that still say something. */
async function readNewest({ db, community }: Batch, ids: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .selectFrom('comments')
    .select(['id', 'version'])
    .where('community', '=', community)
    .where('id', 'in', [...ids])
    .where('state', 'in', ['published', 'held'])
    .execute();
  return new Map(rows.map(({ id, version }) => [id, version]));
}

function keyOf({ comment, version }: Pick<VersionRecord, 'comment' | 'version'>): string {
  return `${comment} ${version}`;
}
