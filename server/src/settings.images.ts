import type { Complain } from './settings.read.ts';

/** Where pictures are kept: in a folder, or in a bucket of any store that speaks S3. */
export type ImageStorage =
  | { readonly type: 'disk'; readonly folder: string }
  | {
      readonly type: 's3';
      /** The bucket's address, with a slash at its end. */
      readonly bucket: string;
      /** What every key begins with: empty, or with a slash at its end. */
      readonly folder: string;
      readonly region: string;
      readonly keyId: string;
      readonly secret: string;
    };

type Given = (name: string) => string | undefined;

const FORM =
  'PLEIN_IMAGES must be a folder, or s3://bucket/folder?region=eu-west-1 with &endpoint=https://… for a store elsewhere than at Amazon';

/** Reads `PLEIN_IMAGES` and, for a bucket, the names that hosts usually give its keys. */
export function readImages(given: Given, complain: Complain): ImageStorage {
  const place = given('PLEIN_IMAGES') ?? './data/images';
  if (!/^\w+:\/\//.test(place)) return { type: 'disk', folder: place };
  const url = URL.canParse(place) ? new URL(place) : undefined;
  const endpoint = url?.searchParams.get('endpoint') ?? undefined;
  const region = url?.searchParams.get('region') ?? (endpoint === undefined ? '' : 'us-east-1');
  const wrong = endpoint !== undefined && !/^https?:\/\/[^/]+\/?$/.test(endpoint);
  const keyId = given('AWS_ACCESS_KEY_ID') ?? '';
  const secret = given('AWS_SECRET_ACCESS_KEY') ?? '';
  if (url?.protocol !== 's3:' || url.hostname === '' || region === '' || wrong) complain(`${FORM}.`);
  else if (keyId === '' || secret === '') {
    complain('PLEIN_IMAGES names a bucket: set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY to a key that may use it.');
  }
  const parts = (url?.pathname ?? '').split('/').filter((part) => part !== '');
  const folder = parts.map((part) => `${part}/`).join('');
  return { type: 's3', bucket: addressOf(url?.hostname ?? '', endpoint, region), folder, region, keyId, secret };
}

function addressOf(bucket: string, endpoint: string | undefined, region: string): string {
  if (endpoint === undefined) return `https://${bucket}.s3.${region}.amazonaws.com/`;
  return `${endpoint.replace(/\/$/, '')}/${bucket}/`;
}
