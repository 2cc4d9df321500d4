import type { OutboxEntry, OutboxPort } from '../../community/outbox.model.ts';
import type { Backend } from '../../core/backend.ts';
import { PleinError } from '../../core/errors.ts';
import { newId } from '../../core/ids.ts';
import type { DiscussionPort } from '../../discussion/discussion.model.ts';
import type { Line } from './line.ts';
import type { OutboxOptions } from './outbox.ts';

type Talking = Backend & { readonly discussion: DiscussionPort };

/** Whose outbox it is at the moment. */
interface Owner {
  readonly member: string;
  readonly leaving: AbortController;
  /** What keeps and sends what is theirs: its code comes with them, and is asked for again where it did not come. */
  line(): Promise<Line>;
}

/** The port, of whoever is signed in: it owns when the line of a member begins and ends. */
export class Outbox implements OutboxPort {
  readonly #backend: Talking;
  readonly #options: OutboxOptions;
  readonly #listeners = new Set<() => void>();
  #entries: readonly OutboxEntry[] = [];
  #owner: Owner | undefined;
  /** Resolves once nothing is left of whoever was there before. */
  #left: Promise<void> = Promise.resolve();

  constructor(backend: Talking, options: OutboxOptions) {
    this.#backend = backend;
    this.#options = options;
    backend.session.watch(() => this.#attend(), { signal: new AbortController().signal });
    this.#attend();
  }

  get entries(): readonly OutboxEntry[] {
    return this.#entries;
  }

  get owner(): Owner | undefined {
    return this.#owner;
  }

  watch(listener: () => void, { signal }: { readonly signal: AbortSignal }): void {
    if (signal.aborted) return;
    const tell = (): void => listener();
    this.#listeners.add(tell);
    signal.addEventListener('abort', () => this.#listeners.delete(tell), { once: true });
  }

  async change(id: string, markdown: string): Promise<void> {
    const line = await this.#line();
    await line.change(id, ({ problem: _problem, ...row }) => {
      const draft = { ...row.draft, markdown };
      return { ...row, draft, state: 'waiting', ...(row.tried ? { edit: newId() } : {}) };
    });
  }

  async cancel(id: string): Promise<void> {
    const canTakeBack = this.#backend.discussion.deleteComment !== undefined;
    const line = await this.#line();
    await line.change(id, (row) => (row.tried && canTakeBack ? { ...row, state: 'withdrawn' } : undefined));
  }

  async send(): Promise<void> {
    await (await this.#owner?.line())?.send();
  }

  async #line(): Promise<Line> {
    if (this.#owner === undefined) throw new PleinError('not-signed-in');
    return this.#owner.line();
  }

  /** Somebody came, went, or is another. While somebody signs in again it is not known yet whether that is another. */
  #attend(): void {
    const session = this.#backend.session.current;
    const member = session.state === 'signed-in' ? session.member.member : undefined;
    if (member === this.#owner?.member) return;
    if (member === undefined && session.state !== 'signed-out') return;
    if (this.#owner !== undefined) this.#leave(this.#owner);
    this.#show([]);
    this.#owner = member === undefined ? undefined : this.#enter(member);
  }

  #enter(member: string): Owner {
    const [after, leaving] = [this.#left, new AbortController()];
    const { signal } = leaving;
    const show = (entries: readonly OutboxEntry[]): void => this.#show(entries);
    let line: Promise<Line> | undefined;
    const load = async (): Promise<Line> => {
      const code = await import('./line.ts').catch((cause: unknown) => {
        line = undefined;
        throw new PleinError('offline', 'offline', { cause });
      });
      return new code.Line({ ...this.#options, backend: this.#backend, member, after, show, signal });
    };
    const owner = { member, leaving, line: () => (line ??= load()) };
    // Now, because it may be too late when the network is away.
    owner.line().catch(() => undefined);
    return owner;
  }

  #leave({ leaving, line }: Owner): void {
    leaving.abort();
    this.#left = line().then(
      (found) => found.leave(),
      () => undefined,
    );
  }

  #show(entries: readonly OutboxEntry[]): void {
    if (entries.length === 0 && this.#entries.length === 0) return;
    this.#entries = entries;
    for (const listener of [...this.#listeners]) listener();
  }
}
