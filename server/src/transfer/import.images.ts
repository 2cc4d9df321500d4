import type { Connection } from '../db/open.ts';
import { Refusal } from '../http/refusal.ts';
import type { Pictures } from '../images/pictures.ts';
import { knownPictures } from '../images/sweep.ts';
import { known, insertAll, standing, unknown } from './import.batch.ts';
import type { Batch, Take } from './import.batch.ts';
import { noMember } from './import.members.ts';
import type { ImageRecord } from './record.model.ts';
import type { Placed } from './source.model.ts';

/** The files that travel beside the lines, and where pictures are made of them. */
export interface ImageFiles extends Pictures {
  /** Undefined where there is none. */
  readonly read: (id: string) => Promise<Uint8Array | undefined>;
}

/** What a file became, or why it became nothing. */
export type MadeImage =
  { readonly width: number; readonly height: number; readonly bytes: number } | { readonly problem: string };

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * Makes pictures of the files that some records name, before the transaction that takes them: it takes time. A file is
 * believed no more than one that is handed over.
 */
export async function makeImages(
  files: ImageFiles | undefined,
  db: Connection,
  community: string,
  records: readonly ImageRecord[],
): Promise<ReadonlyMap<string, MadeImage>> {
  const made = new Map<string, MadeImage>();
  const there = await knownPictures(
    db,
    community,
    records.map(({ id }) => id),
  );
  for (const { id } of records) {
    if (!there.has(id) && UUID.test(id)) made.set(id, await makeImage(files, id));
  }
  return made;
}

async function makeImage(files: ImageFiles | undefined, id: string): Promise<MadeImage> {
  const file = await files?.read(id);
  if (files === undefined || file === undefined) return { problem: `its file images/${id} is not there` };
  try {
    const { width, height, sizes } = await files.make(file);
    for (const size of sizes) await files.files.write(id, size.width, size.file);
    return { width, height, bytes: sizes.reduce((sum, size) => sum + size.file.byteLength, 0) };
  } catch (error) {
    if (error instanceof Refusal) return { problem: `its file images/${id} is no picture that is taken` };
    throw error;
  }
}

export const takeImages: Take<ImageRecord> = async (batch, placed) => {
  const fresh = await unknown(batch, 'images', 'id', placed, ({ id }) => id);
  const members = await known(
    batch,
    'members',
    'id',
    fresh.map(({ record }) => record.member),
  );
  const authors = await readAuthors(batch, fresh);
  const openers = await readOpeners(batch, fresh);
  const problem = ({ id, member, comment, thread }: ImageRecord): string | undefined => {
    if (!UUID.test(id)) return 'id: is not a UUID';
    if (!members.has(member)) return noMember('member', member);
    if ((comment === undefined) === (thread === undefined)) return 'comment: stands in a comment or in an opening';
    if (comment !== undefined && authors.get(comment) !== member)
      return `comment: ${member} wrote no comment ${comment}`;
    if (thread !== undefined && openers.get(thread) !== member) return `thread: ${member} did not open ${thread}`;
    const made = batch.images.get(id);
    return made === undefined || 'problem' in made ? (made?.problem ?? 'its file was not read') : undefined;
  };
  const taken = standing(batch, fresh, ({ id }) => id, problem);
  const { community } = batch;
  const rows = taken.map(({ record: { id, member, comment = null, thread = null, at } }) => {
    return { community, id, member, comment, thread, created_at: at, unused_since: null, ...batch.images.get(id) };
  });
  await insertAll(batch, 'images', rows);
  return rows.length;
};

async function readAuthors({ db, community }: Batch, placed: readonly Placed<ImageRecord>[]) {
  const rows = await db
    .selectFrom('comments')
    .select(['id', 'author_member'])
    .where('community', '=', community)
    .where('id', 'in', ['', ...new Set(placed.map(({ record }) => record.comment ?? ''))])
    .execute();
  return new Map(rows.map((row) => [row.id, row.author_member]));
}

async function readOpeners({ db, community }: Batch, placed: readonly Placed<ImageRecord>[]) {
  const rows = await db
    .selectFrom('threads')
    .select(['key', 'opening_member'])
    .where('community', '=', community)
    .where('key', 'in', ['', ...new Set(placed.map(({ record }) => record.thread ?? ''))])
    .execute();
  return new Map(rows.map((row) => [row.key, row.opening_member]));
}
