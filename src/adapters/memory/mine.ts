import type { Actor } from '../../community/community.model.ts';
import type { CommentMine, Thread, ThreadMine } from '../../discussion/discussion.model.ts';
import { isHeld } from '../../discussion/discussion.rules.ts';
import { commentMine, threadMay } from '../../discussion/mine.rules.ts';
import { actorIn, present, signedIn, type MemoryClient } from './client.ts';
import { commentsIn, isBy, isSeen, publishedBefore, type CommentRow } from './comment-rows.ts';
import { commentView } from './comments.ts';
import { followingOf, lastVisit } from './following.ts';
import { threadOf, threadView } from './threads.ts';
import { lastWritten } from './writing.ts';

/** What the signed-in reader may do in a thread and with these comments of it, and has done. */
export function threadMine(client: MemoryClient, asked: string, ids: readonly string[]): ThreadMine {
  const { data } = client;
  const { id: member } = signedIn(client);
  const thread = threadView(client, asked);
  const { key } = thread;
  const actor = actorIn(client, thread.space)!;
  const own = threadOf(data, key)?.opening;
  const here = commentsIn(data, key);
  const held = here.filter((row) => row.state === 'held' && isBy(row, member));
  const wanted = here.filter((row) => ids.includes(row.id) && (isSeen(row) || isBy(row, member)));
  const known = new Set([...wanted, ...held]);
  const lastVisited = lastVisit(data, key, member);
  const last = lastWritten(client, key, member);
  const there = threadOf(data, key) !== undefined;
  return {
    ...threadMay(actor, thread, client.now(), {
      there,
      last,
      held: isHeld(actor, data.policy, publishedBefore(data, member)),
    }),
    ...(own !== undefined && isBy(own, member) && own.markdown !== undefined ? { opening: own.markdown } : {}),
    comments: Object.fromEntries([...known].map((row) => [row.id, mineOf(client, actor, thread, row)])),
    held: held.map((row) => commentView(client, row)),
    ...present(data.policy, ['reactions', 'advice']),
    meToo: data.meToos.some((vote) => vote.thread === key && vote.member === member),
    following: followingOf(data, key, member),
    ...(lastVisited === undefined ? {} : { lastVisit: lastVisited }),
  };
}

function mineOf(client: MemoryClient, actor: Actor, thread: Thread, row: CommentRow): CommentMine {
  const { data } = client;
  const isOwn = (vote: { readonly comment: string; readonly member: string }) =>
    vote.comment === row.id && vote.member === actor.member;
  return commentMine(actor, commentView(client, row), thread, data.policy, client.now(), {
    reactions: data.reactions.filter(isOwn).map(({ reaction }) => reaction),
    helpful: data.helpful.some(isOwn),
    wrote: isBy(row, actor.member),
  });
}
