/** Nothing to say about such a key. */
const PLAIN_KEY = /^[\w.:/-]{1,200}$/;

/** Tells who builds the page, in the console, what is wrong with their name for a thread. */
export async function advise(key: string): Promise<void> {
  if (PLAIN_KEY.test(key)) return;
  const { adviceOnKey } = await import('./thread-key.ts');
  const advice = adviceOnKey(key);
  if (advice !== undefined) console.warn(advice);
}
