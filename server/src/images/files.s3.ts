import { createHash } from 'node:crypto';
import { AwsClient } from 'aws4fetch';
import { LIMITS } from '../limits.ts';
import type { ImageStorage } from '../settings.images.ts';
import type { KeptPicture, PictureFiles } from './files.ts';

type Bucket = Extract<ImageStorage, { type: 's3' }>;
/** Sends to an address below the bucket; 404 is an answer, every other failure throws. */
type Send = (address: string, init?: RequestInit) => Promise<Response>;

/** `<folder>/<community>/<picture>/<width>.webp` in a bucket. */
export function bucketFiles(bucket: Bucket, community: string): PictureFiles {
  const send = sender(bucket);
  const root = `${bucket.folder}${community}/`;
  const keyOf = (picture: string, width: number): string => `${root}${picture}/${width}.webp`;
  return {
    async write(picture, width, file) {
      const digest = createHash('sha256').update(file).digest('hex');
      const headers = { 'content-type': 'image/webp', 'x-amz-content-sha256': digest };
      const { status } = await send(keyOf(picture, width), { method: 'PUT', headers, body: new Uint8Array(file) });
      if (status === 404) throw new Error('The store of pictures has no such bucket.');
    },
    async read(picture, width) {
      const response = await send(keyOf(picture, width));
      return response.ok ? new Uint8Array(await response.arrayBuffer()) : undefined;
    },
    async remove(picture) {
      for await (const { key } of keysBelow(send, `${root}${picture}/`)) await send(key, { method: 'DELETE' });
    },
    list: () => listPictures(send, root),
  };
}

function sender({ bucket, region, keyId, secret }: Bucket): Send {
  const client = new AwsClient({ accessKeyId: keyId, secretAccessKey: secret, service: 's3', region, retries: 2 });
  return async (address, init) => {
    const signal = AbortSignal.timeout(LIMITS.images.bucketMilliseconds);
    const response = await client.fetch(bucket + address, { ...init, signal });
    if (response.ok || response.status === 404) return response;
    throw new Error(`The store of pictures answered ${response.status}: ${(await response.text()).slice(0, 500)}`);
  };
}

/** Copies of one picture stand side by side in the order of keys. */
async function* listPictures(send: Send, root: string): AsyncGenerator<KeptPicture> {
  let last: KeptPicture | undefined;
  for await (const { key, writtenAt } of keysBelow(send, root)) {
    const picture = key.slice(root.length).split('/')[0] ?? '';
    if (last !== undefined && last.picture !== picture) yield last;
    last = { picture, writtenAt };
  }
  if (last !== undefined) yield last;
}

/** By the first version of the listing, which every store has. */
async function* keysBelow(send: Send, prefix: string): AsyncGenerator<{ key: string; writtenAt: Date }> {
  for (let marker = '', more = true; more;) {
    const listing = await (await send(`?${new URLSearchParams({ prefix, marker })}`)).text();
    for (const [, entry = ''] of listing.matchAll(/<Contents>(.*?)<\/Contents>/gs)) {
      const key = valueOf(entry, 'Key');
      marker = key;
      yield { key, writtenAt: new Date(valueOf(entry, 'LastModified')) };
    }
    more = valueOf(listing, 'IsTruncated') === 'true';
  }
}

function valueOf(xml: string, name: string): string {
  return new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml)?.[1] ?? '';
}
