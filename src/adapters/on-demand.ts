import { onceFetched } from '../core/errors.ts';

export type Method = (...given: never[]) => Promise<unknown>;

/**
 * The named methods of a slice whose code comes with the first call of one of them. Where it cannot be fetched the call
 * rejects with `offline`, and the next one tries again.
 */
export function onDemand<Name extends string, Slice extends { readonly [Each in Name]: Method }>(
  names: readonly Name[],
  load: () => Promise<Slice>,
): Pick<Slice, Name> {
  const loaded = onceFetched(load);
  const methods = names.map((name): [Name, Method] => [name, async (...given) => (await loaded())[name](...given)]);
  return Object.fromEntries(methods) as Pick<Slice, Name>;
}
