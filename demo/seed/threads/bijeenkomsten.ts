import { said } from '../conversation.ts';
import type { Conversation } from '../conversation.ts';

/** Before and after the tour of the factory. */
export const rondleiding: Conversation = {
  key: 'event-rondleiding-fabriek',
  space: 'lindewiel',
  kind: 'discussion',
  title: 'Rondleiding in de fabriek',
  url: 'https://lindewiel.example/events',
  created: '30d 09:00',
  said: [
    said(
      'tineke',
      '30d 09:10',
      'Stevige schoenen, haar vast, en alles vragen wat je wilt. Het lassen zie je van dichtbij, achter donker glas.',
      { likes: 14 },
    ),
    said('gijs', '27d 01:05', 'is er lunch', {
      likes: 6,
      replies: [said('joost', '27d 09:00', 'Er is soep. Tineke heeft hem niet gelast.', { likes: 19 })],
    }),
    said('dewi', '11d 13:00', 'Vol! Ik sta ernaast. Komt er een wachtlijst?', {
      likes: 5,
      replies: [
        said(
          'joost',
          '10d 09:20',
          'Een tweede ronde, in het najaar. Wie nu niet meer kon, krijgt daar eerst een plek. Meld je af als je niet komt: er staan mensen met hun neus tegen het raam.',
          { likes: 12, team: 'Community' },
        ),
      ],
    }),
    said('loek', '4d 06:00', 'Ik kan toch niet, dienst geruild en weer teruggeruild. Mijn plek is voor een ander.', {
      likes: 9,
    }),
  ],
};

/** After the question about the name: people thought something of the answer. */
export const pollGesprek: Conversation = {
  key: 'naam-van-de-vouwfiets',
  space: 'lindewiel',
  kind: 'discussion',
  title: 'De vouwfiets krijgt een vogelnaam. Welke?',
  created: '14d 11:00',
  said: [
    said(
      'ruben',
      '14d 11:10',
      'Alle Lindewielen heten naar een vogel. De vouwfiets is klein, snel en past onder een treinstoel. Stem op deze pagina, en leg hier uit waarom de rest ongelijk heeft.',
      {
        team: 'Productteam stadsfietsen',
        likes: 8,
      },
    ),
    said(
      'fenna',
      '13d 05:30',
      '**Kievit.** Die doet ook alsof hij een gebroken vleugel heeft en vouwt zich dan weer uit.',
      {
        likes: 20,
        replies: [
          said('dick', '13d 07:45', 'Dit is het beste argument dat ooit voor een fiets is gegeven.', { likes: 18 }),
        ],
      },
    ),
    said(
      'ingrid',
      '13d 12:00',
      'Winterkoning. The smallest bird with the biggest voice. Also the only one that sounds like a knight.',
      {
        language: 'en',
        likes: 12,
        replies: [
          said('marcus', '13d 12:20', 'I cannot pronounce it and I will vote for it.', { language: 'en', likes: 11 }),
        ],
      },
    ),
    said('ketting', '12d 18:44', 'Een vouwfiets is een mus: je ziet hem overal en hij zit in de weg.', {
      likes: 15,
      replies: [said('nachtegaal', '11d 04:20', 'Als mede-vogel teken ik bezwaar aan.', { likes: 23 })],
    }),
  ],
};

/** A blog: an opening text and what people thought of it. */
export const geenApp: Conversation = {
  key: 'blog-waarom-geen-app',
  space: 'lindewiel',
  kind: 'blog',
  title: 'Waarom de Wulp geen app heeft',
  url: 'https://lindewiel.example/',
  created: '40d 09:00',
  opening: {
    by: 'tineke',
    text: `Elke maand vraagt iemand het mij, en meestal iemand die zelf geen fiets heeft: *waar is de app?*

Er is er geen. Niet omdat wij het niet kunnen, maar omdat wij drie vragen stelden:

1. **Werkt de fiets nog als de telefoon leeg is?** Met een slot uit een app: nee.
2. **Werkt hij nog als wij er niet meer zijn?** Een fiets gaat dertig jaar mee. Geen server heeft dat ooit gedaan.
3. **Wie wil weten waar jij was?** Wij niet. En wat wij niet weten, kan niemand bij ons stelen.

Dus heeft de Wulp een sleutel. Daar zit er een reserve bij. Leg die bij je moeder.`,
  },
  said: [
    said('koen', '40d 10:11', 'Als programmeur: dit is het beste stuk software dat ik dit jaar níet heb gezien.', {
      likes: 24,
    }),
    said(
      'regenrijder',
      '40d 12:30',
      'Mijn moeder heeft inmiddels vier reservesleutels van mij. Zij heeft een systeem. Zij ís het systeem.',
      { likes: 21 },
    ),
    said('gijs', '39d 00:40', 'maar hoe vind je hem terug als ie gejat is', {
      likes: 9,
      replies: [
        said(
          'tineke',
          '39d 09:05',
          'Eerlijk: dan helpt een zender, en die hebben wij niet. Er is wel plek voor in de stuurbuis, 24 millimeter, voor wie er zelf een in wil doen. Dan is hij van jou en niet van ons.',
          { likes: 18, replies: [said('gijs', '39d 13:30', 'ok dat is wel netjes', { likes: 12 })] },
        ),
        said(
          'wouter',
          '38d 19:00',
          'En laat je framenummer registreren bij de dealer. Ik krijg er twee per maand terug aan de lijn, meestal met een zadel van iemand anders erop.',
          { team: 'Klantenservice', likes: 13 },
        ),
      ],
    }),
    said(
      'mirjam',
      '37d 21:21',
      'Mag dit in het Engels op de site? Ik vertaal het graag, voor de prijs van één bel. Een góede bel.',
      {
        likes: 14,
        replies: [
          said('tineke', '36d 08:30', 'Verkocht. Zie het andere gesprek: aan de bel wordt gewerkt.', { likes: 16 }),
        ],
      },
    ),
  ],
};
