import type { Identity, Session } from '../../community/session.model.ts';
import type { Instant } from '../../core/core.model.ts';
import { PleinError } from '../../core/errors.ts';
import type { Author } from '../../members/members.model.ts';
import { withSignal } from '../with-signal.ts';
import { request, type HttpOptions } from './http.ts';
import { initOf } from './calls.ts';
import { SIGNED_OUT } from './session.ts';
import { author } from './shape.ts';

interface Exchanged {
  readonly session: string;
  readonly member: Author;
  readonly until: Instant;
}

/** The session that an exchange is about. */
interface Held {
  readonly current: () => Session;
  readonly identity: () => Identity | undefined;
  readonly become: (session: Session) => void;
}

/** Owns the secret of the session, in memory and nowhere else, and the exchange of the page's token for it. */
export class Exchange {
  readonly #options: HttpOptions;
  readonly #held: Held;
  #secret: string | undefined;
  #asking = new AbortController();
  #exchanging: Promise<void> | undefined;

  constructor(options: HttpOptions, held: Held) {
    this.#options = options;
    this.#held = held;
  }

  /** Takes over the page's identity, unless the page has another by now. Resolves when the outcome is known. */
  identify(identity: Identity | undefined): Promise<void> {
    if (identity !== this.#held.identity()) return Promise.resolve();
    this.#asking.abort();
    this.#asking = new AbortController();
    this.#exchanging = undefined;
    return this.#renew();
  }

  async authorized<Answer>(
    signal: AbortSignal | undefined,
    call: (secret: string) => Promise<Answer>,
  ): Promise<Answer> {
    await withSignal(this.#exchanging ?? Promise.resolve(), signal);
    const { current } = this.#held;
    const before = current();
    if (before.state === 'failed' && before.error.passing) await withSignal(this.#renew(), signal);
    const used = this.#secret;
    if (used === undefined) throw refusalOf(current());
    try {
      return await call(used);
    } catch (thrown) {
      if (!(thrown instanceof PleinError && thrown.code === 'session-expired')) throw thrown;
    }
    // Another call may have found out before, and a new session be there already.
    if (this.#secret === used || this.#secret === undefined) await withSignal(this.#renew(), signal);
    if (this.#secret === undefined) throw refusalOf(current());
    return call(this.#secret);
  }

  /** One exchange for all who ask at the same time. */
  #renew(): Promise<void> {
    const mine = (this.#exchanging ??= this.#exchange().finally(() => {
      if (this.#exchanging === mine) this.#exchanging = undefined;
    }));
    return mine;
  }

  async #exchange(): Promise<void> {
    const { signal } = this.#asking;
    const before = this.#secret;
    this.#secret = undefined;
    const outcome = await signIn(this.#options, this.#held.identity(), signal);
    const found = 'session' in outcome ? outcome : undefined;
    if (signal.aborted) end(this.#options, found?.session);
    else {
      this.#secret = found?.session;
      this.#held.become(
        'state' in outcome ? outcome : { state: 'signed-in', member: outcome.member, until: outcome.until },
      );
    }
    end(this.#options, before);
  }
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
    return await request<Exchanged>(options, {
      path: '/v1/session',
      init: initOf({ method: 'POST', body: { token } }),
      once: true,
      shape,
      signal,
    });
  } catch (thrown) {
    return { state: 'failed', error: PleinError.from(thrown) };
  }
}

/** Ends a session at the server; if that fails, it ends by its time. */
function end(options: HttpOptions, session: string | undefined): void {
  if (session === undefined) return;
  request(options, { path: '/v1/session', init: initOf({ method: 'DELETE', session }), once: true }).catch(
    () => undefined,
  );
}

function refusalOf(session: Session): PleinError {
  return session.state === 'failed' ? session.error : new PleinError('not-signed-in');
}
