import { said } from '../conversation.ts';
import type { Conversation } from '../conversation.ts';

/** A dealer's own corner. */
export const keiEnKetting: Conversation = {
  key: 'kei-en-ketting',
  space: 'amersfoort-kei-en-ketting',
  kind: 'discussion',
  title: 'Aan de toog bij Kei & Ketting',
  created: '120d 12:00',
  said: [
    said(
      'henk',
      '21d 17:30',
      'Volgende maand zijn we een week dicht: de vloer wordt gedaan. Hij ligt er sinds 1986 en heeft inmiddels zelf een ketting nodig.',
      {
        team: 'Kei & Ketting',
        likes: 8,
        replies: [
          said('hanneke', '21d 18:02', 'En de woensdagavond dan? Groep 8 had zich verheugd op banden plakken.', {
            likes: 4,
            replies: [
              said(
                'daphne',
                '21d 19:10',
                'Die doen we op het schoolplein. Ik neem de standaards mee, jij de kinderen.',
                { likes: 14, replies: [said('hanneke', '21d 19:14', 'Afgesproken. Ik heb er 27.', { likes: 9 })] },
              ),
            ],
          }),
        ],
      },
    ),
    said(
      'anneke',
      '14d 10:25',
      'Fietspad langs de Eem is bij de spoorbrug afgezet tot maandag. Omleiding over de Grote Koppel, drie minuten om en een reiger extra.',
      { likes: 11 },
    ),
    said('mees', '2d 23:50', '', { gone: { when: '20h', by: 'author' } }),
    said(
      'hanneke',
      '3d 16:12',
      'Iemand een kinderfiets 20 inch te leen voor een week? Nichtje komt logeren en heeft “geen loopbenen”.',
      {
        likes: 5,
        replies: [
          said(
            'anneke',
            '3d 17:00',
            'Er staat er een in mijn schuur. Rood, met toeter. De toeter kan eraf, maar dat doe ik een kind niet aan.',
            { likes: 15 },
          ),
        ],
      },
    ),
  ],
};

/** Tables, lists and code: the measuring kind of member. */
export const bandenspanning: Conversation = {
  key: 'bandenspanning',
  space: 'lindewiel',
  kind: 'question',
  title: 'Hoeveel bar moet erin? Iedereen zegt iets anders',
  created: '72d 20:00',
  meToo: 14,
  opening: {
    by: 'samira',
    text: 'Op mijn band staat 3,5–5,5 bar. Mijn buurman zegt “knoerthard”, mijn dealer zegt “ligt eraan”. Ik weeg 61 kilo en mijn fiets 18. Wat pomp ik erin?',
  },
  said: [
    said(
      'daphne',
      '69d 09:00',
      `**Samengevat:** reken je gewicht met fiets en tas, zoek je band op in Bas’ tabel, doe er achter een tiende bij, en blijf altijd boven het minimum op de zijkant. Dicks duim zit er zelden ver naast.`,
      { kind: 'summary', pinned: true, likes: 9 },
    ),
    said(
      'bas',
      '72d 20:45',
      `“Ligt eraan” is het goede antwoord, en hier is waaraan:

| gewicht met fiets en tas | band 37 mm | band 42 mm | band 50 mm |
| ---: | :---: | :---: | :---: |
| 70 kg | 3,1 bar | 2,7 bar | 2,1 bar |
| 85 kg | 3,6 bar | 3,1 bar | 2,5 bar |
| 100 kg | 4,1 bar | 3,6 bar | 2,9 bar |
| 115 kg | 4,6 bar | 4,0 bar | 3,3 bar |

Achter 10 % meer dan voor. **Nooit onder het minimum op de zijkant.** Jij komt met tas op 84 kg, dus 3,6.`,
      {
        kind: 'answer',
        accepted: true,
        likes: 26,
        helped: 24,
        reactions: { thanks: 11, insightful: 7 },
        replies: [
          said(
            'samira',
            '72d 21:10',
            'Eindelijk een getal! Ik had er 5,5 in. Geen wonder dat mijn vullingen rammelden.',
            { likes: 17 },
          ),
          said(
            'koen',
            '71d 22:22',
            `Voor wie liever rekent dan opzoekt:

\`\`\`js
const bar = (kilo, millimeter) => 1.95 * kilo ** 0.8 / (millimeter - 4) ** 0.92 + 0.75;
console.log(bar(84, 37).toFixed(1)); // 3.5
\`\`\`

Past binnen een paar tienden op Bas’ tabel. \`millimeter - 4\` omdat de band nooit zo breed is als erop staat.`,
            {
              likes: 9,
              replies: [
                said(
                  'bas',
                  '71d 22:50',
                  'Natuurkundig is dit schandalig. Praktisch klopt het. Ik ga slapen met een raar gevoel.',
                  { likes: 15 },
                ),
              ],
            },
          ),
        ],
      },
    ),
    said(
      'dick',
      '71d 07:20',
      `In mijn tijd: duim erop. Gaf hij mee als een rijpe peer, dan bijpompen. Als een appel: goed. Als een kastanje: te hard.`,
      {
        kind: 'workaround',
        likes: 22,
        replies: [
          said('regenrijder', '71d 07:31', 'Mijn duim is altijd koud en nat. Alles voelt als een kastanje.', {
            likes: 13,
          }),
          said(
            'bas',
            '71d 16:30',
            'Ik heb Dicks methode op school laten testen door 4 havo. Appel = 3,4 bar, met een spreiding van 0,9. Dat is helemaal niet slecht.',
            {
              likes: 18,
              replies: [said('dick', '70d 07:00', 'Doe ze de groeten van de peer.', { likes: 21 })],
            },
          ),
        ],
      },
    ),
    said(
      'yusuf',
      '70d 10:00',
      'Als wielmaker nog dit: te hard pompen is slechter voor je spaken dan voor je rug. En die vervangt de verzekering ook niet.',
      {
        team: 'Wielmaker Oudewerf',
        likes: 8,
      },
    ),
  ],
};

/** A question that still waits for the team. */
export const inDeLift: Conversation = {
  key: 'wulp-in-de-lift',
  space: 'wulp',
  kind: 'question',
  title: 'Past de Wulp rechtop in een kleine lift?',
  created: '3d 21:15',
  meToo: 3,
  waiting: true,
  opening: {
    by: 'samira',
    text: 'Onze lift is 1,05 m breed en 1,40 m diep. De Wulp is langer dan dat, maar kan hij **op zijn achterwiel staan** zonder dat de riem of het spatbord iets merkt?',
  },
  said: [
    said('regenrijder', '3d 21:40', 'Met mijn oude fiets ging dat. Daarna had ik een nieuw achterlicht nodig.', {
      kind: 'opinion',
      likes: 4,
      reactions: { funny: 6 },
    }),
  ],
};
