import { createHash } from 'node:crypto';
import type { Comment, Thread } from 'plein/discussion/discussion.model.js';
import { commentAnchor } from 'plein/discussion/discussion.jsonld.js';
import { excerpt, safeUrl } from 'plein/text/text.rules.js';
import type { Connection } from '../db/open.ts';
import { LIMITS } from '../limits.ts';
import { markup } from './page-html.markup.ts';
import type { Markup } from './page-html.markup.ts';
import { textHtml } from './page-html.text.ts';
import { readThreadView } from './threads.ts';
import { PUBLISHED, commentViews, selectComments } from './views.ts';

/** The letters of a comment that stand for it as a title. */
const TITLE = 80;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const EPOCH = '1970-01-01T00:00:00.000Z';

/** What a feed is made of. */
export interface Feed {
  readonly community: string;
  readonly thread: Thread;
  /** Newest first. */
  readonly comments: readonly Comment[];
  /** The key as it was asked for, by which readers know the feed. */
  readonly asked: string;
  /** Where this server is, as others reach it. */
  readonly server: string;
}

/** A thread and its newest published comments. */
export async function readFeed(db: Connection, community: string, key: string, now: string) {
  const thread = await readThreadView(db, community, key, now);
  const rows = await selectComments(db, community)
    .where('c.thread', '=', thread.key)
    .where(PUBLISHED)
    .orderBy('c.created_at', 'desc')
    .orderBy('c.id', 'desc')
    .limit(LIMITS.feed)
    .execute();
  return { thread, comments: await commentViews(db, community, rows, now) };
}

/** A thread as an Atom feed (RFC 4287). */
export function atomFeed(feed: Feed): string {
  const { community, thread, comments, asked, server } = feed;
  const self = `${server}/v1/threads/${encodeURIComponent(asked)}.atom`;
  const changed = comments.map(changedAt).reduce((a, b) => (a > b ? a : b), thread.createdAt ?? EPOCH);
  return markup`<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
<id>${idOf(`${community} thread ${asked}`)}</id>
<title>${thread.title || thread.key}</title>
<updated>${changed}</updated>
<link rel="self" type="application/atom+xml" href="${self}"/>
<link rel="alternate" type="text/html" href="${pageOf(feed)}"/>
${comments.map((comment) => entry(comment, feed))}</feed>
`.source;
}

function entry(comment: Comment, feed: Feed): Markup {
  const { id, author, createdAt, text, language, origin } = comment;
  const name = author?.name || '…';
  const content = textHtml(text, feed.server).map(({ source }) => source);
  const source = safeUrl(origin?.url ?? '');
  const rights = origin?.license && markup`<rights>${origin.license}</rights>\n`;
  const lang = language === undefined ? undefined : markup` xml:lang="${language}"`;
  return markup`<entry${lang}>
<id>${UUID.test(id) ? `urn:uuid:${id}` : idOf(`${feed.community} comment ${id}`)}</id>
<title>${name}: ${excerpt(text, TITLE)}</title>
<author><name>${name}</name></author>
<published>${createdAt}</published>
<updated>${changedAt(comment)}</updated>
<link rel="alternate" type="text/html" href="${pageOf(feed)}#${commentAnchor(id)}"/>
${source === undefined ? undefined : markup`<link rel="via" href="${source}"/>\n`}${rights}<content type="html">${content}</content>
</entry>
`;
}

function changedAt({ editedAt, createdAt }: Comment): string {
  return editedAt ?? createdAt;
}

/** Where the thread is read: its page, or where that is not known, here. */
function pageOf({ thread, server }: Feed): string {
  const page = safeUrl(thread.url ?? '');
  return page?.replace(/#.*/, '') ?? `${server}/v1/threads/${encodeURIComponent(thread.key)}.html`;
}

/** A UUID made from a name (version 5), always the same for the same one. */
function idOf(name: string): string {
  const hash = createHash('sha1').update(`https://plein.invalid/ ${name}`).digest();
  hash[6] = (hash[6]! & 0x0f) | 0x50;
  hash[8] = (hash[8]! & 0x3f) | 0x80;
  const hex = hash.toString('hex');
  return `urn:uuid:${[hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('-')}`;
}
