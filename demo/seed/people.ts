import type { Role } from 'plein/community/community.model.js';
import type { When } from './time.ts';

/** Somebody in the company's community, as the seed tells it; `joined` and the like count back from now. */
export interface Person {
  readonly name: string;
  readonly naming?: 'real' | 'pseudonym';
  readonly work?: string;
  readonly spaces: readonly string[];
  readonly joined: When;
  readonly askAbout?: readonly string[];
  readonly about?: string;
  readonly grants?: readonly Grant[];
  readonly state?: 'active' | 'frozen' | 'left';
}

/** A role; without a space in the whole community, `ends` days from now where it is for a term. */
export interface Grant {
  readonly role: Role;
  readonly space?: string;
  readonly since?: When;
  readonly until?: When;
  readonly ends?: number;
}

export const people = {
  marije: {
    name: 'Marije van Dongen',
    work: 'Community manager',
    spaces: ['lindewiel'],
    joined: '1890d 09:00',
    askAbout: ['wie je waarvoor kunt vragen', 'een activiteit bij jouw dealer'],
    about: 'Ik schrijf hier het minst van iedereen, en dat is de bedoeling.',
    grants: [{ role: 'manager' }],
  },
  joost: {
    name: 'Joost Hoekstra',
    work: 'Community manager, dinsdag en vrijdag',
    spaces: ['lindewiel', 'groningen'],
    joined: '1104d 10:15',
    askAbout: ['de kalender', 'ambassadeur worden'],
    about: 'De andere helft van Marije. Als een van ons met vakantie is, merk je er hopelijk niets van.',
    grants: [{ role: 'manager' }],
  },
  pim: {
    name: 'Pim Terwisscha',
    work: 'Systeembeheer',
    spaces: ['lindewiel'],
    joined: '1888d 11:00',
    askAbout: ['inloggen', 'je gegevens meenemen of wissen'],
    grants: [{ role: 'admin' }],
  },
  esra: {
    name: 'Esra Yıldız',
    work: 'Systeembeheer en privacy',
    spaces: ['lindewiel'],
    joined: '840d 14:30',
    askAbout: ['privacy', 'schuilnamen'],
    grants: [{ role: 'admin' }],
  },
  tineke: {
    name: 'Tineke Brouwer',
    work: 'Frame-ingenieur',
    spaces: ['lindewiel', 'wulp'],
    joined: '1740d 08:30',
    askAbout: ['staal of aluminium', 'waarom een buis zo loopt', 'lassen'],
    about: 'Teken sinds 2009 frames. De Wulp is mijn vierde, en de eerste waar mijn moeder op durft.',
    grants: [{ role: 'staff' }],
  },
  ruben: {
    name: 'Ruben Oosterveld',
    work: 'Productmanager stadsfietsen',
    spaces: ['lindewiel', 'wulp'],
    joined: '1202d 09:10',
    askAbout: ['wat er komt', 'waarom iets er niet komt'],
    grants: [{ role: 'staff' }],
  },
  nadia: {
    name: 'Nadia el Amrani',
    work: 'Klantenservice',
    spaces: ['lindewiel'],
    joined: '960d 09:00',
    askAbout: ['garantie', 'een onderdeel dat nergens te vinden is'],
    about: 'Ik bel liever dan dat ik een formulier stuur.',
    grants: [{ role: 'staff' }],
  },
  wouter: {
    name: 'Wouter Dijkgraaf',
    work: 'Klantenservice, avonddienst',
    spaces: ['lindewiel'],
    joined: '410d 17:05',
    askAbout: ['vragen na zessen'],
    grants: [{ role: 'staff' }],
  },
  lotte: {
    name: 'Lotte Swinkels',
    work: 'Productmanager bakfietsen',
    spaces: ['lindewiel', 'grutto'],
    joined: '655d 13:00',
    askAbout: ['de Grutto', 'kinderen, honden en contrabassen vervoeren'],
    grants: [{ role: 'staff' }],
  },
  henk: {
    name: 'Henk Kamphuis',
    work: 'Eigenaar Kei & Ketting, Amersfoort',
    spaces: ['amersfoort-kei-en-ketting', 'utrecht'],
    joined: '1650d 12:00',
    askAbout: ['spaken', 'trommelremmen', 'wat je wél zelf kunt'],
    about: 'Veertig jaar vette handen.',
    grants: [{ role: 'staff', space: 'amersfoort-kei-en-ketting' }],
  },
  daphne: {
    name: 'Daphne Kamphuis',
    work: 'Monteur bij Kei & Ketting',
    spaces: ['amersfoort-kei-en-ketting'],
    joined: '702d 16:20',
    askAbout: ['riemaandrijving', 'de woensdagavondwerkplaats'],
    grants: [{ role: 'staff', space: 'amersfoort-kei-en-ketting' }],
  },
  yusuf: {
    name: 'Yusuf Aydin',
    work: 'Wielmaker, Oudewerf Utrecht',
    spaces: ['utrecht-oudewerf', 'utrecht'],
    joined: '1310d 10:00',
    askAbout: ['wielen richten', 'naafversnellingen'],
    grants: [{ role: 'staff', space: 'utrecht-oudewerf' }],
  },
  greet: {
    name: 'Greet Janssen',
    work: 'Bedrijfsleider Fietsmakerij Waalzijde, Nijmegen',
    spaces: ['nijmegen-waalzijde', 'gelderland'],
    joined: '1120d 09:45',
    askAbout: ['fietsen met bagage', 'proefritten in de heuvels'],
    grants: [{ role: 'staff', space: 'nijmegen-waalzijde' }],
  },
  sietse: {
    name: 'Sietse Veldman',
    work: 'Eigenaar Noorderspaak, Groningen',
    spaces: ['groningen-noorderspaak', 'groningen'],
    joined: '1475d 15:00',
    askAbout: ['tegenwind', 'accu’s in de winter'],
    grants: [{ role: 'staff', space: 'groningen-noorderspaak' }],
  },
  floor: {
    name: 'Floor Bakker',
    work: 'Verkoop bij Spaakwerk, Haarlem',
    spaces: ['haarlem-spaakwerk', 'noord-holland'],
    joined: '288d 11:30',
    askAbout: ['framematen', 'proefrit over het duin'],
    grants: [{ role: 'staff', space: 'haarlem-spaakwerk' }],
  },
  carla: {
    name: 'Carla Meeuwissen',
    work: 'Moderator; doordeweeks mediator',
    spaces: ['lindewiel', 'noord-holland'],
    joined: '1540d 20:00',
    askAbout: ['de huisregels', 'bezwaar maken'],
    grants: [{ role: 'moderator', since: '900d 09:00' }],
  },
  thijs: {
    name: 'Thijs Nieuwland',
    work: 'Moderator',
    spaces: ['lindewiel', 'gelderland'],
    joined: '1222d 21:10',
    askAbout: ['een gesprek dat uit de hand loopt'],
    grants: [{ role: 'moderator', since: '365d 09:00' }],
  },
  anneke: {
    name: 'Anneke de Wit',
    work: 'Gepensioneerd wijkverpleegkundige',
    spaces: ['amersfoort-kei-en-ketting', 'utrecht', 'lindewiel'],
    joined: '1420d 10:40',
    askAbout: ['lange afstanden op een gewone fiets', 'welkom heten'],
    about: '38.000 kilometer op één Lindewiel. De bel is nog de eerste.',
    grants: [{ role: 'ambassador', space: 'utrecht', since: '500d 09:00', ends: 230 }],
  },
  bas: {
    name: 'Bas Verhulst',
    work: 'Docent natuurkunde',
    spaces: ['utrecht-oudewerf', 'utrecht'],
    joined: '1011d 19:25',
    askAbout: ['bandenspanning met een grafiek erbij'],
    grants: [{ role: 'ambassador', since: '420d 09:00', ends: 310 }],
  },
  fenna: {
    name: 'Fenna Postma',
    work: 'Zuivelboerin',
    spaces: ['groningen-noorderspaak', 'groningen'],
    joined: '870d 06:10',
    askAbout: ['fietsen bij windkracht 7', 'de noordelijke ritten'],
    grants: [{ role: 'ambassador', space: 'groningen', since: '300d 09:00', ends: 65 }],
  },
  dick: {
    name: 'Dick Roelofs',
    work: 'Oud-postbode',
    spaces: ['nijmegen-waalzijde', 'gelderland'],
    joined: '1390d 07:00',
    askAbout: ['fietstassen', 'hoe het vroeger ging, als je tijd hebt'],
    grants: [{ role: 'ambassador', space: 'gelderland', since: '760d 09:00', until: '30d 09:00' }],
  },
  regenrijder: {
    name: 'Regenrijder',
    naming: 'pseudonym',
    spaces: ['lindewiel', 'wulp'],
    joined: '733d 22:14',
    askAbout: ['regenkleding', 'spatborden'],
    about: 'Elke werkdag 2 × 19 kilometer. Nooit gecontroleerd of het droog was.',
  },
  kruimelspoor: {
    name: 'Kruimelspoor',
    naming: 'pseudonym',
    spaces: ['grutto', 'haarlem-spaakwerk'],
    joined: '390d 23:02',
    about: 'Drie kinderen, één bak, nul droge boterhammen.',
  },
  ketting: {
    name: 'ketting73',
    naming: 'pseudonym',
    spaces: ['lindewiel'],
    joined: '615d 18:00',
  },
  nachtegaal: {
    name: 'Nachtegaal',
    naming: 'pseudonym',
    work: 'Ploegendienst',
    spaces: ['groningen-noorderspaak'],
    joined: '260d 04:35',
    askAbout: ['verlichting om vier uur ’s nachts'],
  },
  marcus: {
    name: 'Marcus Bell',
    work: 'Architect, came for one year in 2017',
    spaces: ['utrecht-oudewerf', 'grutto'],
    joined: '512d 20:20',
    askAbout: ['cycling here when you did not grow up here'],
    about: 'I own three bicycles and one car-shaped regret.',
  },
  ingrid: {
    name: 'Ingrid Solberg',
    work: 'Cellist',
    spaces: ['grutto', 'noord-holland'],
    joined: '447d 12:12',
    askAbout: ['carrying a cello'],
  },
  samira: {
    name: 'Samira Haddad',
    work: 'Apotheker',
    spaces: ['utrecht-oudewerf'],
    joined: '340d 19:45',
    askAbout: ['fietsles voor volwassenen'],
  },
  jelle: {
    name: 'Jelle Wijnstra',
    work: 'Schipper',
    spaces: ['groningen'],
    joined: '930d 13:13',
  },
  petra: {
    name: 'Petra Lemmens',
    work: 'Huisarts',
    spaces: ['nijmegen-waalzijde', 'gelderland'],
    joined: '777d 20:55',
  },
  koen: {
    name: 'Koen van Rijswijk',
    work: 'Programmeur',
    spaces: ['utrecht-oudewerf', 'wulp'],
    joined: '365d 15:15',
    askAbout: ['meten is weten'],
  },
  hanneke: {
    name: 'Hanneke Vos',
    work: 'Basisschooldirecteur',
    spaces: ['amersfoort-kei-en-ketting'],
    joined: '488d 17:30',
  },
  dewi: {
    name: 'Dewi Santoso',
    work: 'Fysiotherapeut',
    spaces: ['haarlem-spaakwerk', 'noord-holland'],
    joined: '611d 08:05',
    askAbout: ['zadelpijn', 'stuurhoogte', 'tintelende vingers'],
  },
  loek: {
    name: 'Loek Abrahams',
    work: 'Buschauffeur',
    spaces: ['haarlem-spaakwerk'],
    joined: '822d 05:50',
  },
  mirjam: {
    name: 'Mirjam Cohen',
    work: 'Vertaler',
    spaces: ['lindewiel', 'noord-holland'],
    joined: '699d 11:11',
  },
  gijs: {
    name: 'Gijs Peeters',
    work: 'Student',
    spaces: ['nijmegen-waalzijde'],
    joined: '151d 01:30',
  },
  willemijn: {
    name: 'Willemijn Straatsma-van Nieuwkoop tot Broekhuizen',
    work: 'Landschapsarchitect',
    spaces: ['utrecht', 'lindewiel'],
    joined: '540d 09:09',
  },
  aart: {
    name: 'Aart Blok',
    work: 'Rijinstructeur',
    spaces: ['lindewiel'],
    joined: '430d 16:00',
    state: 'frozen',
  },
  vertrokken: {
    name: '',
    spaces: [],
    joined: '1300d 12:00',
    state: 'left',
  },
  rosa: {
    name: 'Rosa Dominguez',
    work: 'Researcher, new in Utrecht',
    spaces: ['utrecht-oudewerf'],
    joined: '3d 18:20',
  },
  mees: {
    name: 'Mees Hartog',
    work: 'Kok',
    spaces: ['amersfoort-kei-en-ketting'],
    joined: '2d 23:40',
  },
  zohra: {
    name: 'Zohra Rahimi',
    work: 'Verpleegkundige in opleiding',
    spaces: ['lindewiel'],
    joined: '6d 20:00',
  },
} as const satisfies Record<string, Person>;

/** How the seed's own files name somebody; never seen outside it, except in the login. */
export type PersonKey = keyof typeof people;
