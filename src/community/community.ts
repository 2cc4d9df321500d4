import type { ContextCallback, ContextEvent } from '@lit/context';
import { LitElement, css, html, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import type { Backend } from '../core/backend.ts';
import { placeContext, type Place } from '../core/context.ts';
import { backendFor, whenAdapter } from '../core/resolve.ts';
import { PleinSessionChangedEvent } from './community.events.ts';
import type { Identity, Session } from './session.model.ts';

/**
 * Gives every widget inside it, or naming it by `community="id"`, one backend, one reader, a space and a language.
 *
 * @tag plein-community
 * @slot - The page, or the part of it with widgets in it.
 * @fires {PleinSessionChangedEvent} plein-session-changed - The backend now knows the reader as somebody else, or no longer.
 */
export class PleinCommunity extends LitElement {
  static override readonly properties: PropertyDeclarations = {
    src: {},
    space: {},
    signInUrl: { attribute: 'sign-in-url' },
    backend: { attribute: false },
    identity: { attribute: false },
  };

  static override readonly styles = css`
    :host {
      display: contents;
    }
  `;

  /** The address of the community server. */
  src?: string;
  /** The space that the widgets inside are about, unless they say otherwise. */
  space?: string;
  /** Where a signed-out reader goes to sign in. Leave it out where the page handles `plein-sign-in` itself. */
  signInUrl?: string;
  /** A backend made by an adapter, in place of `src`. */
  backend?: Backend;
  /**
   * Who is there: a callback that resolves to a signed token from the company's login, or undefined for signed out.
   * Setting it signs in or out at once; the callback is called again when the session ends.
   */
  identity?: Identity;

  /** Who asked where they are, with the way to ask no longer. */
  readonly #inside = new Map<ContextCallback<Place>, () => void>();
  #watching: AbortController | undefined;
  #watched: Backend | undefined;

  /** Who is signed in, as the backend knows it. */
  get session(): Session {
    return this.#backend?.session.current ?? { state: 'signed-out' };
  }

  /** Asks the page's `identity` again, for a page whose login changed without a new callback. */
  async refreshIdentity(): Promise<void> {
    await this.#backend?.session.identify(this.identity);
  }

  constructor() {
    super();
    this.addEventListener('context-request', (event) => this.#onRequest(event as ContextEvent<typeof placeContext>));
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // What asked before this was here asks again.
    this.dispatchEvent(new Event('context-provider', { bubbles: true, composed: true }));
    whenAdapter(() => this.requestUpdate());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#watching?.abort();
    this.#watched = undefined;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    const moved = this.#backend !== this.#watched;
    if (moved) this.#watch();
    for (const [tell, leave] of this.#inside) tell(this.#place, leave);
    if (changed.has('identity') || (moved && this.identity !== undefined)) void this.refreshIdentity();
  }

  override render(): TemplateResult {
    return html`<slot></slot>`;
  }

  get #backend(): Backend | undefined {
    return this.backend ?? (this.src === undefined ? undefined : backendFor(this.src));
  }

  get #place(): Place {
    return { backend: this.#backend, space: this.space, signInUrl: this.signInUrl };
  }

  /** By the community's protocol for context, as `@lit/context` asks too. */
  #onRequest(event: ContextEvent<typeof placeContext>): void {
    if (event.context !== placeContext) return;
    event.stopPropagation();
    const { callback, subscribe } = event;
    const leave = (): void => void this.#inside.delete(callback);
    if (subscribe) this.#inside.set(callback, leave);
    callback(this.#place, leave);
  }

  #watch(): void {
    this.#watching?.abort();
    this.#watching = new AbortController();
    this.#watched = this.#backend;
    const { signal } = this.#watching;
    this.#backend?.session.watch(() => this.dispatchEvent(new PleinSessionChangedEvent(this.session)), { signal });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'plein-community': PleinCommunity;
  }
}
