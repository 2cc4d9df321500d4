import type { AdviceKey } from '../advice.strings.ts';

export const strings: Readonly<Record<AdviceKey, string>> = {
  houseRules: 'Huisregels',
  rulesLost: 'De huisregels zijn nu niet te tonen.',
  similar: 'Is dit al eens gevraagd?',
  similarFound:
    '{count, plural, one {# gesprek gaat} other {# gesprekken gaan}} over dezelfde woorden, onder je tekst.',
  newTab: '(opent in een nieuw tabblad)',
  comments: '{count, plural, =0 {geen reacties} one {# reactie} other {# reacties}}',
  heated: 'Dit leest misschien bozer dan je bedoelt.',
  'heat-words': 'Sommige woorden doen zeer bij wie ze naar het hoofd krijgt.',
  'heat-capitals': 'Hoofdletters lezen als geschreeuw.',
  'heat-marks': 'Rijen uitroeptekens lezen als geschreeuw.',
  yours: 'Jij beslist; niemand anders ziet dit.',
  later: 'Bewaren en later nog eens kijken',
  fine: 'Het is goed zo',
};
