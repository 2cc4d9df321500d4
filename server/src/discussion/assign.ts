import { isTeam, rolesIn } from 'plein/community/community.rules.js';
import { readPolicy, readSpaces } from '../community/store.ts';
import type { Sweep } from '../cleaning.ts';
import type { Connection } from '../db/open.ts';
import { LIMITS } from '../limits.ts';
import { readGrants } from '../members/grants.ts';
import { tellOfWaiting } from '../notifications/settled.ts';

/**
 * Puts each question that has waited too long on the list of somebody of the team of its space: who has the fewest. So
 * is a question on the list of somebody who is of that team no longer.
 */
export const assignOverdue: Sweep = async (context) => {
  const { db, community, now } = context;
  const { answerWithin } = await readPolicy(db, community);
  if (answerWithin === undefined) return;
  const overdue = new Date(Date.parse(now) - answerWithin * 3_600_000).toISOString();
  const lists = await readLists(db, community);
  const teams = await readTeams(db, community, now);
  const left = lists.filter(({ space, assignee }) => !(teams.get(space) ?? []).includes(assignee));
  const threads = await readUnassigned(db, community, { overdue, spaces: [...teams.keys()], left });
  const lengths = lengthsOf(lists);
  for (const { key, space, assignee: before } of threads) {
    const assignee = shortest(teams.get(space) ?? [], lengths);
    if (assignee === before) continue;
    await db
      .updateTable('threads')
      .set({ assignee })
      .where('community', '=', community)
      .where('key', '=', key)
      .execute();
    if (assignee === null) continue;
    await tellOfWaiting(context, key, assignee);
    lengths.set(assignee, (lengths.get(assignee) ?? 0) + 1);
  }
};

/** The questions of one space that wait on the list of one member. */
interface List {
  readonly space: string;
  readonly assignee: string;
  readonly length: number;
}

interface Unassigned {
  /** Who waits since then or longer waits too long. */
  readonly overdue: string;
  /** Those that have a team. */
  readonly spaces: readonly string[];
  /** Lists of members who left the team of their space. */
  readonly left: readonly List[];
}

/** Questions that are on nobody's list and should be, or on the list of somebody who left. */
async function readUnassigned(db: Connection, community: string, { overdue, spaces, left }: Unassigned) {
  return db
    .selectFrom('threads')
    .select(['key', 'space', 'assignee'])
    .where('community', '=', community)
    .where('waiting_since', 'is not', null)
    .where(({ eb, or, and }) =>
      or([
        and([eb('assignee', 'is', null), eb('waiting_since', '<=', overdue), eb('space', 'in', ['', ...spaces])]),
        ...left.map(({ space, assignee }) => and([eb('space', '=', space), eb('assignee', '=', assignee)])),
      ]),
    )
    .orderBy('waiting_since')
    .orderBy('key')
    .limit(LIMITS.sweptAtOnce)
    .execute();
}

/** The members of the team of each space that has one, by id. */
async function readTeams(
  db: Connection,
  community: string,
  now: string,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const rows = await db
    .selectFrom('members')
    .select('id')
    .where('community', '=', community)
    .where('state', '=', 'active')
    .where((eb) => eb('id', 'in', eb.selectFrom('grants').select('member').where('community', '=', community)))
    .orderBy('id')
    .execute();
  const members = rows.map(({ id }) => id);
  if (members.length === 0) return new Map();
  const grants = await readGrants(db, community, members);
  const spaces = await readSpaces(db, community);
  const isOfTeam = (member: string, space: string): boolean =>
    isTeam({ member, roles: rolesIn(space, grants.get(member) ?? [], spaces, now), frozen: false });
  const teams = spaces.map(({ id }) => [id, members.filter((member) => isOfTeam(member, id))] as const);
  return new Map(teams.filter(([, team]) => team.length > 0));
}

async function readLists(db: Connection, community: string): Promise<readonly List[]> {
  const rows = await db
    .selectFrom('threads')
    .select(({ fn }) => ['space', 'assignee', fn.countAll<number>().as('length')])
    .where('community', '=', community)
    .where('waiting_since', 'is not', null)
    .where('assignee', 'is not', null)
    .groupBy(['space', 'assignee'])
    .execute();
  return rows.map(({ space, assignee, length }) => ({ space, assignee: assignee!, length: Number(length) }));
}

/** How many questions that wait stand on whose list. */
function lengthsOf(lists: readonly List[]): Map<string, number> {
  const lengths = new Map<string, number>();
  for (const { assignee, length } of lists) lengths.set(assignee, (lengths.get(assignee) ?? 0) + length);
  return lengths;
}

/** Of equals the first by id, so that every server would choose the same. */
function shortest(team: readonly string[], lengths: ReadonlyMap<string, number>): string | null {
  const length = (member: string): number => lengths.get(member) ?? 0;
  return [...team].sort((a, b) => length(a) - length(b) || (a < b ? -1 : 1))[0] ?? null;
}
