import { holdsAt, spaceLineage } from 'plein/community/community.rules.js';
import type { Role, RoleGrant } from 'plein/community/community.model.js';
import type { Author } from 'plein/members/members.model.js';
import { readSpaces } from '../community/store.ts';
import type { Connection } from '../db/open.ts';
import { together } from '../db/together.ts';
import { readGrants } from './grants.ts';

/** Who wrote or hosts something, as its row names them. */
export interface AuthorColumns {
  readonly member: string | null;
  readonly name: string | null;
  readonly team: string | null;
}

/** Turns what rows say into authors as shown in a space. */
export type Authors = (columns: AuthorColumns, space: string) => Author | undefined;

/** The most telling first: who runs, moderates or answers for the company before who helps. */
const TELLING: readonly Role[] = ['admin', 'manager', 'moderator', 'staff', 'ambassador'];

/** Reads the members behind a set of rows at once. */
export async function readAuthors(
  db: Connection,
  community: string,
  members: Iterable<string | null>,
  now: string,
): Promise<Authors> {
  const ids = [...new Set([...members].filter((id) => id !== null))];
  if (ids.length === 0) return (columns) => namedAuthor(columns);
  const [rows, grants] = await together(
    db
      .selectFrom('members')
      .select(['id', 'name', 'line_of_work', 'state'])
      .where('community', '=', community)
      .where('id', 'in', ids)
      .execute(),
    readGrants(db, community, ids),
  );
  const people = new Map(rows.map((row) => [row.id, row]));
  const spaces = grants.size === 0 ? [] : await readSpaces(db, community);
  return (columns, space) => {
    const person = people.get(columns.member ?? '');
    if (person === undefined || person.state === 'left')
      return namedAuthor({ ...columns, name: person?.name ?? columns.name });
    const role = tellingRole(grants.get(person.id) ?? [], spaceLineage(space, spaces), now);
    return {
      member: person.id,
      name: person.name,
      ...(role !== undefined && { role }),
      ...(person.line_of_work !== null && { lineOfWork: person.line_of_work }),
      ...(columns.team !== null && { team: columns.team }),
    };
  };
}

function namedAuthor({ name, member, team }: AuthorColumns): Author | undefined {
  if (name === null && member === null) return undefined;
  return { name: name ?? '', ...(team !== null && { team }) };
}

function tellingRole(grants: readonly RoleGrant[], lineage: readonly string[], now: string): Role | undefined {
  const held = grants
    .filter(({ space }) => space === undefined || lineage.includes(space))
    .filter((grant) => holdsAt(grant, now));
  return TELLING.find((role) => held.some((grant) => grant.role === role));
}
