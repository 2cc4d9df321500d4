import type { CommunityRecord, RulesRecord, SpaceRecord } from '../../server/src/transfer/record.model.ts';
import type { When } from './time.ts';

export const community: CommunityRecord = {
  type: 'community',
  format: 1,
  name: 'Lindewiel',
  policy: {
    approval: 'newcomers',
    editWindow: 60,
    reactions: ['like', 'thanks', 'insightful', 'funny'],
    answerWithin: 48,
    advice: { houseRules: true, similar: true, heat: true },
  },
};

const space = (
  id: string,
  name: string,
  scope: SpaceRecord['scope'],
  parent: string,
  naming: SpaceRecord['naming'] = 'either',
): SpaceRecord => ({ type: 'space', id, name, parent, scope, naming });

/** The head office, four provinces with a handful of the 150 dealers, and the bicycles that everyone talks about. */
export const spaces: readonly SpaceRecord[] = [
  { type: 'space', id: 'lindewiel', name: 'Lindewiel Nederland', scope: 'national', naming: 'either' },
  space('utrecht', 'Provincie Utrecht', 'mixed', 'lindewiel'),
  space('amersfoort-kei-en-ketting', 'Kei & Ketting, Amersfoort', 'local', 'utrecht'),
  space('utrecht-oudewerf', 'Wielmaker Oudewerf, Utrecht', 'local', 'utrecht'),
  space('gelderland', 'Gelderland', 'mixed', 'lindewiel'),
  space('nijmegen-waalzijde', 'Fietsmakerij Waalzijde, Nijmegen', 'local', 'gelderland'),
  space('noord-holland', 'Noord-Holland', 'mixed', 'lindewiel'),
  space('haarlem-spaakwerk', 'Spaakwerk, Haarlem', 'local', 'noord-holland'),
  space('groningen', 'Groningen', 'mixed', 'lindewiel'),
  space('groningen-noorderspaak', 'Noorderspaak, Groningen', 'local', 'groningen'),
  space('wulp', 'De Wulp', 'mixed', 'lindewiel'),
  space('grutto', 'De Grutto', 'mixed', 'lindewiel'),
];

export const houseRules: Omit<RulesRecord, 'since'> & { readonly since: When } = {
  type: 'rules',
  version: 3,
  since: '210d 09:00',
  rules: [
    {
      article: '1.1',
      title: 'Je praat met een mens',
      text: 'Schrijf zoals je aan de werkbank zou praten: eerlijk, vriendelijk, en met een kop koffie in de andere hand.',
    },
    {
      article: '1.2',
      title: 'Oneens mag',
      text: 'Val het idee aan, niet degene die het heeft. Wie zich vergist, mag dat zonder gezichtsverlies zeggen.',
    },
    {
      article: '2.1',
      title: 'Geen reclame of verkoop',
      text: 'Fietsen, onderdelen en diensten bied je aan bij je dealer of op een marktplaats, niet in een gesprek.',
    },
    {
      article: '2.2',
      title: 'Zeg wie je bent',
      text: 'Een eigen naam of een vaste schuilnaam mag allebei. Wie voor Lindewiel of een dealer werkt, laat dat zien.',
    },
    {
      article: '3.1',
      title: 'Bewaar andermans geheimen',
      text: 'Geen adressen, kentekens, framenummers of telefoonnummers van anderen. Je eigen framenummer ook niet.',
    },
    {
      article: '3.2',
      title: 'Geen schelden, geen haat',
      text: 'Over afkomst, geloof, geslacht, lichaam of helmdracht maak je niemand klein.',
    },
    {
      article: '3.3',
      title: 'Veilig advies',
      text: 'Raad niets aan waarmee iemand onderweg kan vallen. Twijfel je over remmen, voorvork of accu: stuur iemand naar de dealer.',
    },
    {
      article: '4.1',
      title: 'Een ingreep heeft een reden',
      text: 'Wie iets weghaalt, noemt het artikel. Ben je het er niet mee eens, dan kijkt iemand anders dan degene die besloot.',
    },
  ],
};
