import type { ImageStorage } from '../settings.images.ts';
import { openFiles } from './files.ts';
import type { PictureFiles } from './files.ts';
import { workshop } from './workshop.ts';
import type { Workshop } from './workshop.ts';

/** Where pictures are made, and where they are kept. */
export interface Pictures {
  readonly make: Workshop;
  readonly files: PictureFiles;
}

export function openPictures(storage: ImageStorage, community: string): Pictures {
  return { make: workshop(), files: openFiles(storage, community) };
}
