import { LIMITS } from '../limits.ts';
import { Refusal } from '../http/refusal.ts';
import { makePicture } from './picture.ts';
import type { Picture } from './picture.ts';

/** Makes pictures anew, a few at a time; whoever comes when too many wait is sent away for a moment. */
export type Workshop = (file: Uint8Array) => Promise<Picture>;

export function workshop(make: Workshop = makePicture): Workshop {
  const { atOnce, waiting } = LIMITS.images;
  const queue: (() => void)[] = [];
  let working = 0;
  return async (file) => {
    if (working === atOnce) {
      if (queue.length === waiting) throw new Refusal('unavailable', { retryAfter: LIMITS.retryAfterSeconds });
      await new Promise<void>((resolve) => queue.push(resolve));
    } else working += 1;
    try {
      return await make(file);
    } finally {
      // Whoever is next takes this place over.
      const next = queue.shift();
      if (next === undefined) working -= 1;
      else next();
    }
  };
}
