import type { Comment, Origin, Thread } from 'plein/discussion/discussion.model.js';
import { commentAnchor } from 'plein/discussion/discussion.jsonld.js';
import type { Author } from 'plein/members/members.model.js';
import { markup } from './page-html.markup.ts';
import type { Markup } from './page-html.markup.ts';
import { linkHtml, textHtml } from './page-html.text.ts';
import type { Words } from './page-html.words.ts';

/** What every part of a page needs to know. */
export interface Scene {
  readonly thread: Thread;
  readonly words: Words;
  /** Where this server is, as others reach it. */
  readonly server: string;
}

/** A comment, or what stays where one was. */
export function commentHtml(comment: Comment, scene: Scene): Markup {
  const { id, language, state } = comment;
  const anchor = commentAnchor(id);
  const inside = state === 'published' ? standing(comment, scene) : markup`<p>${tombstone(comment, scene)}</p>\n`;
  return language === undefined
    ? markup`<article id="${anchor}" dir="auto">\n${inside}</article>\n`
    : markup`<article id="${anchor}" dir="auto" lang="${language}">\n${inside}</article>\n`;
}

/** Who said it and when, as a line; the time leads to the comment where it has an id. */
export function byline(author: Author | undefined, at: string, { words }: Scene, id?: string): Markup {
  const day = new Date(at).toLocaleDateString(words.language, { dateStyle: 'long', timeZone: 'UTC' });
  const time = markup`<time datetime="${at}">${day}</time>`;
  const linked = id === undefined ? time : markup`<a href="#${commentAnchor(id)}">${time}</a>`;
  const about = [author?.lineOfWork, author?.role && words.roles[author.role], author?.team].filter((one) => one);
  const name = markup`<b><bdi>${author?.name || '…'}</bdi></b>`;
  return markup`${name}${about.map((one) => markup`, <bdi>${one}</bdi>`)} · ${linked}`;
}

function standing(comment: Comment, scene: Scene): Markup {
  const { author, createdAt, editedAt, origin, text, id } = comment;
  const { words, server } = scene;
  const edited = editedAt === undefined ? undefined : markup` · ${words.edited}`;
  return markup`<header>${marks(comment, scene)}${byline(author, createdAt, scene, id)}${edited}</header>
${textHtml(text, server)}${originHtml(origin, words)}`;
}

/** Where something imported came from, as its licence asks. */
export function originHtml(origin: Origin | undefined, words: Words): Markup | undefined {
  return origin && markup`<footer>${linkHtml(origin.url, [markup`${words.origin}`])} ${origin.license}</footer>\n`;
}

function marks({ id, kind }: Comment, { thread, words }: Scene): readonly Markup[] {
  const marked = [
    thread.accepted === id ? words.accepted : undefined,
    thread.pinned === id ? words.pinned : undefined,
    words.kinds[kind],
  ];
  return marked.flatMap((mark) => (mark === undefined ? [] : markup`<strong>${mark}</strong> · `));
}

function tombstone({ state, tombstone: grave }: Comment, { words, server }: Scene): Markup {
  if (state === 'moved' && grave?.movedTo !== undefined) return threadLink(grave.movedTo, words.moved, server);
  return markup`${state === 'deleted' ? words.deleted : words.removed}`;
}

/** A link to a thread whose page this server does not know. */
export function threadLink(key: string, inside: string, server: string): Markup {
  return markup`<a href="${server}/v1/threads/${encodeURIComponent(key)}.html">${inside}</a>`;
}
