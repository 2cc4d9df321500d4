import { MAX_DESCRIPTION_LENGTH, MAX_IMAGES } from 'plein/images/images.model.js';
import { MAX_MENTIONS, mentionsIn, picturesIn, resolveReferences } from 'plein/text/references.rules.js';
import type { Text } from 'plein/text/text.model.js';
import type { WriteContext } from '../db/write.ts';
import { invalid } from '../http/refusal.ts';

/** What shows pictures: a comment, or the opening of a thread. */
export type Showing = { readonly comment: string } | { readonly thread: string };

/**
 * The text with the sizes of its pictures and the names of those it mentions. Refused where it shows pictures that are
 * not its author's or that another text shows, or mentions somebody who is not there.
 */
export async function resolveText(context: WriteContext, text: Text, showing: Showing, field = '/markdown') {
  const pictures = picturesIn(text);
  const members = mentionsIn(text);
  if (pictures.length === 0 && members.length === 0) return text;
  if (pictures.length > MAX_IMAGES) throw invalid(field, `shows more than ${MAX_IMAGES} pictures`, 422);
  if (pictures.some(({ description }) => description.length > MAX_DESCRIPTION_LENGTH)) {
    throw invalid(field, `describes a picture in more than ${MAX_DESCRIPTION_LENGTH} characters`, 422);
  }
  if (members.length > MAX_MENTIONS) throw invalid(field, `mentions more than ${MAX_MENTIONS} people`, 422);
  const images = pictures.map(({ image }) => image);
  const sizes = await readOwn(context, images);
  const isFree = (image: string): boolean => {
    const { comment, thread } = sizes.get(image) ?? { comment: undefined };
    return (
      (comment === null && thread === null) ||
      ('comment' in showing ? comment === showing.comment : thread === showing.thread)
    );
  };
  if (!images.every(isFree)) throw invalid(field, 'shows a picture that is not yours to show', 422);
  const names = await readNames(context, members);
  if (!members.every((member) => names.has(member))) throw invalid(field, 'mentions nobody', 422);
  return resolveReferences(text, { sizes, names });
}

/** Notes which pictures a text shows from now on; those it no longer shows have a day until they are gone. */
export async function showPictures({ db, community, now }: WriteContext, showing: Showing, text: Text): Promise<void> {
  const shown = picturesIn(text).map(({ image }) => image);
  const [place, id] =
    'comment' in showing ? (['comment', showing.comment] as const) : (['thread', showing.thread] as const);
  await db
    .updateTable('images')
    .set({ [place]: null, unused_since: now })
    .where('community', '=', community)
    .where(place, '=', id)
    .where('id', 'not in', ['', ...shown])
    .execute();
  if (shown.length === 0) return;
  await db
    .updateTable('images')
    .set({ ...showing, unused_since: null })
    .where('community', '=', community)
    .where('id', 'in', shown)
    .execute();
}

/** The text as it will look to its author, whether it can be published or not. */
export async function previewText(own: Own, text: Text): Promise<Text> {
  const sizes = await readOwn(
    own,
    picturesIn(text).map(({ image }) => image),
  );
  return resolveReferences(text, { sizes, names: await readNames(own, mentionsIn(text)) });
}

type Own = Pick<WriteContext, 'db' | 'community' | 'member'>;

/** Those of the pictures that are the member's own. */
async function readOwn({ db, community, member }: Own, images: readonly string[]) {
  const rows = await db
    .selectFrom('images')
    .select(['id', 'width', 'height', 'comment', 'thread'])
    .where('community', '=', community)
    .where('id', 'in', ['', ...images])
    .where('member', '=', member)
    .execute();
  return new Map(rows.map(({ id, ...row }) => [id, row]));
}

async function readNames({ db, community }: Own, members: readonly string[]) {
  const rows = await db
    .selectFrom('members')
    .select(['id', 'name'])
    .where('community', '=', community)
    .where('id', 'in', ['', ...members])
    .where('state', '<>', 'left')
    .execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}
