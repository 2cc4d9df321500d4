import { said } from '../conversation.ts';
import type { Conversation } from '../conversation.ts';

/** The members disagree with a decision, and it is looked at again. */
export const huisregels: Conversation = {
  key: 'huisregels-in-gesprek',
  space: 'lindewiel',
  kind: 'discussion',
  title: 'Was dit nou reclame? Over artikel 2.1',
  url: 'https://lindewiel.example/thread?thread=huisregels-in-gesprek',
  created: '19d 20:00',
  said: [
    said(
      'jelle',
      '19d 20:05',
      `Vorige week is mijn bericht weggehaald. Ik schreef dat mijn zus in Sneek fietstassen naait van oude zeilen, en waar je haar vindt. Reden: 2.1, reclame.

Ik snap de regel. Maar dan mag Henk ook niet schrijven dat je bij hem koffie krijgt. **Waar ligt de grens?**`,
      {
        likes: 16,
        replies: [
          said(
            'thijs',
            '19d 20:40',
            `Ik heb het weggehaald, dus ik leg het uit. Er stond een prijs bij en een adres. Daarmee werd het een aanbod. Zonder die twee was het blijven staan.

Maar je vergelijking met Henk vind ik eerlijk lastig.`,
            {
              likes: 10,
              replies: [
                said(
                  'jelle',
                  '19d 21:02',
                  'Dat je dat toegeeft helpt al. De prijs mag weg. Van het adres zeg ik: een zus is geen winkelketen.',
                  { likes: 11 },
                ),
              ],
            },
          ),
          said('henk', '19d 21:30', 'Mijn koffie is niet te koop. Niemand zou er ook voor betalen.', { likes: 23 }),
        ],
      },
    ),
    said(
      'mirjam',
      '18d 11:00',
      `De regel zegt “bied je aan”. Wie over een ander vertelt, biedt niets aan. Ik zou 2.1 lezen als: *wie er zelf aan verdient, noemt het niet.* Een zus is een grensgeval, en bij een grensgeval laat je het staan.`,
      {
        likes: 18,
        replies: [
          said(
            'carla',
            '18d 12:20',
            'Zo lees ik hem ook. Jelle, als je bezwaar maakt, kijk ik ernaar en niet Thijs (4.1).',
            { likes: 7, replies: [said('jelle', '18d 12:31', 'Bij deze.', { likes: 3 })] },
          ),
        ],
      },
    ),
    said('ketting', '18d 18:00', '', {
      gone: { when: '18d 18:25', by: 'author' },
      replies: [
        said(
          'mirjam',
          '18d 18:20',
          'Dat vind ik te makkelijk. Moderatoren doen dit naast hun werk, en ze schrijven hun naam eronder.',
          {
            likes: 12,
            replies: [
              said('ketting', '18d 18:27', 'Je hebt gelijk. Ik heb hem zelf weggehaald en hem niet gemist.', {
                likes: 17,
              }),
            ],
          },
        ),
      ],
    }),
    said(
      'carla',
      '16d 20:15',
      `Besluit op het bezwaar: het bericht van Jelle staat **terug**, zonder de prijs. Een maker aanwijzen is geen verkoop. Thijs en ik stellen voor om 2.1 zo te verduidelijken:

> Noem gerust wie iets goed maakt. Prijzen, bestellingen en kortingscodes horen hier niet.

Reacties graag hieronder, tot het eind van de maand.`,
      {
        team: 'Moderatie',
        likes: 21,
        replies: [
          said('thijs', '16d 20:22', 'Mee eens, en ik had het de eerste keer anders moeten doen.', { likes: 19 }),
          said(
            'jelle',
            '16d 21:00',
            'Petje af. Mijn zus vraagt of ze voor jullie een tas mag naaien. Gratis. Dat is geen reclame, dat is een cadeau. Of is dat erger?',
            {
              likes: 22,
              replies: [said('carla', '16d 21:14', 'Dat is erger. Dank haar hartelijk. 😄', { likes: 16 })],
            },
          ),
          said(
            'willemijn',
            '15d 09:00',
            'Voorstel: “kortingscodes” schrappen, dat valt al onder “prijzen”. Hoe korter de regel, hoe meer mensen hem lezen.',
            {
              likes: 8,
              replies: [
                said(
                  'mirjam',
                  '15d 09:40',
                  'Als vertaler: eens. Elk woord dat weg kan, hoef ik in het Engels niet uit te leggen.',
                  { likes: 6 },
                ),
              ],
            },
          ),
        ],
      },
    ),
  ],
};

/** Closed: it has been answered, and nothing is to be added. */
export const winteractie: Conversation = {
  key: 'winteractie-inruil',
  space: 'lindewiel',
  kind: 'discussion',
  title: 'Winteractie: je oude fiets inruilen (gesloten)',
  state: 'locked',
  created: '150d 09:00',
  said: [
    said(
      'nadia',
      '150d 09:10',
      'Tot het eind van de winter geeft elke dealer 75 euro voor je oude fiets, in welke staat ook, zolang hij twee wielen heeft. Vragen? Hier.',
      {
        team: 'Klantenservice',
        likes: 13,
      },
    ),
    said('loek', '149d 05:45', 'Telt een wiel zonder spaken?', {
      likes: 9,
      replies: [
        said('nadia', '149d 10:20', 'Een wiel zonder spaken is een hoepel. Maar neem hem mee, dan lachen we samen.', {
          likes: 16,
        }),
      ],
    }),
    said('kruimelspoor', '140d 22:40', 'Een bakfiets met drie wielen, krijg ik dan 112,50?', {
      likes: 14,
      replies: [
        said(
          'wouter',
          '140d 22:55',
          'Ik heb het doorgerekend en aan mijn leidinggevende gevraagd. Die zei: “nou vooruit”. Dus ja.',
          { likes: 20, team: 'Klantenservice' },
        ),
      ],
    }),
    said(
      'nadia',
      '92d 12:00',
      'De actie is voorbij: 1.418 fietsen, waarvan 960 zijn opgeknapt en bij fietsdocenten en buurthuizen staan. Ik sluit dit gesprek; vragen over je inruilbon mogen altijd bij je dealer.',
      {
        kind: 'official-answer',
        team: 'Klantenservice',
        likes: 24,
      },
    ),
  ],
};
