import { orOffline } from '../../core/errors.ts';

type Method = (...given: never[]) => Promise<unknown>;

/**
 * The named methods of a slice whose code comes with the first call of one of them. Where it cannot be fetched the call
 * rejects with `offline`, and the next one tries again.
 */
export function onDemand<Name extends string, Slice extends { readonly [Each in Name]: Method }>(
  names: readonly Name[],
  load: () => Promise<Slice>,
): Pick<Slice, Name> {
  let loading: Promise<Slice> | undefined;
  const loaded = (): Promise<Slice> =>
    (loading ??= orOffline(load()).catch((error: unknown) => {
      loading = undefined;
      throw error;
    }));
  const methods = names.map((name): [Name, Method] => [name, async (...given) => (await loaded())[name](...given)]);
  return Object.fromEntries(methods) as Pick<Slice, Name>;
}
