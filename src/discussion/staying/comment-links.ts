import { html, nothing, type ReactiveController, type TemplateResult } from 'lit';
import { findComment } from '../reading/conversation.comments.ts';
import type { Id } from '../../core/core.model.ts';
import { painted } from '../../core/painted.ts';
import { commentAnchor, commentIn } from '../reading/permalink.ts';
import type { Room } from './room.ts';
import { focusComment } from './spots.ts';

/** What following a link needs of the thread, beside the room. */
export interface LinkDesk {
  /** Words for the way back from a comment that is not here. */
  whole(): string;
  /** Shows a comment where it is folded away. */
  unfold(comment: Id): void;
  /** Another part of the thread has been read. */
  read(): Promise<void>;
}

/** All on the page: a link may lead to a comment in any of their threads. */
const all = new Set<CommentLinks>();

/** Owns where links to comments lead: within a thread to wherever the comment stands, and among threads to the right one. */
export class CommentLinks implements ReactiveController {
  /** The comment that the page's address leads to. */
  linked: Id | undefined;

  readonly #room: Room;
  readonly #desk: LinkDesk;
  #waiting: ResizeObserver | undefined;

  constructor(room: Room, desk: LinkDesk) {
    this.#room = room;
    this.#desk = desk;
    room.host.addController(this);
  }

  hostConnected(): void {
    all.add(this);
    addEventListener('hashchange', this.#onHash);
  }

  hostDisconnected(): void {
    all.delete(this);
    removeEventListener('hashchange', this.#onHash);
    this.#waiting?.disconnect();
  }

  /** The thread has been read around this comment, or as the address said before this was here to follow it. */
  async settle(around: Id | undefined): Promise<void> {
    if (around !== undefined) await this.goTo(around);
    else if (commentIn(location.hash) !== undefined && this.linked === undefined) return this.#onHash();
    await this.#tell(around !== undefined);
  }

  /** Leads to a comment, wherever in the thread it stands. */
  async goTo(id: Id): Promise<void> {
    const { host, reading } = this.#room;
    this.linked = id;
    host.requestUpdate();
    if (!this.#isHere(id) && reading.missing !== id) {
      await reading.around(id);
      await this.#desk.read();
    }
    await this.#show(id);
  }

  /** Words where a link led to a comment that is in no thread of the page, and the way back. */
  missing(): TemplateResult | typeof nothing {
    const isLost = [...all].every((each) => each.#misses) && [...all][0] === this;
    if (!isLost) return nothing;
    return html`<div class="notice" part="notice" tabindex="-1">
      <p>${this.#room.words.text('gone')}</p>
      <button type="button" part="retry" @click=${this.#onWhole}>${this.#desk.whole()}</button>
    </div>`;
  }

  get #misses(): boolean {
    return this.#room.reading.missing !== undefined;
  }

  /** What one thread lacks another may have: the one that speaks for all of them looks again. Who was `led` here is led to what it says. */
  async #tell(led: boolean): Promise<void> {
    const [first = this] = all;
    const { host } = first.#room;
    host.requestUpdate();
    if (!led || !this.#misses) return;
    await host.updateComplete;
    await painted();
    host.renderRoot.querySelector<HTMLElement>('.notice[tabindex]')?.focus();
  }

  #isHere(id: Id): boolean {
    return findComment(this.#room.reading.conversation, id) !== undefined || this.#article(id) !== null;
  }

  #article(id: Id): HTMLElement | null {
    return (this.#room.host.renderRoot as ShadowRoot).getElementById(commentAnchor(id));
  }

  async #show(id: Id): Promise<void> {
    const { host } = this.#room;
    if (!this.#isHere(id)) return;
    this.#waiting?.disconnect();
    if (!host.checkVisibility()) return this.#showOnceSeen(id);
    this.#desk.unfold(id);
    await focusComment(host, id, 'start');
  }

  /** In a part of the page that is not shown, nothing can be gone to. */
  #showOnceSeen(id: Id): void {
    this.#waiting = new ResizeObserver(() => {
      if (this.#room.host.checkVisibility()) void this.#show(id);
    });
    this.#waiting.observe(this.#room.host);
  }

  readonly #onHash = async (): Promise<void> => {
    const { host, reading } = this.#room;
    const id = commentIn(location.hash);
    this.linked = id;
    reading.missing = undefined;
    host.requestUpdate();
    if (id !== undefined) await this.goTo(id);
    await this.#tell(true);
  };

  readonly #onWhole = async (): Promise<void> => {
    const { host, reading, again } = this.#room;
    history.replaceState(history.state, '', location.pathname + location.search);
    this.linked = undefined;
    for (const each of all) each.#room.reading.missing = undefined;
    if (reading.conversation?.previous !== undefined) again();
    host.requestUpdate();
    await host.updateComplete;
    (host.renderRoot as ShadowRoot).getElementById('title')?.focus();
  };
}
