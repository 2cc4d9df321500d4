import { createHash } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { textFromHtml } from './foreign-html.ts';
import type { AuthorReference, CommentRecord, MemberRecord, SpaceRecord, ThreadRecord } from './record.model.ts';
import type { Source, SourceItem } from './source.model.ts';
import { openDump } from './stackexchange.dump.ts';
import type { Comment, Dump, Post, User } from './stackexchange.dump.ts';

const FILES = ['Users.xml', 'Posts.xml', 'Comments.xml'];

/** The site a dump is of. */
interface Site {
  /** The folder's name: the space, and the first part of each thread's key. */
  readonly space: string;
  readonly address: string;
}

/** The folder of a Stack Exchange data dump (`Users.xml`, `Posts.xml`, `Comments.xml`) as records. */
export async function stackExchangeSource(folder: string): Promise<Source> {
  const files = await Promise.all(FILES.map((name) => fileFacts(folder, name)));
  const space = basename(resolve(folder)).toLowerCase();
  const fingerprint = createHash('sha256')
    .update(JSON.stringify([space, files]))
    .digest('hex');
  return { fingerprint, items: () => readItems(folder, { space, address: `https://${hostOf(space)}` }) };
}

async function fileFacts(folder: string, name: string) {
  const { size, mtimeMs: changed } = await stat(join(folder, name));
  return { name, size, changed };
}

/** `bicycles-meta` is `bicycles.meta.stackexchange.com`; a name with dots is the host itself. */
function hostOf(name: string): string {
  if (name.includes('.')) return name;
  const meta = name.endsWith('-meta');
  return `${meta ? `${name.slice(0, -'-meta'.length)}.meta` : name}.stackexchange.com`;
}

/** The space, its members, its threads, and the answers and comments of all threads in the order they were written. */
async function* readItems(folder: string, site: Site): AsyncGenerator<SourceItem> {
  using dump = await openDump(folder);
  yield { source: folder, number: 0, record: spaceRecord(site) };
  yield* dump.others();
  for (const user of dump.users()) yield { source: 'Users.xml', number: user.id, record: memberRecord(site, user) };
  for (const post of dump.questions()) yield item('Posts.xml', post.id, () => threadRecord(site, dump, post));
  for (const entry of dump.writings()) {
    if ('body' in entry) yield item('Posts.xml', entry.id, () => answerRecord(site, dump, entry));
    else yield item('Comments.xml', entry.id, () => commentRecord(site, dump, entry));
  }
}

class Unusable extends Error {}

function item(source: string, number: number, make: () => unknown): SourceItem {
  try {
    return { source, number, record: make() };
  } catch (error) {
    if (!(error instanceof Unusable)) throw error;
    return { source, number, record: {}, problem: error.message };
  }
}

function spaceRecord({ space }: Site): SpaceRecord {
  return { type: 'space', id: space, name: space, scope: 'national', naming: 'either' };
}

function memberRecord(site: Site, user: User): MemberRecord {
  return {
    type: 'member',
    id: importedId(site, 'user', user.id, user.created),
    name: user.name,
    naming: 'pseudonym',
    grants: [],
    spaces: [site.space],
    askAbout: [],
    joinedAt: user.created,
    state: 'active',
    identities: [],
  };
}

function threadRecord(site: Site, dump: Dump, post: Post): ThreadRecord {
  const accepted = post.accepted === undefined ? undefined : dump.post(post.accepted);
  return {
    type: 'thread',
    key: threadKey(site, post.id),
    space: site.space,
    kind: 'question',
    title: post.title,
    state: post.closed ? 'locked' : 'open',
    naming: 'either',
    createdAt: post.created,
    ...(accepted?.parent === post.id && { accepted: postId(site, accepted) }),
    opening: { author: author(site, dump, post), text: html(site, post.body), createdAt: post.created },
    origin: { url: `${site.address}/q/${post.id}`, ...licenseOf(post) },
  };
}

function answerRecord(site: Site, dump: Dump, post: Post): CommentRecord {
  const question = post.parent === undefined ? undefined : dump.post(post.parent);
  if (question?.type !== 1) throw new Unusable(`answers question ${post.parent}, which is not in the dump`);
  return {
    type: 'comment',
    id: postId(site, post),
    thread: threadKey(site, question.id),
    kind: 'answer',
    state: 'published',
    author: author(site, dump, post),
    text: html(site, post.body),
    createdAt: post.created,
    ...(post.edited === undefined ? { version: 1 } : { editedAt: post.edited, version: 2 }),
    origin: { url: `${site.address}/a/${post.id}`, ...licenseOf(post) },
  };
}

function commentRecord(site: Site, dump: Dump, comment: Comment): CommentRecord {
  const post = dump.post(comment.post);
  const question = post?.type === 2 && post.parent !== undefined ? dump.post(post.parent) : post;
  if (post === undefined || question?.type !== 1) {
    throw new Unusable(`stands under post ${comment.post}, which is not in the dump as a question or its answer`);
  }
  return {
    type: 'comment',
    id: importedId(site, 'comment', comment.id, comment.created),
    thread: threadKey(site, question.id),
    ...(post.type === 2 && { parent: postId(site, post) }),
    kind: 'comment',
    state: 'published',
    author: author(site, dump, comment),
    markdown: comment.text,
    createdAt: comment.created,
    version: 1,
    origin: { url: `${site.address}/q/${question.id}#comment${comment.id}_${post.id}`, ...licenseOf(comment) },
  };
}

/** Who wrote it; somebody who left is a name, or nobody. */
function author(site: Site, dump: Dump, by: { readonly user?: number; readonly userName: string }): AuthorReference {
  const created = by.user === undefined ? undefined : dump.userCreated(by.user);
  if (by.user === undefined || created === undefined) return { name: by.userName };
  return { member: importedId(site, 'user', by.user, created) };
}

function licenseOf({ license }: { readonly license: string }): { readonly license?: string } {
  return license === '' ? {} : { license };
}

function html(site: Site, body: string): NonNullable<CommentRecord['text']> {
  const text = textFromHtml(body, site.address);
  if (text === undefined) throw new Unusable('its text is larger than a text may be');
  return text;
}

function threadKey(site: Site, question: number): string {
  return `${site.space}/${question}`;
}

function postId(site: Site, post: { readonly id: number; readonly created: string }): string {
  return importedId(site, 'post', post.id, post.created);
}

/** A UUID of version 7 that is the same at every import: the time it was made, and a digest of what it is. */
function importedId(site: Site, kind: string, id: number, created: string): string {
  const digest = createHash('sha256').update(`${site.space} ${kind} ${id}`).digest('hex');
  const time = Date.parse(created).toString(16).padStart(12, '0');
  const variant = ((Number.parseInt(digest.slice(3, 4), 16) & 0x3) | 0x8).toString(16);
  return `${time.slice(0, 8)}-${time.slice(8)}-7${digest.slice(0, 3)}-${variant}${digest.slice(4, 7)}-${digest.slice(7, 19)}`;
}
