import { Type } from '@sinclair/typebox';
import { NOTIFICATION_KINDS } from 'plein/notifications/notifications.model.js';
import { LIMITS } from '../limits.ts';
import { route } from '../http/route.ts';
import { Cursor, Instant, Limit, fields, limitOf, oneOf, writtenOf } from '../http/schemas.ts';
import { AuthorSchema } from '../members/schema.ts';
import { listNotifications, markRead } from './store.ts';

const NotificationSchema = Type.Object(
  {
    id: Type.String(),
    kind: oneOf(NOTIFICATION_KINDS),
    at: Instant,
    read: Type.Boolean(),
    thread: Type.Object({ key: Type.String(), title: Type.String(), url: Type.Optional(Type.String()) }),
    comment: Type.Optional(Type.String()),
    by: Type.Optional(AuthorSchema),
    excerpt: Type.Optional(Type.String()),
  },
  { $id: 'Notification', additionalProperties: false },
);

const NotificationPageSchema = Type.Object(
  {
    items: Type.Array(NotificationSchema),
    next: Type.Optional(Type.String()),
    unread: Type.Integer({ minimum: 0 }),
    position: Type.String(),
  },
  { $id: 'NotificationPage', additionalProperties: false },
);

/** Ids name what a member was told of, and the member. */
const Ids = Type.Array(Type.String({ minLength: 1, maxLength: 500 }), { maxItems: LIMITS.idsPerRequest });

export const notificationsRoutes = [
  route({
    method: 'get',
    path: '/v1/notifications',
    summary: 'What a member was told, newest first, and how much of it is unread.',
    access: 'mine',
    rate: 'read',
    query: fields({ cursor: Type.Optional(Cursor), limit: Type.Optional(Limit(LIMITS.page)) }),
    answers: { 200: { description: 'A page of notifications.', schema: NotificationPageSchema } },
    async handle({ services, community, member, query, now }) {
      const asked = { ...query, member, limit: limitOf(query.limit, LIMITS.page) };
      return { body: await services.databases.snapshot((db) => listNotifications(db, community, asked, now)) };
    },
  }),
  route({
    method: 'put',
    path: '/v1/notifications/read',
    summary: 'Marks these as read, or all of them.',
    access: 'write',
    rate: 'visit',
    body: fields({ ids: Type.Union([Ids, Type.Literal('all')]) }),
    answers: {
      200: {
        description: 'How many are left unread.',
        schema: writtenOf(Type.Object({ unread: Type.Integer({ minimum: 0 }) })),
      },
    },
    async handle({ body, write }) {
      return write((context) => markRead(context, body.ids));
    },
  }),
];
