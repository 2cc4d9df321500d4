/** Asks about keys in parts small enough for one address, and answers the parts' answers; no keys are one empty part. */
export function inParts<Answer>(
  keys: readonly string[],
  size: number,
  ask: (part: string | undefined) => Promise<Answer>,
): Promise<readonly Answer[]> {
  const each = [...new Set(keys)];
  const starts = Array.from({ length: Math.max(1, Math.ceil(each.length / size)) }, (_, part) => part * size);
  return Promise.all(starts.map((start) => ask(each.slice(start, start + size).join() || undefined)));
}
