import { PleinError } from '../../core/errors.ts';
import { MAX_LINKS } from '../../discussion/discussion.rules.ts';
import { MAX_DESCRIPTION_LENGTH, MAX_IMAGES } from '../../images/images.model.ts';
import { MAX_MENTIONS, mentionsIn, picturesIn, resolveReferences } from '../../text/references.rules.ts';
import type { Text } from '../../text/text.model.ts';
import { isEmptyText, linkCount } from '../../text/text.rules.ts';
import { signedIn, type MemoryClient } from './client.ts';
import { loadRenderer } from './data.ts';
import { mayShow, type Showing } from './images.ts';

/**
 * The tree of a text by the signed-in member; throws where it cannot be published. It may show pictures of its author's
 * that no other shows.
 */
export async function rendered(client: MemoryClient, markdown: string, showing: Showing): Promise<Text> {
  const text = await previewed(client, markdown);
  const problem = problemOf(client, text, showing);
  if (isEmptyText(text)) throw new PleinError('empty');
  if (problem === undefined) return text;
  throw new PleinError('invalid', 'invalid', { fields: [{ field: '/markdown', message: problem }] });
}

function problemOf(client: MemoryClient, text: Text, showing: Showing): string | undefined {
  const { images, members } = client.data;
  const { id: author } = signedIn(client);
  const [pictures, mentions] = [picturesIn(text), mentionsIn(text)];
  if (linkCount(text) > MAX_LINKS) return `has more than ${MAX_LINKS} links`;
  if (mentions.length > MAX_MENTIONS) return `names more than ${MAX_MENTIONS} people`;
  if (pictures.length > MAX_IMAGES) return `has more than ${MAX_IMAGES} pictures`;
  if (pictures.some(({ description }) => description.length > MAX_DESCRIPTION_LENGTH)) return 'describes at length';
  const isSomebody = (member: string) => members.some((row) => row.id === member && row.state !== 'left');
  if (!mentions.every(isSomebody)) return 'names somebody who is not there';
  const isFree = (image: string) =>
    images.some((row) => row.id === image && row.member === author && mayShow(row, showing));
  return pictures.every(({ image }) => isFree(image)) ? undefined : 'shows a picture that is not there to show';
}

/** The tree of a text as it will look, whether it can be published or not. */
export async function previewed(client: MemoryClient, markdown: string): Promise<Text> {
  signedIn(client);
  const text = (await loadRenderer(client.data))(markdown);
  const { images, members } = client.data;
  return resolveReferences(text, {
    sizes: new Map(images.map((image) => [image.id, image])),
    names: new Map(members.map(({ id, name }) => [id, name])),
  });
}
