import { isTeam } from '../../community/community.rules.ts';
import type { Instant, Page, PageRequest } from '../../core/core.model.ts';
import { PleinError } from '../../core/errors.ts';
import type { WaitingThread } from '../../discussion/discussion.model.ts';
import { dueAt } from '../../discussion/settling.rules.ts';
import type { ThreadRecord } from '../../transfer/record.model.ts';
import { isByTeam } from './branches.ts';
import { actorIn, actorOf, authorIn, signedIn, type MemoryClient } from './client.ts';
import { commentsIn } from './comment-rows.ts';
import { replaceRow } from './data.ts';
import { listing, pageOf } from './paging.ts';
import { authorsOf, tell } from './telling.ts';
import { isWithin, threadView } from './threads.ts';

/** Questions that wait in the spaces where the reader is of the team, the longest wait first. */
export function listWaiting(
  client: MemoryClient,
  { space, ...request }: PageRequest & { readonly space?: string },
): Page<WaitingThread> {
  const { data } = client;
  signedIn(client);
  assignOverdue(client);
  const asked = data.spaces.filter(({ id }) => isWithin(data, id, space));
  const own = asked.map(({ id }) => id).filter((id) => isTeam(actorIn(client, id)!));
  if (own.length === 0) throw new PleinError('forbidden');
  const rows = waiting(client).filter(({ row }) => own.includes(row.space));
  const list = listing({ name: `waiting ${space}`, rows, key: ({ row, since }) => [since, row.key] });
  return pageOf(list, request, ({ row, since }) => {
    const due = dueAt(since, data.policy);
    return {
      thread: threadView(client, row.key),
      since,
      ...(due === undefined ? {} : { due }),
      ...(row.assignee === undefined ? {} : { assignee: authorIn(client, { member: row.assignee }, row.space) }),
    };
  });
}

interface Waiting {
  readonly row: ThreadRecord;
  readonly since: Instant;
}

/** Questions that are not solved and in which the team has said nothing. */
function waiting(client: MemoryClient): readonly Waiting[] {
  const open = client.data.threads.filter(({ kind, solvedAt }) => kind === 'question' && solvedAt === undefined);
  return open.flatMap((row) => {
    const published = commentsIn(client.data, row.key).filter(({ state }) => state === 'published');
    if (published.some((comment) => isByTeam(client, comment))) return [];
    const first = published.map(({ createdAt }) => createdAt).sort()[0];
    const since = row.waitingSince ?? (openedByTeam(client, row) ? undefined : row.opening?.createdAt) ?? first;
    return since === undefined ? [] : [{ row, since }];
  });
}

function openedByTeam(client: MemoryClient, { opening, space }: ThreadRecord): boolean {
  const [member] = opening === undefined ? [] : authorsOf(opening);
  const actor = member === undefined ? undefined : actorOf(client, member, space);
  return actor !== undefined && isTeam(actor);
}

/** Puts what has waited too long, or is on the list of who is of its team no longer, on the shortest list of that team. */
function assignOverdue(client: MemoryClient): void {
  const { data } = client;
  const all = waiting(client);
  for (const { row, since } of all) {
    const due = dueAt(since, data.policy);
    if (due === undefined || (row.assignee === undefined && due > client.now())) continue;
    const length = (member: string) =>
      data.threads.filter((each) => each.assignee === member && all.some((one) => one.row.key === each.key)).length;
    const team = data.members.filter(({ id, state }) => state === 'active' && isTeam(actorOf(client, id, row.space)!));
    if (team.some(({ id }) => id === row.assignee)) continue;
    const { assignee: _left, ...rest } = row;
    const [assignee] = team.map(({ id }) => id).sort((a, b) => length(a) - length(b) || (a < b ? -1 : 1));
    replaceRow<ThreadRecord>(data.threads, row, { ...rest, ...(assignee === undefined ? {} : { assignee }) });
    if (assignee !== undefined) tell(client, assignee, { kind: 'waiting', thread: row.key }, null);
  }
}
