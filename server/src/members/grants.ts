import { rolesIn } from 'plein/community/community.rules.js';
import type { Actor, Role, RoleGrant } from 'plein/community/community.model.js';
import { readSpaces } from '../community/store.ts';
import type { Connection } from '../db/open.ts';
import { together } from '../db/together.ts';
import { Refusal } from '../http/refusal.ts';

/** The grants of members, by member; who has none is not in it. */
export async function readGrants(
  db: Connection,
  community: string,
  members: readonly string[],
): Promise<ReadonlyMap<string, readonly RoleGrant[]>> {
  const rows = await db
    .selectFrom('grants')
    .select(['member', 'role', 'space', 'since', 'until'])
    .where('community', '=', community)
    .where('member', 'in', [...members])
    .orderBy('since')
    .orderBy('role')
    .orderBy('space')
    .execute();
  const grants = new Map<string, RoleGrant[]>();
  for (const { member, role, space, since, until } of rows) {
    const grant: RoleGrant = {
      role: role as Role,
      ...(space !== '' && { space }),
      since,
      ...(until !== null && { until }),
    };
    grants.set(member, [...(grants.get(member) ?? []), grant]);
  }
  return grants;
}

/** Who acts, with the roles held in a space now. Throws for somebody who is not, or no longer, a member. */
export async function readActor(
  db: Connection,
  community: string,
  member: string,
  space: string,
  now: string,
): Promise<Actor> {
  const [row, held] = await together(
    db
      .selectFrom('members')
      .select('state')
      .where('community', '=', community)
      .where('id', '=', member)
      .executeTakeFirst(),
    readGrants(db, community, [member]),
  );
  if (row === undefined || row.state === 'left') throw new Refusal('session-expired');
  const grants = held.get(member) ?? [];
  const spaces = grants.some((grant) => grant.space !== undefined) ? await readSpaces(db, community) : [];
  return { member, roles: rolesIn(space, grants, spaces, now), frozen: row.state === 'frozen' };
}
