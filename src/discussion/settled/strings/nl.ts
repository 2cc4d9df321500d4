import type { SettledKey } from '../settled.strings.ts';

export const strings: Readonly<Record<SettledKey, string>> = {
  unsolved: 'Nog niet opgelost',
  meToos: '{count, plural, one {# ander vraagt dit ook} other {# anderen vragen dit ook}}',
};
