import type { MembersKey } from '../members.strings.ts';

export const strings: Readonly<Record<MembersKey, string>> = {
  unsupported: 'Leden worden hier niet getoond.',
  missing: 'Dit lid is hier niet bekend.',
  failed: 'Deze kaart kon niet worden gelezen.',
  stale: 'Dit kan verouderd zijn.',
  pseudonym: 'Schuilnaam',
  frozen: 'Mag voorlopig lezen, maar niet schrijven.',
  left: 'Heeft de community verlaten.',
  role: '{role}{space, select, none {} other {, {spaceName}}}{until, select, none {} other { (tot {day})}}',
  roles: 'Rollen',
  spaces: 'Hoort bij',
  askAbout: 'Vraag mij naar',
  since: 'Lid sinds {month}',
  comments: '{count, plural, =0 {nog geen reacties} one {# reactie} other {# reacties}}',
};
