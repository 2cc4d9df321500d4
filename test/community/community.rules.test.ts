import { strict as assert } from 'node:assert';
import { describe, it } from 'node:test';
import type { RoleGrant, Space } from '../../src/community/community.model.ts';
import { holdsAt, isSteward, isTeam, rolesIn, spaceLineage } from '../../src/community/community.rules.ts';

const space = (id: string, parent?: string): Space => ({
  id,
  name: id,
  scope: 'local',
  naming: 'either',
  ...(parent === undefined ? {} : { parent }),
});
const spaces = [space('nl'), space('utrecht', 'nl'), space('dealer', 'utrecht'), space('gent')];
const now = '2026-06-01T12:00:00.000Z';
const grant = (more: Partial<RoleGrant>): RoleGrant => ({
  role: 'ambassador',
  since: '2026-01-01T00:00:00.000Z',
  ...more,
});

describe('spaceLineage', () => {
  it('goes from a space to the top', () =>
    assert.deepEqual(spaceLineage('dealer', spaces), ['dealer', 'utrecht', 'nl']));
  it('ends on a cycle', () => {
    assert.deepEqual(spaceLineage('a', [space('a', 'b'), space('b', 'a')]), ['a', 'b']);
  });
});

describe('rolesIn', () => {
  it('gives everyone the role of member', () => assert.deepEqual(rolesIn('gent', [], spaces, now), ['member']));
  it('inherits a role from the space above', () => {
    assert.deepEqual(rolesIn('dealer', [grant({ space: 'nl' })], spaces, now), ['member', 'ambassador']);
  });
  it('does not carry a role to a space beside or above', () => {
    assert.deepEqual(rolesIn('nl', [grant({ space: 'utrecht' })], spaces, now), ['member']);
    assert.deepEqual(rolesIn('gent', [grant({ space: 'nl' })], spaces, now), ['member']);
  });
  it('holds a role without a space everywhere', () => {
    assert.deepEqual(rolesIn('gent', [grant({ role: 'admin' })], spaces, now), ['member', 'admin']);
  });
  it('gives a role once, however often it was granted', () => {
    assert.deepEqual(rolesIn('dealer', [grant({ space: 'nl' }), grant({ space: 'dealer' })], spaces, now), [
      'member',
      'ambassador',
    ]);
  });
});

describe('holdsAt', () => {
  const term = grant({ since: '2026-06-01T00:00:00.000Z', until: '2026-07-01T00:00:00.000Z' });
  it('begins at the first instant', () => assert.equal(holdsAt(term, '2026-06-01T00:00:00.000Z'), true));
  it('does not hold before', () => assert.equal(holdsAt(term, '2026-05-31T23:59:59.999Z'), false));
  it('has ended at the last instant', () => assert.equal(holdsAt(term, '2026-07-01T00:00:00.000Z'), false));
  it('compares instants, not their spelling', () =>
    assert.equal(holdsAt(term, '2026-06-01T01:30:00.000+02:00'), false));
});

describe('who upholds the rules and who is the team', () => {
  const actor = (...roles: ('member' | 'ambassador' | 'staff' | 'moderator')[]) => ({
    member: 'm',
    roles,
    frozen: false,
  });
  it('an ambassador is a steward and not of the team', () => {
    assert.deepEqual([isSteward(actor('ambassador')), isTeam(actor('ambassador'))], [true, false]);
  });
  it('staff are of the team and no stewards', () => {
    assert.deepEqual([isSteward(actor('staff')), isTeam(actor('staff'))], [false, true]);
  });
  it('a moderator is both, a member neither', () => {
    assert.deepEqual([isSteward(actor('moderator')), isTeam(actor('moderator'))], [true, true]);
    assert.deepEqual([isSteward(actor('member')), isTeam(actor('member'))], [false, false]);
  });
});
