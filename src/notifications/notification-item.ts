import { html, nothing, type TemplateResult } from 'lit';
import type { CoreKey } from '../core/core.strings.ts';
import type { Localize } from '../core/localize.ts';
import { isolated } from '../core/isolated.ts';
import { relativeTime } from '../core/relative-time.ts';
import { NOTIFICATION_KINDS, type Notification } from './notifications.model.ts';
import type { NotificationsKey } from './notifications.strings.ts';

interface Scene {
  readonly words: Localize<NotificationsKey>;
  readonly core: Localize<CoreKey>;
  readonly now: number;
  /** Where it leads; undefined where nobody knows. */
  readonly url: string | undefined;
  onOpen(event: Event): void;
}

/** One notification in the list: a link to where it happened, or a button where no address is known. */
export function notificationItem(notification: Notification, scene: Scene): TemplateResult {
  const state = notification.read ? 'read' : 'unread';
  const inside = insideOf(notification, scene);
  return html`<li part="notification" class=${state}>
    ${
      scene.url === undefined
        ? html`<button type="button" class="item" part="link" @click=${scene.onOpen}>${inside}</button>`
        : html`<a class="item" part="link" href=${scene.url} @click=${scene.onOpen}>${inside}</a>`
    }
  </li>`;
}

function insideOf(notification: Notification, { words, core, now }: Scene): TemplateResult {
  const { read, thread, excerpt, at } = notification;
  const title = thread?.title || thread?.key;
  return html`<span class="what" part="what"
      >${read ? nothing : html`<span class="visually-hidden">${words.text('is-unread')} </span>`}${sentence(notification, words, core)}</span
    >
    ${title ? html`<span class="where" part="where" dir="auto">${title}</span>` : nothing}
    ${excerpt ? html`<span class="excerpt" part="excerpt" dir="auto">${excerpt}</span>` : nothing}
    <time class="when" part="when" datetime=${at}>${relativeTime(core, at, now)}</time>`;
}

/** A backend newer than this page may tell of more. */
function sentence({ kind, by }: Notification, words: Scene['words'], core: Scene['core']): string {
  const key = NOTIFICATION_KINDS.find((known) => known === kind) ?? 'something';
  const name = by === undefined ? '' : by.name || core.text('formerMember');
  return words.text(key, { by: by === undefined ? 'none' : 'some', name: isolated(name) });
}
