import type { Selectable } from 'kysely';
import type { Role } from 'plein/community/community.model.js';
import type { Member } from 'plein/members/members.model.js';
import type { Text } from 'plein/text/text.model.js';
import { readSpaces, spacesBelow } from '../community/store.ts';
import type { Connection } from '../db/open.ts';
import type { MembersTable } from '../db/schema.ts';
import { page, readCursor, writeCursor } from '../http/cursor.ts';
import { Refusal } from '../http/refusal.ts';
import { limitOf } from '../http/schemas.ts';
import { LIMITS } from '../limits.ts';
import { readGrants } from './grants.ts';

export interface MemberQuery {
  readonly space?: string;
  readonly role?: Role;
  readonly cursor?: string;
  readonly limit?: number;
}

export async function readMember(db: Connection, community: string, id: string): Promise<Member> {
  const [member] = await readMembers(db, community, [id]);
  if (member === undefined) throw new Refusal('not-found');
  return member;
}

/** The members with these ids, in the order asked; ids that are nobody's are left out. */
export async function readMembers(
  db: Connection,
  community: string,
  ids: readonly string[],
): Promise<readonly Member[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('members')
    .selectAll()
    .where('community', '=', community)
    .where('id', 'in', [...ids])
    .execute();
  const grants = await readGrants(db, community, ids);
  const spaces = await readSpacesOf(db, community, ids);
  const members = new Map(
    rows.map((row) => [row.id, memberOf(row, grants.get(row.id) ?? [], spaces.get(row.id) ?? [])]),
  );
  return ids.map((id) => members.get(id)).filter((member) => member !== undefined);
}

function memberOf(row: Selectable<MembersTable>, grants: Member['grants'], spaces: Member['spaces']): Member {
  return {
    id: row.id,
    name: row.name,
    naming: row.naming as Member['naming'],
    grants,
    ...(row.line_of_work !== null && { lineOfWork: row.line_of_work }),
    spaces,
    askAbout: JSON.parse(row.ask_about) as string[],
    ...(row.about !== null && { about: JSON.parse(row.about) as Text }),
    joinedAt: row.joined_at,
    state: row.state as Member['state'],
    commentCount: row.comment_count,
  };
}

/** Members by name; those who left are not listed. A role counts while it is held. */
export async function listMembers(db: Connection, community: string, query: MemberQuery, now: string) {
  const limit = limitOf(query.limit, LIMITS.page);
  let select = db
    .selectFrom('members')
    .select(['id', 'sort_name'])
    .where('community', '=', community)
    .where('state', '<>', 'left');
  if (query.cursor !== undefined) {
    const [name = '', id = ''] = readCursor('members', query.cursor, 2);
    select = select.where(({ eb, or, and }) =>
      or([eb('sort_name', '>', name), and([eb('sort_name', '=', name), eb('id', '>', id)])]),
    );
  }
  if (query.space !== undefined) {
    const spaces = spacesBelow(query.space, await readSpaces(db, community));
    select = select.where('id', 'in', membersIn(db, community, [...spaces]));
  }
  if (query.role !== undefined && query.role !== 'member') {
    select = select.where('id', 'in', holdersOf(db, community, query.role, now));
  }
  const ordered = select.orderBy('sort_name').orderBy('id');
  const rows = await ordered.limit(limit + 1).execute();
  const { items, next } = page(rows, limit, (last) => writeCursor('members', last.sort_name, last.id));
  const ids = items.map(({ id }) => id);
  return { items: await readMembers(db, community, ids), ...(next !== undefined && { next }) };
}

function membersIn(db: Connection, community: string, spaces: readonly string[]) {
  return db
    .selectFrom('member_spaces')
    .select('member')
    .where('community', '=', community)
    .where('space', 'in', spaces);
}

function holdersOf(db: Connection, community: string, role: Role, now: string) {
  return db
    .selectFrom('grants')
    .select('member')
    .where('community', '=', community)
    .where('role', '=', role)
    .where('since', '<=', now)
    .where((eb) => eb.or([eb('until', 'is', null), eb('until', '>', now)]));
}

async function readSpacesOf(db: Connection, community: string, members: readonly string[]) {
  const rows = await db
    .selectFrom('member_spaces')
    .innerJoin('spaces', (join) =>
      join.onRef('spaces.community', '=', 'member_spaces.community').onRef('spaces.id', '=', 'member_spaces.space'),
    )
    .select(['member_spaces.member', 'spaces.id', 'spaces.name'])
    .where('member_spaces.community', '=', community)
    .where('member_spaces.member', 'in', [...members])
    .orderBy('spaces.ordinal')
    .orderBy('spaces.id')
    .execute();
  const spaces = new Map<string, { id: string; name: string }[]>();
  for (const { member, id, name } of rows) spaces.set(member, [...(spaces.get(member) ?? []), { id, name }]);
  return spaces;
}
