import type { Instant } from '../core/core.model.ts';
import { ROLES, type Actor, type Role, type RoleGrant, type Space } from './community.model.ts';

const STEWARDS: readonly Role[] = ['ambassador', 'moderator', 'manager', 'admin'];
const TEAM: readonly Role[] = ['staff', 'moderator', 'manager', 'admin'];

/** Whether the actor upholds the house rules here. */
export function isSteward(actor: Actor): boolean {
  return actor.roles.some((role) => STEWARDS.includes(role));
}

/** Whether the actor works for the company or runs the community: who may publish polls and events. */
export function isTeam(actor: Actor): boolean {
  return actor.roles.some((role) => TEAM.includes(role));
}

/** The space and everything above it, nearest first; a cycle ends the walk. */
export function spaceLineage(space: string, spaces: readonly Space[]): readonly string[] {
  const lineage: string[] = [];
  let at: string | undefined = space;
  while (at !== undefined && !lineage.includes(at)) {
    lineage.push(at);
    at = spaces.find((candidate) => candidate.id === at)?.parent;
  }
  return lineage;
}

/** The roles that grants give in a space at an instant: grants for it, for a space above it, or for all. */
export function rolesIn(
  space: string,
  grants: readonly RoleGrant[],
  spaces: readonly Space[],
  now: Instant,
): readonly Role[] {
  const lineage = spaceLineage(space, spaces);
  const held = grants
    .filter((grant) => grant.space === undefined || lineage.includes(grant.space))
    .filter((grant) => holdsAt(grant, now))
    .map((grant) => grant.role);
  return [...new Set<Role>(['member', ...held])];
}

/** Whether a grant is in force at an instant: from `since`, up to but without `until`. */
export function holdsAt(grant: RoleGrant, now: Instant): boolean {
  const at = Date.parse(now);
  return Date.parse(grant.since) <= at && (grant.until === undefined || at < Date.parse(grant.until));
}

/** The role to show beside somebody's name: the one that says most. */
export function tellingRole(roles: readonly Role[]): Role {
  return ROLES.findLast((role) => roles.includes(role)) ?? 'member';
}
