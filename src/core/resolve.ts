import type { Backend } from './backend.ts';

const backends = new Map<string, Backend>();
let create: ((src: string) => Backend) | undefined;
const waiting = new Set<() => void>();

/** Says which adapter serves `src="https://…"`. The REST adapter's `define.ts` does, so that no element imports one. */
export function registerAdapter(factory: (src: string) => Backend): void {
  create ??= factory;
  for (const wake of [...waiting]) wake();
  waiting.clear();
}

/** The page's one backend for an address; undefined while no adapter has registered. */
export function backendFor(src: string): Backend | undefined {
  const key = new URL(src, document.baseURI).href.replace(/\/$/, '');
  const known = backends.get(key);
  if (known !== undefined || create === undefined) return known;
  const backend = create(key);
  backends.set(key, backend);
  return backend;
}

/** Calls `wake` once an adapter registers, unless one already has. */
export function whenAdapter(wake: () => void): void {
  if (create === undefined) waiting.add(wake);
}
