import { ContextEvent } from '@lit/context';
import { LitElement, type PropertyValues } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { Backend } from './backend.ts';
import { attachContextRoot, placeContext, type Place } from './context.ts';
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
  /** A backend for this widget alone; most pages put it on `<plein-community>`. */
  @property({ attribute: false }) backend?: Backend;
  /** The address of a community server, for a widget outside any `<plein-community>`. */
  @property() src?: string;
  /** The id of a `<plein-community>` elsewhere on the page. */
  @property() community?: string;
  /** Milliseconds since 1970, as the widget's clock; a test or a demo may set its own. */
  @property({ attribute: false }) clock: () => number = Date.now;

  /** Words that every widget shares, and the language of the page. */
  protected readonly core = new Localize<CoreKey>(this, coreStrings);

  @state() private provided: Place = NOWHERE;
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
    attachContextRoot();
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

  /** Called when another backend is there: forget what came from the old one and read again. */
  protected abstract reload(): void;

  /** Called when somebody else is signed in, or nobody any more: forget what was theirs. Reads all again unless a widget knows better. */
  protected readerChanged(): void {
    this.reload();
  }

  /** The words for what went wrong. */
  protected describe(error: PleinError): string {
    return this.core.text(`error-${error.code}`);
  }

  #ask(): void {
    this.#asking?.abort();
    const asking = (this.#asking = new AbortController());
    this.provided = NOWHERE;
    const target = this.community === undefined ? this : document.getElementById(this.community);
    if (target === null || !(target === this || customElements.get(target.localName))) {
      // The provider is not there yet: it says so when it comes.
      const again = (): void => this.#ask();
      document.addEventListener('context-provider', again, { once: true, signal: asking.signal });
      return;
    }
    const take = (place: Place, unsubscribe?: () => void): void => {
      if (unsubscribe !== undefined) asking.signal.addEventListener('abort', unsubscribe, { once: true });
      if (!asking.signal.aborted) this.provided = place;
    };
    target.dispatchEvent(new ContextEvent(placeContext, this, take, true));
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
