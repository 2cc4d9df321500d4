import type { Id } from '../core/core.model.ts';
import type { ImagesPort } from './images.model.ts';

/** Whoever reads one's own pictures. */
export type PictureReader = Pick<ImagesPort, 'readImage'>;

/** Pixels of the longest side at which a page shows a picture: no more of it is kept. */
const LONGEST = 1_408;
/** The most pictures that are kept of one backend; the oldest go first. */
const MOST = 20;

const atHand = new WeakMap<PictureReader, Map<Id, ImageBitmap>>();

/** Keeps a picture at hand that its owner alone can see yet. */
export async function keepPicture(images: PictureReader, id: Id, file: Blob): Promise<void> {
  const bitmap = await readSmall(file);
  const kept = atHand.get(images) ?? new Map<Id, ImageBitmap>();
  atHand.set(images, kept.set(id, bitmap));
  for (const old of [...kept.keys()].slice(0, -MOST)) kept.delete(old);
}

/** A picture that is at hand. */
export function pictureAtHand(images: PictureReader, id: Id): ImageBitmap | undefined {
  return atHand.get(images)?.get(id);
}

/** One's own picture, seen by others or not, from wherever it is; rejects as `readImage` does. */
export async function readOwnPicture(images: PictureReader, id: Id): Promise<ImageBitmap> {
  if (pictureAtHand(images, id) === undefined) await keepPicture(images, id, await images.readImage(id));
  return pictureAtHand(images, id)!;
}

/** A picture of a text; without a size where the backend does not have it yet. */
export interface PictureInText {
  readonly image: Id;
  readonly width: number;
  readonly height: number;
  readonly description: string;
}

/**
 * One's own picture as it stands in a text: on a canvas, because a strict page shows none from an address of its own
 * making. Its description, where it cannot be had.
 */
export function ownPicture(images: PictureReader, picture: PictureInText): HTMLElement {
  const { image, width, height, description } = picture;
  const place = document.createElement('span');
  place.className = 'picture';
  const canvas = document.createElement('canvas');
  Object.assign(canvas, { width, height, role: description === '' ? 'presentation' : 'img' });
  if (description !== '') canvas.ariaLabel = description;
  place.append(canvas);
  const here = pictureAtHand(images, image);
  if (here !== undefined) paint(here, canvas);
  else {
    readOwnPicture(images, image).then(
      (bitmap) => paint(bitmap, canvas),
      () => place.replaceChildren(description),
    );
  }
  return place;
}

function paint(bitmap: ImageBitmap, canvas: HTMLCanvasElement): void {
  if (canvas.width * canvas.height === 0) Object.assign(canvas, { width: bitmap.width, height: bitmap.height });
  canvas.style.setProperty('--_ratio', String(canvas.width / canvas.height));
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
}

async function readSmall(file: Blob): Promise<ImageBitmap> {
  const whole = await createImageBitmap(file);
  const scale = LONGEST / Math.max(whole.width, whole.height);
  if (scale >= 1) return whole;
  const [width, height] = [whole.width, whole.height].map((side) => Math.max(1, Math.round(side * scale)));
  const canvas = document.createElement('canvas');
  Object.assign(canvas, { width, height });
  canvas.getContext('2d')?.drawImage(whole, 0, 0, width!, height!);
  whole.close();
  return createImageBitmap(canvas);
}
