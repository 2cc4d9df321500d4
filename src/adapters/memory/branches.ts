import type { Page, PageRequest } from '../../core/core.model.ts';
import { PleinError } from '../../core/errors.ts';
import type { Branch, Comment, CommentOrder, DiscussionPort, ThreadPage } from '../../discussion/discussion.model.ts';
import { isTeam } from '../../community/community.rules.ts';
import { positionOf } from './changes.ts';
import { actorOf, type MemoryClient } from './client.ts';
import { ageOf, commentOf, commentsIn, isSeen, type CommentRow } from './comment-rows.ts';
import { commentView, descendants } from './comments.ts';
import type { MemoryData } from './data.ts';
import {
  cursorAt,
  isOf,
  limitOf,
  listing,
  nextOf,
  pageOf,
  placeAfter,
  placeOf,
  type Key,
  type Listing,
} from './paging.ts';
import { keyOf, refuseKey, spaceOf, threadView } from './threads.ts';

/** Replies that come with the comment that started their branch. */
const FIRST_REPLIES = 10;
/** Replies that are read in one go to reach the one asked for. */
const REPLIES_AROUND = 300;

type ThreadRequest = Parameters<DiscussionPort['readThread']>[0];

/** A page of branches of a thread, in the order asked for. */
export function threadPage(client: MemoryClient, request: ThreadRequest): ThreadPage {
  refuseKey(request.thread);
  const key = keyOf(client.data, request.thread);
  const { order = 'oldest', around } = request;
  const list = branchesIn(client, key, order);
  const before = { ...list, name: `${list.name} before` };
  const { start, end, forward } = window(client, list, before, request);
  const first = (around !== undefined || !forward) && start > 0 ? list.rows[start] : undefined;
  const thread = threadView(client, key);
  const pinned = commentOf(client.data, thread.pinned);
  return {
    thread,
    position: positionOf(client.data, (change) => change.topic === `thread:${key}`),
    items: list.rows.slice(start, end).map((root) => branch(client, root, around)),
    ...(pinned === undefined ? {} : { pinned: commentView(client, pinned) }),
    ...(forward ? nextOf(list, end) : {}),
    ...(first === undefined ? {} : { previous: cursorAt(before, first) }),
  };
}

/** A page of what stands below a comment that starts a branch. */
export function repliesPage(client: MemoryClient, root: CommentRow, request: PageRequest): Page<Comment> {
  return pageOf(repliesIn(client, root), request, (row) => commentView(client, row));
}

function repliesIn({ data }: MemoryClient, root: CommentRow): Listing<CommentRow> {
  return { name: root.id, rows: descendants(data, root), key: (row) => pathOf(data, row) };
}

/** Where a comment stands below the root of its branch. */
function pathOf(data: MemoryData, row: CommentRow): Key {
  const parent = commentOf(data, row.parent);
  return [...(parent === undefined ? [] : pathOf(data, parent)), ...ageOf(data, row)];
}

function branchesIn(client: MemoryClient, thread: string, order: CommentOrder): Listing<CommentRow> {
  const rows = commentsIn(client.data, thread).filter((row) => row.depth === 0 && isSeen(row));
  const rank = RANKS[order];
  return listing({
    name: `branches ${order} ${thread}`,
    rows,
    key: (row) => [rank(client, row), ...ageOf(client.data, row)],
    descending: order === 'newest',
  });
}

/** What each order goes by before age. */
const RANKS: Readonly<Record<CommentOrder, (client: MemoryClient, root: CommentRow) => number>> = {
  oldest: () => 0,
  newest: () => 0,
  helpful: ({ data }, root) => -data.helpful.filter(({ comment }) => comment === root.id).length,
  'staff-answered': (client, root) => (publishedBelow(client, root).some((row) => isByTeam(client, row)) ? 0 : 1),
  unanswered: (client, root) => (publishedBelow(client, root).length === 0 ? 0 : 1),
};

/** Whether whoever wrote it is of the team in its space. */
export function isByTeam(client: MemoryClient, { author, thread }: CommentRow): boolean {
  if (author === undefined || !('member' in author)) return false;
  const actor = actorOf(client, author.member, spaceOf(client.data, thread));
  return actor !== undefined && isTeam(actor);
}

function publishedBelow(client: MemoryClient, root: CommentRow): readonly CommentRow[] {
  return descendants(client.data, root).filter(({ state }) => state === 'published');
}

/** Which branches a request is about: after a cursor, before one, around a comment, or the first. */
function window(
  client: MemoryClient,
  list: Listing<CommentRow>,
  before: Listing<CommentRow>,
  { cursor, around, limit: asked }: ThreadRequest,
) {
  const limit = limitOf(asked === undefined ? {} : { limit: asked });
  if (around !== undefined) {
    const row = commentOf(client.data, around);
    const place = row !== undefined && isSeen(row) ? list.rows.findIndex(({ id }) => id === row.root) : -1;
    if (place < 0) throw new PleinError('not-found');
    const start = Math.max(0, Math.min(place - Math.floor(limit / 2), list.rows.length - limit));
    return { start, end: start + limit, forward: true };
  }
  if (cursor !== undefined && isOf(before, cursor)) {
    const end = placeOf(before, cursor);
    return { start: Math.max(0, end - limit), end, forward: false };
  }
  const start = cursor === undefined ? 0 : placeAfter(list, cursor);
  return { start, end: start + limit, forward: true };
}

/** With the first replies, and as many more as reach the one asked for, or where those are too many, what that answers to. */
function branch(client: MemoryClient, root: CommentRow, around: string | undefined): Branch {
  const list = repliesIn(client, root);
  const end = Math.max(FIRST_REPLIES, list.rows.findIndex((row) => row.id === around) + 1);
  const rows = end > REPLIES_AROUND ? downTo(client.data, list.rows[end - 1]) : list.rows.slice(0, end);
  const items = rows.map((row) => commentView(client, row));
  return { comment: commentView(client, root), replies: { items, ...nextOf(list, end) } };
}

/** What a reply answers to, one above the other, and itself. */
function downTo(data: MemoryData, row: CommentRow | undefined): readonly CommentRow[] {
  return row === undefined || row.depth === 0 ? [] : [...downTo(data, commentOf(data, row.parent)), row];
}
