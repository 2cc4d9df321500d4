import type { SettledKey } from '../settled.strings.ts';

export const strings: Readonly<Record<SettledKey, string>> = {
  unsolved: 'Nog niet opgelost',
  meToos: '{count, plural, one {nog # iemand heeft deze vraag} other {# anderen hebben deze vraag ook}}',
};
