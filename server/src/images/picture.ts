import { IMAGE_TYPES } from 'plein/images/images.model.js';
import sharp from 'sharp';
import { LIMITS } from '../limits.ts';
import { Refusal, invalid } from '../http/refusal.ts';

/** A picture made anew: nothing of the file it came from is left but what it shows. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  /** WebP by its width, the widest last. */
  readonly sizes: readonly { readonly width: number; readonly file: Buffer }[];
}

// What reads a file is what reads one of our types; libvips knows many more, and they stay shut.
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
  operation: ['Jpeg', 'Png', 'Webp', 'Nsgif', 'Heif'].map((name) => `VipsForeignLoad${name}`),
});
sharp.cache(false);
sharp.concurrency(1);

const TYPES: Readonly<Record<string, (typeof IMAGE_TYPES)[number]>> = {
  jpeg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  gif: 'image/gif',
  heif: 'image/avif',
};

/** The widths in which a picture of this width is kept. */
export function widthsOf(width: number): readonly number[] {
  return [...LIMITS.images.widths.filter((each) => each < width), width];
}

/**
 * Turned as its camera says, without metadata, in the colours of the web, in at most three widths. Of what moves the
 * first frame stays: nothing on a page moves by itself, and a second of film is no more work than a photo.
 */
export async function makePicture(file: Uint8Array): Promise<Picture> {
  const { width, height, data } = await decode(file);
  const raw = { width, height, channels: 4 } as const;
  const sizes = [];
  for (const each of widthsOf(width)) {
    const made = sharp(data, { raw }).resize({ width: each }).webp(LIMITS.images.webp);
    sizes.push({ width: each, file: await made.timeout({ seconds: LIMITS.images.seconds }).toBuffer() });
  }
  return { width, height, sizes };
}

/** The pixels of a file, no more of them than its widest copy has. */
async function decode(file: Uint8Array): Promise<{ width: number; height: number; data: Buffer }> {
  try {
    const source = sharp(file, { limitInputPixels: LIMITS.images.pixels, failOn: 'error' });
    const { format, compression, width, height } = await source.metadata();
    if (TYPES[format] === undefined || (format === 'heif' && compression !== 'av1')) throw notAnImage();
    if (width * height > LIMITS.images.pixels) throw new Refusal('too-large');
    const { data, info } = await source
      .autoOrient()
      .resize({ ...LIMITS.images.box, fit: 'inside', withoutEnlargement: true })
      .toColourspace('srgb')
      .ensureAlpha()
      .timeout({ seconds: LIMITS.images.seconds })
      .raw()
      .toBuffer({ resolveWithObject: true });
    return { data, width: info.width, height: info.height };
  } catch (thrown) {
    if (thrown instanceof Refusal) throw thrown;
    if (/pixel limit|timeout/i.test(String(thrown))) throw new Refusal('too-large', { cause: thrown });
    throw new Refusal('invalid', { status: 422, fields: notAnImage().fields, cause: thrown });
  }
}

function notAnImage(): Refusal {
  return invalid('', `is none of ${IMAGE_TYPES.join(', ')}`, 422);
}
