import type { Connection } from '../db/open.ts';
import { LIMITS } from '../limits.ts';
import type { Services } from '../services.ts';

/** Takes away pictures that nothing shows, now and then; returns what ends that. */
export function startSweeping(services: Services): () => void {
  const sweep = (): void => {
    void sweepPictures(services).catch((error: unknown) => {
      services.log.warn({ error }, 'pictures could not be taken away; trying again later');
    });
  };
  const timer = setInterval(sweep, LIMITS.images.sweepSeconds * 1000).unref();
  return () => clearInterval(timer);
}

/**
 * Takes away pictures that no text showed within a day, those of comments whose words are gone for good, and files
 * that no row names. A row goes before its files: what is interrupted leaves files, which the next sweep finds.
 */
export async function sweepPictures(services: Services): Promise<void> {
  const { commit, settings, clock, pictures } = services;
  const before = new Date(clock().getTime() - LIMITS.images.unusedSeconds * 1000);
  const gone = await commit((db) => removeRows(db, settings.community, before.toISOString()));
  for (const id of gone) await pictures.files.remove(id);
  await removeStrays(services, before);
}

async function removeRows(db: Connection, community: string, before: string): Promise<readonly string[]> {
  const rows = await db
    .deleteFrom('images')
    .where('community', '=', community)
    .where((eb) => eb.or([eb('unused_since', '<', before), eb('comment', 'in', forgotten(db, community))]))
    .returning('id')
    .execute();
  return rows.map(({ id }) => id);
}

/** Comments of which nothing is left but their place. */
export function forgotten(db: Connection, community: string) {
  return db
    .selectFrom('images')
    .innerJoin('comments', (join) =>
      join.onRef('comments.community', '=', 'images.community').onRef('comments.id', '=', 'images.comment'),
    )
    .select('comments.id')
    .where('comments.community', '=', community)
    .where('comments.state', 'in', ['deleted', 'removed', 'withdrawn'])
    .where('comments.text', '=', '[]');
}

/** Files of uploads that were refused or interrupted. Young ones may still get their row. */
async function removeStrays({ databases, settings, pictures }: Services, before: Date): Promise<void> {
  let old: string[] = [];
  const remove = async (): Promise<void> => {
    const known = await knownPictures(databases.reader, settings.community, old);
    for (const picture of old) if (!known.has(picture)) await pictures.files.remove(picture);
    old = [];
  };
  for await (const { picture, writtenAt } of pictures.files.list()) {
    if (writtenAt < before) old.push(picture);
    if (old.length === LIMITS.idsPerRequest) await remove();
  }
  await remove();
}

/** Which of these there is a row of. */
export async function knownPictures(
  db: Connection,
  community: string,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('images')
    .select('id')
    .where('community', '=', community)
    .where('id', 'in', ['', ...ids])
    .execute();
  return new Set(rows.map(({ id }) => id));
}
