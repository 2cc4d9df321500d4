import type { Reaction } from '../discussion.model.ts';
import type { Dictionary } from '../../core/localize.ts';

const english = {
  'reaction-like': 'Like',
  'reaction-thanks': 'Thanks',
  'reaction-agree': 'Agree',
  'reaction-insightful': 'Insightful',
  'reaction-funny': 'Funny',
  'reaction-celebrate': 'Celebrate',
  react: 'React',
  reactTo: 'React to what {name} wrote',
  reactions: '{count, plural, one {# reaction} other {# reactions}}',
  seeWho: '{count, plural, one {# reaction} other {# reactions}}, see who reacted',
  whoReacted: 'Who reacted',
  nobodyReacted: 'Nobody has reacted (any more).',
  moreReactors: 'Show more people',
  helpful: 'Helpful',
  foundHelpful: 'Helpful to {count}',
  helpfulNow:
    '{count, plural, =0 {Nobody finds this helpful now.} one {# person finds this helpful now.} other {# people find this helpful now.}}',
} as const satisfies Record<`reaction-${Reaction}`, string> & Record<string, string>;

export type ReactionKey = keyof typeof english;

/** The words for reactions and for what helped. */
export const reactionStrings: Dictionary<ReactionKey> = {
  english,
  others: { nl: () => import('./strings/nl.ts') },
};
