import type { Identity, Session, SessionPort } from '../../community/session.model.ts';
import type { Instant } from '../../core/core.model.ts';
import { PleinError } from '../../core/errors.ts';
import type { Author } from '../../members/members.model.ts';
import { withSignal } from '../abort.ts';
import { request, type HttpOptions } from './http.ts';
import { author } from './shape.ts';

/** The session slice, and the door for every request that says who asks. */
export interface RestSession extends SessionPort {
  /** Calls with the session's secret; where that has ended, asks the page once for a new token and calls again. */
  authorized<Answer>(signal: AbortSignal | undefined, call: (secret: string) => Promise<Answer>): Promise<Answer>;
}

interface Exchanged {
  readonly session: string;
  readonly member: Author;
  readonly until: Instant;
}

const SIGNED_OUT: Session = { state: 'signed-out' };

/** The session is kept here, in memory, and nowhere else. */
export function restSession(options: HttpOptions): RestSession {
  const listeners = new Set<() => void>();
  let current = SIGNED_OUT;
  let identity: Identity | undefined;
  let secret: string | undefined;
  let asking = new AbortController();
  let exchanging: Promise<void> | undefined;

  const become = (session: Session): void => {
    if (session === current) return;
    current = session;
    for (const listener of [...listeners]) listener();
  };

  const exchange = async (): Promise<void> => {
    const { signal } = asking;
    const before = secret;
    secret = undefined;
    const outcome = await signIn(options, identity, signal);
    const found = 'session' in outcome ? outcome : undefined;
    if (signal.aborted) end(options, found?.session);
    else {
      secret = found?.session;
      become('state' in outcome ? outcome : { state: 'signed-in', member: outcome.member, until: outcome.until });
    }
    end(options, before);
  };

  /** One exchange for all who ask at the same time. */
  const renew = (): Promise<void> => {
    const mine = (exchanging ??= exchange().finally(() => {
      if (exchanging === mine) exchanging = undefined;
    }));
    return mine;
  };

  return {
    get current() {
      return current;
    },
    identify(next) {
      asking.abort();
      asking = new AbortController();
      identity = next;
      exchanging = undefined;
      const done = renew();
      become(next === undefined ? SIGNED_OUT : { state: 'signing-in' });
      return done;
    },
    watch(listener, { signal }) {
      if (signal.aborted) return;
      const tell = (): void => listener();
      listeners.add(tell);
      signal.addEventListener('abort', () => listeners.delete(tell), { once: true });
    },
    async authorized(signal, call) {
      await withSignal(exchanging ?? Promise.resolve(), signal);
      if (current.state === 'failed' && current.error.passing) await withSignal(renew(), signal);
      const used = secret;
      if (used === undefined) throw refusalOf(current);
      try {
        return await call(used);
      } catch (thrown) {
        if (!(thrown instanceof PleinError && thrown.code === 'session-expired')) throw thrown;
      }
      // Another call may have found out before, and a new session be there already.
      if (secret === used || secret === undefined) await withSignal(renew(), signal);
      if (secret === undefined) throw refusalOf(current);
      return call(secret);
    },
  };
}

/** Asks the page who is there and has its token exchanged. Never rejects. */
async function signIn(
  options: HttpOptions,
  identity: Identity | undefined,
  signal: AbortSignal,
): Promise<Exchanged | Session> {
  try {
    const token = await identity?.({ signal });
    if (token === null || token === undefined) return SIGNED_OUT;
    const shape = { session: '', member: author, until: '' };
    return await request<Exchanged>(options, { method: 'POST', path: '/v1/session', body: { token }, shape, signal });
  } catch (thrown) {
    return { state: 'failed', error: PleinError.from(thrown) };
  }
}

/** Ends a session at the server; if that fails, it ends by its time. */
function end(options: HttpOptions, session: string | undefined): void {
  if (session === undefined) return;
  request(options, { method: 'DELETE', path: '/v1/session', session }).catch(() => undefined);
}

function refusalOf(session: Session): PleinError {
  return session.state === 'failed' ? session.error : new PleinError('not-signed-in');
}
