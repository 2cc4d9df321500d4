import type { Dictionary } from '../core/localize.ts';

const english = {
  unsupported: 'Members are not shown here.',
  missing: 'This member is not known here.',
  failed: 'This card could not be read.',
  stale: 'This may be out of date.',
  pseudonym: 'Pseudonym',
  frozen: 'May read but not write for now.',
  left: 'Has left the community.',
  role: '{role}{space, select, none {} other {, {spaceName}}}{until, select, none {} other { (until {day})}}',
  roles: 'Roles',
  spaces: 'Part of',
  askAbout: 'Ask me about',
  since: 'Member since {month}',
  comments: '{count, plural, =0 {no comments yet} one {# comment} other {# comments}}',
} as const;

export type MembersKey = keyof typeof english;

export const membersStrings: Dictionary<MembersKey> = {
  english,
  others: { nl: () => import('./strings/nl.ts') },
};
