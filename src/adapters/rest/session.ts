import type { Identity, Session, SessionPort } from '../../community/session.model.ts';
import { PleinError, onceFetched } from '../../core/errors.ts';
import type { Exchange } from './exchange.ts';
import type { HttpOptions } from './http.ts';

/** The session slice, with what its secret is kept in. */
export interface RestSession extends SessionPort {
  exchange(): Promise<Exchange>;
}

/** One object: that nobody is there is told once. */
export const SIGNED_OUT: Session = { state: 'signed-out' };

/** Who is there, as far as is known. What it takes to find out comes with the first page that hands somebody over. */
export function restSession(options: HttpOptions): RestSession {
  const listeners = new Set<() => void>();
  let current = SIGNED_OUT;
  let identity: Identity | undefined;

  const become = (session: Session): void => {
    if (session === current) return;
    current = session;
    for (const listener of [...listeners]) listener();
  };

  const exchange = onceFetched(async () => {
    const { Exchange: Found } = await import('./exchange.ts');
    return new Found(options, { current: () => current, identity: () => identity, become });
  });

  return {
    get current() {
      return current;
    },
    async identify(next) {
      identity = next;
      if (next === undefined && current === SIGNED_OUT) return;
      become(next === undefined ? SIGNED_OUT : { state: 'signing-in' });
      try {
        await (await exchange()).identify(next);
      } catch (error) {
        if (identity === next) become({ state: 'failed', error: PleinError.from(error) });
      }
    },
    watch(listener, { signal }) {
      if (signal.aborted) return;
      const tell = (): void => listener();
      listeners.add(tell);
      signal.addEventListener('abort', () => listeners.delete(tell));
    },
    exchange,
  };
}
