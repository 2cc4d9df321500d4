import type { Notification } from './notifications.model.ts';

/** Somebody chose a notification. Cancel it to lead there in the page's own way; otherwise the link does. */
export class PleinNotificationOpenEvent extends Event {
  readonly notification: Notification;
  /** Where it leads; undefined where neither the backend nor the page says. */
  readonly url: string | undefined;

  constructor(notification: Notification, url: string | undefined) {
    super('plein-notification-open', { bubbles: true, composed: true, cancelable: true });
    this.notification = notification;
    this.url = url;
  }
}

/** Notifications were marked as read. */
export class PleinNotificationsReadEvent extends Event {
  /** How many are left. */
  readonly unread: number;

  constructor(unread: number) {
    super('plein-notifications-read', { bubbles: true, composed: true });
    this.unread = unread;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'plein-notification-open': PleinNotificationOpenEvent;
    'plein-notifications-read': PleinNotificationsReadEvent;
  }
}
