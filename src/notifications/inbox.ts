import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { LivePort } from '../community/live.model.ts';
import type { Backend } from '../core/backend.ts';
import type { Id } from '../core/core.model.ts';
import { Load, type Loaded } from '../core/load.ts';
import { joined, marked, merged, unmarked } from './inbox.rules.ts';
import type { Notification, NotificationPage, NotificationsPort } from './notifications.model.ts';

/**
 * Owns what one member is told: the pages read so far, how much of it is unread, and the stream that brings more. It does
 * not decide when to read, and draws nothing.
 */
export class Inbox implements ReactiveController {
  readonly #load: Load<NotificationPage>;
  readonly #more: Load<undefined>;
  readonly #marking: Load<undefined>;
  readonly #arrived: (notification: Notification) => void;
  #port: NotificationsPort | undefined;
  #live: LivePort | undefined;
  #member = '';
  #limit = 0;
  #following: AbortController | undefined;

  /** `arrived` is told what comes live and is unread. */
  constructor(host: ReactiveControllerHost, arrived: (notification: Notification) => void) {
    this.#load = new Load<NotificationPage>(host, ({ items }) => items.length === 0);
    this.#more = new Load<undefined>(host);
    this.#marking = new Load<undefined>(host);
    this.#arrived = arrived;
    host.addController(this);
  }

  get state(): Loaded<NotificationPage> {
    return this.#load.state;
  }

  /** How reading more went. */
  get more(): Loaded<undefined> {
    return this.#more.state;
  }

  /** How marking as read went. */
  get marking(): Loaded<undefined> {
    return this.#marking.state;
  }

  hostDisconnected(): void {
    this.close();
  }

  /** Reads what a member was told, and follows it from there. */
  async open({ notifications, live }: Backend, member: string, limit: number): Promise<void> {
    this.#following?.abort();
    [this.#port, this.#live, this.#member, this.#limit] = [notifications, live, member, limit];
    const following = (this.#following = new AbortController());
    this.#more.clear();
    this.#marking.clear();
    await this.#load.run(async (signal) => this.#read({ signal }));
    const { state } = this.#load;
    if (!following.signal.aborted && (state.status === 'ready' || state.status === 'empty'))
      this.#follow(state.value.position, following.signal);
  }

  /** Forgets everything, as when nobody is there any more. */
  close(): void {
    this.#following?.abort();
    this.#load.clear();
    this.#more.clear();
    this.#marking.clear();
  }

  /** Reads the next page. */
  async readMore(): Promise<void> {
    const cursor = this.#load.value?.next;
    if (cursor === undefined) return;
    await this.#more.run(async (signal) => {
      const after = await this.#read({ cursor, signal });
      if (this.#load.value?.next === cursor) this.#load.set(joined(this.#load.value, after));
    });
  }

  /** Marks these as read, or all; shown at once, and taken back where it fails. Answers how many are left, if it went well. */
  async mark(ids: readonly Id[] | 'all'): Promise<number | undefined> {
    const before = this.#load.value;
    if (before === undefined || this.#port === undefined) return undefined;
    this.#load.set(marked(before, ids));
    const port = this.#port;
    let left: number | undefined;
    await this.#marking.run(async () => {
      ({ unread: left } = await port.markRead({ ids }));
      return undefined;
    });
    const now = this.#load.value;
    if (now === undefined || port !== this.#port) return undefined;
    if (left !== undefined) this.#load.set({ ...now, unread: left });
    else if (this.#marking.state.status === 'failed') this.#load.set(unmarked(now, before));
    return left;
  }

  async #read(request: { readonly cursor?: string; readonly signal: AbortSignal }): Promise<NotificationPage> {
    return this.#port!.listNotifications({ limit: this.#limit, ...request });
  }

  #follow(since: string, signal: AbortSignal): void {
    const again = (): void => void this.#load.run(async (reading) => this.#read({ signal: reading }));
    const topic = `notifications:${this.#member}` as const;
    this.#live?.follow(
      {
        topic,
        since,
        onChange: (change) => change.type === 'notification' && this.#take(change.value),
        onReset: again,
      },
      { signal },
    );
  }

  #take(told: Notification): void {
    const page = this.#load.value;
    if (page === undefined) return;
    const isNew = !told.read && !page.items.some(({ id }) => id === told.id);
    this.#load.set(merged(page, told));
    if (isNew) this.#arrived(told);
  }
}
