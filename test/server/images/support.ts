import { randomUUIDv7 } from 'node:crypto';
import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';
import type { Json, TestServer } from '../support/server.ts';

/** A photo as a telephone would have made it, in one colour. */
export function photo(width: number, height: number, type: 'jpeg' | 'png' | 'webp' | 'gif' | 'avif' = 'jpeg') {
  return sharp({ create: { width, height, channels: 3, background: '#c50' } })
    .toFormat(type)
    .toBuffer();
}

/** A picture of one colour with words about it that unpack to very many. */
export async function talkative(words: number): Promise<Buffer> {
  const file = await photo(9, 9, 'png');
  const said = chunk('zTXt', Buffer.concat([Buffer.from('Comment\0\0'), deflateSync(Buffer.alloc(words))]));
  // After the header, which is the first chunk.
  return Buffer.concat([file.subarray(0, 33), said, file.subarray(33)]);
}

/** A telephone's own kind of picture, as far as its first bytes say. */
export function heic(): Buffer {
  return Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypheic\0\0\0\0mif1heic'), Buffer.alloc(4_000)]);
}

/** A GIF of 29 bytes that says it is as large as one can be. */
export function wideGif(): Buffer {
  return Buffer.from('474946383961ffffffff0000002c00000000ffffffff0002024c01003b', 'hex');
}

/** A small file that says it is a very large picture. */
export function bomb(width: number, height: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header[8] = 8;
  const pixels = deflateSync(Buffer.alloc((width + 1) * Math.min(height, 1_000)));
  const parts = [chunk('IHDR', header), chunk('IDAT', pixels), chunk('IEND', Buffer.alloc(0))];
  return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), ...parts]);
}

function chunk(name: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}

export interface Uploaded {
  readonly status: number;
  readonly body: Json;
}

/** Hands a file over, as a browser does. */
export async function upload(
  { url }: Pick<TestServer, 'url'>,
  session: string,
  file: Uint8Array | string,
  { key = randomUUIDv7(), type = 'image/jpeg' }: { readonly key?: string; readonly type?: string } = {},
): Promise<Uploaded> {
  const response = await fetch(`${url}/v1/images`, {
    method: 'POST',
    headers: { authorization: `Bearer ${session}`, 'content-type': type, 'idempotency-key': key },
    body: typeof file === 'string' ? file : new Uint8Array(file),
  });
  return { status: response.status, body: await response.json() };
}

/** A picture of its own for a member. */
export async function ownPicture(server: TestServer, session: string, width = 600): Promise<string> {
  const { status, body } = await upload(server, session, await photo(width, 300));
  if (status !== 201) throw new Error(`the picture was answered with ${status}`);
  return body.value.id;
}
