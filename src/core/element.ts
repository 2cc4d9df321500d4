import { ContextEvent } from '@lit/context';
import { LitElement, type PropertyDeclarations, type PropertyValues } from 'lit';
import type { Backend } from './backend.ts';
import { placeContext, type Place } from './context.ts';
import { coreStrings, type CoreKey } from './core.strings.ts';
import type { PleinError } from './errors.ts';
import { Localize } from './localize.ts';
import { backendFor, whenAdapter } from './resolve.ts';
import type { Session } from '../community/session.model.ts';

const NOWHERE: Place = { backend: undefined, space: undefined, signInUrl: undefined };

/**
 * What every widget is: it finds its backend, knows who is signed in, and has words. It reads nothing by itself.
 *
 * The backend is, in this order: the `backend` property, the one for `src`, that of the `<plein-community>` named by
 * `community`, or that of the closest `<plein-community>` around it, whenever that comes.
 */
export abstract class PleinElement extends LitElement {
  /** In place of decorators, here and in what else a thread is read with: they take more bytes. */
  static override readonly properties: PropertyDeclarations = {
    backend: { attribute: false },
    src: {},
    community: {},
    clock: { attribute: false },
    provided: { state: true },
  };

  /** A backend for this widget alone; most pages put it on `<plein-community>`. */
  backend?: Backend;
  /** The address of a community server, for a widget outside any `<plein-community>`. */
  src?: string;
  /** The id of a `<plein-community>` elsewhere on the page. */
  community?: string;
  /** Milliseconds since 1970, as the widget's clock; a test or a demo may set its own. */
  clock: () => number = Date.now;

  /** Words that every widget shares, and the language of the page. */
  protected readonly core = new Localize<CoreKey>(this, coreStrings);

  private provided: Place = NOWHERE;
  #asking: AbortController | undefined;
  #watching: AbortController | undefined;
  #watched: Backend | undefined;

  /** The place this widget is in: backend, space, where to sign in. */
  protected get place(): Place {
    const backend = this.backend ?? (this.src === undefined ? undefined : backendFor(this.src));
    return backend === undefined ? this.provided : { ...this.provided, backend };
  }

  protected get port(): Backend | undefined {
    return this.place.backend;
  }

  /** Who is signed in, as far as the backend knows. */
  protected get session(): Session {
    return this.port?.session.current ?? { state: 'signed-out' };
  }

  protected get now(): number {
    return this.clock();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.prepare();
    this.#ask();
    whenAdapter(() => this.requestUpdate());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#asking?.abort();
    this.#watching?.abort();
    this.#watched = undefined;
  }

  /** Words arrive before the first paint, so that no reader sees a flash of another language. */
  protected override async scheduleUpdate(): Promise<void> {
    while (this.languages.some((words) => words.loading !== undefined)) {
      await Promise.all(this.languages.map((words) => words.loading));
    }
    super.scheduleUpdate();
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (changed.has('community') && this.hasUpdated) this.#ask();
    if (this.port !== this.#watched) this.#watch();
  }

  /** Every dictionary this widget speaks from. */
  protected get languages(): readonly Localize<string>[] {
    return [this.core];
  }

  /** Fetches what else it will say, which most widgets do with their first words. */
  protected prepare(): void {
    void this.core.complete();
  }

  /** Called when another backend is there: forget what came from the old one and read again. */
  protected abstract reload(): void;

  /** Called when somebody else is signed in, or nobody any more: forget what was theirs. Reads all again unless a widget knows better. */
  protected readerChanged(): void {
    this.reload();
  }

  /** The words for what went wrong. Where they cannot be fetched, there is no connection. */
  protected describe(error: PleinError): string {
    return this.core.text(`error-${error.code}`) || (this.core.loading ? '' : this.core.text('error-offline'));
  }

  #ask(): void {
    this.#asking?.abort();
    const { signal } = (this.#asking = new AbortController());
    this.provided = NOWHERE;
    // A provider that comes later may be closer, or the only one.
    document.addEventListener('context-provider', () => this.#ask(), { signal });
    const target = this.community === undefined ? this : document.getElementById(this.community);
    const take = (place: Place, unsubscribe?: () => void): void => {
      if (unsubscribe) signal.addEventListener('abort', unsubscribe);
      if (!signal.aborted) this.provided = place;
    };
    target?.dispatchEvent(new ContextEvent(placeContext, this, take, true));
  }

  #watch(): void {
    this.#watching?.abort();
    this.#watching = new AbortController();
    this.#watched = this.port;
    const { signal } = this.#watching;
    let known = this.#reader();
    this.port?.session.watch(
      () => {
        this.requestUpdate();
        if (known === this.#reader()) return;
        known = this.#reader();
        this.readerChanged();
      },
      { signal },
    );
    this.reload();
  }

  #reader(): string | undefined {
    return this.session.state === 'signed-in' ? (this.session.member.member ?? '') : undefined;
  }
}
