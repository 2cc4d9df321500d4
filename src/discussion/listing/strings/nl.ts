import type { ListingKey } from '../listing.strings.ts';

export const strings: Readonly<Record<ListingKey, string>> = {
  count: '{count, plural, =0 {Nog geen reacties} one {# reactie} other {# reacties}}',
  'heading-active': 'Recente gesprekken',
  'heading-unanswered': 'Wacht op een eerste antwoord',
  'heading-helpful': 'Wat het meest hielp',
  'heading-waiting': 'Vragen die op het team wachten',
  'empty-active': 'Nog niemand heeft iets gezegd.',
  'empty-unanswered': 'Alles is beantwoord.',
  'empty-helpful': 'Nog niets is nuttig genoemd.',
  'empty-waiting': 'Er wacht geen vraag op antwoord.',
  failed: 'Deze gesprekken konden niet worden gelezen.',
  stale: 'Dit kan verouderd zijn.',
  more: 'Meer tonen',
  solved: 'Opgelost',
  question: 'Vraag',
  locked: 'Gesloten',
  waits: 'wacht sinds {since}',
  due: 'te laat sinds {since}',
  assignee: 'op de lijst van {name}',
};
