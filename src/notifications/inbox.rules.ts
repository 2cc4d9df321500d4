import type { Id } from '../core/core.model.ts';
import type { Notification, NotificationPage } from './notifications.model.ts';

/** A page with what came live: one that is new stands first, one that is known stays where it is. */
export function merged(page: NotificationPage, told: Notification): NotificationPage {
  const known = page.items.find(({ id }) => id === told.id);
  const counted = Number(!told.read) - Number(known?.read === false);
  // Of one beyond what was read so far nobody knows here whether it was unread before.
  if (known === undefined && told.read) return page;
  const items = known === undefined ? [told, ...page.items] : page.items.map((item) => (item === known ? told : item));
  return { ...page, items, unread: Math.max(0, page.unread + counted) };
}

/** A page in which these, or all, are read. */
export function marked(page: NotificationPage, ids: readonly Id[] | 'all'): NotificationPage {
  const meant = ({ id, read }: Notification): boolean => !read && (ids === 'all' || ids.includes(id));
  const count = page.items.filter(meant).length;
  return {
    ...page,
    items: page.items.map((item) => (meant(item) ? { ...item, read: true } : item)),
    unread: ids === 'all' ? 0 : Math.max(0, page.unread - count),
  };
}

/** A page as it was before it was marked, with what has come since. */
export function unmarked(page: NotificationPage, before: NotificationPage): NotificationPage {
  const known = new Map(before.items.map((item) => [item.id, item]));
  const arrived = page.items.filter(({ id, read }) => !read && !known.has(id)).length;
  return { ...page, items: page.items.map((item) => known.get(item.id) ?? item), unread: before.unread + arrived };
}

/** A page with the one after it. */
export function joined(page: NotificationPage, after: NotificationPage): NotificationPage {
  const known = new Set(page.items.map(({ id }) => id));
  const { next, unread } = after;
  const items = [...page.items, ...after.items.filter(({ id }) => !known.has(id))];
  return { items, unread, position: page.position, ...(next !== undefined && { next }) };
}
