import type { EventRecord } from '../../server/src/transfer/record.model.ts';
import type { PersonKey } from './people.ts';
import { AMSTERDAM } from './time.ts';
import type { When } from './time.ts';

/** A point on the calendar: a day from today, at a time or the whole of it, or some minutes from now. */
export type Point =
  | { readonly day: number; readonly time?: string; readonly minutes?: undefined }
  | { readonly minutes: number; readonly day?: undefined; readonly time?: undefined };

/** An event as the seed tells it. */
export interface Happening extends Pick<
  EventRecord,
  'space' | 'kind' | 'title' | 'markdown' | 'timeZone' | 'place' | 'onlineUrl' | 'url' | 'status' | 'statusNote'
> {
  /** Tells it apart in the seed. */
  readonly thing: string;
  readonly host: PersonKey;
  readonly team?: string;
  readonly from: Point;
  readonly to: Point;
  readonly planned: When;
  readonly changed?: When;
  readonly signUp: boolean;
  readonly capacity?: number;
  /** When sign-up ends. */
  readonly until?: Point;
  /** How many signed up. */
  readonly going: number;
  readonly thread?: string;
}

const scheduled = { timeZone: AMSTERDAM, status: 'scheduled', signUp: true } as const;

/** Twelve events: every kind of state that a calendar knows. */
export const happenings: readonly Happening[] = [
  {
    ...scheduled,
    thing: 'lichtavond',
    space: 'lindewiel',
    kind: 'online',
    title: 'Een avond over licht: lampen, reflectie en gezien worden',
    markdown: 'Nachtegaal en Dewi lieten zien wat een automobilist ziet. Minder dan je denkt.',
    host: 'dewi',
    onlineUrl: 'https://video.lindewiel.example/licht',
    from: { day: -48, time: '20:00' },
    to: { day: -48, time: '21:30' },
    planned: '75d 10:00',
    going: 19,
  },
  {
    ...scheduled,
    thing: 'veluwerit',
    space: 'gelderland',
    kind: 'ride',
    title: 'Veluwerit: 52 kilometer, drie pauzes, één heuvel',
    markdown: 'Gereden! Dick wachtte bovenaan met thee. Foto’s hangen bij Waalzijde in de winkel.',
    host: 'dick',
    place: { name: 'Fietsmakerij Waalzijde', address: 'Waalkade 88, Nijmegen' },
    from: { day: -20, time: '09:30' },
    to: { day: -20, time: '15:00' },
    planned: '60d 19:00',
    capacity: 20,
    going: 17,
  },
  {
    ...scheduled,
    thing: 'inloop',
    space: 'utrecht-oudewerf',
    kind: 'workshop',
    title: 'Inloopwerkplaats: kom binnen met wat er rammelt',
    markdown: 'Vier standaards, één compressor, en Yusuf. Wie zelf schroeft, betaalt alleen het schroefje.',
    host: 'yusuf',
    team: 'Wielmaker Oudewerf',
    place: { name: 'Wielmaker Oudewerf', address: 'Oudewerf 12, Utrecht' },
    from: { minutes: -45 },
    to: { minutes: 75 },
    planned: '14d 09:00',
    signUp: false,
    going: 0,
  },
  {
    ...scheduled,
    thing: 'regenweken',
    space: 'lindewiel',
    kind: 'challenge',
    title: 'Drie weken geen smoes',
    markdown: `Elke dag een rit, hoe kort ook. Om het blok telt. Naar de brievenbus telt als de brievenbus om de hoek is.

- wie een dag mist, begint gewoon opnieuw
- wie een ander meekrijgt, mag een dag overslaan`,
    host: 'regenrijder',
    from: { day: -4 },
    to: { day: 17 },
    planned: '32d 12:00',
    going: 22,
    until: { day: 10, time: '18:00' },
  },
  {
    ...scheduled,
    thing: 'rondleiding',
    space: 'lindewiel',
    kind: 'meeting',
    title: 'Rondleiding in de fabriek, met Tineke langs de lasbank',
    markdown: 'Van buis tot frame in anderhalf uur. Stevige schoenen aan. Na afloop soep.',
    host: 'tineke',
    team: 'Fabriek',
    place: { name: 'Lindewiel, hal 2', address: 'Smeedstraat 4, Culemborg' },
    from: { day: 3, time: '13:30' },
    to: { day: 3, time: '16:00' },
    planned: '30d 09:00',
    capacity: 14,
    going: 14,
    thread: 'event-rondleiding-fabriek',
  },
  {
    ...scheduled,
    thing: 'windrit',
    space: 'groningen-noorderspaak',
    kind: 'ride',
    title: 'Windrit: heen tegen, terug mee',
    markdown: 'Zuidwest 5 verwacht. We rijden in een waaier en wisselen elke twee minuten van kop. 38 km.',
    host: 'fenna',
    place: { name: 'Noorderspaak', address: 'Prinsesseweg 21, Groningen' },
    from: { day: 5, time: '10:00' },
    to: { day: 5, time: '13:00' },
    planned: '26d 06:00',
    going: 9,
  },
  {
    ...scheduled,
    thing: 'duinrit',
    space: 'haarlem-spaakwerk',
    kind: 'ride',
    title: 'Duinrit bij zonsopkomst',
    markdown: 'Van Spaakwerk over het Kopje van Bloemendaal naar zee, koffie op het strand.',
    host: 'floor',
    team: 'Spaakwerk',
    place: { name: 'Spaakwerk', address: 'Lange Herenvest 40, Haarlem' },
    from: { day: 6, time: '06:15' },
    to: { day: 6, time: '09:00' },
    planned: '22d 12:00',
    changed: '2d 17:30',
    status: 'cancelled',
    statusNote: 'Het duinpad is dicht tot de rugstreeppadden zijn overgestoken. Zij waren er eerder.',
    capacity: 15,
    going: 8,
  },
  {
    ...scheduled,
    thing: 'werkplaats',
    space: 'amersfoort-kei-en-ketting',
    kind: 'workshop',
    title: 'Avondwerkplaats: remmen afstellen',
    markdown: 'Neem je eigen fiets mee en kleren die vies mogen. Daphne legt uit, jij draait.',
    host: 'daphne',
    team: 'Kei & Ketting',
    place: { name: 'Kei & Ketting', address: 'Kamp 61, Amersfoort' },
    from: { day: 9, time: '19:30' },
    to: { day: 9, time: '21:30' },
    planned: '24d 16:00',
    capacity: 12,
    going: 10,
    until: { day: 8, time: '12:00' },
  },
  {
    ...scheduled,
    thing: 'staal',
    space: 'lindewiel',
    kind: 'talk',
    title: 'Waarom staal terug is: vraag het de frame-ingenieur',
    markdown: 'Een half uur vertellen, een uur vragen. Domme vragen bestaan niet, zegt Tineke, alleen domme buizen.',
    host: 'tineke',
    onlineUrl: 'https://video.lindewiel.example/staal',
    from: { day: 12, time: '20:00' },
    to: { day: 12, time: '21:30' },
    planned: '12d 09:00',
    going: 16,
  },
  {
    ...scheduled,
    thing: 'portland',
    space: 'lindewiel',
    kind: 'online',
    title: 'Coffee with the riders of Portland (evening for us)',
    markdown: 'Forty Wulps found their way to Oregon. Their owners have questions about *dynamo hubs*, and about us.',
    host: 'marcus',
    onlineUrl: 'https://video.lindewiel.example/portland',
    timeZone: 'America/Los_Angeles',
    from: { day: 15, time: '09:30' },
    to: { day: 15, time: '10:30' },
    planned: '9d 20:00',
    going: 7,
  },
  {
    ...scheduled,
    thing: 'fietsles',
    space: 'utrecht',
    kind: 'workshop',
    title: 'Fietsles voor volwassenen: de eerste meters',
    markdown: 'Samira leert het je, op een plein zonder publiek. Fietsen staan klaar.',
    host: 'samira',
    place: { name: 'Schoolplein De Vlinder', address: 'Amersfoort' },
    from: { day: 19, time: '11:00' },
    to: { day: 19, time: '13:00' },
    planned: '20d 19:00',
    changed: '3d 11:00',
    status: 'postponed',
    statusNote: 'Het plein wordt opnieuw betegeld. Zodra het vlak is, prikken we een nieuwe dag.',
    capacity: 8,
    going: 5,
  },
  {
    ...scheduled,
    thing: 'tassen',
    space: 'lindewiel',
    kind: 'contest',
    title: 'De mooiste zelfgemaakte fietstas van Nederland',
    markdown: 'Van zeil, van jas, van oma’s gordijn. De jury: Jelles zus, Anneke, en een kilo aardappels.',
    host: 'joost',
    team: 'Community',
    place: { name: 'Lindewiel, hal 2', address: 'Smeedstraat 4, Culemborg' },
    from: { day: 33 },
    to: { day: 35 },
    planned: '7d 10:00',
    capacity: 40,
    going: 4,
    until: { day: 26, time: '23:59' },
  },
];
