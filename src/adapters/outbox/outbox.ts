import type { OutboxEntry, OutboxPort } from '../../community/outbox.model.ts';
import type { Backend } from '../../core/backend.ts';
import { PleinError } from '../../core/errors.ts';
import { newId } from '../../core/ids.ts';
import type { DiscussionPort } from '../../discussion/discussion.model.ts';
import { throwIfAborted } from '../abort.ts';
import { Line } from './line.ts';
import { LONGEST_WAIT } from './sender.ts';

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

type Create = Required<DiscussionPort>['createComment'];

/**
 * A backend that keeps what could not be sent: a comment that fails because the network or the backend is away waits in
 * the browser, survives a reload, and is sent once, in its thread's order, by one tab at a time. It goes when its member
 * signs out, and is never sent as another. A backend that takes no comments is answered as it is.
 */
export function withOutbox<Whole extends Backend>(
  backend: Whole,
  options: OutboxOptions = {},
): Whole & { readonly outbox?: OutboxPort } {
  const { discussion } = backend;
  const { createComment } = discussion ?? {};
  if (discussion === undefined || createComment === undefined) return backend;
  const outbox = new Outbox({ ...backend, discussion }, options);
  return { ...backend, discussion: { ...discussion, createComment: keeping(createComment, outbox) }, outbox };
}

/** Sends a comment, or keeps it where that fails for a reason that passes, or where it would overtake another. */
function keeping(createComment: Create, outbox: Outbox): Create {
  return async (draft, options) => {
    const { line } = outbox;
    if (line === undefined) return createComment(draft, options);
    let problem: PleinError | undefined;
    if (globalThis.navigator?.onLine !== false && !(await line.isBehind(draft))) {
      try {
        return await createComment(draft, options);
      } catch (thrown) {
        if (!isSoonOver(thrown) || line !== outbox.line) throw thrown;
        problem = thrown;
      }
    }
    throwIfAborted(options?.signal);
    await line.keep(draft, problem);
    return { status: 'accepted' };
  };
}

/** Whoever is told to come back much later is better told so than kept waiting. */
function isSoonOver(thrown: unknown): thrown is PleinError {
  return thrown instanceof PleinError && thrown.passing && (thrown.retryAfter ?? 0) * 1_000 <= LONGEST_WAIT;
}

/** The port, of whoever is signed in: it owns when the line of a member begins and ends. */
class Outbox implements OutboxPort {
  readonly #backend: Backend & { readonly discussion: DiscussionPort };
  readonly #options: OutboxOptions;
  readonly #listeners = new Set<() => void>();
  #entries: readonly OutboxEntry[] = [];
  #line: Line | undefined;
  /** Resolves once nothing is left of whoever was there before. */
  #left: Promise<void> = Promise.resolve();

  constructor(backend: Backend & { readonly discussion: DiscussionPort }, options: OutboxOptions) {
    this.#backend = backend;
    this.#options = options;
    backend.session.watch(() => this.#attend(), { signal: new AbortController().signal });
    this.#attend();
  }

  get entries(): readonly OutboxEntry[] {
    return this.#entries;
  }

  get line(): Line | undefined {
    return this.#line;
  }

  watch(listener: () => void, { signal }: { readonly signal: AbortSignal }): void {
    if (signal.aborted) return;
    const tell = (): void => listener();
    this.#listeners.add(tell);
    signal.addEventListener('abort', () => this.#listeners.delete(tell), { once: true });
  }

  async change(id: string, markdown: string): Promise<void> {
    await this.#known().change(id, ({ problem: _problem, ...row }) => {
      const draft = { ...row.draft, markdown };
      return { ...row, draft, state: 'waiting', ...(row.tried ? { edit: newId() } : {}) };
    });
  }

  async cancel(id: string): Promise<void> {
    const canTakeBack = this.#backend.discussion.deleteComment !== undefined;
    await this.#known().change(id, (row) => (row.tried && canTakeBack ? { ...row, state: 'withdrawn' } : undefined));
  }

  async send(): Promise<void> {
    await this.#line?.send();
  }

  #known(): Line {
    if (this.#line === undefined) throw new PleinError('not-signed-in');
    return this.#line;
  }

  /** Somebody came, went, or is another. While somebody signs in again it is not known yet whether that is another. */
  #attend(): void {
    const session = this.#backend.session.current;
    const member = session.state === 'signed-in' ? session.member.member : undefined;
    if (member === this.#line?.member) return;
    if (member === undefined && session.state !== 'signed-out') return;
    this.#left = this.#line?.leave() ?? this.#left;
    this.#show([]);
    this.#line = member === undefined ? undefined : this.#begin(member);
  }

  #begin(member: string): Line {
    const show = (entries: readonly OutboxEntry[]): void => this.#show(entries);
    return new Line({ ...this.#options, backend: this.#backend, member, after: this.#left, show });
  }

  #show(entries: readonly OutboxEntry[]): void {
    if (entries.length === 0 && this.#entries.length === 0) return;
    this.#entries = entries;
    for (const listener of [...this.#listeners]) listener();
  }
}
