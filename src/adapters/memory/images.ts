import type { Id } from '../../core/core.model.ts';
import { PleinError } from '../../core/errors.ts';
import { mayApprove } from '../../discussion/discussion.rules.ts';
import { MAX_IMAGE_BYTES, type Image, type ImageUpload, type ImagesPort } from '../../images/images.model.ts';
import { picturesIn } from '../../text/references.rules.ts';
import type { Text } from '../../text/text.model.ts';
import { actorIn, begin, once, signedIn, type MemoryClient } from './client.ts';
import { commentOf } from './comment-rows.ts';
import type { ImageRow, MemoryData } from './data.ts';
import { imageSize } from './image-size.ts';
import { spaceOf } from './threads.ts';

/** Bytes that a member may keep where the policy does not say. */
const QUOTA = 50 * 1024 * 1024;
/** An address at which there is nothing. */
const NOWHERE = 'data:,';

/** Pictures, as they were given: nothing is made anew here, so this is no place for those of strangers. */
export function memoryImages(client: MemoryClient): ImagesPort {
  const { data } = client;
  const addresses = new Map<string, string>();
  return {
    async uploadImage({ id, file }, options) {
      await begin(client, options?.signal);
      if (signedIn(client).state === 'frozen') throw new PleinError('forbidden');
      if (file.size > MAX_IMAGE_BYTES) throw new PleinError('too-large');
      const bytes = new Uint8Array(await file.arrayBuffer());
      options?.onProgress?.(file.size, file.size);
      const answer = once<Image>(client, id, [file.size, fingerprint(bytes)], (member) => {
        return { status: 'published', value: keep(data, member.id, { id, file }, bytes, client.now()) };
      });
      return answer.value!;
    },
    async readImage(id, options) {
      await begin(client, options?.signal);
      const { id: member } = signedIn(client);
      const row = data.images.find((image) => image.id === id);
      if (row?.file === undefined) throw new PleinError('not-found');
      if (row.member !== member && !isShownToApprove(client, row)) throw new PleinError('not-found');
      return row.file;
    },
    imageUrl(id) {
      const row = data.images.find((image) => image.id === id);
      if (row?.file === undefined || !isShown(data, row)) return NOWHERE;
      const url = addresses.get(id) ?? URL.createObjectURL(row.file);
      addresses.set(id, url);
      return url;
    },
  };
}

/** What shows pictures: a comment, or the opening of a thread. */
export type Showing = { readonly comment: Id } | { readonly thread: string };

/** Whether a picture stands in that text, or in none yet. */
export function mayShow({ comment, thread }: ImageRow, showing: Showing): boolean {
  if (comment === undefined && thread === undefined) return true;
  return 'comment' in showing ? comment === showing.comment : thread === showing.thread;
}

/** Notes which pictures a text shows from now on. */
export function showPictures(data: MemoryData, showing: Showing, text: Text): void {
  const shown = picturesIn(text).map(({ image }) => image);
  data.images = data.images.map((row) => {
    const { comment, thread, ...rest } = row;
    const stands = comment !== undefined || thread !== undefined;
    if (shown.includes(row.id)) return { ...rest, ...showing };
    return stands && mayShow(row, showing) ? rest : row;
  });
}

function isShown(data: MemoryData, { comment, thread }: ImageRow): boolean {
  return thread !== undefined || commentOf(data, comment)?.state === 'published';
}

/** Whether a comment that the reader may approve shows it: whoever judges that sees all of it. */
function isShownToApprove(client: MemoryClient, { comment }: ImageRow): boolean {
  const held = commentOf(client.data, comment);
  const actor = held?.state === 'held' ? actorIn(client, spaceOf(client.data, held.thread)) : undefined;
  return actor !== undefined && mayApprove(actor);
}

function keep(data: MemoryData, member: string, { id, file }: ImageUpload, bytes: Uint8Array, at: string): Image {
  const size = imageSize(bytes);
  if (size === undefined) throw new PleinError('invalid');
  if (data.images.some((row) => row.id === id)) throw new PleinError('conflict');
  const own = data.images.filter((row) => row.member === member);
  const used = own.reduce((sum, row) => sum + (row.file?.size ?? 0), 0);
  if (used + bytes.length > (data.policy.imageQuota ?? QUOTA)) throw new PleinError('full');
  const { width, height, type } = size;
  data.images.push({ id, member, width, height, at, file: file.slice(0, file.size, type) });
  return { id, width, height, bytes: bytes.length };
}

/** FNV-1a: tells a retry from another picture, and is proof of nothing. */
function fingerprint(bytes: Uint8Array): number {
  return bytes.reduce((hash, byte) => Math.imul(hash ^ byte, 16777619), 2166136261);
}
