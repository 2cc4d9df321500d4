import { said } from '../conversation.ts';
import type { Conversation } from '../conversation.ts';

/** Heated, and civil because people keep it so. */
export const helm: Conversation = {
  key: 'helm-of-geen-helm',
  space: 'lindewiel',
  kind: 'discussion',
  title: 'Moet Lindewiel bij elke fiets een helm aanbieden?',
  created: '25d 19:30',
  said: [
    said(
      'petra',
      '25d 19:34',
      `Ik zet hem er maar op. Als huisarts zie ik wat asfalt doet. Mijn voorstel: **bij elke nieuwe fiets een helm aanbieden**, en wie hem niet wil, vinkt hem uit. Niet verplichten. Aanbieden.`,
      {
        likes: 14,
        replies: [
          said(
            'loek',
            '25d 20:02',
            `Met respect, maar nee. Wij fietsen hier al honderd jaar zonder, en we zijn het veiligste fietsland dat er is *juist omdat* iedereen zomaar opstapt. Maak je er een beschermingsmiddel van, dan maak je er een gevaarlijke sport van.`,
            {
              likes: 15,
              replies: [
                said(
                  'petra',
                  '25d 20:20',
                  '“Wij doen het al honderd jaar zo” zei men ook over sigaretten in de wachtkamer.',
                  {
                    likes: 12,
                    replies: [
                      said('loek', '25d 20:28', 'Dat is een goeie zin en een slecht argument.', {
                        likes: 16,
                        replies: [
                          said(
                            'petra',
                            '25d 20:41',
                            'Ha. Eén-nul. Maar je hebt op mijn voorstel nog niet geantwoord: wat is er tegen *aanbieden*?',
                            {
                              likes: 9,
                              replies: [
                                said(
                                  'loek',
                                  '25d 21:15',
                                  'Dat een vinkje een boodschap is. Wie het uitzet moet zich al verdedigen, en na een ongeluk vraagt de verzekering ernaar. Zo begint het.',
                                  { likes: 10 },
                                ),
                              ],
                            },
                          ),
                        ],
                      }),
                    ],
                  },
                ),
              ],
            },
          ),
          said(
            'anneke',
            '25d 21:40',
            'Ik heb 38.000 kilometer zonder gereden en sinds mijn val op de Amersfoortseweg mét. Allebei mijn keuze. Laat het alsjeblieft een keuze blijven, en laat niemand er op de stoep een mening over hebben.',
            { likes: 24 },
          ),
        ],
      },
    ),
    said('aart', '25d 22:10', '', {
      gone: { when: '25d 22:31', by: 'ambassador', article: '3.2' },
      replies: [
        said(
          'carla',
          '25d 22:40',
          `Weggehaald onder 3.2. Het gesprek gaat over helmen, niet over wat er volgens iemand in andermans hoofd zit. Inhoudelijk mag het punt opnieuw, zonder de rest.`,
          {
            likes: 11,
            replies: [
              said(
                'bas',
                '25d 22:52',
                'Ik had hem weggehaald; Carla heeft er daarna apart naar gekeken. Voor wie wil weten hoe dat werkt: artikel 4.1.',
                { likes: 6 },
              ),
            ],
          },
        ),
      ],
    }),
    said(
      'dewi',
      '24d 08:20',
      `Even iets dat tussen de twee kampen in ligt. In de praktijk zie ik twee heel verschillende groepen:

> kinderen en zeventigplussers op een fiets met motor

en

> alle anderen, op weg naar de bakker

Voor de eerste groep is het bewijs sterk. Voor de tweede is het effect klein en weegt iets anders misschien zwaarder: dat mensen blijven fietsen. Eén regel voor allebei is dus altijd half fout.`,
      {
        likes: 22,
        replies: [
          said(
            'petra',
            '24d 09:02',
            'Dat kan ik tekenen. Dan wordt mijn voorstel: aanbieden bij de elektrische en bij kinderfietsen.',
            {
              likes: 13,
              edited: '24d 09:10',
              before: 'Dat kan ik tekenen. Dan wordt mijn voorstel: aanbieden bij de elektrische.',
            },
          ),
          said('loek', '24d 09:30', 'En dan kan ik het tekenen. Nou, wie had dat gedacht. Dewi voor minister.', {
            likes: 19,
          }),
          said('ketting', '24d 18:45', 'Jullie zijn het eens geworden op internet. Mag ik dit inlijsten?', {
            likes: 25,
          }),
        ],
      },
    ),
    said(
      'willemijn',
      '23d 10:15',
      `Als ontwerper van straten: elke euro die in helmen gaat en niet in een veilig kruispunt, is een euro die de fietser vertelt dat het zijn eigen schuld is. **Bescherm de weg, niet het hoofd.**`,
      {
        likes: 17,
        replies: [
          said(
            'mirjam',
            '23d 11:20',
            'Het een sluit het ander toch niet uit? Ik draag een gordel én ik ben voor vangrails.',
            {
              likes: 12,
              replies: [said('willemijn', '23d 11:48', 'Op papier niet. In de begroting wel.', { likes: 8 })],
            },
          ),
        ],
      },
    ),
    said(
      'vertrokken',
      '22d 13:00',
      'Ik vind het jammer dat dit elk jaar terugkomt en nooit ergens toe leidt. Ik houd ermee op. Het ga jullie goed, en zet je licht aan.',
      {
        likes: 3,
        replies: [
          said(
            'joost',
            '22d 15:30',
            'Je mag altijd terugkomen. En deze keer leidt het ergens toe: Ruben neemt het voorstel van Dewi en Petra mee, zie hieronder.',
            { likes: 5 },
          ),
        ],
      },
    ),
    said(
      'ruben',
      '20d 09:15',
      `Wat wij ermee doen: vanaf het voorjaar vraagt de dealer bij elke **kinderfiets** en elke **elektrische fiets** of je een helm wilt passen. Geen vinkje, geen boodschap, wel een spiegel. Bij de andere fietsen veranderen we niets.

Dank voor hoe jullie dit hebben gevoerd. Wij waren er intern lelijker over.`,
      {
        kind: 'official-answer',
        team: 'Productteam stadsfietsen',
        likes: 26,
        replies: [said('petra', '20d 12:40', 'Een spiegel! Dat is slimmer dan mijn vinkje.', { likes: 9 })],
      },
    ),
  ],
};
