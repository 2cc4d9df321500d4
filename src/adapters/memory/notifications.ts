import type { Notification, NotificationsPort } from '../../notifications/notifications.model.ts';
import { excerpt } from '../../text/text.rules.ts';
import { noteChange, positionOf } from './changes.ts';
import { authorIn, begin, present, signedIn, type MemoryClient } from './client.ts';
import { commentOf } from './comment-rows.ts';
import { replaceRow, textOf, type NotificationRow } from './data.ts';
import { listing, pageOf } from './paging.ts';
import { spaceOf, threadOf } from './threads.ts';

/** The most characters of a comment's first words. */
const EXCERPT_LENGTH = 140;

export function memoryNotifications(client: MemoryClient): NotificationsPort {
  const { data } = client;
  return {
    async listNotifications(request = {}) {
      await begin(client, request.signal);
      const { id: member } = signedIn(client);
      const list = listing({
        name: `notifications ${member}`,
        rows: ownOf(client, member),
        key: (row) => [row.at, data.notifications.indexOf(row)],
        descending: true,
      });
      const page = pageOf(list, request, (row) => notificationView(client, row)!);
      const position = positionOf(data, ({ topic }) => topic === `notifications:${member}`);
      return { ...page, unread: unread(client, member), position };
    },
    async markRead({ ids, signal }) {
      await begin(client, signal);
      const { id: member } = signedIn(client);
      for (const row of data.notifications) {
        if (row.member !== member || row.read || (ids !== 'all' && !ids.includes(row.id))) continue;
        replaceRow(data.notifications, row, { ...row, read: true });
        noteChange(data, { topic: `notifications:${member}`, type: 'notification', id: row.id });
      }
      return { unread: unread(client, member) };
    },
  };
}

/** A notification as its member sees it; nothing of what they may not see any more. */
export function notificationView(client: MemoryClient, row: NotificationRow): Notification | undefined {
  const { data } = client;
  const thread = threadOf(data, row.thread);
  const comment = commentOf(data, row.comment);
  if (thread === undefined || (row.comment !== undefined && comment?.state !== 'published')) return undefined;
  const { by } = row;
  return {
    ...present(row, ['id', 'kind', 'at', 'read', 'comment']),
    thread: present(thread, ['key', 'title', 'url']),
    ...(by === undefined ? {} : { by: authorIn(client, { member: by }, spaceOf(data, thread.key)) }),
    ...(comment === undefined ? {} : { excerpt: excerpt(textOf(data, comment), EXCERPT_LENGTH) }),
  };
}

function ownOf(client: MemoryClient, member: string): readonly NotificationRow[] {
  const own = client.data.notifications.filter((row) => row.member === member);
  return own.filter((row) => notificationView(client, row) !== undefined);
}

function unread(client: MemoryClient, member: string): number {
  return ownOf(client, member).filter(({ read }) => !read).length;
}
