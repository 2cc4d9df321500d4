import type { Dictionary } from '../../core/localize.ts';

const english = {
  toolbar: 'Format the text',
  bold: 'Bold',
  italic: 'Italic',
  link: 'Link',
  code: 'Code',
  quote: 'Quote',
  bullets: 'List',
  numbers: 'Numbered list',
  spoiler: 'Spoiler: hidden until somebody wants to see it',
  picture: 'Picture',
  hint: 'Markdown works: **bold**, _italic_, [a link](https://…), lists.',
  mentionHint: 'Type @ and a name to tell somebody.',
  people: 'People',
  peopleFound:
    '{count, plural, =0 {Nobody of that name.} one {# person: Enter names them.} other {# people: choose with the arrow keys, Enter names them.}}',
  named: '{name} is named here.',
  converted: 'Pasted with its formatting, as Markdown. Undo leaves the words alone.',
  noPictures: 'Pictures cannot be added here.',
  picturesLost: 'There is no connection, so the picture is not added. Your text is kept; try again.',
  preview: 'Preview',
  previewOf: 'Preview of your text',
  discard: 'Discard text',
  restored: 'What you typed earlier is still here.',
  keptUntil: 'It is kept until {date}.',
  elsewhere: 'This text was changed in another tab; here is the newer one.',
  putBack: 'Put back what stood here',
  left: '{count, plural, one {# character left} other {# characters left}}',
  over: '{count, plural, one {# character too many} other {# characters too many}}',
  manyLinks: '{count, plural, one {# link} other {# links}}; at most {limit} can be sent',
} as const;

export type ComposerKey = keyof typeof english;

/** The words of the field, loaded with it. */
export const composerStrings: Dictionary<ComposerKey> = {
  english,
  others: { nl: () => import('./strings/nl.ts') },
};
