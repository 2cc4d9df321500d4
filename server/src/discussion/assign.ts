import { isTeam, rolesIn } from 'plein/community/community.rules.js';
import type { RoleGrant } from 'plein/community/community.model.js';
import { readPolicy, readSpaces } from '../community/store.ts';
import type { Sweep } from '../cleaning.ts';
import type { Connection } from '../db/open.ts';
import { LIMITS } from '../limits.ts';
import { readGrants } from '../members/grants.ts';
import { tellOfWaiting } from '../notifications/settled.ts';

/** Puts each question that has waited too long on the list of somebody of the team of its space: who has the fewest. */
export const assignOverdue: Sweep = async (context) => {
  const { db, community, now } = context;
  const { answerWithin } = await readPolicy(db, community);
  if (answerWithin === undefined) return;
  const overdue = new Date(Date.parse(now) - answerWithin * 3_600_000).toISOString();
  const threads = await db
    .selectFrom('threads')
    .select(['key', 'space'])
    .where('community', '=', community)
    .where('waiting_since', 'is not', null)
    .where('waiting_since', '<=', overdue)
    .where('assignee', 'is', null)
    .orderBy('waiting_since')
    .orderBy('key')
    .execute();
  if (threads.length === 0) return;
  const teamOf = await readTeams(db, community, now);
  const lists = await readLists(db, community);
  let left: number = LIMITS.sweptAtOnce;
  for (const { key, space } of threads) {
    const assignee = shortest(teamOf(space), lists);
    if (assignee === undefined) continue;
    await db
      .updateTable('threads')
      .set({ assignee })
      .where('community', '=', community)
      .where('key', '=', key)
      .execute();
    await tellOfWaiting(context, key, assignee);
    lists.set(assignee, (lists.get(assignee) ?? 0) + 1);
    if ((left -= 1) === 0) return;
  }
};

/** The members of the team of a space, each by id. */
async function readTeams(db: Connection, community: string, now: string) {
  const rows = await db
    .selectFrom('members')
    .select('id')
    .where('community', '=', community)
    .where('state', '=', 'active')
    .where((eb) => eb('id', 'in', eb.selectFrom('grants').select('member').where('community', '=', community)))
    .orderBy('id')
    .execute();
  const members = rows.map(({ id }) => id);
  const grants = members.length === 0 ? new Map<string, RoleGrant[]>() : await readGrants(db, community, members);
  const spaces = await readSpaces(db, community);
  return (space: string): readonly string[] =>
    members.filter((member) =>
      isTeam({ member, roles: rolesIn(space, grants.get(member) ?? [], spaces, now), frozen: false }),
    );
}

/** How many questions that wait stand on whose list. */
async function readLists(db: Connection, community: string): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('threads')
    .select(({ fn }) => ['assignee', fn.countAll<number>().as('count')])
    .where('community', '=', community)
    .where('waiting_since', 'is not', null)
    .where('assignee', 'is not', null)
    .groupBy('assignee')
    .execute();
  return new Map(rows.map(({ assignee, count }) => [assignee ?? '', Number(count)]));
}

/** Of equals the first by id, so that every server would choose the same. */
function shortest(team: readonly string[], lists: ReadonlyMap<string, number>): string | undefined {
  const length = (member: string): number => lists.get(member) ?? 0;
  return [...team].sort((a, b) => length(a) - length(b) || (a < b ? -1 : 1))[0];
}
