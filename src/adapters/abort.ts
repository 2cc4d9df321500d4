/** Rejects with the platform's `AbortError`, whatever reason the signal was aborted with. */
export function throwIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw abortError();
}

export function abortError(): DOMException {
  return new DOMException('Aborted', 'AbortError');
}
