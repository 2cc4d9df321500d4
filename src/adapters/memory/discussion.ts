import type { Page, PageRequest } from '../../core/core.model.ts';
import { PleinError } from '../../core/errors.ts';
import type {
  Branch,
  CommentOrder,
  DiscussionPort,
  ThreadMine,
  ThreadPage,
} from '../../discussion/discussion.model.ts';
import { commentMine, isThreadKey, refuseComment } from '../../discussion/discussion.rules.ts';
import { actorIn, begin, type MemoryClient } from './client.ts';
import { commentView, descendants, isSeen, roots, threadView } from './comments.ts';
import { loadRenderer, positionOf, type CommentRow } from './data.ts';
import { cursorAt, limitOf, nextOf, pageOf, placeOf } from './paging.ts';
import { memoryWriting } from './writing.ts';

/** Replies that come with the comment that started their branch. */
const FIRST_REPLIES = 10;

type ThreadRequest = Parameters<DiscussionPort['readThread']>[0];

export function memoryDiscussion(client: MemoryClient): DiscussionPort {
  const { data } = client;
  return {
    ...memoryWriting(client),
    async readThread(request) {
      await begin(client, request.signal);
      if (!isThreadKey(request.thread)) throw new PleinError('invalid');
      return threadPage(client, request);
    },
    async listReplies(request) {
      await begin(client, request.signal);
      const root = data.comments.find((row) => row.id === request.root && row.depth === 0 && isSeen(row));
      if (root === undefined) throw new PleinError('not-found');
      return repliesPage(client, root, request);
    },
    async readMine({ thread, comments, signal }) {
      await begin(client, signal);
      return threadMine(client, thread, comments);
    },
    async countComments(threads, options) {
      await begin(client, options?.signal);
      return Object.fromEntries(threads.map((key) => [key, threadView(client, key).commentCount]));
    },
    async readMarkdown(id, options) {
      await begin(client, options?.signal);
      if (client.member === undefined) throw new PleinError('not-signed-in');
      const row = data.comments.find((candidate) => candidate.id === id);
      const own = row?.author !== undefined && 'member' in row.author && row.author.member === client.member.id;
      if (row === undefined || (row.state === 'held' && !own)) throw new PleinError('not-found');
      if (!own) throw new PleinError('forbidden');
      return { markdown: row.markdown ?? '', version: row.version };
    },
    async preview(markdown, options) {
      await begin(client, options?.signal);
      if (client.member === undefined) throw new PleinError('not-signed-in');
      return (await loadRenderer(data))(markdown);
    },
  };
}

function threadPage(client: MemoryClient, request: ThreadRequest): ThreadPage {
  const { thread, order = 'oldest', around } = request;
  const rows = order === 'newest' ? roots(client.data, thread).toReversed() : roots(client.data, thread);
  const { start, end, forward } = window(client, rows, request, `${order} ${thread}`);
  const previous = (around !== undefined || !forward) && start > 0 ? rows[start] : undefined;
  return {
    thread: threadView(client, thread),
    position: positionOf(client.data, (change) => change.topic === `thread:${thread}`),
    items: rows.slice(start, end).map((root) => branch(client, root, around)),
    ...(forward ? nextOf(`${order} ${thread}`, rows, end) : {}),
    ...(previous === undefined ? {} : { previous: cursorAt(`${order} before ${thread}`, previous.id) }),
  };
}

/** Which branches a request is about: after a cursor, before one, around a comment, or the first. */
function window(client: MemoryClient, rows: readonly CommentRow[], request: ThreadRequest, list: string) {
  const limit = limitOf(request);
  const { cursor, around } = request;
  if (around !== undefined) {
    const row = client.data.comments.find((candidate) => candidate.id === around && isSeen(candidate));
    const place = rows.findIndex((root) => root.id === row?.root);
    if (place < 0) throw new PleinError('not-found');
    const start = Math.max(0, Math.min(place - Math.floor(limit / 2), rows.length - limit));
    return { start, end: start + limit, forward: true };
  }
  const [order] = list.split(' ', 1) as [CommentOrder];
  const before = `${order} before ${request.thread}`;
  const backward = cursor === undefined ? -1 : rows.findIndex((row) => cursorAt(before, row.id) === cursor);
  if (backward >= 0) return { start: Math.max(0, backward - limit), end: backward, forward: false };
  const start = cursor === undefined ? 0 : placeOf(list, rows, cursor) + 1;
  return { start, end: start + limit, forward: true };
}

function branch(client: MemoryClient, root: CommentRow, around: string | undefined): Branch {
  const place = descendants(client.data, root).findIndex((row) => row.id === around);
  const limit = Math.max(FIRST_REPLIES, place + 1);
  return { comment: commentView(client, root), replies: repliesPage(client, root, { limit }) };
}

function repliesPage(client: MemoryClient, root: CommentRow, request: PageRequest): Page<Branch['comment']> {
  return pageOf(root.id, descendants(client.data, root), request, (row) => commentView(client, row));
}

function threadMine(client: MemoryClient, key: string, ids: readonly string[]): ThreadMine {
  const { data } = client;
  const thread = threadView(client, key);
  const actor = actorIn(client, thread.space);
  if (actor === undefined) throw new PleinError('not-signed-in');
  const here = data.comments.filter((row) => row.thread === key);
  const held = here
    .filter((row) => row.state === 'held')
    .map((row) => commentView(client, row))
    .filter((comment) => comment.author?.member === actor.member);
  const mine = (row: CommentRow) => {
    const reacted = data.reactions.filter((each) => each.comment === row.id && each.member === actor.member);
    const reactions = reacted.map((each) => each.reaction);
    return commentMine(actor, commentView(client, row), thread, data.policy, client.now(), reactions);
  };
  const asked = here.filter((row) => ids.includes(row.id) && (isSeen(row) || held.some(({ id }) => id === row.id)));
  return {
    can: { comment: refuseComment(actor, thread) === undefined },
    comments: Object.fromEntries(asked.map((row) => [row.id, mine(row)])),
    held,
  };
}
