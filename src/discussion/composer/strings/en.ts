/** The English words for what helps whoever writes. */
export const strings = {
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
  people: 'People',
  peopleFound:
    '{count, plural, =0 {Nobody of that name.} one {# person: Enter names them.} other {# people: choose with the arrow keys, Enter names them.}}',
  named: '{name} is named here.',
  converted: 'Pasted with its formatting, as Markdown. Undo leaves the words alone.',
  noPictures: 'Pictures cannot be added here.',
  picturesLost: 'There is no connection, so the picture is not added. Your text is kept; try again.',
  previewOf: 'Preview of your text',
} as const;
