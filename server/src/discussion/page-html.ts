import type { Branch, Comment, CommentOrder, ThreadPage } from 'plein/discussion/discussion.model.js';
import { threadJsonLd } from 'plein/discussion/discussion.jsonld.js';
import { safeUrl } from 'plein/text/text.rules.js';
import { byline, commentHtml, originHtml, threadLink } from './page-html.comment.ts';
import type { Scene } from './page-html.comment.ts';
import { data, markup } from './page-html.markup.ts';
import type { Markup } from './page-html.markup.ts';
import { textHtml } from './page-html.text.ts';
import { wordsFor } from './page-html.words.ts';

/** What was asked for. */
export interface PageAsked {
  /** The key as it was asked for. */
  readonly thread: string;
  readonly order: CommentOrder;
  /** Whether this is a page further on: those are for who reads without JavaScript. */
  readonly further: boolean;
  /** Where this server is, as others reach it. */
  readonly server: string;
}

/**
 * A page of a thread as a piece of HTML, for a page to put between the tags of its element: what search engines and
 * people without JavaScript read, the same as structured data, and the data that the element begins with.
 */
export function pageHtml(page: ThreadPage, asked: PageAsked): string {
  const { thread, items, pinned } = page;
  const shown = items.flatMap(({ comment, replies }) => [comment, ...replies.items]);
  const words = wordsFor(shown);
  const scene: Scene = { thread, words, server: asked.server };
  const elsewhere = pinned !== undefined && !shown.some(({ id }) => id === pinned.id) ? [pinned] : [];
  const notes = [words.comments(thread.commentCount), words.locked[thread.state]].filter((note) => note !== '');
  return markup`<section lang="${words.language}">
${thread.title === '' ? undefined : markup`<h2 dir="auto">${thread.title}</h2>\n`}${opening(scene)}<p>${notes.join(' · ')}</p>
${elsewhere.map((comment) => commentHtml(comment, scene))}${turn(page, scene, 'previous')}<ol>
${items.map((branch) => branchHtml(branch, scene))}</ol>
${turn(page, scene, 'next')}${blocksOfData(page, asked)}</section>
`.source;
}

function opening(scene: Scene): readonly Markup[] {
  const { thread, words, server } = scene;
  const from = thread.movedFrom && markup`<p>${threadLink(thread.movedFrom.thread, words.movedFrom, server)}</p>\n`;
  if (thread.opening === undefined) return from === undefined ? [] : [from];
  const { author, text, createdAt } = thread.opening;
  const said = markup`<article dir="auto">
<header>${byline(author, createdAt, scene)}</header>
${textHtml(text, server)}${originHtml(thread.origin, words)}</article>\n`;
  return from === undefined ? [said] : [from, said];
}

function branchHtml({ comment, replies }: Branch, scene: Scene): Markup {
  const below = Map.groupBy(replies.items, ({ parent }) => parent);
  const known = new Set([comment.id, ...replies.items.map(({ id }) => id)]);
  // What answers to something that is not shown stands under the root.
  const lost = replies.items.filter(({ parent }) => !known.has(parent ?? ''));
  const last = replies.items.at(-1);
  const more =
    replies.next === undefined || last === undefined
      ? undefined
      : markup`<p><a href="${addressWith(scene, 'around', last.id)}">${scene.words.moreReplies}</a></p>\n`;
  return markup`<li>${itemsUnder(comment, below, scene, lost)}${more}</li>\n`;
}

function itemsUnder(
  comment: Comment,
  below: Map<string | undefined, readonly Comment[]>,
  scene: Scene,
  lost: readonly Comment[] = [],
): Markup {
  const replies = [...(below.get(comment.id) ?? []), ...lost];
  // Taken once: whatever a page says, no reply stands below itself.
  below.delete(comment.id);
  const inside = replies.map((reply) => markup`<li>${itemsUnder(reply, below, scene)}</li>\n`);
  return markup`${commentHtml(comment, scene)}${inside.length > 0 ? markup`<ol>\n${inside}</ol>\n` : undefined}`;
}

function turn(page: ThreadPage, scene: Scene, way: 'previous' | 'next'): Markup | undefined {
  const cursor = page[way];
  if (cursor === undefined) return undefined;
  const [rel, words] = way === 'next' ? ['next', scene.words.later] : ['prev', scene.words.earlier];
  return markup`<p><a rel="${rel}" href="${addressWith(scene, 'comments', cursor)}">${words}</a></p>\n`;
}

/** The page's own address with what to read; where it is not known, one beside where this is read. */
function addressWith({ thread }: Scene, name: string, value: string): string {
  const page = safeUrl(thread.url ?? '');
  if (page === undefined) return `?${name}=${encodeURIComponent(value)}`;
  const address = new URL(page);
  address.searchParams.set(name, value);
  address.hash = '';
  return address.href;
}

function blocksOfData(page: ThreadPage, { thread, order, further }: PageAsked): readonly Markup[] {
  const blocks: Markup[] = [];
  if (page.items.length > 0 || page.thread.opening !== undefined) {
    blocks.push(markup`<script type="application/ld+json">${data(threadJsonLd(page, page.thread.url))}</script>\n`);
  }
  if (!further) {
    blocks.push(markup`<script type="application/json" data-plein-thread="${thread}" data-plein-order="${order}">
${data(page)}</script>\n`);
  }
  return blocks;
}
