import { newId } from '../../core/ids.ts';
import type { NotificationsPort } from '../../notifications/notifications.model.ts';
import type { RestClient } from './client.ts';
import { page } from './shape.ts';
import { notification } from './shape.others.ts';

const notificationPage = { ...(page(notification) as object), unread: 0, position: '' };
const left = { unread: 0 };

export function slice({ mine, write }: RestClient): NotificationsPort {
  return {
    listNotifications({ signal, ...query } = {}) {
      return mine('/v1/notifications', notificationPage, signal, query);
    },
    async markRead({ ids, signal }) {
      // Whoever opens one is on their way to another page.
      const how = { key: newId(), body: { ids }, value: left, signal, keepalive: true };
      const { value } = await write<{ unread: number }>('PUT', '/v1/notifications/read', how);
      return value ?? { unread: 0 };
    },
  };
}
