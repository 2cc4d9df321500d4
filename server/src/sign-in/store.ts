import { createHash, randomBytes } from 'node:crypto';
import type { Connection } from '../db/open.ts';
import { LIMITS } from '../limits.ts';
import { memberOf } from './identity.ts';
import type { SignedIdentity } from './verify.ts';

export interface OpenSession {
  readonly member: string;
  readonly until: string;
}

const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('base64url');

/** Opens a new session for a member, made or brought up to date from the identity. The secret is kept only as its hash. */
export async function openSession(
  db: Connection,
  community: string,
  identity: SignedIdentity,
  now: string,
): Promise<OpenSession & { readonly secret: string }> {
  const member = await memberOf(db, community, identity, now);
  const secret = randomBytes(32).toString('base64url');
  const until = new Date((identity.issuedAt + LIMITS.sessionSeconds) * 1000).toISOString();
  await db
    .insertInto('sessions')
    .values({ hash: hashOf(secret), community, member, created_at: now, expires_at: until })
    .execute();
  return { secret, member, until };
}

/** The session behind a secret, while it lasts and its member is still one. */
export async function readSession(
  db: Connection,
  community: string,
  secret: string,
  now: string,
): Promise<OpenSession | undefined> {
  const row = await db
    .selectFrom('sessions')
    .innerJoin('members', (join) =>
      join.onRef('members.community', '=', 'sessions.community').onRef('members.id', '=', 'sessions.member'),
    )
    .select(['sessions.member', 'sessions.expires_at as until'])
    .where('sessions.hash', '=', hashOf(secret))
    .where('sessions.community', '=', community)
    .where('sessions.expires_at', '>', now)
    .where('members.state', '<>', 'left')
    .executeTakeFirst();
  return row;
}

/** Which of these secrets still open a session. */
export async function openSessions(
  db: Connection,
  community: string,
  secrets: readonly string[],
  now: string,
): Promise<ReadonlySet<string>> {
  const byHash = new Map(secrets.map((secret) => [hashOf(secret), secret]));
  const hashes = [...byHash.keys()];
  const open = new Set<string>();
  for (let at = 0; at < hashes.length; at += 500) {
    const rows = await db
      .selectFrom('sessions')
      .innerJoin('members', (join) =>
        join.onRef('members.community', '=', 'sessions.community').onRef('members.id', '=', 'sessions.member'),
      )
      .select('sessions.hash')
      .where('sessions.hash', 'in', hashes.slice(at, at + 500))
      .where('sessions.community', '=', community)
      .where('sessions.expires_at', '>', now)
      .where('members.state', '<>', 'left')
      .execute();
    for (const { hash } of rows) open.add(byHash.get(hash)!);
  }
  return open;
}

export async function endSession(db: Connection, community: string, secret: string): Promise<void> {
  await db.deleteFrom('sessions').where('hash', '=', hashOf(secret)).where('community', '=', community).execute();
}
