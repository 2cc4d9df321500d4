import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { Announcer } from '../core/announcer.ts';
import { controls } from '../core/controls.styles.ts';
import { PleinElement } from '../core/element.ts';
import { Localize } from '../core/localize.ts';
import { numberIn } from '../core/intl.ts';
import { trouble } from '../core/notice.ts';
import { popoverSurface } from '../core/popover.styles.ts';
import { tokens } from '../core/tokens.styles.ts';
import { urlOf } from '../discussion/listing/thread-item.ts';
import { commentAnchor } from '../discussion/reading/permalink.ts';
import { Inbox } from './inbox.ts';
import { notificationItem } from './notification-item.ts';
import { PleinNotificationOpenEvent, PleinNotificationsReadEvent } from './notifications.events.ts';
import type { Notification, NotificationPage } from './notifications.model.ts';
import { notificationsStrings, type NotificationsKey } from './notifications.strings.ts';
import { notificationsStyles } from './notifications.styles.ts';

/**
 * A bell for the head of a page: how much a member has not read yet, and what it is. Nothing for who is not signed in.
 *
 * @tag plein-notifications
 * @csspart bell - The button with the bell.
 * @csspart count - How many are unread.
 * @csspart panel - The list that opens at the bell.
 * @csspart heading - What it is a list of.
 * @csspart mark-all - The button that marks all as read.
 * @csspart notifications - The list itself.
 * @csspart notification - One notification.
 * @csspart link - The link, or button, that it is.
 * @csspart what - What happened.
 * @csspart where - The conversation in which it did.
 * @csspart excerpt - The first words of the comment.
 * @csspart when - How long ago.
 * @csspart more - The button that shows more.
 * @csspart notice - What went wrong.
 * @csspart retry - The button to try that again.
 * @fires {PleinNotificationOpenEvent} plein-notification-open - Before one is opened; cancelable.
 * @fires {PleinNotificationsReadEvent} plein-notifications-read - After notifications were marked as read.
 */
export class PleinNotifications extends PleinElement {
  static override readonly styles = [tokens, controls, notificationsStyles, popoverSurface];

  /** Where to read conversations whose page the backend does not know: an address with `{key}` for the thread's key. */
  @property({ attribute: 'thread-url' }) threadUrl?: string;
  /** How many at first, and with each "Show more". */
  @property({ type: Number }) limit = 10;

  readonly #words = new Localize<NotificationsKey>(this, notificationsStrings);
  readonly #announcer = new Announcer(this);
  readonly #inbox = new Inbox(this, () => this.#onArrived());
  #arrived = 0;

  @state() private opened = false;

  @query('.bell') private bell!: HTMLElement | null;
  @query('.panel') private panel!: HTMLElement | null;

  /** Reads everything again. */
  override reload(): void {
    const { port, session } = this;
    const member = session.state === 'signed-in' ? session.member.member : undefined;
    if (port?.notifications === undefined || member === undefined) this.#inbox.close();
    else void this.#inbox.open(port, member, Math.max(1, Math.trunc(this.limit) || 10));
  }

  protected override get languages(): readonly Localize<string>[] {
    return [this.core, this.#words];
  }

  /** What was told to one reader is not for the next. */
  protected override readerChanged(): void {
    this.#inbox.close();
    this.reload();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    if (changed.has('limit') && this.hasUpdated) this.reload();
  }

  override render(): TemplateResult | typeof nothing {
    if (this.port?.notifications === undefined || this.session.state !== 'signed-in') return nothing;
    const unread = this.#inbox.state.value?.unread;
    return html`<button
        type="button"
        class="bell"
        part="bell"
        popovertarget="panel"
        aria-haspopup="dialog"
        aria-expanded=${this.opened ? 'true' : 'false'}
        aria-label=${unread === undefined ? this.#words.text('heading') : this.#words.text('unread', { count: unread })}
      >
        ${BELL}
        ${unread ? html`<span class="count" part="count"><span>${unread > 99 ? '99+' : numberIn(this.#words, unread)}</span></span>` : nothing}
      </button>
      <div
        id="panel"
        class="panel"
        part="panel"
        popover
        role="dialog"
        aria-labelledby="heading"
        tabindex="-1"
        @beforetoggle=${this.#onBeforeToggle}
        @toggle=${this.#onToggle}
        @focusout=${this.#onFocusOut}
      >
        ${this.opened ? this.#renderPanel() : nothing}
      </div>
      <p class="visually-hidden" role="status">${this.#announcer.words}</p>`;
  }

  #renderPanel(): TemplateResult {
    const { state: loaded, marking } = this.#inbox;
    const { value } = loaded;
    return html`<header>
        <p id="heading" class="heading" part="heading">${this.#words.text('heading')}</p>
        ${value?.unread ? this.#renderMarkAll() : nothing}
      </header>
      ${
        loaded.status === 'failed'
          ? this.#renderFailed(value === undefined ? 'failed' : 'stale', this.describe(loaded.error))
          : nothing
      }
      ${marking.status === 'failed' ? trouble(`${this.#words.text('not-marked')} ${this.describe(marking.error)}`) : nothing}
      ${value === undefined ? this.#renderLoading() : this.#renderList(value)}`;
  }

  #renderMarkAll(): TemplateResult {
    return html`<button type="button" class="quiet" part="mark-all" @click=${this.#onMarkAll}>
      <span>${this.#words.text('mark-all')}</span>
    </button>`;
  }

  #renderFailed(key: NotificationsKey, why: string): TemplateResult {
    return trouble(`${this.#words.text(key)} ${why}`, { text: this.core.text('retry'), run: () => this.reload() });
  }

  #renderLoading(): TemplateResult | typeof nothing {
    if (this.#inbox.state.status === 'failed') return nothing;
    return html`<span class="visually-hidden">${this.core.text('loading')}</span>
      ${[1, 2, 3].map(() => html`<div class="skeleton"></div>`)}`;
  }

  #renderList({ items, next }: NotificationPage): TemplateResult {
    if (items.length === 0) return html`<p class="calm">${this.#words.text('empty')}</p>`;
    const { core, now } = this;
    return html`<ul part="notifications" role="list">
        ${items.map((item) => {
          const url = this.#urlOf(item);
          const onOpen = (event: Event): void => this.#onOpen(event, item, url);
          return notificationItem(item, { words: this.#words, core, now, url, onOpen });
        })}
      </ul>
      ${next === undefined ? nothing : this.#renderMore()}`;
  }

  #renderMore(): TemplateResult {
    const { more } = this.#inbox;
    if (more.status === 'failed')
      return trouble(this.describe(more.error), { text: this.core.text('retry'), run: this.#onMore });
    return html`<button type="button" part="more" @click=${this.#onMore}>
      <span>${this.#words.text('more')}</span>
    </button>`;
  }

  #urlOf({ thread, comment }: Notification): string | undefined {
    const page = urlOf(thread, this.threadUrl);
    if (page === undefined || comment === undefined) return page;
    const url = new URL(page);
    url.hash = commentAnchor(comment);
    return url.href;
  }

  readonly #onBeforeToggle = ({ newState }: ToggleEvent): void => {
    // The focus has to leave before the panel is hidden, or it is nowhere.
    if (newState === 'closed' && this.panel?.matches(':focus-within')) this.bell?.focus();
  };

  readonly #onToggle = (event: ToggleEvent): void => {
    this.opened = event.newState === 'open';
    if (this.opened) this.panel?.focus({ preventScroll: true });
  };

  readonly #onFocusOut = ({ relatedTarget }: FocusEvent): void => {
    const inside = relatedTarget instanceof Node && this.shadowRoot?.contains(relatedTarget) === true;
    if (relatedTarget !== null && !inside) this.panel?.hidePopover();
  };

  readonly #onMarkAll = async (): Promise<void> => {
    this.panel?.focus({ preventScroll: true });
    const left = await this.#inbox.mark('all');
    if (left === undefined) return;
    this.#announcer.say(this.#words.text('all-read'));
    this.dispatchEvent(new PleinNotificationsReadEvent(left));
  };

  readonly #onMore = async (): Promise<void> => {
    const before = this.#inbox.state.value?.items.length ?? 0;
    await this.#inbox.readMore();
    await this.updateComplete;
    this.shadowRoot?.querySelector<HTMLElement>(`li:nth-child(${before + 1}) .item`)?.focus();
  };

  #onOpen(event: Event, notification: Notification, url: string | undefined): void {
    const led = this.dispatchEvent(new PleinNotificationOpenEvent(notification, url));
    if (!led) event.preventDefault();
    if (!notification.read) void this.#markOne(notification);
    this.panel?.hidePopover();
  }

  async #markOne({ id }: Notification): Promise<void> {
    const left = await this.#inbox.mark([id]);
    if (left !== undefined) this.dispatchEvent(new PleinNotificationsReadEvent(left));
  }

  #onArrived(): void {
    this.#arrived += 1;
    this.#announcer.gather(() => {
      const count = this.#arrived;
      this.#arrived = 0;
      return this.#words.text('arrived', { count });
    });
  }
}

const BELL = html`<svg viewBox="0 0 24 24" aria-hidden="true">
  <path d="M6 9a6 6 0 0 1 12 0c0 6 2 7 2 7H4s2-1 2-7" />
  <path d="M10 20a2.2 2.2 0 0 0 4 0" />
</svg>`;

declare global {
  interface HTMLElementTagNameMap {
    'plein-notifications': PleinNotifications;
  }
}
