import { randomUUIDv7 } from 'node:crypto';
import type { Connection } from '../db/open.ts';
import { sortName } from '../members/names.ts';
import type { SignedIdentity } from './verify.ts';

/** One member per issuer and subject; nothing else, e-mail least of all, joins two people into one. */
export async function memberOf(
  db: Connection,
  community: string,
  identity: SignedIdentity,
  now: string,
): Promise<string> {
  const { issuer, subject, issuedAt } = identity;
  const known = await db
    .selectFrom('identities')
    .select(['member', 'issued_at'])
    .where('community', '=', community)
    .where('issuer', '=', issuer)
    .where('subject', '=', subject)
    .forUpdate()
    .executeTakeFirst();
  if (known === undefined) return createMember(db, community, identity, now);
  if (issuedAt < known.issued_at) return known.member;
  await updateMember(db, community, known.member, identity, now);
  return known.member;
}

async function createMember(db: Connection, community: string, identity: SignedIdentity, now: string): Promise<string> {
  const id = randomUUIDv7();
  const name = identity.name ?? `Member ${id.slice(-4)}`;
  await db
    .insertInto('members')
    .values({
      community,
      id,
      name,
      sort_name: sortName(name),
      naming: 'real',
      line_of_work: identity.lineOfWork ?? null,
      ask_about: '[]',
      joined_at: now,
      state: 'active',
    })
    .execute();
  const { issuer, subject, issuedAt } = identity;
  await db.insertInto('identities').values({ community, issuer, subject, member: id, issued_at: issuedAt }).execute();
  await replaceGrants(db, community, id, identity, now);
  return id;
}

async function updateMember(
  db: Connection,
  community: string,
  member: string,
  identity: SignedIdentity,
  now: string,
): Promise<void> {
  const { name, lineOfWork, issuer, subject, issuedAt } = identity;
  const changes = {
    ...(name !== undefined && { name, sort_name: sortName(name) }),
    ...(lineOfWork !== undefined && { line_of_work: lineOfWork }),
  };
  if (Object.keys(changes).length > 0) {
    await db.updateTable('members').set(changes).where('community', '=', community).where('id', '=', member).execute();
  }
  await db
    .updateTable('identities')
    .set({ issued_at: issuedAt })
    .where('community', '=', community)
    .where('issuer', '=', issuer)
    .where('subject', '=', subject)
    .execute();
  await replaceGrants(db, community, member, identity, now);
}

/** The login's roles are those of its newest token: what it no longer says is no longer held. */
async function replaceGrants(
  db: Connection,
  community: string,
  member: string,
  { roles }: SignedIdentity,
  now: string,
): Promise<void> {
  if (roles === undefined) return;
  const held = await db
    .selectFrom('grants')
    .select('role')
    .where('community', '=', community)
    .where('member', '=', member)
    .where('source', '=', 'token')
    .execute();
  const gone = held.map(({ role }) => role).filter((role) => !roles.some((kept) => kept === role));
  const added = roles.filter((role) => !held.some((kept) => kept.role === role));
  if (gone.length > 0) {
    await db
      .deleteFrom('grants')
      .where('community', '=', community)
      .where('member', '=', member)
      .where('source', '=', 'token')
      .where('role', 'in', gone)
      .execute();
  }
  if (added.length === 0) return;
  const everywhere = { community, member, space: '', since: now, until: null, source: 'token' };
  const rows = added.map((role) => ({ ...everywhere, role }));
  const insert = db.insertInto('grants').values(rows);
  await insert.onConflict((conflict) => conflict.doNothing()).execute();
}
