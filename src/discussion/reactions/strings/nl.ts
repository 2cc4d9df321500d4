import type { ReactionKey } from '../reactions.strings.ts';

export const strings: Readonly<Record<ReactionKey, string>> = {
  'reaction-like': 'Vind ik leuk',
  'reaction-thanks': 'Bedankt',
  'reaction-agree': 'Mee eens',
  'reaction-insightful': 'Verhelderend',
  'reaction-funny': 'Grappig',
  'reaction-celebrate': 'Hoera',
  react: 'Reageren met een teken',
  reactTo: 'Reageren met een teken op wat {name} schreef',
  reactions: '{count, plural, one {# teken} other {# tekens}}',
  seeWho: '{count, plural, one {# teken} other {# tekens}}, bekijk van wie',
  whoReacted: 'Wie een teken gaf',
  nobodyReacted: 'Niemand gaf (nog) een teken.',
  moreReactors: 'Meer mensen tonen',
  helpful: 'Hier heb ik iets aan',
  foundHelpful: '{count, plural, one {# persoon had hier iets aan} other {# mensen hadden hier iets aan}}',
  helpfulNow:
    '{count, plural, =0 {Niemand geeft nu aan hier iets aan te hebben.} one {# persoon heeft hier iets aan.} other {# mensen hebben hier iets aan.}}',
};
