import { PleinError } from '../../core/errors.ts';
import { MAX_IMAGE_BYTES, type Image, type ImageUpload, type ImagesPort } from '../../images/images.model.ts';
import { picturesIn } from '../../text/references.rules.ts';
import type { Text } from '../../text/text.model.ts';
import { begin, once, signedIn, type MemoryClient } from './client.ts';
import { commentOf } from './comment-rows.ts';
import { replaceRow, type ImageRow, type MemoryData } from './data.ts';
import { imageSize } from './image-size.ts';

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
      const row = data.images.find((image) => image.id === id && image.member === member);
      if (row?.file === undefined) throw new PleinError('not-found');
      return row.file;
    },
    imageUrl(id) {
      const row = data.images.find((image) => image.id === id);
      if (row?.file === undefined || commentOf(data, row.comment)?.state !== 'published') return NOWHERE;
      const url = addresses.get(id) ?? URL.createObjectURL(row.file);
      addresses.set(id, url);
      return url;
    },
  };
}

/** Notes which pictures a comment shows from now on. */
export function showPictures(data: MemoryData, comment: string, text: Text): void {
  const shown = picturesIn(text).map(({ image }) => image);
  for (const row of [...data.images]) {
    const { comment: before, ...rest } = row;
    if (shown.includes(row.id)) replaceRow<ImageRow>(data.images, row, { ...rest, comment });
    else if (before === comment) replaceRow<ImageRow>(data.images, row, rest);
  }
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
