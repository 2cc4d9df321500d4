import type { Comment, Thread } from '../../discussion/discussion.model.ts';
import type { ThreadRecord } from '../../transfer/record.model.ts';
import { authorIn, present, type MemoryClient } from './client.ts';
import { textOf, type CommentRow, type MemoryData } from './data.ts';

const THREAD_FIELDS = [
  'key',
  'space',
  'kind',
  'title',
  'url',
  'state',
  'naming',
  'createdAt',
  'accepted',
  'origin',
] as const;

/** A thread as everyone sees it; one that nobody has written in yet has no row. */
export function threadView(client: MemoryClient, key: string): Thread {
  const { data } = client;
  const row = data.threads.find((candidate) => candidate.key === key);
  if (row === undefined) return newThread(data, key);
  const commentCount = data.comments.filter(
    (comment) => comment.thread === key && comment.state === 'published',
  ).length;
  return { ...present(row, THREAD_FIELDS), ...opening(client, row), commentCount };
}

/** A comment as everyone sees it, and its author while it is held. */
export function commentView(client: MemoryClient, row: CommentRow): Comment {
  const { data } = client;
  const gone = row.state === 'deleted' || row.state === 'removed';
  const space = threadView(client, row.thread).space;
  const author = row.author === undefined || gone ? {} : { author: authorIn(client, row.author, space) };
  const likes = data.reactions.filter((reaction) => reaction.comment === row.id).length;
  return {
    ...present(row, ['id', 'thread', 'parent', 'root', 'depth', 'kind', 'state', 'language', 'createdAt', 'version']),
    ...present(row, ['editedAt', 'tombstone', 'origin']),
    ...author,
    ...parentVersion(data, row),
    text: gone ? [] : textOf(data, row),
    replyCount: descendants(data, row).filter((reply) => reply.state === 'published').length,
    reactions: likes === 0 || gone ? {} : { like: likes },
  };
}

/** Whether everyone sees it, as it is or as a tombstone. */
export function isSeen(row: CommentRow): boolean {
  return row.state !== 'held' && row.unseen !== true;
}

/** The comments that start a branch, oldest first. */
export function roots(data: MemoryData, thread: string): readonly CommentRow[] {
  return data.comments.filter((row) => row.thread === thread && row.depth === 0 && isSeen(row)).sort(byAge);
}

/** Everything below a comment, depth first, oldest first. */
export function descendants(data: MemoryData, row: CommentRow): readonly CommentRow[] {
  const branch = data.comments.filter((candidate) => candidate.root === row.root && isSeen(candidate)).sort(byAge);
  const found: CommentRow[] = [];
  const addBelow = (id: string): void => {
    for (const child of branch.filter((candidate) => candidate.parent === id)) {
      found.push(child);
      addBelow(child.id);
    }
  };
  addBelow(row.id);
  return found;
}

function newThread(data: MemoryData, key: string): Thread {
  const top = data.spaces.find((space) => space.parent === undefined);
  const naming = top?.naming ?? 'either';
  return { key, space: top?.id ?? '', kind: 'discussion', title: '', state: 'open', naming, commentCount: 0 };
}

function opening(client: MemoryClient, row: ThreadRecord): Pick<Thread, 'opening'> {
  if (row.opening === undefined) return {};
  const { createdAt } = row.opening;
  const author = authorIn(client, row.opening.author, row.space);
  return { opening: { author, text: textOf(client.data, row.opening), createdAt } };
}

/** Told only where the parent has been edited since. */
function parentVersion(data: MemoryData, row: CommentRow): Pick<Comment, 'parentVersion'> {
  const parent = data.comments.find((candidate) => candidate.id === row.parent);
  if (row.parentVersion === undefined || parent === undefined || parent.version <= row.parentVersion) return {};
  return { parentVersion: row.parentVersion };
}

function byAge(a: CommentRow, b: CommentRow): number {
  return a.createdAt === b.createdAt ? (a.id < b.id ? -1 : 1) : a.createdAt < b.createdAt ? -1 : 1;
}
