import type { Id, Written } from '../../core/core.model.ts';
import { PleinError } from '../../core/errors.ts';
import type { RestClient } from './client.ts';
import { address, request, type HttpOptions } from './http.ts';
import { SIGNED_OUT } from './session.ts';
import { written } from './shape.others.ts';
import { Sharing } from './sharing.ts';

/** How a request says who asks and what to write. */
interface OwnRequest {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly body?: unknown;
  /** Makes a write safe to send again. */
  readonly key?: Id;
  /** The session's secret. */
  readonly session?: string | undefined;
}

export function restCalls(
  options: HttpOptions & Pick<RestClient, 'session'>,
): Pick<RestClient, 'read' | 'mine' | 'write'> {
  const { session } = options;
  const sharing = new Sharing();
  const authorized = async <Answer>(
    signal: AbortSignal | undefined,
    call: (secret: string) => Promise<Answer>,
  ): Promise<Answer> => {
    if (session.current === SIGNED_OUT) throw new PleinError('not-signed-in');
    return (await session.exchange()).authorized(signal, call);
  };
  return {
    read(path, shape, signal, query = {}) {
      return sharing.join(address('', path, query), signal, (shared) =>
        request(options, { path, query, shape, signal: shared }),
      );
    },
    mine<Answer>(...[path, shape, signal, query, body]: Parameters<RestClient['mine']>) {
      const method = body === undefined ? 'GET' : 'POST';
      return authorized(signal, (secret) =>
        request<Answer>(options, {
          path,
          query: query ?? {},
          shape,
          signal,
          init: initOf({ method, body, session: secret }),
          once: body !== undefined,
        }),
      );
    },
    write<Value>(...[method, path, { value, signal, key, body, keepalive = false }]: Parameters<RestClient['write']>) {
      return authorized(signal, (secret) =>
        request<Written<Value>>(options, {
          path,
          shape: written(value),
          signal,
          init: { ...initOf({ method, body, key, session: secret }), ...(keepalive && { keepalive }) },
        }),
      );
    },
  };
}

export function initOf({ method = 'GET', body, key, session }: OwnRequest): RequestInit {
  return {
    method,
    headers: {
      ...(session && { authorization: `Bearer ${session}` }),
      ...(key && { 'idempotency-key': key }),
      ...(method !== 'GET' && { 'content-type': 'application/json' }),
    },
    ...(body !== undefined && { body: JSON.stringify(body, wellFormed) }),
  };
}

/** Half a character, as left by cutting an emoji in two, is in no text and would be refused. */
function wellFormed(_: string, value: unknown): unknown {
  return typeof value === 'string' ? value.toWellFormed() : value;
}
