import type { Static, TObject, TSchema } from '@sinclair/typebox';
import type { RatedAction } from '../limits.ts';
import type { WriteAnswer, WriteContext } from '../db/write.ts';
import type { Services } from '../services.ts';

/**
 * Who may call a route, and how its answer travels.
 *
 * - `public`: anyone; the same for everyone and cacheable.
 * - `mine`: signed in; private to the member.
 * - `write`: signed in, with an `Idempotency-Key`.
 * - `open`: anyone, never cached: the exchange of a token, and what belongs to it.
 */
export type Access = 'public' | 'mine' | 'write' | 'open';

/** What a route answers in one case. Without a schema there is no JSON body. */
export interface AnswerSpec {
  readonly description: string;
  readonly schema?: TSchema;
  /** Where it is not JSON. */
  readonly contentType?: string;
}

export interface RouteSpec<Params extends TObject, Query extends TObject, Body extends TSchema> {
  readonly method: 'get' | 'post' | 'put' | 'delete';
  /** As OpenAPI writes it: `/v1/threads/{thread}`. */
  readonly path: string;
  /** One line for the documentation. */
  readonly summary: string;
  readonly access: Access;
  readonly rate: RatedAction;
  readonly params?: Params;
  readonly query?: Query;
  readonly body?: Body;
  /** Media types of a body that is a file; the route reads it itself. */
  readonly file?: readonly string[];
  readonly answers: Readonly<Record<number, AnswerSpec>>;
  handle(call: Call<Static<Params>, Static<Query>, Static<Body>>): Promise<Answer | Response>;
}

/** A route as the app mounts it. */
export type Route = RouteSpec<TObject, TObject, TSchema>;

/** One request that passed the door: its input fits the schemas, its caller is known, its rate is fine. */
export interface Call<Params, Query, Body> {
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  readonly services: Services;
  readonly community: string;
  /** The member who is signed in; empty on `public` and `open` routes. */
  readonly member: string;
  /** On `write` routes: its `Idempotency-Key`, the id of what it makes; empty elsewhere. */
  readonly key: string;
  /** The server's time at the start of the call. */
  readonly now: string;
  readonly request: Request;
  /** Where the call comes from, shortened to a network. */
  readonly network: string;
  /** Cuts the connection: for an answer without end to somebody who does not read it. */
  disconnect(): void;
  /**
   * On `write` routes: does the work once for this key and answers what it answered. `of` is what the write is made of,
   * where that is not its body.
   */
  write(work: (context: WriteContext) => Promise<WriteAnswer>, of?: unknown): Promise<Answer>;
}

export interface Answer {
  /** 200 if absent. */
  readonly status?: number;
  readonly body?: unknown;
}

/** Declares a route; its input types follow from its schemas. */
export function route<Params extends TObject, Query extends TObject, Body extends TSchema>(
  spec: RouteSpec<Params, Query, Body>,
): Route {
  return spec as unknown as Route;
}
