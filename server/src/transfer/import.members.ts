import type { RoleGrant } from 'plein/community/community.model.js';
import { sortName } from '../members/names.ts';
import { insertAll, jsonOf, known, standing, unknown } from './import.batch.ts';
import type { Batch, Take } from './import.batch.ts';
import type { CommunityRecord, MemberRecord, RulesRecord, SpaceRecord } from './record.model.ts';

/** The name and policy of the community; the row itself is there. */
export const takeCommunity: Take<CommunityRecord> = async ({ db, community }, placed) => {
  for (const { record } of placed) {
    const { name, policy } = record;
    await db
      .updateTable('communities')
      .set({ name, policy: JSON.stringify(policy) })
      .where('id', '=', community)
      .execute();
  }
  return 0;
};

export const takeSpaces: Take<SpaceRecord> = async (batch, placed) => {
  const { db, community } = batch;
  const fresh = await unknown(batch, 'spaces', 'id', placed, ({ id }) => id);
  const spaces = new Set(
    await known(
      batch,
      'spaces',
      'id',
      fresh.map(({ record }) => record.parent),
    ),
  );
  const { last } = await db
    .selectFrom('spaces')
    .select(({ fn }) => fn.max('ordinal').as('last'))
    .where('community', '=', community)
    .executeTakeFirstOrThrow();
  const taken = standing(
    batch,
    fresh,
    ({ id }) => id,
    ({ id, parent }) => {
      if (parent !== undefined && !spaces.has(parent)) return noSpace('parent', parent);
      spaces.add(id);
      return undefined;
    },
  );
  const rows = taken.map(({ record: { id, name, parent = null, scope, naming } }, index) => {
    return { community, id, name, parent, scope, naming, ordinal: (last ?? -1) + 1 + index };
  });
  await insertAll(batch, 'spaces', rows);
  return rows.length;
};

export const takeRules: Take<RulesRecord> = async ({ db, community }, placed) => {
  let taken = 0;
  for (const { record } of placed) {
    const { numInsertedOrUpdatedRows = 0n } = await db
      .insertInto('house_rules')
      .values({ community, version: record.version, since: record.since, rules: JSON.stringify(record.rules) })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    taken += Number(numInsertedOrUpdatedRows);
  }
  return taken;
};

export const takeMembers: Take<MemberRecord> = async (batch, placed) => {
  const fresh = await unknown(batch, 'members', 'id', placed, ({ id }) => id);
  const spaces = await known(
    batch,
    'spaces',
    'id',
    fresh.flatMap(({ record }) => spacesOf(record)),
  );
  const issuers = await batch.db
    .selectFrom('identities')
    .select(['issuer', 'subject'])
    .where('community', '=', batch.community)
    .where('subject', 'in', ['', ...fresh.flatMap(({ record }) => record.identities.map(({ subject }) => subject))])
    .execute();
  const identities = new Set(issuers.map(identityKey));
  const taken = standing(
    batch,
    fresh,
    ({ id }) => id,
    (record) => {
      const missing = spacesOf(record).find((space) => !spaces.has(space));
      if (missing !== undefined) return noSpace('spaces', missing);
      const keys = record.identities.map(identityKey);
      if (keys.some((key) => identities.has(key))) return 'identities: belong to another member already';
      for (const key of keys) identities.add(key);
      return undefined;
    },
  );
  await insertMembers(
    batch,
    taken.map(({ record }) => record),
  );
  return taken.length;
};

async function insertMembers(batch: Batch, members: readonly MemberRecord[]): Promise<void> {
  const { community } = batch;
  const rows = members.map((member) => ({
    community,
    id: member.id,
    name: member.name,
    sort_name: sortName(member.name),
    naming: member.naming,
    line_of_work: member.lineOfWork ?? null,
    ask_about: JSON.stringify(member.askAbout),
    about: jsonOf(member.about),
    joined_at: member.joinedAt,
    state: member.state,
  }));
  await insertAll(batch, 'members', rows);
  const links = members.flatMap(({ id, spaces }) =>
    [...new Set(spaces)].map((space) => ({ community, member: id, space })),
  );
  await insertAll(batch, 'member_spaces', links);
  const identities = members.flatMap(({ id, identities: held }) =>
    each(held, identityKey).map(({ issuer, subject }) => ({ community, issuer, subject, member: id, issued_at: 0 })),
  );
  await insertAll(batch, 'identities', identities);
  const grants = members.flatMap(({ id, grants: given }) =>
    each(given, grantKey).map((grant) => grantRow(community, id, grant)),
  );
  await insertAll(batch, 'grants', grants);
}

function grantRow(community: string, member: string, { role, space = '', since, until }: RoleGrant) {
  return { community, member, role, space, since, until: until ?? null, source: 'given' };
}

function grantKey({ role, space, since }: RoleGrant): string {
  return JSON.stringify([role, space, since]);
}

/** The items, each key once. */
function each<Item>(items: readonly Item[], keyOf: (item: Item) => string): readonly Item[] {
  return [...new Map(items.map((item) => [keyOf(item), item])).values()];
}

function spacesOf({ spaces, grants }: MemberRecord): readonly string[] {
  return [...spaces, ...grants.flatMap(({ space }) => space ?? [])];
}

function identityKey({ issuer, subject }: { readonly issuer: string; readonly subject: string }): string {
  return JSON.stringify([issuer, subject]);
}

export function noSpace(field: string, space: string): string {
  return `${field}: there is no space ${space}`;
}

export function noMember(field: string, member: string): string {
  return `${field}: there is no member ${member}`;
}
