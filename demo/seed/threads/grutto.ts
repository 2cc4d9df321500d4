import { said } from '../conversation.ts';
import type { Conversation } from '../conversation.ts';

/** The cargo bike's page: nobody has written there yet. */
export const productGrutto: Conversation = {
  key: 'product-grutto',
  space: 'grutto',
  kind: 'discussion',
  title: 'De Grutto: vragen en ervaringen',
  url: 'https://lindewiel.example/grutto',
  created: '8d 09:00',
  said: [],
};

/** A trial balloon, in English because its author is. */
export const gruttoCargo: Conversation = {
  key: 'grutto-what-do-you-carry',
  space: 'grutto',
  kind: 'discussion',
  title: 'What do you carry that a cargo bike was not made for?',
  created: '34d 14:00',
  said: [
    said(
      'lotte',
      '34d 14:05',
      `We are drawing the second Grutto, and the box is still a rectangle on paper. Before it becomes plywood: **what do you carry, and what goes wrong?** Photographs of despair are welcome.`,
      {
        language: 'en',
        team: 'Productteam bakfietsen',
        likes: 11,
      },
    ),
    said(
      'ingrid',
      '34d 16:20',
      `A cello, 128 cm in its case, standing. At every speed bump it bows to the audience. I would pay for:

- an anchor point **above** the rim of the box
- a floor that does not conduct every cobble into four strings`,
      {
        language: 'en',
        likes: 19,
        replies: [
          said(
            'lotte',
            '33d 09:15',
            'Anchor points above the rim: yes, and cheap. The floor: would a rubber mat of 8 mm do, or does it have to float?',
            {
              language: 'en',
              likes: 5,
              replies: [
                said(
                  'ingrid',
                  '33d 12:40',
                  'Mats of 8 mm turned my cello from a percussion instrument back into a cello in 2019. So: a mat, but one that stays put.',
                  { language: 'en', likes: 12 },
                ),
              ],
            },
          ),
        ],
      },
    ),
    said(
      'kruimelspoor',
      '33d 20:50',
      'Drie kinderen, waarvan er één principieel naar achteren kijkt. Dus: een bankje dat je kunt omdraaien. En een gat in de bodem voor het zand. Niet een klein gat.',
      {
        likes: 17,
        replies: [
          said(
            'lotte',
            '32d 10:00',
            'Een zandluik! We noemden het intern “de afvoer” en durfden het niet voor te stellen.',
            {
              likes: 13,
              team: 'Productteam bakfietsen',
              replies: [
                said('kruimelspoor', '32d 21:22', 'Durf. Ik rijd met een halve Zandvoort rond.', { likes: 18 }),
              ],
            },
          ),
        ],
      },
    ),
    said(
      'marcus',
      '31d 19:10',
      `Scale models, 1:50, up to 90 by 90 cm. The wind gets under them at the Prins Clausbrug and I become a very slow glider. Could the rain cover have a **vent**?`,
      {
        language: 'en',
        likes: 10,
        replies: [
          said(
            'bas',
            '31d 20:05',
            'At 90 × 90 cm and a gust of 15 m/s that is roughly 110 N of lift. You are not imagining it.',
            { language: 'en', likes: 9 },
          ),
          said('marcus', '31d 20:30', 'I have never felt so understood by a formula.', { language: 'en', likes: 14 }),
        ],
      },
    ),
    said(
      'ketting',
      '29d 18:30',
      'Unpopular opinion: if you need all that, you need a small van. A bicycle that can do everything weighs sixty kilos and does nothing well.',
      {
        language: 'en',
        kind: 'opinion',
        likes: 7,
        replies: [
          said(
            'kruimelspoor',
            '29d 22:15',
            'Een busje rijdt niet door de Gierstraat om twee minuten voor half negen.',
            { likes: 13 },
          ),
          said(
            'lotte',
            '28d 09:05',
            'You describe exactly what we are afraid of. The weight limit on the wall is **34 kg**, without motor, and everything in this thread has to get under it.',
            {
              language: 'en',
              team: 'Productteam bakfietsen',
              likes: 15,
            },
          ),
        ],
      },
    ),
  ],
};
