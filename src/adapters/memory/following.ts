import type { Id, Page, PageRequest, Written } from '../../core/core.model.ts';
import { PleinError } from '../../core/errors.ts';
import type { Following } from '../../discussion/discussion.model.ts';
import { signedIn, type MemoryClient } from './client.ts';
import { ageOf, commentOf, commentsIn, isBy, isSeen } from './comment-rows.ts';
import type { MemoryData } from './data.ts';
import { listing, pageOf } from './paging.ts';
import { keyOf, refuseKey, threadOf, threadThere } from './threads.ts';

interface Follow {
  readonly thread: string;
  readonly branch?: string;
  readonly on: boolean;
}

export function follow(client: MemoryClient, { thread: asked, branch, on }: Follow): Written<Following> {
  const { data } = client;
  const { id: member } = signedIn(client);
  const { key: thread } = threadThere(data, asked);
  const root = commentOf(data, branch);
  const isHere = root?.thread === thread && root.depth === 0 && isSeen(root);
  if (branch !== undefined && !isHere) throw new PleinError('not-found');
  data.follows = data.follows.filter(
    (each) => each.thread !== thread || each.member !== member || each.branch !== branch,
  );
  if (on) data.follows.push({ type: 'follow', thread, member, ...(branch === undefined ? {} : { branch }) });
  return { status: 'published', value: followingOf(data, thread, member) };
}

/** Follows what one started oneself. */
export function followOwn({ follows }: MemoryData, thread: string, member: string, branch?: string): void {
  follows.push({ type: 'follow', thread, member, ...(branch === undefined ? {} : { branch }) });
}

/** What a member follows in a thread. */
export function followingOf(data: MemoryData, thread: string, member: string): Following {
  const own = data.follows.filter((each) => each.thread === thread && each.member === member);
  return {
    thread: own.some(({ branch }) => branch === undefined),
    branches: own.flatMap(({ branch }) => branch ?? []),
  };
}

/** Of a thread that is not there yet nothing is kept. */
export function visit(client: MemoryClient, asked: string): void {
  const { id: member } = signedIn(client);
  const thread = threadOf(client.data, asked);
  if (thread !== undefined) client.data.visits.set(visitKey(member, thread.key), client.now());
}

export function lastVisit({ visits }: MemoryData, thread: string, member: string): string | undefined {
  return visits.get(visitKey(member, thread));
}

/** What others wrote after an instant, the oldest first. */
export function listNew(
  client: MemoryClient,
  { thread: asked, since, ...request }: PageRequest & { readonly thread: string; readonly since: string },
): Page<Id> {
  const { data } = client;
  const { id: member } = signedIn(client);
  refuseKey(asked);
  const after = Date.parse(since);
  if (Number.isNaN(after)) {
    throw new PleinError('invalid', 'invalid', { fields: [{ field: 'since', message: 'is no instant' }] });
  }
  const thread = keyOf(data, asked);
  const rows = commentsIn(data, thread).filter(
    (row) => row.state === 'published' && !isBy(row, member) && Date.parse(row.createdAt) > after,
  );
  return pageOf(listing({ name: `new ${thread}`, rows, key: (row) => ageOf(data, row) }), request, ({ id }) => id);
}

function visitKey(member: string, thread: string): string {
  return `${member} ${thread}`;
}
