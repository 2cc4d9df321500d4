import { said } from '../conversation.ts';
import type { Conversation } from '../conversation.ts';

/** Under the product page: what buyers ask, and who answers. */
export const productWulp: Conversation = {
  key: 'product-wulp',
  space: 'wulp',
  kind: 'discussion',
  title: 'De Wulp: vragen en ervaringen',
  url: 'https://lindewiel.example/wulp',
  created: '96d 09:00',
  said: [
    said(
      'regenrijder',
      '95d 07:12',
      `Vijf weken, 840 kilometer, waarvan naar schatting 790 in de regen. Bevindingen:

- de spatborden zijn eindelijk **lang genoeg**; mijn enkels zijn droog
- de riem vraagt niets, ik heb hem twee keer afgespoeld
- de bel klinkt als een theelepel tegen een verhuisdoos

Die laatste hoop ik nog te vervangen. Verder: houden.`,
      {
        likes: 19,
        replies: [
          said(
            'tineke',
            '95d 10:40',
            'Dank je wel. De spatborden waren drie prototypes en één ruzie waard. Over de bel is de ruzie nog gaande.',
            {
              likes: 14,
              replies: [
                said(
                  'anneke',
                  '95d 11:02',
                  'De bel van mijn oude Lindewiel uit 2004 past op alles. Ik zeg het maar. 🔔',
                  {
                    likes: 9,
                    replies: [
                      said('tineke', '95d 11:30', 'Die heb ik op mijn bureau liggen. We zijn bezig.', { likes: 11 }),
                    ],
                  },
                ),
              ],
            },
          ),
          said('ketting', '94d 21:18', '790 van de 840 in de regen? Waar woon jij, onder een dakgoot?', {
            likes: 6,
            replies: [said('regenrijder', '94d 21:40', 'Drenthe.', { likes: 17 })],
          }),
        ],
      },
    ),
    said(
      'petra',
      '80d 20:31',
      `Ik ben 1,58 m en val bij elk merk precies tussen twee maten. De kleinste Wulp is 49. Heeft iemand van mijn lengte erop gezeten? En dan bedoel ik: met de voeten aan de grond bij een stoplicht op de Sint Annastraat.`,
      {
        likes: 3,
        replies: [
          said(
            'floor',
            '79d 11:05',
            `Ik ben 1,60 en rijd de 49 met het zadel bijna op de laagste stand. Tenen plat, hielen net niet. Wat helpt: het zadel 1 cm naar voren.

Belangrijker: de *zithoek*. Kom langs voor een proefrit, of ga naar Waalzijde, die hebben de 49 ook staan.`,
            {
              kind: 'answer',
              likes: 7,
              replies: [
                said(
                  'greet',
                  '79d 12:15',
                  'Klopt, wij hebben hem in het blauw. Petra, bel even, dan zet ik hem alvast laag. Helling op de stoep is gratis erbij.',
                  {
                    likes: 4,
                    replies: [
                      said(
                        'petra',
                        '66d 19:50',
                        'Gedaan! Gekocht! Het is de blauwe geworden. Voeten aan de grond, hart ook ongeveer.',
                        { likes: 16 },
                      ),
                    ],
                  },
                ),
              ],
            },
          ),
        ],
      },
    ),
    said(
      'koen',
      '61d 22:07',
      `Even nagemeten, want "3 kilo lichter" klonk als marketing:

| fiets | zonder slot | met slot en tas |
| --- | ---: | ---: |
| Wulp 7 (54) | 16,8 kg | 19,4 kg |
| mijn oude stadsfiets | 19,9 kg | 22,1 kg |
| ikzelf, na Sinterklaas | 84,2 kg | 84,2 kg |

Verschil 3,1 kg. Ik neem het terug. De laatste regel laat zien waar de echte winst zit.`,
      {
        likes: 21,
        replies: [
          said(
            'bas',
            '61d 22:30',
            'Meetfout van de weegschaal? Een personenweegschaal zit er zo een halve kilo naast. Weeg jezelf met en zonder fiets, drie keer, en neem het gemiddelde.',
            {
              likes: 8,
              replies: [
                said(
                  'koen',
                  '60d 20:44',
                  `Gedaan, zes keer zelfs:

\`\`\`python
met = [101.1, 100.9, 101.0, 101.2, 101.0, 101.0]
zonder = [84.2, 84.2, 84.3, 84.2, 84.2, 84.1]
verschil = sum(met) / 6 - sum(zonder) / 6
print(f"{verschil:.2f} kg")  # 16.83 kg
\`\`\`

Tevreden, meester?`,
                  { likes: 15, replies: [said('bas', '60d 20:51', 'Een tien. Met griffel.', { likes: 9 })] },
                ),
              ],
            },
          ),
        ],
      },
    ),
    said(
      'ketting',
      '44d 19:03',
      `Leuk hoor, een riem. En als hij knapt, in Appelscha, op zondag? Een ketting repareer ik met een schakel van drie euro. Een riem bestel je en dan wacht je. Ik vind het een oplossing voor mensen die liever betalen dan poetsen.`,
      {
        likes: 8,
        replies: [
          said(
            'daphne',
            '44d 20:20',
            `Eerlijk antwoord uit de werkplaats: in twee jaar heb ik er één zien knappen, en daar zat een kat in de buurt. Kettingen vervang ik elke week.

Maar je hebt gelijk dat je er zelf minder mee kunt. Dat is een keuze, geen gratis lunch.`,
            {
              likes: 18,
              replies: [
                said('ketting', '44d 20:49', 'Kijk, met zo’n antwoord kan ik leven. Wat deed die kat?', {
                  likes: 4,
                  replies: [said('daphne', '44d 20:55', 'Daar zweeg de eigenaar over.', { likes: 20 })],
                }),
              ],
            },
          ),
          said(
            'loek',
            '43d 05:40',
            'Betalen in plaats van poetsen, daar is toch niks mis mee? Ik sta om half vijf op. Ik poets al genoeg.',
            { likes: 7 },
          ),
        ],
      },
    ),
    said(
      'marcus',
      '30d 21:12',
      `Question from someone who still thinks in centimetres and pints: does the Wulp take a **front child seat**? The headset looks very slim in the photos, and our daughter is not.`,
      {
        language: 'en',
        likes: 2,
        replies: [
          said(
            'ruben',
            '29d 09:30',
            `Yes, up to 15 kg, with the adapter for 1⅛ inch stems (part 4417). Please have your dealer fit it: the cable needs a slightly wider bend.

Not on frame size 49, though. The knees lose.`,
            {
              kind: 'official-answer',
              team: 'Productteam stadsfietsen',
              language: 'en',
              likes: 9,
              replies: [
                said(
                  'marcus',
                  '29d 12:01',
                  'Size 57, knees safe. Thank you for naming the part, that saved me an evening.',
                  { language: 'en', likes: 3 },
                ),
              ],
            },
          ),
          said(
            'samira',
            '28d 18:22',
            'Wij hebben dat zitje met adapter. Werkt goed, maar oefen het afstappen een keer zonder kind. Niet vragen hoe ik dat weet.',
            { likes: 8 },
          ),
        ],
      },
    ),
    said('gijs', '17d 02:14', 'hoe snel kan ie', {
      likes: 5,
      replies: [
        said('dick', '17d 07:05', 'Zo snel als je benen, jongen. Ga eerst eens slapen.', { likes: 22 }),
        said(
          'bas',
          '17d 08:10',
          'Vlak, geen wind, rechtop, 150 watt: ongeveer 25 km/u. Voorovergebogen 28. Met Dick achter je aan 31.',
          { likes: 13 },
        ),
      ],
    }),
    said(
      'dewi',
      '6d 12:25',
      `Tip van een fysio: bij tintelende vingers eerst het stuur een vingerdikte omhoog, pas dan andere handvatten. Scheelt in de helft van de gevallen een tientje en een afspraak bij mij.`,
      {
        likes: 12,
        helped: 15,
        edited: '6d 12:40',
        before: `Tip van een fysio: bij tintelende vingers eerst andere handvatten, dan pas het stuur een vingerdikte omhoog. Scheelt een afspraak bij mij.`,
      },
    ),
    said(
      'hanneke',
      '9h',
      'Staat de groene er nog in de winkel in Amersfoort? Op de site zegt hij van wel, maar de site zei ook dat het vandaag droog bleef.',
      {
        likes: 4,
        replies: [
          said('henk', '7h', 'Hij staat er. Ik heb er een briefje op geplakt met je naam, tot zaterdag vijf uur.', {
            team: 'Kei & Ketting',
            likes: 6,
          }),
        ],
      },
    ),
  ],
};
