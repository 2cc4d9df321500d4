import { sql } from 'kysely';
import { tell } from './check.model.ts';
import type { Checked } from './check.model.ts';
import { widthsOf } from '../images/picture.ts';

/** Pictures whose comment or opening does not show them, or is another's; and those of which a file is missing. */
export async function* checkImages(checked: Checked): AsyncGenerator<string> {
  const { community } = checked;
  yield* tell(
    checked,
    sql<{ id: string; comment: string }>`
      select i.id, i.comment from images i join comments c on c.community = i.community and c.id = i.comment
      where i.community = ${community} and c.state in ('published', 'held')
        and (c.text not like '%"image":"' || i.id || '"%' or c.author_member is null or c.author_member <> i.member)
      order by i.id`,
    ({ id, comment }) => `Picture ${id} is said to stand in comment ${comment}, which does not show it.`,
  );
  yield* tell(
    checked,
    sql<{ id: string; thread: string }>`
      select i.id, i.thread from images i join threads t on t.community = i.community and t.key = i.thread
      where i.community = ${community} and (t.opening_text is null or t.opening_text not like '%"image":"' || i.id || '"%'
        or t.opening_member is null or t.opening_member <> i.member)
      order by i.id`,
    ({ id, thread }) => `Picture ${id} is said to stand in the opening of ${thread}, which does not show it.`,
  );
  yield* checkFiles(checked);
}

async function* checkFiles({ db, community, files }: Checked): AsyncGenerator<string> {
  if (files === undefined) return;
  const rows = await db
    .selectFrom('images')
    .select(['id', 'width'])
    .where('community', '=', community)
    .orderBy('id')
    .execute();
  for (const { id, width } of rows) {
    const kept = await Promise.all(widthsOf(width).map((each) => files.read(id, each)));
    if (kept.includes(undefined)) yield `Picture ${id} has no file of every width it should have.`;
  }
}
