import type { Static, TObject } from '@sinclair/typebox';
import type { WriteAnswer, WriteContext } from '../db/write.ts';
import { route } from './route.ts';
import type { Route, RouteSpec } from './route.ts';

/** Something that a member has on or off, at one address: PUT and DELETE. */
export interface Switch<Params extends TObject> extends Pick<
  RouteSpec<Params, TObject, TObject>,
  'path' | 'rate' | 'answers'
> {
  readonly params: Params;
  /** What each of them does, in one line. */
  readonly summary: { readonly on: string; readonly off: string };
  set(context: WriteContext, params: Static<Params>, on: boolean): Promise<WriteAnswer>;
}

export function switchRoutes<Params extends TObject>({ summary, set, ...rest }: Switch<Params>): readonly Route[] {
  return ([true, false] as const).map((on) =>
    route<Params, TObject, TObject>({
      ...rest,
      method: on ? 'put' : 'delete',
      summary: on ? summary.on : summary.off,
      access: 'write',
      handle: ({ params, write }) => write((context) => set(context, params, on)),
    }),
  );
}
