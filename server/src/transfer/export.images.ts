import type { Image } from 'plein/images/images.model.js';
import type { PictureFiles } from '../images/files.ts';
import { STANDING } from './export.deeds.ts';
import { PAGE, pages } from './export.pages.ts';
import type { Exported } from './export.pages.ts';
import type { ImageRecord } from './record.model.ts';

/** Pictures that a comment or an opening shows. Others belong to drafts, which stay behind. */
export async function* exportImages({ db, community }: Exported): AsyncGenerator<ImageRecord> {
  const read = (after?: { id: string }) => {
    const rows = db
      .selectFrom('images')
      .leftJoin('comments', (join) =>
        join.onRef('comments.community', '=', 'images.community').onRef('comments.id', '=', 'images.comment'),
      )
      .select(['images.id', 'images.member', 'images.comment', 'images.thread', 'images.width', 'images.height'])
      .select('images.created_at as at')
      .where('images.community', '=', community)
      .where(({ eb, or }) => or([eb('comments.state', 'in', STANDING), eb('images.thread', 'is not', null)]));
    return (after === undefined ? rows : rows.where('images.id', '>', after.id))
      .orderBy('images.id')
      .limit(PAGE)
      .execute();
  };
  for await (const rows of pages(read)) {
    for (const { comment, thread, ...row } of rows) {
      yield { type: 'image', ...row, ...(comment !== null && { comment }), ...(thread !== null && { thread }) };
    }
  }
}

/** The widest copy of a picture that a line is about; undefined where the line is about something else. */
export async function fileOf(
  files: PictureFiles,
  line: string,
): Promise<{ readonly id: string; readonly file: Uint8Array | undefined } | undefined> {
  if (!line.startsWith('{"type":"image"')) return undefined;
  const { id, width } = JSON.parse(line) as Pick<Image, 'id' | 'width'>;
  return { id, file: await files.read(id, width) };
}
