import { Type } from '@sinclair/typebox';
import { COMMENT_ORDERS } from 'plein/discussion/discussion.model.js';
import { isThreadKey } from 'plein/discussion/discussion.rules.js';
import { cacheable } from '../http/door.ts';
import { invalid } from '../http/refusal.ts';
import { route } from '../http/route.ts';
import { Cursor, Id, Limit, fields, limitOf, oneOf } from '../http/schemas.ts';
import { LIMITS } from '../limits.ts';
import type { Settings } from '../settings.ts';
import { atomFeed, readFeed } from './page-atom.ts';
import { pageHtml } from './page-html.ts';
import { ThreadPageSchema } from './schema.ts';
import { readThread } from './store.ts';

/** Opened by itself it may show pictures of this server, and nothing else happens. */
const POLICY = "default-src 'none'; img-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

const formParams = fields({ thread: Type.String({ maxLength: 210, description: 'The key of a thread.' }) });
const formQuery = {
  order: Type.Optional(oneOf(COMMENT_ORDERS)),
  around: Type.Optional(Id),
  limit: Type.Optional(Limit(LIMITS.branches)),
};

/** A thread in other forms than the element reads it in; the key is what stands before the ending. */
export const discussionForms = [
  route({
    method: 'get',
    path: '/v1/threads/{thread}.json',
    summary: 'A page of a thread whose key itself ends like one of its other forms.',
    access: 'public',
    rate: 'read',
    params: formParams,
    query: fields({ ...formQuery, cursor: Type.Optional(Cursor) }),
    answers: { 200: { description: 'The page; an unknown key is an empty one.', schema: ThreadPageSchema } },
    async handle({ services, community, params, query, now }) {
      const asked = askedFor(keyBefore('.json', params.thread), query, query.cursor);
      return { body: await services.databases.snapshot((db) => readThread(db, community, asked, now)) };
    },
  }),
  route({
    method: 'get',
    path: '/v1/threads/{thread}.html',
    summary: 'A page of a thread as a piece of HTML, with its data, for a page to put into its own.',
    access: 'public',
    rate: 'read',
    params: formParams,
    query: fields({ ...formQuery, comments: Type.Optional(Cursor) }),
    answers: { 200: { description: 'A piece of HTML.', contentType: 'text/html' } },
    async handle({ services, community, params, query, request, now }) {
      const asked = askedFor(keyBefore('.html', params.thread), query, query.comments);
      const page = await services.databases.snapshot((db) => readThread(db, community, asked, now));
      const server = addressOf(request, services.settings);
      const html = pageHtml(page, { ...asked, further: asked.cursor !== undefined, server });
      const headers = { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': POLICY };
      return cacheable(request, html, new Headers(headers));
    },
  }),
  route({
    method: 'get',
    path: '/v1/threads/{thread}.atom',
    summary: 'The newest comments of a thread, to subscribe to.',
    access: 'public',
    rate: 'read',
    params: formParams,
    answers: { 200: { description: 'A feed.', contentType: 'application/atom+xml' } },
    async handle({ services, community, params, request, now }) {
      const asked = keyBefore('.atom', params.thread);
      const found = await services.databases.snapshot((db) => readFeed(db, community, asked, now));
      const feed = atomFeed({ ...found, community, asked, server: addressOf(request, services.settings) });
      return cacheable(request, feed, new Headers({ 'content-type': 'application/atom+xml; charset=utf-8' }));
    },
  }),
];

function keyBefore(ending: string, name: string): string {
  const key = name.slice(0, -ending.length);
  if (!isThreadKey(key)) throw invalid('thread', 'is not a key of a thread');
  return key;
}

interface FormQuery {
  readonly order?: (typeof COMMENT_ORDERS)[number];
  readonly around?: string;
  readonly limit?: number;
}

function askedFor(thread: string, { order = 'oldest', around, limit }: FormQuery, cursor: string | undefined) {
  if (around !== undefined && cursor !== undefined) throw invalid('around', 'goes without a cursor');
  return {
    thread,
    order,
    limit: limitOf(limit, LIMITS.branches),
    ...(around !== undefined && { around }),
    ...(cursor !== undefined && { cursor }),
  };
}

/** Where this server is for who asks. Behind a proxy that is trusted, it says whether the way to it was a safe one. */
function addressOf(request: Request, { trustedProxies }: Settings): string {
  const { protocol, host } = new URL(request.url);
  const safe = trustedProxies.length > 0 && request.headers.get('x-forwarded-proto') === 'https';
  return `${safe ? 'https:' : protocol}//${host}`;
}
