import type { Policy, Role } from 'plein/community/community.model.js';
import { COMMUNITY } from './server.ts';
import type { TestServer } from './server.ts';

/** Adds a space below another one, or below the top. */
export async function addSpace({ services }: TestServer, id: string, parent: string | null = COMMUNITY): Promise<void> {
  await services.commit((db) =>
    db
      .insertInto('spaces')
      .values({ community: COMMUNITY, id, parent, name: id, scope: 'local', naming: 'either', ordinal: 1 })
      .execute(),
  );
}

/** Gives a member a role in a space, or everywhere. */
export async function grant({ services }: TestServer, member: string, role: Role, space = ''): Promise<void> {
  const since = '2020-01-01T00:00:00.000Z';
  await services.commit((db) =>
    db
      .insertInto('grants')
      .values({ community: COMMUNITY, member, role, space, since, until: null, source: 'given' })
      .execute(),
  );
}

export async function setPolicy({ services }: TestServer, policy: Policy): Promise<void> {
  await services.commit((db) =>
    db
      .updateTable('communities')
      .set({ policy: JSON.stringify(policy) })
      .where('id', '=', COMMUNITY)
      .execute(),
  );
}

export async function setThreadState({ services }: TestServer, key: string, state: 'open' | 'locked'): Promise<void> {
  await services.commit((db) =>
    db.updateTable('threads').set({ state }).where('community', '=', COMMUNITY).where('key', '=', key).execute(),
  );
}

export async function setMemberState(
  { services }: TestServer,
  id: string,
  state: 'active' | 'frozen' | 'left',
): Promise<void> {
  await services.commit((db) =>
    db.updateTable('members').set({ state }).where('community', '=', COMMUNITY).where('id', '=', id).execute(),
  );
}

/** Lets a member have joined long ago. */
export async function makeSettled({ services }: TestServer, id: string): Promise<void> {
  const joined_at = '2020-01-01T00:00:00.000Z';
  await services.commit((db) =>
    db.updateTable('members').set({ joined_at }).where('community', '=', COMMUNITY).where('id', '=', id).execute(),
  );
}
