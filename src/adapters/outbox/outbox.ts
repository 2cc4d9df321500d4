import type { OutboxEntry, OutboxPort } from '../../community/outbox.model.ts';
import type { Backend } from '../../core/backend.ts';
import { onceFetched } from '../../core/errors.ts';
import { onDemand } from '../on-demand.ts';
import type { Outbox } from './owner.ts';

export interface OutboxOptions {
  /** Keeps apart what is kept of several backends; the backend's address by default, or its name where it has none. */
  readonly name?: string;
  /** In place of the platform's; `null` keeps everything in the page alone. */
  readonly indexedDB?: IDBFactory | null;
  /** Lets time pass before another attempt; in place of the platform's timers. */
  readonly wait?: (milliseconds: number, signal: AbortSignal | undefined) => Promise<void>;
  /** From 0 up to 1; in place of the platform's. */
  readonly random?: () => number;
}

const NOTHING: readonly OutboxEntry[] = [];

/**
 * A backend that keeps what could not be sent: a comment that fails because the network or the backend is away waits in
 * the browser, survives a reload, and is sent once, in its thread's order, by one tab at a time. It goes when its member
 * signs out, and is never sent as another. A backend that takes no comments is answered as it is.
 */
export function withOutbox<Whole extends Backend>(
  backend: Whole,
  options: OutboxOptions = {},
): Whole & { readonly outbox?: OutboxPort } {
  const { discussion, session } = backend;
  if (discussion?.createComment === undefined) return backend;
  const talking = { ...backend, discussion };
  const changes = new EventTarget();
  let found: Outbox | undefined;

  const fetchBox = onceFetched(async () => {
    const { Outbox: Found } = await import('./owner.ts');
    return (found = new Found(talking, options, () => changes.dispatchEvent(new Event('change'))));
  });
  /** When somebody comes, because it may be too late when the network is away. */
  const box = async (): Promise<Outbox | undefined> =>
    session.current.state === 'signed-out' ? found : fetchBox().catch(() => undefined);
  session.watch(box, { signal: new AbortController().signal });
  void box();

  return {
    ...backend,
    discussion: {
      ...discussion,
      async createComment(...given) {
        return ((await box()) ?? discussion).createComment!(...given);
      },
    },
    outbox: {
      get entries() {
        return found?.entries ?? NOTHING;
      },
      watch: (listener, { signal }) => changes.addEventListener('change', () => listener(), { signal }),
      ...onDemand(['change', 'cancel', 'send', 'pictures'], fetchBox),
    },
  };
}
