import { said } from '../conversation.ts';
import type { Conversation } from '../conversation.ts';

/** A question, wrong roads included, that ends with an accepted answer. */
export const riemPiept: Conversation = {
  key: 'wulp-riem-piept',
  space: 'wulp',
  kind: 'question',
  title: 'Mijn riem piept bij droog weer. Hoort dat?',
  url: 'https://lindewiel.example/thread?thread=wulp-riem-piept',
  created: '38d 18:40',
  meToo: 7,
  opening: {
    by: 'hanneke',
    text: `Sinds twee weken piept mijn Wulp bij elke omwenteling, maar **alleen als het droog is**. Bij regen is hij muisstil. Op het schoolplein noemen de kinderen mij inmiddels *juf Piep*.

1. Riem afgenomen met een doekje: geen verschil.
2. Zadel en trappers uitgesloten.
3. Gewacht tot het overging: zie boven.`,
  },
  said: [
    said('ketting', '38d 19:02', 'Druppeltje olie erop en klaar.', {
      likes: 1,
      replies: [
        said(
          'daphne',
          '38d 19:15',
          `**Niet doen!** Olie op een riem trekt vuil aan en laat hem overslaan op de tandjes. Dan piept hij niet meer, nee.`,
          {
            likes: 16,
            replies: [said('ketting', '38d 19:21', 'Genoteerd. Ik houd me bij kettingen.', { likes: 10 })],
          },
        ),
      ],
    }),
    said(
      'bas',
      '38d 20:11',
      'Dat hij bij regen stil is, is een aanwijzing: water smeert. Het is dus wrijving op de zijkant van de riem. Staat het achterwiel recht?',
      {
        kind: 'opinion',
        likes: 7,
      },
    ),
    said(
      'daphne',
      '37d 09:20',
      `Bas zit er dichtbij. Meestal is het de *riemlijn*: het achterwiel staat een millimeter scheef, en de flank van de riem schuurt langs het tandwiel.

Zo kijk je het na:

1. Zet de fiets op zijn kop, op een deken.
2. Draai de trapper rustig **achteruit**. Loopt de riem naar één kant, dan staat het wiel scheef.
3. Maak de asmoeren een halve slag los en verdraai de stelschroef aan die kant een *kwart* slag.
4. Draai weer, kijk weer. Loopt hij in het midden: moeren vast met 35 Nm.

Geen momentsleutel? Rijd even langs, dan doe ik het terwijl je koffie drinkt.`,
      {
        kind: 'answer',
        accepted: true,
        likes: 23,
        helped: 21,
        reactions: { thanks: 9 },
        replies: [
          said(
            'hanneke',
            '35d 16:50',
            'Het was precies dat. Een kwart slag! Ik ben weer gewoon juf Hanneke. Dank je, Daphne.',
            { likes: 18 },
          ),
          said('regenrijder', '34d 06:58', 'Stap 5: niet in de gang doen als je partner thuiswerkt.', { likes: 6 }),
        ],
      },
    ),
    said(
      'nadia',
      '36d 10:05',
      `Voor wie dit leest en een Wulp uit de eerste serie heeft (framenummers die met LW7A beginnen): daar kan ook het voorste tandwiel de oorzaak zijn. Dat vervangen we, ook buiten de garantie. Meld je bij je dealer en noem **service 22**.`,
      { kind: 'official-answer', team: 'Klantenservice', likes: 14, helped: 8 },
    ),
    said(
      'jelle',
      '33d 22:30',
      'Tot je bij de dealer bent: een plantenspuit met gewoon water, twee keer pompen. Twintig kilometer stilte. Werkt op een schip ook tegen van alles.',
      {
        kind: 'workaround',
        likes: 11,
        helped: 6,
        reactions: { funny: 4 },
        replies: [
          said(
            'daphne',
            '32d 08:45',
            'Mag. Water kan geen kwaad. Het lost niets op, maar dat doet koffie ook niet en die drink ik ook.',
            { likes: 9 },
          ),
        ],
      },
    ),
    said('aart', '31d 14:00', '', {
      gone: { when: '31d 15:10', by: 'moderator', article: '3.3' },
      replies: [
        said(
          'thijs',
          '31d 15:12',
          'Hier stond een advies om met een losse as te rijden “tot hij zichzelf zet”. Weggehaald onder artikel 3.3: daar kun je mee vallen. Bezwaar kan, Carla kijkt er dan naar.',
          { likes: 8 },
        ),
      ],
    }),
    said('nachtegaal', '5h', 'Bij mij piept hij om vier uur ’s nachts harder dan overdag. Is dat ook de riemlijn?', {
      likes: 3,
      replies: [said('bas', '4h', 'Nee, dat is de rest van de wereld die stil is. 😴', { likes: 12 })],
    }),
  ],
};
