import { relay, said } from '../conversation.ts';
import type { Conversation } from '../conversation.ts';

/** The long one: a route across the country, one reply after another. */
export const estafette: Conversation = {
  key: 'estafette-zuid-noord',
  space: 'lindewiel',
  kind: 'discussion',
  title: 'De estafette: van Sint-Pietersberg naar Lauwersoog, reactie voor reactie',
  created: '58d 19:00',
  said: [
    relay(
      said(
        'anneke',
        '58d 19:05',
        `Het spel: wij maken samen één route van zuid naar noord. Iedere reactie is **één etappe**, die begint waar de vorige eindigde. Hooguit 40 kilometer, één ding dat je onderweg moet zien, en eerlijk zijn over de wind.

Ik begin. **Sint-Pietersberg → Elsloo**, 18 km. Zien: de Maas van boven, als de zon nog laag staat. Wind: geen, want dal.`,
        {
          likes: 21,
          replies: [said('marije', '58d 19:40', 'Prachtig. Ik doe een stap achteruit en lees mee.', { likes: 8 })],
        },
      ),
      said(
        'dick',
        '58d 20:10',
        `**Elsloo → Stevensweert**, 31 km, langs de Grensmaas. Zien: grind dat zomaar een eiland is geworden. In 1981 bezorgde ik hier een zomer lang, en er was één brievenbus met een wesp.`,
        {
          likes: 13,
          replies: [
            said('gijs', '58d 23:58', 'wat was er met die wesp', {
              likes: 11,
              replies: [said('dick', '57d 07:00', 'Die was er altijd. We zeiden u tegen elkaar.', { likes: 27 })],
            }),
          ],
        },
      ),
      said(
        'petra',
        '57d 18:22',
        '**Stevensweert → Roermond**, 19 km. Zien: Thorn als je een lus van vijf maakt, en dat doe je. Wind: mee, maar dat geloof je pas als je omdraait.',
        { likes: 9 },
      ),
      said(
        'greet',
        '57d 19:45',
        '**Roermond → Arcen**, 39 km. Onderweg asperges, in het seizoen. Buiten het seizoen een bord waarop asperges staan.',
        { likes: 14 },
      ),
      said(
        'gijs',
        '57d 23:12',
        '**Arcen → Gennep**, 35 km, door de Maasduinen. zien: heide, schaapskudde, mij, met een lekke band',
        {
          likes: 15,
          replies: [
            said('daphne', '56d 08:10', 'Waarom had je geen bandenplak bij je, Gijs?', {
              likes: 8,
              replies: [
                said('gijs', '56d 11:49', 'die had ik uitgeleend', {
                  replies: [
                    said('daphne', '56d 12:00', 'Aan wie?', {
                      replies: [said('gijs', '56d 12:02', 'aan iemand zonder lekke band', { likes: 24 })],
                    }),
                  ],
                }),
              ],
            }),
          ],
        },
      ),
      said(
        'petra',
        '56d 20:02',
        '**Gennep → Nijmegen**, 24 km, over de stuwwal. Ja, Nederland heeft een heuvel en u gaat eroverheen. Zien: de Waal, van boven, alsof je haar betrapt.',
        { likes: 12 },
      ),
      said(
        'bas',
        '56d 20:40',
        'Voor de liefhebber: 85 hoogtemeters, gemiddeld 1,9 %, maximaal 7 %. Op een Wulp 7 is dat de tweede versnelling en een lied.',
        { likes: 7 },
      ),
      said(
        'dick',
        '55d 07:30',
        '**Nijmegen → Arnhem**, 20 km, en dan neem je niet de snelfietsroute maar de dijk bij Doornenburg en wordt het er 34. Zien: een kasteel dat doet alsof er niets gebeurd is.',
        { likes: 10 },
      ),
      said(
        'willemijn',
        '55d 14:14',
        `**Arnhem → Otterlo**, 26 km. Zien: het Hoge Veluwe, waar het park de fietsen heeft. Je eigen Lindewiel moet wel mee door het hek.

Let op het landschap: je rijdt hier over de bodem van een ijstijd. Het bord ontbreekt. Bij dezen.`,
        { likes: 11 },
      ),
      said(
        'hanneke',
        '54d 21:00',
        '**Otterlo → Amersfoort**, 33 km. Zien: de Hessenweg, en in Achterveld een bakker die op zaterdag om één uur dicht is. Ik heb daar voor een dichte deur gestaan en iets gezegd wat ik op school niet zeg.',
        { likes: 16 },
      ),
      said(
        'henk',
        '54d 21:22',
        'Als je toch in Amersfoort bent: kom langs, dan kijk ik je remmen na. Halverwege het land is een goed moment.',
        { likes: 18, team: 'Kei & Ketting' },
      ),
      said(
        'anneke',
        '53d 10:05',
        '**Amersfoort → Spakenburg → Harderwijk**, samen precies 40. Zien: vrouwen in klederdracht met een e-bike. Wind: hier begint hij.',
        { likes: 10 },
      ),
      said(
        'mirjam',
        '52d 12:48',
        '**Harderwijk → Elburg**, 20 km langs het randmeer. Zien: een vestingstadje waarvan de straten elkaar zo recht kruisen dat zelfs ik niet verdwaal. Ik verdwaalde erna.',
        { likes: 9 },
      ),
      said(
        'regenrijder',
        '52d 19:59',
        '**Elburg → Giethoorn**, 38 km. Het regende. Zien: regen op water, dat is het mooiste wat er is en niemand staat erbij.',
        { likes: 20 },
      ),
      said(
        'jelle',
        '51d 22:22',
        '**Giethoorn → Heerenveen**, 33 km. Halverwege neem je een pontje dat je zelf moet draaien. Laat de langzaamste van het gezelschap draaien, die rust dan uit op de overkant.',
        { likes: 14 },
      ),
      said(
        'fenna',
        '50d 05:35',
        '**Heerenveen → Drachten**, 24 km. Wind: tegen. Ik zeg het zoals het is. Zien: mijn nicht haar koeien, ze zwaaien niet maar ze kijken wel.',
        { likes: 19 },
      ),
      said(
        'sietse',
        '50d 18:10',
        '**Drachten → Zoutkamp**, 39 km, over Surhuisterveen. Wind: nog steeds tegen. Bij mij krijg je er bij de tweede accu een kop soep bij.',
        { likes: 8, team: 'Noorderspaak' },
      ),
      said(
        'fenna',
        '49d 05:20',
        '**Zoutkamp → Lauwersoog**, 13 km. Zien: het einde van het land. Dan draai je om, en dan heb je hem: **wind mee tot Maastricht**. 🌬️',
        { likes: 30 },
      ),
      said(
        'anneke',
        '49d 09:00',
        `Klaar! Zestien etappes, door twaalf mensen verteld, 466 kilometer volgens Bas. Wie gaat hem echt rijden?`,
        { likes: 22 },
      ),
      said('fenna', '49d 09:04', 'Ik kan tussen het melken door tot Drachten.', { likes: 17 }),
    ),
    said(
      'koen',
      '49d 20:30',
      `Ik heb alle etappes achter elkaar gezet. Bestand volgt zodra ik weet waar ik het kwijt kan. Samenvatting:

| deel | km | hoogtemeters | bakkers |
| :--- | ---: | ---: | ---: |
| Limburg | 142 | 390 | 31 |
| Gelderland en Utrecht | 177 | 510 | 44 |
| Overijssel en Friesland | 95 | 40 | 19 |
| Groningen | 52 | 0 | 6 |

De correlatie tussen hoogtemeters en bakkers is opvallend.`,
      {
        likes: 23,
        replies: [
          said('bas', '49d 21:02', 'n = 4, Koen. Zes voor de moeite.', {
            likes: 14,
            replies: [
              said('koen', '49d 21:05', 'Dan moeten we meer rijden. Voor de wetenschap.', {
                likes: 12,
                replies: [said('anneke', '49d 21:30', 'En voor de bakkers.', { likes: 15 })],
              }),
            ],
          }),
          said(
            'fenna',
            '48d 05:10',
            'Nul hoogtemeters in Groningen? Ik wil dat je even een wierde op fietst en dat herhaalt.',
            {
              likes: 18,
              replies: [
                said('koen', '48d 22:00', 'Aangepast naar 4. Met excuses aan Ezinge.', {
                  likes: 16,
                  edited: '48d 22:03',
                }),
              ],
            },
          ),
        ],
      },
    ),
    said(
      'marcus',
      '47d 21:45',
      'I followed this with a map and a dictionary. Is a *wierde* really a hill that people built to keep their feet dry? That is the most Dutch sentence I have ever understood.',
      {
        language: 'en',
        likes: 21,
        replies: [
          said(
            'fenna',
            '46d 05:25',
            'It is. And then we put a church on it, so that the heaviest thing was highest. Nobody has explained that part.',
            { language: 'en', likes: 19 },
          ),
          said(
            'willemijn',
            '46d 09:40',
            'The church came later, and often the wierde was partly dug away again for its fertile soil. We are a thrifty people.',
            { language: 'en', likes: 8 },
          ),
        ],
      },
    ),
    said('ketting', '45d 20:00', 'Waar slaap je? Ik zie 466 kilometer en nergens een bed.', {
      likes: 6,
      replies: [
        said(
          'petra',
          '45d 20:33',
          'In Stevensweert bij mij in de tuin, mits aangekondigd en mits ketting73 zijn eigen tent meeneemt.',
          { likes: 9 },
        ),
        said(
          'willemijn',
          '45d 21:12',
          'Otterlo: er is een natuurcamping zonder stroom, met een pomp. Hij staat op elke kaart behalve die op je telefoon.',
          { likes: 6 },
        ),
        said(
          'henk',
          '44d 08:00',
          'Boven de werkplaats in Amersfoort staan twee stretchers. Je wordt wakker van de compressor.',
          { likes: 15 },
        ),
        said('fenna', '44d 05:15', 'Hooiberg. Geen reservering nodig, wel allergieën melden.', {
          likes: 17,
          replies: [said('ketting', '44d 19:20', 'Hatsjie.', { likes: 13 })],
        }),
        said('vertrokken', '43d 12:00', '', {
          gone: { when: '40d 18:00', by: 'author' },
          replies: [
            said(
              'anneke',
              '43d 12:40',
              'Wat een aardig aanbod! Die zetten we erbij: Harderwijk, twee bedden en een hond.',
              { likes: 5 },
            ),
          ],
        }),
      ],
    }),
    said(
      'mirjam',
      '41d 11:30',
      `Mijn zwager uit Haifa las mee en stuurt dit:

אני קורא את המסלול שלכם בקנאה. אצלנו כל 40 קילומטר זה הר, ואין פנקייקים בסוף. שמרו לי מקום ליד הרוח.

Vrij vertaald: hij is jaloers, bij hem is elke etappe een berg zonder pannenkoek, en of we een plekje bij de wind vrijhouden.`,
      {
        language: 'nl',
        likes: 20,
        replies: [
          said('fenna', '40d 05:50', 'Wind is er genoeg voor iedereen. Zeg hem dat hij welkom is.', { likes: 14 }),
        ],
      },
    ),
    said(
      'joost',
      '39d 10:00',
      `Dit is te mooi om in een gesprek te laten liggen. Voorstel: we rijden hem in het voorjaar, **in stukken**, elke etappe met de dealer die het dichtst bij zit. Wie niet alles kan, doet één. De kalender staat klaar, de trekkers zijn jullie.`,
      {
        likes: 24,
        replies: [
          said('dick', '39d 11:20', 'Ik trek Nijmegen. Vertrek acht uur, wie te laat is fietst harder.', { likes: 12 }),
          said('fenna', '39d 18:30', 'Ik trek het noorden. Vertrek na het melken.', {
            likes: 13,
            replies: [
              said('gijs', '39d 23:30', 'hoe laat is na het melken', {
                likes: 7,
                replies: [
                  said('fenna', '38d 05:00', 'Voor jou: nog vóór je naar bed gaat.', {
                    likes: 28,
                    replies: [said('gijs', '38d 13:45', 'ok', { likes: 19 })],
                  }),
                ],
              }),
            ],
          }),
          said('hanneke', '38d 16:00', 'Amersfoort neem ik, met de bakker van Achterveld van tevoren gebeld.', {
            likes: 10,
          }),
          said('floor', '37d 12:30', 'Haarlem ligt niet op de route. Dit is onrecht. Ik rijd mee en klaag onderweg.', {
            likes: 11,
            replies: [said('loek', '37d 14:00', 'Dan rijd ik ook mee en klaag in stereo.', { likes: 14 })],
          }),
        ],
      },
    ),
    said(
      'nachtegaal',
      '12d 03:40',
      'Kan er ook een nachtetappe bij? Zoutkamp–Lauwersoog om drie uur, helder weer, licht uit op het wad. Er is daar zoveel ster.',
      {
        likes: 21,
        replies: [
          said('samira', '12d 08:30', 'Licht áán op de fiets, alsjeblieft. Uit mag als je stilstaat.', {
            likes: 12,
            replies: [
              said('nachtegaal', '11d 04:10', 'Ja hoor. Eerst stilstaan, dan uit, dan een uur niets zeggen.', {
                likes: 23,
              }),
            ],
          }),
          said('sietse', '12d 09:05', 'Ik doe de winkel open voor wie om half vier koffie wil.', {
            team: 'Noorderspaak',
            likes: 13,
          }),
        ],
      },
    ),
    said(
      'zohra',
      '4d 21:15',
      'Ik lees dit in één keer uit in de trein naar stage. Mag je ook meerijden als je langzaam bent?',
      {
        likes: 18,
        replies: [
          said('anneke', '4d 21:30', 'Juist dan. Ik rijd achteraan en ik heb altijd koek. Welkom, Zohra!', {
            likes: 24,
          }),
          said('dick', '3d 07:10', 'Langzaam bestaat niet. Je hebt alleen mensen die te weinig zien.', { likes: 22 }),
        ],
      },
    ),
    said('rosa', '6h', '¿Hay una etapa para alguien que compró su primera bici hace tres días? Asking for myself.', {
      language: 'es',
      likes: 9,
      replies: [
        said(
          'marcus',
          '5h',
          'Harderwijk to Elburg: flat, short, and there is a bench every two kilometres. I tested all of them.',
          { language: 'en', likes: 8 },
        ),
      ],
    }),
  ],
};
