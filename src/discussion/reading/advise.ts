import { adviceOnKey } from './thread-key.ts';

/** Tells who builds the page, in the console, what is wrong with their name for a thread. */
export function advise(key: string): void {
  const advice = adviceOnKey(key);
  if (advice !== undefined) console.warn(advice);
}
