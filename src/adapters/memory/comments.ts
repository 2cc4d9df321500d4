import type { Comment, Reaction } from '../../discussion/discussion.model.ts';
import { authorIn, present, type MemoryClient } from './client.ts';
import { branchRows, commentOf, isGone, isSeen, oldestFirst, type CommentRow } from './comment-rows.ts';
import { textOf, type MemoryData } from './data.ts';
import { spaceOf } from './threads.ts';

/** A comment as everyone sees it, and its author while it is held. */
export function commentView(client: MemoryClient, row: CommentRow): Comment {
  const { data } = client;
  const place = ['id', 'thread', 'parent', 'root', 'depth', 'kind', 'state', 'createdAt', 'version'] as const;
  const replyCount = descendants(data, row).filter((reply) => reply.state === 'published').length;
  const common = { ...present(row, place), ...present(row, ['editedAt', 'tombstone', 'origin']), replyCount };
  if (isGone(row)) return { ...common, text: [], reactions: {} };
  const helpfulCount = data.helpful.filter((vote) => vote.comment === row.id).length;
  return {
    ...common,
    ...present(row, ['language']),
    ...(row.author === undefined ? {} : { author: authorIn(client, row.author, spaceOf(data, row.thread)) }),
    ...parentVersion(data, row),
    text: textOf(data, row),
    reactions: reactionCounts(data, row.id),
    ...(helpfulCount === 0 ? {} : { helpfulCount }),
  };
}

/** Everything below a comment that is seen, depth first, oldest first. */
export function descendants(data: MemoryData, row: CommentRow): readonly CommentRow[] {
  const below = Map.groupBy(oldestFirst(data, branchRows(data, row.root).filter(isSeen)), ({ parent }) => parent);
  const found: CommentRow[] = [];
  const waiting = (below.get(row.id) ?? []).toReversed();
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    found.push(next);
    waiting.push(...(below.get(next.id) ?? []).toReversed());
  }
  return found;
}

function reactionCounts(data: MemoryData, id: string): Comment['reactions'] {
  const counts: Partial<Record<Reaction, number>> = {};
  for (const { comment, reaction } of data.reactions) {
    if (comment === id) counts[reaction] = (counts[reaction] ?? 0) + 1;
  }
  return counts;
}

/** Told only where the parent has been edited since. */
function parentVersion(data: MemoryData, row: CommentRow): Pick<Comment, 'parentVersion'> {
  const parent = commentOf(data, row.parent);
  if (row.parentVersion === undefined || parent === undefined || parent.version <= row.parentVersion) return {};
  return { parentVersion: row.parentVersion };
}
