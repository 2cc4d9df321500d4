import type { RoleGrant } from '../community/community.model.ts';
import { holdsAt } from '../community/community.rules.ts';
import type { Instant } from '../core/core.model.ts';
import type { Member } from './members.model.ts';

export * from './face.rules.ts';

/** The roles that somebody holds now, as a card tells them: no longer `member`, which everyone is. */
export function standingRoles(member: Pick<Member, 'grants'>, now: Instant): readonly RoleGrant[] {
  return member.grants.filter((grant) => grant.role !== 'member' && holdsAt(grant, now));
}
