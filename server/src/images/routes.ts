import { Type } from '@sinclair/typebox';
import { IMAGE_TYPES } from 'plein/images/images.model.js';
import type { Image } from 'plein/images/images.model.js';
import { LIMITS } from '../limits.ts';
import { Refusal } from '../http/refusal.ts';
import { route } from '../http/route.ts';
import { Id, fields, writtenOf } from '../http/schemas.ts';
import type { Services } from '../services.ts';
import { storeAway } from './files.ts';
import { widthsOf } from './picture.ts';
import { isShownToApprove, readImage, readShownImage } from './store.ts';
import { takeImage } from './upload.ts';

const ImageSchema = Type.Object(
  {
    id: Type.String(),
    width: Type.Integer({ minimum: 1 }),
    height: Type.Integer({ minimum: 1 }),
    bytes: Type.Integer({ minimum: 1 }),
  },
  { $id: 'Image', additionalProperties: false },
);
const Picture = { 200: { description: 'The picture.', contentType: 'image/webp' } };

export const imagesRoutes = [
  route({
    method: 'post',
    path: '/v1/images',
    summary: 'Hands over a picture for a text that is being written.',
    access: 'write',
    rate: 'upload',
    file: IMAGE_TYPES,
    answers: { 201: { description: 'The picture, as it is kept.', schema: writtenOf(ImageSchema) } },
    handle: takeImage,
  }),
  route({
    method: 'get',
    path: '/v1/images/{id}',
    summary: 'A picture that a published comment or the opening of a thread shows, at least that wide where it is.',
    access: 'public',
    rate: 'picture',
    params: fields({ id: Id }),
    query: fields({ width: Type.Optional(Type.Integer({ minimum: 1, maximum: 100_000 })) }),
    answers: Picture,
    async handle({ services, community, params, query, request }) {
      const image = await readShownImage(services.databases.reader, community, params.id);
      if (image === undefined) throw new Refusal('not-found');
      const { own, shared } = LIMITS.images.cache;
      const caching = `public, max-age=${own}, s-maxage=${shared}, must-revalidate`;
      return showImage(services, image, { caching, width: query.width ?? image.width, request });
    },
  }),
  route({
    method: 'get',
    path: '/v1/images/{id}/mine',
    summary: "One's own picture, shown by a text or not; also that of a comment that waits, for who may approve it.",
    access: 'mine',
    rate: 'picture',
    params: fields({ id: Id }),
    answers: Picture,
    async handle({ services, community, member, now, params, request }) {
      const { reader } = services.databases;
      const image = await readImage(reader, community, params.id);
      if (image === undefined) throw new Refusal('not-found');
      const isTheirs = image.member === member;
      if (!isTheirs && !(await isShownToApprove(reader, community, { member, now }, image))) {
        throw new Refusal('not-found');
      }
      return showImage(services, image, { caching: 'no-store', width: image.width, request });
    },
  }),
];

interface Showing {
  readonly caching: string;
  readonly width: number;
  readonly request: Request;
}

/** The narrowest copy that is wide enough. It never changes, so that who has it is told so; it may be gone, so they ask. */
async function showImage(
  { pictures }: Services,
  image: Image,
  { caching, width, request }: Showing,
): Promise<Response> {
  const { id } = image;
  const wide = widthsOf(image.width).find((each) => each >= width) ?? image.width;
  const etag = `"${id}-${wide}"`;
  const headers = {
    'content-type': 'image/webp',
    'content-disposition': `inline; filename="${id}.webp"`,
    'content-security-policy': "default-src 'none'; sandbox",
    'cache-control': caching,
    etag,
  };
  if (request.headers.get('if-none-match')?.includes(etag)) return new Response(null, { status: 304, headers });
  const file = await pictures.files.read(id, wide).catch(storeAway);
  if (file === undefined) throw new Refusal('not-found');
  return new Response(file, { headers });
}
