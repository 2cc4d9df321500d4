import { Refusal } from '../http/refusal.ts';
import { LIMITS } from '../limits.ts';
import type { ImageStorage } from '../settings.images.ts';
import { diskFiles } from './files.disk.ts';
import { bucketFiles } from './files.s3.ts';

/** Where the copies of pictures are, by picture and width. The table says which there are; this only keeps them. */
export interface PictureFiles {
  /** Resolves once it would outlive a power cut. */
  write(picture: string, width: number, file: Uint8Array): Promise<void>;
  read(picture: string, width: number): Promise<Uint8Array<ArrayBuffer> | undefined>;
  /** Removes all copies; nothing happens where there are none. */
  remove(picture: string): Promise<void>;
  /** Every picture of which there is a copy, and when one was last written. */
  list(): AsyncIterable<KeptPicture>;
}

export interface KeptPicture {
  readonly picture: string;
  readonly writtenAt: Date;
}

/** What is answered where the store does not do what it should: it may in a moment. */
export function storeAway(cause: unknown): never {
  throw new Refusal('unavailable', { retryAfter: LIMITS.retryAfterSeconds, cause });
}

export function openFiles(storage: ImageStorage, community: string): PictureFiles {
  return storage.type === 'disk' ? diskFiles(storage.folder, community) : bucketFiles(storage, community);
}
