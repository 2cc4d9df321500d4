import { createHash } from 'node:crypto';
import { IMAGE_TYPES, MAX_IMAGE_BYTES } from 'plein/images/images.model.js';
import type { Image } from 'plein/images/images.model.js';
import type { Connection } from '../db/open.ts';
import type { WriteAnswer, WriteContext } from '../db/write.ts';
import { readBytes } from '../http/body.ts';
import { LIMITS } from '../limits.ts';
import { Refusal } from '../http/refusal.ts';
import type { Answer, Call } from '../http/route.ts';
import { readActor } from '../members/grants.ts';
import type { Services } from '../services.ts';
import { storeAway } from './files.ts';
import type { Picture } from './picture.ts';
import { makeRoom, refuseFull } from './quota.ts';
import { readImage } from './store.ts';

type Upload = Pick<
  Call<unknown, unknown, unknown>,
  'services' | 'community' | 'member' | 'request' | 'write' | 'key' | 'now'
>;

/**
 * Takes a file and makes a picture of it. Its copies are written before the row is committed, so that a row never names
 * what is not there; what a refused or interrupted one leaves behind is found by the sweep.
 */
export async function takeImage(upload: Upload): Promise<Answer> {
  const { services, community, member, request, write, key, now } = upload;
  const file = await readFile(request);
  const digest = createHash('sha256').update(file).digest('base64url');
  const { reader } = services.databases;
  // A retry is answered from what was kept, and an id that is in use is refused, before any work is done.
  if ((await readImage(reader, community, key)) !== undefined) return write(takenId, digest);
  await refuseGiver(reader, { community, member, now }, 1);
  const picture = await services.pictures.make(file);
  await keepFiles(services, key, picture);
  return write((context) => insertImage(context, picture), digest);
}

async function readFile(request: Request): Promise<Uint8Array> {
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
  if (!IMAGE_TYPES.some((known) => known === type)) {
    throw new Refusal('invalid', {
      status: 415,
      fields: [{ field: 'Content-Type', message: `must be one of ${IMAGE_TYPES.join(', ')}` }],
    });
  }
  return readBytes(request, { bytes: MAX_IMAGE_BYTES, milliseconds: LIMITS.images.uploadMilliseconds });
}

async function keepFiles({ pictures }: Services, id: string, { sizes }: Picture): Promise<void> {
  for (const { width, file } of sizes) await pictures.files.write(id, width, file).catch(storeAway);
}

async function insertImage(
  { db, community, member, key: id, now }: WriteContext,
  picture: Picture,
): Promise<WriteAnswer> {
  if ((await readImage(db, community, id)) !== undefined) return takenId();
  const { width, height, sizes } = picture;
  const bytes = sizes.reduce((sum, { file }) => sum + file.byteLength, 0);
  await refuseGiver(db, { community, member, now }, bytes);
  await makeRoom(db, { community, member, now }, bytes);
  const image: Image = { id, width, height, bytes };
  await db
    .insertInto('images')
    .values({ community, member, comment: null, thread: null, created_at: now, unused_since: now, ...image })
    .execute();
  return { status: 201, body: { status: 'accepted', value: image } };
}

/** A frozen member gives nothing, and no other more than fits. */
async function refuseGiver(
  db: Connection,
  { community, member, now }: Pick<WriteContext, 'community' | 'member' | 'now'>,
  bytes: number,
): Promise<void> {
  const { frozen } = await readActor(db, community, member, '', now);
  if (frozen) throw new Refusal('forbidden');
  await refuseFull(db, { community, member, now }, bytes);
}

function takenId(): never {
  throw new Refusal('conflict', { status: 422 });
}
