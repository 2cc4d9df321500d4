import type { HouseRule, HouseRules, Naming, Policy, Space } from 'plein/community/community.model.js';
import type { Connection } from '../db/open.ts';
import { Refusal } from '../http/refusal.ts';

/** A community as everyone may read it. */
export interface Community {
  readonly id: string;
  readonly name: string;
  readonly spaces: readonly Space[];
  readonly rules: HouseRules;
  readonly policy: Policy;
}

const NO_RULES: HouseRules = { version: 0, since: '1970-01-01T00:00:00.000Z', rules: [] };

/** Makes the community and its top space where they are not there yet, so that an empty database can be used at once. */
export async function ensureCommunity(db: Connection, id: string, now: string): Promise<void> {
  const policy: Policy = { approval: 'none' };
  await db
    .insertInto('communities')
    .values({ id, name: id, policy: JSON.stringify(policy), created_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const { spaces } = await db
    .selectFrom('spaces')
    .select(({ fn }) => fn.countAll<number>().as('spaces'))
    .where('community', '=', id)
    .executeTakeFirstOrThrow();
  if (spaces > 0) return;
  await db
    .insertInto('spaces')
    .values({ community: id, id, parent: null, name: id, scope: 'national', naming: 'either', ordinal: 0 })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function readCommunity(db: Connection, id: string): Promise<Community> {
  const row = await db.selectFrom('communities').select(['name', 'policy']).where('id', '=', id).executeTakeFirst();
  if (row === undefined) throw new Refusal('not-found');
  return {
    id,
    name: row.name,
    spaces: await readSpaces(db, id),
    rules: await readHouseRules(db, id),
    policy: JSON.parse(row.policy) as Policy,
  };
}

export async function readSpaces(db: Connection, community: string): Promise<readonly Space[]> {
  const rows = await db
    .selectFrom('spaces')
    .select(['id', 'parent', 'name', 'scope', 'naming'])
    .where('community', '=', community)
    .orderBy('ordinal')
    .orderBy('id')
    .execute();
  return rows.map((row) => {
    const space = { id: row.id, name: row.name, scope: row.scope as Space['scope'], naming: row.naming as Naming };
    return row.parent === null ? space : { ...space, parent: row.parent };
  });
}

export async function readPolicy(db: Connection, community: string): Promise<Policy> {
  const { policy } = await db
    .selectFrom('communities')
    .select('policy')
    .where('id', '=', community)
    .executeTakeFirstOrThrow();
  return JSON.parse(policy) as Policy;
}

/** The space that holds all others: the first without a parent. */
export function topSpace(spaces: readonly Space[]): Space {
  const top = spaces.find(({ parent }) => parent === undefined);
  if (top === undefined) throw new Refusal('unavailable');
  return top;
}

/** A space and everything below it. */
export function spacesBelow(space: string, spaces: readonly Space[]): readonly string[] {
  const below = new Set([space]);
  for (let before = 0; before !== below.size;) {
    before = below.size;
    for (const { id, parent } of spaces) if (parent !== undefined && below.has(parent)) below.add(id);
  }
  return [...below];
}

async function readHouseRules(db: Connection, community: string): Promise<HouseRules> {
  const row = await db
    .selectFrom('house_rules')
    .select(['version', 'since', 'rules'])
    .where('community', '=', community)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (row === undefined) return NO_RULES;
  return { version: row.version, since: row.since, rules: JSON.parse(row.rules) as HouseRule[] };
}
