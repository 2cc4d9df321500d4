import type { IMAGE_TYPES } from '../../images/images.model.ts';

export interface ImageSize {
  readonly type: (typeof IMAGE_TYPES)[number];
  readonly width: number;
  readonly height: number;
}

type Read = (view: DataView) => readonly [width: number, height: number] | undefined;

/** What a file is by its first bytes, whatever its name says, and how large; undefined for what is no picture. */
export function imageSize(bytes: Uint8Array): ImageSize | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (const [type, at, signature, read] of FORMATS) {
    if (wordAt(bytes, at, signature.length) !== signature) continue;
    const [width = 0, height = 0] = sizeIn(view, read);
    return width > 0 && height > 0 ? { type, width, height } : undefined;
  }
  return undefined;
}

const FORMATS: readonly (readonly [ImageSize['type'], number, string, Read])[] = [
  ['image/png', 0, '\x89PNG\r\n\x1a\n', pngSize],
  ['image/gif', 0, 'GIF8', (view) => [view.getUint16(6, true), view.getUint16(8, true)]],
  ['image/jpeg', 0, '\xff\xd8\xff', jpegSize],
  ['image/webp', 8, 'WEBP', webpSize],
  ['image/avif', 4, 'ftypavif', avifSize],
];

/** A file that ends too soon has no size. */
function sizeIn(view: DataView, read: Read): readonly number[] {
  try {
    return read(view) ?? [];
  } catch {
    return [];
  }
}

/** The first chunk is the header. */
function pngSize(view: DataView): readonly [number, number] | undefined {
  return view.getUint32(12) === 0x49484452 ? [view.getUint32(16), view.getUint32(20)] : undefined;
}

/** The frame header: the first segment from C0 to CF that is no table. */
function jpegSize(view: DataView): readonly [number, number] | undefined {
  for (let at = 2; view.getUint8(at) === 0xff; at += 2 + view.getUint16(at + 2)) {
    const marker = view.getUint8(at + 1);
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)) {
      return [view.getUint16(at + 7), view.getUint16(at + 5)];
    }
  }
  return undefined;
}

/** Three kinds of first chunk, each with the size in its own place. */
function webpSize(view: DataView): readonly [number, number] | undefined {
  const uint24 = (at: number) => view.getUint16(at, true) + view.getUint8(at + 2) * 0x10000;
  switch (String.fromCharCode(view.getUint8(15))) {
    case 'X':
      return [uint24(24) + 1, uint24(27) + 1];
    case 'L': {
      const bits = view.getUint32(21, true);
      return [(bits & 0x3fff) + 1, ((bits >> 14) & 0x3fff) + 1];
    }
    case ' ':
      return [view.getUint16(26, true) & 0x3fff, view.getUint16(28, true) & 0x3fff];
    default:
      return undefined;
  }
}

/** The property `ispe`, somewhere in the first box after the file's type. */
function avifSize(view: DataView): readonly [number, number] | undefined {
  for (let at = 12; at < view.byteLength - 16; at += 1) {
    if (view.getUint32(at) === 0x69737065) return [view.getUint32(at + 8), view.getUint32(at + 12)];
  }
  return undefined;
}

function wordAt(bytes: Uint8Array, at: number, length: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + length));
}
