import { createHash, randomBytes } from 'node:crypto';
import type { Connection } from '../db/open.ts';
import { LIMITS } from '../limits.ts';
import type { Services } from '../services.ts';
import { memberOf } from './identity.ts';
import type { SignedIdentity } from './verify.ts';

export interface NewSession {
  readonly secret: string;
  readonly member: string;
  readonly until: string;
}

export interface OpenSession {
  readonly member: string;
  /** When the member joined. */
  readonly joinedAt: string;
  readonly until: string;
}

const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('base64url');

/** Opens a new session for a member, made or brought up to date from the identity. The secret is kept only as its hash. */
export async function openSession(
  db: Connection,
  community: string,
  identity: SignedIdentity,
  now: string,
): Promise<NewSession> {
  const member = await memberOf(db, community, identity, now);
  const secret = randomBytes(32).toString('base64url');
  const until = new Date((identity.issuedAt + LIMITS.sessionSeconds) * 1000).toISOString();
  await db
    .insertInto('sessions')
    .values({ hash: hashOf(secret), community, member, key: identity.key, created_at: now, expires_at: until })
    .execute();
  return { secret, member, until };
}

/** What tells whether a session still holds. */
export type SessionParts = Pick<Services, 'databases' | 'settings' | 'keys'>;

/** The session behind a secret, while it lasts, its member is still one and the login still has the key it came from. */
export async function readSession(
  { databases, settings, keys }: SessionParts,
  secret: string,
  now: string,
): Promise<OpenSession | undefined> {
  const row = await selectOpen(databases.reader, settings.community, now)
    .where('sessions.hash', '=', hashOf(secret))
    .executeTakeFirst();
  if (row === undefined || !(await keys.isCurrent(row.key))) return undefined;
  const { member, joinedAt, until } = row;
  return { member, joinedAt, until };
}

/** Which of these secrets still open a session. */
export async function openSessions(
  { databases, settings, keys }: SessionParts,
  secrets: readonly string[],
  now: string,
): Promise<ReadonlySet<string>> {
  const byHash = new Map(secrets.map((secret) => [hashOf(secret), secret]));
  const hashes = [...byHash.keys()];
  const open = new Set<string>();
  for (let at = 0; at < hashes.length; at += 500) {
    const rows = await selectOpen(databases.reader, settings.community, now)
      .where('sessions.hash', 'in', hashes.slice(at, at + 500))
      .execute();
    for (const { hash, key } of rows) if (await keys.isCurrent(key)) open.add(byHash.get(hash)!);
  }
  return open;
}

function selectOpen(db: Connection, community: string, now: string) {
  return db
    .selectFrom('sessions')
    .innerJoin('members', (join) =>
      join.onRef('members.community', '=', 'sessions.community').onRef('members.id', '=', 'sessions.member'),
    )
    .select([
      'sessions.hash',
      'sessions.key',
      'sessions.member',
      'members.joined_at as joinedAt',
      'sessions.expires_at as until',
    ])
    .where('sessions.community', '=', community)
    .where('sessions.expires_at', '>', now)
    .where('members.state', '<>', 'left');
}

export async function endSession(db: Connection, community: string, secret: string): Promise<void> {
  await db.deleteFrom('sessions').where('hash', '=', hashOf(secret)).where('community', '=', community).execute();
}
