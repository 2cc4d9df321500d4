import { said } from '../conversation.ts';
import type { Conversation } from '../conversation.ts';

/** Where newcomers are met by a person. */
export const welkom: Conversation = {
  key: 'welkom',
  space: 'lindewiel',
  kind: 'discussion',
  title: 'Stel je voor: wie ben je, en waar fiets je naartoe?',
  url: 'https://lindewiel.example/community',
  created: '180d 10:00',
  said: [
    said(
      'anneke',
      '64d 10:10',
      'Nieuw hier? Vertel in twee zinnen wie je bent en welke rit je nooit verveelt. Er is altijd iemand die teruggroet, en meestal ben ik dat.',
      { likes: 12 },
    ),
    said(
      'samira',
      '46d 20:00',
      `أهلاً بالجميع! أنا سميرة، صيدلانية في أوترخت. تعلمت ركوب الدراجة في الرابعة والثلاثين، والآن لا أتوقف. أجمل طريق عندي على ضفاف نهر الفخت عند الغروب.`,
      {
        language: 'ar',
        likes: 25,
        replies: [
          said(
            'yusuf',
            '46d 20:22',
            'Ahlan Samira! Leren fietsen op je vierendertigste is moediger dan een Alp. Kom je je wiel nog eens laten richten?',
            {
              likes: 11,
              team: 'Wielmaker Oudewerf',
              replies: [
                said(
                  'samira',
                  '46d 20:40',
                  'Zaterdag! En voor wie het niet kon lezen: ik leerde op mijn 34e fietsen, en langs de Vecht bij zonsondergang houd ik niet meer op. Ik geef nu les aan anderen, vraag maar.',
                  { likes: 17 },
                ),
              ],
            },
          ),
        ],
      },
    ),
    said(
      'willemijn',
      '45d 09:30',
      `Landschapsarchitect, en eigenaar van een achternaam die op geen enkel aanmeldformulier past. Lievelingsrit: de Hollandsewaterlinieverdedigingswerkenonderhoudsfietspadenroute, en ja, dat bordje bestaat, ik heb het zelf laten maken.`,
      {
        likes: 19,
        replies: [
          said('ketting', '45d 17:10', 'Past die op een spatbord?', {
            likes: 10,
            replies: [said('willemijn', '45d 17:31', 'Op een tandem.', { likes: 26 })],
          }),
        ],
      },
    ),
    said(
      'ingrid',
      '42d 12:12',
      'Hello from Haarlem. I play the cello and refuse to own a car, which makes me either a fool or a Grutto owner. Favourite ride: home from a concert, empty streets, instrument humming along over the cobbles.',
      {
        language: 'en',
        likes: 18,
        replies: [
          said('lotte', '42d 13:00', 'Ingrid, that humming sentence is now on the wall of our design room.', {
            language: 'en',
            likes: 12,
            team: 'Productteam bakfietsen',
          }),
        ],
      },
    ),
    said(
      'zohra',
      '5d 20:30',
      'Hoi! Ik ben Zohra, ik word verpleegkundige en fiets elke dag van Duivendrecht naar mijn stage. Ik weet nog niets van fietsen, behalve dat de mijne rammelt.',
      {
        likes: 16,
        replies: [
          said(
            'anneke',
            '5d 20:44',
            'Welkom, collega! Rammelt hij bij hobbels of bij trappen? Bij hobbels is het negen van de tien keer een spatbordschroefje.',
            {
              likes: 9,
              replies: [
                said(
                  'zohra',
                  '5d 21:10',
                  'Bij hobbels! En het wás het schroefje!! Ik heb het vastgedraaid met een mes.',
                  {
                    likes: 20,
                    replies: [said('daphne', '4d 08:15', 'Met een mes telt ook. Je bent nu monteur.', { likes: 22 })],
                  },
                ),
              ],
            },
          ),
        ],
      },
    ),
    said(
      'mees',
      '2h',
      'Hoi, ik ben Mees, kok in Amersfoort. Ik fiets om half één ’s nachts naar huis en wil graag weten welke route verlicht is. Mag ik dat hier vragen?',
      { held: true },
    ),
  ],
};
