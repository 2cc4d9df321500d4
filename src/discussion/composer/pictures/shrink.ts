import { sizeToSend } from './picture.rules.ts';

/** Good enough for the eye; the backend makes the picture anew anyway. */
const QUALITY = 0.85;

/**
 * A picture that is no larger than is worth sending, so that a phone's photo goes quickly. Rejects where the browser
 * cannot read it. One that may move stays as it is.
 */
export async function shrunk(file: Blob): Promise<Blob> {
  const bitmap = await createImageBitmap(file);
  try {
    return (await smaller(file, bitmap)) ?? file;
  } finally {
    bitmap.close();
  }
}

async function smaller(file: Blob, bitmap: ImageBitmap): Promise<Blob | undefined> {
  const { width, height } = sizeToSend(bitmap.width, bitmap.height);
  if (width === bitmap.width || file.type === 'image/gif') return undefined;
  const canvas = document.createElement('canvas');
  Object.assign(canvas, { width, height });
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0, width, height);
  // Where a browser cannot write the first, it makes a PNG, which may be larger than what was there.
  const kinds = file.type === 'image/jpeg' ? ['image/webp', 'image/jpeg'] : ['image/webp', 'image/png'];
  for (const kind of kinds) {
    const made = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, kind, QUALITY));
    if (made?.type === kind && made.size < file.size) return made;
  }
  return undefined;
}
