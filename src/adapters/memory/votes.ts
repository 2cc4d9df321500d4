import type { Page, PageRequest, Written } from '../../core/core.model.ts';
import { PleinError } from '../../core/errors.ts';
import type { Comment, Reaction, Reactor, Thread } from '../../discussion/discussion.model.ts';
import { refuseHelpful, refuseReaction } from '../../discussion/discussion.rules.ts';
import { refuseMeToo } from '../../discussion/settling.rules.ts';
import type { HelpfulRecord, MeTooRecord } from '../../transfer/record.model.ts';
import { actorIn, authorIn, refuse, signedIn, type MemoryClient } from './client.ts';
import { commentOf, isGone, isSeen } from './comment-rows.ts';
import { commentView } from './comments.ts';
import type { ReactionRow } from './data.ts';
import { listing, pageOf } from './paging.ts';
import { threadChanged, threadThere, threadView } from './threads.ts';
import { readable, written } from './writing.ts';

interface Vote {
  readonly comment: string;
  readonly on: boolean;
}

/** What is no longer offered can still be taken back. */
export function react(
  client: MemoryClient,
  { comment, reaction, on }: Vote & { readonly reaction: Reaction },
): Written<Comment> {
  const { data } = client;
  const row = readable(client, comment);
  const thread = threadView(client, row.thread);
  const { id: member } = signedIn(client);
  refuse(refuseReaction(actorIn(client, thread.space), row, thread));
  if (on && !(data.policy.reactions ?? ['like']).includes(reaction)) throw new PleinError('invalid');
  const vote = { type: 'reaction', comment, member, reaction, at: client.now() } as const;
  if (!setVote<ReactionRow>(data.reactions, vote, ['comment', 'member', 'reaction'], on))
    return { status: 'published', value: commentView(client, row) };
  return written(client, row);
}

export function setHelpful(client: MemoryClient, { comment, on }: Vote): Written<Comment> {
  const { data } = client;
  const row = readable(client, comment);
  const thread = threadView(client, row.thread);
  const { id: member } = signedIn(client);
  refuse(refuseHelpful(actorIn(client, thread.space), commentView(client, row), thread));
  const vote = { type: 'helpful', comment, member } as const;
  if (!setVote<HelpfulRecord>(data.helpful, vote, ['comment', 'member'], on))
    return { status: 'published', value: commentView(client, row) };
  return written(client, row);
}

export function setMeToo(client: MemoryClient, asked: string, on: boolean): Written<Thread> {
  const { data } = client;
  const { id: member } = signedIn(client);
  const { key } = threadThere(data, asked);
  const thread = threadView(client, key);
  refuse(refuseMeToo(actorIn(client, thread.space), thread));
  const vote = { type: 'me-too', thread: key, member } as const;
  if (setVote<MeTooRecord>(data.meToos, vote, ['thread', 'member'], on)) threadChanged(data, key);
  return { status: 'published', value: threadView(client, key) };
}

/** Who reacted to a comment, newest first; those of an export as if they did when it was written. */
export function listReactors(
  client: MemoryClient,
  { comment, reaction, ...request }: PageRequest & { readonly comment: string; readonly reaction?: Reaction },
): Page<Reactor> {
  const { data } = client;
  const row = commentOf(data, comment);
  if (row === undefined || !isSeen(row)) throw new PleinError('not-found');
  if (isGone(row)) return { items: [] };
  const rows = data.reactions
    .filter((each) => each.comment === comment && (reaction === undefined || each.reaction === reaction))
    .map((each) => ({ at: row.createdAt, ...each }));
  const list = listing({
    name: `reactors ${comment} ${reaction}`,
    rows,
    key: (each) => [-Date.parse(each.at), each.member, each.reaction],
  });
  const { space } = threadView(client, row.thread);
  return pageOf(list, request, ({ member, reaction: given, at }) => {
    return { member: authorIn(client, { member }, space), reaction: given, at };
  });
}

/** Whether that changed anything: a vote that is there already, or is not, stays so. */
function setVote<Row>(votes: Row[], vote: Row, by: readonly (keyof Row)[], on: boolean): boolean {
  const index = votes.findIndex((each) => by.every((field) => each[field] === vote[field]));
  if (on === index >= 0) return false;
  if (on) votes.push(vote);
  else votes.splice(index, 1);
  return true;
}
