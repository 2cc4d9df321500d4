import { PleinError } from '../../core/errors.ts';
import { MAX_LINKS } from '../../discussion/discussion.rules.ts';
import { MAX_IMAGES } from '../../images/images.model.ts';
import { MAX_MENTIONS, mentionsIn, picturesIn, resolveReferences } from '../../text/references.rules.ts';
import type { Text } from '../../text/text.model.ts';
import { isEmptyText, linkCount } from '../../text/text.rules.ts';
import { signedIn, type MemoryClient } from './client.ts';
import { loadRenderer } from './data.ts';

/** The tree of a text by the signed-in member; throws where it cannot be published. */
export async function rendered(client: MemoryClient, markdown: string): Promise<Text> {
  const text = await previewed(client, markdown);
  if (isEmptyText(text)) throw new PleinError('empty');
  if (linkCount(text) > MAX_LINKS) throw refusal(`has more than ${MAX_LINKS} links`);
  if (mentionsIn(text).length > MAX_MENTIONS) throw refusal(`names more than ${MAX_MENTIONS} people`);
  if (picturesIn(text).length > MAX_IMAGES) throw refusal(`has more than ${MAX_IMAGES} pictures`);
  const { images, members } = client.data;
  const { id } = signedIn(client);
  const isOwn = (image: string) => images.some((row) => row.id === image && row.member === id);
  if (!picturesIn(text).every(({ image }) => isOwn(image))) throw refusal('shows a picture that is not there');
  const isSomebody = (member: string) => members.some((row) => row.id === member && row.state !== 'left');
  if (!mentionsIn(text).every(isSomebody)) throw refusal('names somebody who is not there');
  return text;
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

function refusal(message: string): PleinError {
  return new PleinError('invalid', 'invalid', { fields: [{ field: '/markdown', message }] });
}
