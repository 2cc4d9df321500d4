import { isTeam, rolesIn } from 'plein/community/community.rules.js';
import { readSpaces } from '../community/store.ts';
import { readGrants } from '../members/grants.ts';
import { memberOf } from './import.batch.ts';
import type { Batch } from './import.batch.ts';
import type { CommentRecord } from './record.model.ts';

/** Whether comments were written by the team: as they say themselves, or by the roles their authors held at the time. */
export async function teamAuthors(
  { db, community }: Batch,
  records: readonly CommentRecord[],
): Promise<(record: CommentRecord) => boolean> {
  const asked = records.filter(({ byTeam }) => byTeam === undefined);
  const members = [...new Set(asked.map(({ author }) => memberOf(author)))].filter((member) => member !== undefined);
  const grants = members.length === 0 ? undefined : await readGrants(db, community, members);
  const spaces = grants === undefined ? [] : await readSpaces(db, community);
  const rows = await db
    .selectFrom('threads')
    .select(['key', 'space'])
    .where('community', '=', community)
    .where('key', 'in', ['', ...new Set(asked.map(({ thread }) => thread))])
    .execute();
  const spaceOf = new Map(rows.map(({ key, space }) => [key, space]));
  return ({ author, byTeam, createdAt, thread }) => {
    if (byTeam !== undefined) return byTeam;
    const member = memberOf(author);
    if (member === undefined) return false;
    const held = grants?.get(member) ?? [];
    return isTeam({ member, roles: rolesIn(spaceOf.get(thread) ?? '', held, spaces, createdAt), frozen: false });
  };
}
