import type { Id, Written } from '../../core/core.model.ts';
import type { HttpOptions, HttpRequest } from './http.ts';
import { onDemand, type Method } from '../on-demand.ts';
import type { RestSession } from './session.ts';
import type { Shape } from './shape.ts';

type Signal = AbortSignal | undefined;
type Query = NonNullable<HttpRequest['query']>;

/** How the slices ask the server. */
export interface RestClient extends HttpOptions {
  readonly session: RestSession;
  /** What everyone sees: asked without saying who asks, and once for all who ask the same at the same time. */
  read<Answer>(path: string, shape: Shape, signal: Signal, query?: Query): Promise<Answer>;
  /** What the signed-in reader alone sees. With a body it is a POST that writes nothing. */
  mine<Answer>(path: string, shape: Shape, signal: Signal, query?: Query, body?: unknown): Promise<Answer>;
  /** A write of the signed-in reader, safe to send twice by its key. */
  write<Value>(
    method: 'POST' | 'PUT' | 'DELETE',
    path: string,
    write: {
      readonly key: Id;
      readonly body?: unknown;
      readonly value: Shape;
      readonly signal: Signal;
      /** Goes on where the page is left meanwhile. */
      readonly keepalive?: boolean;
    },
  ): Promise<Written<Value>>;
}

export function restClient(options: HttpOptions, session: RestSession): RestClient {
  const asking = { ...options, session };
  return {
    ...asking,
    ...onDemand(['read', 'mine', 'write'], async () => (await import('./calls.ts')).restCalls(asking)),
  };
}

/** The named methods of a slice that is a module of its own, fetched with the first call of one of them. */
export function later<Name extends string, Slice extends { readonly [Each in Name]: Method }>(
  client: RestClient,
  names: readonly Name[],
  load: () => Promise<{ slice(client: RestClient): Slice }>,
): Pick<Slice, Name> {
  return onDemand(names, async () => (await load()).slice(client));
}

/** The path of one thing. */
export function pathOf(noun: string, id: string, ...rest: readonly string[]): string {
  return ['/v1', noun, encodeURIComponent(id), ...rest].join('/');
}

/** The path of a thread. A key that ends like one of a thread's other forms says that it is meant to be read as JSON. */
export function threadPath(key: string): string {
  return pathOf('threads', /\.(html|atom|json)$/.test(key) ? `${key}.json` : key);
}
