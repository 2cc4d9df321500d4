import { withSignal } from './with-signal.ts';

/** Lets time pass, or rejects with `AbortError`. */
export async function pause(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const time = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, milliseconds);
  });
  await withSignal(time, signal).finally(() => clearTimeout(timer));
}
