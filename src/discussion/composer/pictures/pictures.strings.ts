import type { Dictionary } from '../../../core/localize.ts';

const english = {
  pictures: 'Pictures in your text',
  pictureOf: 'Picture {number}',
  describe: 'What does it show? For those who cannot see it',
  decorative: 'Only decoration',
  remove: 'Remove',
  cancel: 'Stop',
  retry: 'Try again',
  choose: 'Choose it again',
  onItsWay: '{name}: on its way',
  nearlyThere: 'Nearly there…',
  added:
    '{count, plural, one {The picture is in your text. Say what it shows.} other {# pictures are in your text. Say what they show.}}',
  arrived: 'The picture has arrived.',
  removed: 'The picture is removed.',
  'refused-type': '“{name}” is not a picture that can be shown here. JPEG, PNG, WebP, GIF and AVIF can.',
  'refused-many': '“{name}” is one too many: a comment holds at most {limit} pictures.',
  'refused-large': '“{name}” is too large: at most {limit} MB.',
  'refused-broken': '“{name}” could not be read. Is it a picture?',
  'failed-full': 'There is no more room for your pictures. Remove some from older comments, or send this one smaller.',
  'failed-too-large': 'This picture is too large to keep. Send a smaller one.',
  'failed-invalid': 'This is not a picture that can be shown here.',
  'failed-offline': 'There is no connection. This picture is sent by itself once there is.',
  'failed-rate-limited': 'You sent many pictures in a short time. This one is sent by itself in a moment.',
  'failed-signed-out': 'You are no longer signed in. Sign in, then try this picture again.',
  'failed-missing': 'This picture never arrived. Choose it again, or remove it.',
  failed: 'This picture did not arrive. Your text is kept; try again.',
  'wait-uploading': 'A picture is still on its way. Send again in a moment.',
  'wait-failed': 'A picture did not arrive. Try it again or remove it, then send.',
  'wait-description': 'Say what the picture shows, or mark it as decoration, then send.',
} as const;

export type PicturesKey = keyof typeof english;

/** The words for pictures in a text, loaded with the first of them. */
export const picturesStrings: Dictionary<PicturesKey> = {
  english,
  others: { nl: () => import('./strings/nl.ts') },
};
