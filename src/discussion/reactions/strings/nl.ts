import type { ReactionKey } from '../reactions.strings.ts';

export const strings: Readonly<Record<ReactionKey, string>> = {
  'reaction-like': 'Vind ik leuk',
  'reaction-thanks': 'Bedankt',
  'reaction-agree': 'Mee eens',
  'reaction-insightful': 'Verhelderend',
  'reaction-funny': 'Grappig',
  'reaction-celebrate': 'Hoera',
  react: 'Emoji',
  reactTo: 'Een emoji geven bij wat {name} schreef',
  reactions: '{count, plural, one {# emoji} other {# emoji’s}}',
  seeWho: '{count, plural, one {# emoji} other {# emoji’s}}, bekijk van wie',
  whoReacted: 'Wie een emoji gaf',
  nobodyReacted: 'Niemand gaf (nog) een emoji.',
  moreReactors: 'Meer mensen tonen',
  helpful: 'Nuttig',
  foundHelpful: 'Nuttig voor {count}',
  helpfulNow:
    '{count, plural, =0 {Niemand vindt dit nu nuttig.} one {# persoon vindt dit nu nuttig.} other {# mensen vinden dit nu nuttig.}}',
};
