import type { FollowUpStatus } from 'plein/polls/polls.model.js';
import type { PollRecord } from '../../server/src/transfer/record.model.ts';
import type { PersonKey } from './people.ts';
import type { When } from './time.ts';

/** A poll as the seed tells it; days count from today. */
export interface Question extends Pick<
  PollRecord,
  'id' | 'space' | 'question' | 'stage' | 'choice' | 'min' | 'max' | 'visibility' | 'changeable' | 'markdown'
> {
  readonly author: PersonKey;
  readonly team?: string;
  /** `favour` is how much more often than once it is chosen. */
  readonly options: readonly { readonly id: string; readonly label: string; readonly favour: number }[];
  readonly opens: number;
  readonly closes: number;
  readonly followUpBy: number;
  readonly voters: number;
  readonly followUp?: { readonly status: FollowUpStatus; readonly markdown: string; readonly when: When };
}

const single = { choice: 'single', min: 1, max: 1 } as const;

/** Five polls: each stage of asking, each way to show results. */
export const questions: readonly Question[] = [
  {
    ...single,
    id: 'wulp-voordrager',
    space: 'wulp',
    question: 'Wat moet er voor op de Wulp passen?',
    markdown:
      'Er liggen drie prototypes van een voordrager in de werkplaats. We maken er één. Welke zou jij gebruiken?',
    stage: 'prototype',
    author: 'ruben',
    team: 'Productteam stadsfietsen',
    options: [
      { id: 'krat', label: 'Een krat, zo’n echte', favour: 3 },
      { id: 'plat', label: 'Een plat plateau met spanbanden', favour: 2 },
      { id: 'tas', label: 'Rails voor een tas die je meeneemt', favour: 2.6 },
      { id: 'niets', label: 'Niets. Laat mijn stuur met rust', favour: 0.8 },
    ],
    visibility: 'after-vote',
    changeable: true,
    opens: -16,
    closes: 11,
    followUpBy: 32,
    voters: 29,
  },
  {
    id: 'naam-vouwfiets',
    space: 'lindewiel',
    question: 'Welke vogel wordt de vouwfiets?',
    markdown: 'Kies er **hooguit twee**. Uitleg en tegenspraak in het gesprek erover.',
    stage: 'concept',
    choice: 'multiple',
    min: 1,
    max: 2,
    author: 'ruben',
    team: 'Productteam stadsfietsen',
    options: [
      { id: 'kievit', label: 'Kievit', favour: 3 },
      { id: 'winterkoning', label: 'Winterkoning', favour: 2.4 },
      { id: 'mus', label: 'Mus', favour: 1.4 },
      { id: 'ijsvogel', label: 'IJsvogel', favour: 1 },
      { id: 'kwikstaart', label: 'Kwikstaart', favour: 1.2 },
    ],
    visibility: 'always',
    changeable: true,
    opens: -14,
    closes: 7,
    followUpBy: 21,
    voters: 33,
  },
  {
    ...single,
    id: 'wulp-app',
    space: 'wulp',
    question: 'Moet de Wulp een slot met een app krijgen?',
    stage: 'concept',
    author: 'tineke',
    team: 'Fabriek',
    options: [
      { id: 'ja', label: 'Ja, graag', favour: 1 },
      { id: 'als-erbij', label: 'Alleen naast een gewone sleutel', favour: 1.6 },
      { id: 'nee', label: 'Nee, een sleutel is goed', favour: 2.6 },
    ],
    visibility: 'after-close',
    changeable: false,
    opens: -80,
    closes: -52,
    followUpBy: -38,
    voters: 35,
    followUp: {
      status: 'decided-no',
      when: '41d 12:00',
      markdown: `Wij doen het **niet**, ook niet als extra. Een slot dat een telefoon en een server nodig heeft, gaat korter mee dan de fiets. Wie om diefstal ja zei, had wel een punt: daarom zit er nu plaats voor een eigen zender in de stuurbuis.`,
    },
  },
  {
    ...single,
    id: 'fietsbieb',
    space: 'lindewiel',
    question: 'Een fiets lenen bij je dealer, voor een week: zou je het doen?',
    markdown: 'Nog niets is bedacht, behalve het woord: *fietsbieb*. We willen eerst weten of we verder moeten denken.',
    stage: 'idea',
    author: 'joost',
    team: 'Community',
    options: [
      { id: 'ja-kind', label: 'Ja, een kinderfiets', favour: 1.6 },
      { id: 'ja-bak', label: 'Ja, een bakfiets', favour: 2.2 },
      { id: 'ja-gewoon', label: 'Ja, een gewone fiets voor een gast', favour: 1.8 },
      { id: 'nee', label: 'Nee, ik leen van de buren', favour: 1 },
    ],
    visibility: 'after-close',
    changeable: false,
    opens: -5,
    closes: 23,
    followUpBy: 44,
    voters: 18,
  },
  {
    ...single,
    id: 'kleur-volgend-jaar',
    space: 'lindewiel',
    question: 'Welke kleur komt er volgend jaar bij?',
    markdown: 'Vanaf die dag staan er vier gelakte frames bij elke dealer. Ga kijken, en kies dan.',
    stage: 'pilot',
    author: 'ruben',
    team: 'Productteam stadsfietsen',
    options: [
      { id: 'klei', label: 'Klei', favour: 1 },
      { id: 'wad', label: 'Wad', favour: 1 },
      { id: 'ooievaar', label: 'Ooievaarsrood', favour: 1 },
      { id: 'mosgroen', label: 'Mos', favour: 1 },
    ],
    visibility: 'organisers',
    changeable: true,
    opens: 6,
    closes: 20,
    followUpBy: 48,
    voters: 0,
  },
];
