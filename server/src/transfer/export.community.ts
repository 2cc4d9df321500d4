import type { HouseRule, Policy, RoleGrant, Role, Space } from 'plein/community/community.model.js';
import { readSpaces } from '../community/store.ts';
import { PAGE, given, pages, parsed } from './export.pages.ts';
import type { Exported } from './export.pages.ts';
import type { CommunityRecord, MemberRecord, RulesRecord, SpaceRecord } from './record.model.ts';

export async function* exportCommunity({ db, community }: Exported): AsyncGenerator<CommunityRecord> {
  const row = await db
    .selectFrom('communities')
    .select(['name', 'policy'])
    .where('id', '=', community)
    .executeTakeFirst();
  if (row === undefined) return;
  yield { type: 'community', format: 1, name: row.name, policy: JSON.parse(row.policy) as Policy };
}

/** In their order, but none before what it is part of. */
export async function* exportSpaces({ db, community }: Exported): AsyncGenerator<SpaceRecord> {
  const waiting = [...(await readSpaces(db, community))];
  const told = new Set<string>();
  while (waiting.length > 0) {
    const ready = waiting.findIndex(({ parent }) => parent === undefined || told.has(parent));
    const [space] = waiting.splice(Math.max(ready, 0), 1) as [Space];
    told.add(space.id);
    yield { type: 'space', ...space };
  }
}

export async function* exportRules({ db, community }: Exported): AsyncGenerator<RulesRecord> {
  const rows = await db
    .selectFrom('house_rules')
    .select(['version', 'since', 'rules'])
    .where('community', '=', community)
    .orderBy('version')
    .execute();
  for (const { version, since, rules } of rows) {
    yield { type: 'rules', version, since, rules: JSON.parse(rules) as HouseRule[] };
  }
}

export async function* exportMembers({ db, community }: Exported): AsyncGenerator<MemberRecord> {
  const read = (after?: { id: string }) => {
    const rows = db.selectFrom('members').selectAll().where('community', '=', community);
    return (after === undefined ? rows : rows.where('id', '>', after.id)).orderBy('id').limit(PAGE).execute();
  };
  for await (const rows of pages(read)) {
    const ids = rows.map(({ id }) => id);
    const { grants, spaces, identities } = await readBelongings({ db, community }, ids);
    for (const row of rows) {
      yield {
        type: 'member',
        id: row.id,
        name: row.name,
        naming: row.naming as MemberRecord['naming'],
        grants: grants.get(row.id)?.map(grantOf) ?? [],
        ...given('lineOfWork', row.line_of_work),
        spaces: spaces.get(row.id)?.map(({ space }) => space) ?? [],
        askAbout: JSON.parse(row.ask_about) as string[],
        ...parsed<'about', NonNullable<MemberRecord['about']>>('about', row.about),
        joinedAt: row.joined_at,
        state: row.state as MemberRecord['state'],
        identities: identities.get(row.id)?.map(({ issuer, subject }) => ({ issuer, subject })) ?? [],
      };
    }
  }
}

/** Roles that the company's login gives stay out: it gives them again when the member comes, if it still does. */
async function readBelongings({ db, community }: Exported, members: readonly string[]) {
  const grants = await db
    .selectFrom('grants')
    .selectAll()
    .where('community', '=', community)
    .where('member', 'in', [...members])
    .where('source', '=', 'given')
    .orderBy('since')
    .orderBy('role')
    .orderBy('space')
    .execute();
  const spaces = await db
    .selectFrom('member_spaces')
    .selectAll()
    .where('community', '=', community)
    .where('member', 'in', [...members])
    .orderBy('space')
    .execute();
  const identities = await db
    .selectFrom('identities')
    .selectAll()
    .where('community', '=', community)
    .where('member', 'in', [...members])
    .orderBy('issuer')
    .orderBy('subject')
    .execute();
  return {
    grants: Map.groupBy(grants, ({ member }) => member),
    spaces: Map.groupBy(spaces, ({ member }) => member),
    identities: Map.groupBy(identities, ({ member }) => member),
  };
}

function grantOf({
  role,
  space,
  since,
  until,
}: {
  role: string;
  space: string;
  since: string;
  until: string | null;
}): RoleGrant {
  return { role: role as Role, ...given('space', space === '' ? null : space), since, ...given('until', until) };
}
