const MARKS = '\u0300\u0316\u0346\u0360\u0489\u034f\u0321'.repeat(12);

/** Words that are longer, higher or of another direction than any that people write. */
export const ODD = {
  long: 'pneumono'.repeat(1_250),
  wide: '\ufdfd\u{1242b}\u0bf5\ua9c5\u102a'.repeat(40),
  turned: `\u202e\u2067\u202dturned ${'\u202e around \u2066'.repeat(30)}`,
  stacked: [...'He comes'].map((letter) => letter + MARKS).join(''),
  emoji: '👩🏽‍🚀🏳️‍🌈'.repeat(1_000).slice(0, 9_990),
  spaceless: 'https://plein.example/' + 'a'.repeat(5_000),
} as const;

/** As names and titles: what a login or an import may bring. */
export const ODD_NAMES: readonly string[] = Object.values(ODD).map((words) => words.slice(0, 300));

const row = (cell: string, count: number): string => `|${cell.repeat(count)}`;

/** As Markdown, with what only Markdown makes. */
export const ODD_TEXTS: Readonly<Record<string, string>> = {
  ...ODD,
  'a heading of one word': `# ${ODD.long.slice(0, 500)}`,
  'a table of twenty columns': `${row('long-heading|', 20)}\n${row('-|', 20)}\n${`${row('unbreakable|', 20)}\n`.repeat(30)}`,
  'a table of one long word': `|a|b|\n|-|-|\n|${ODD.long.slice(0, 2_000)}|b|`,
  'code of 500 lines': `\`\`\`js\n${'const aVeryLongName = another("string", 42);'.repeat(1)}\n${'x();\n'.repeat(500)}\`\`\``,
  'code of one line': `\`\`\`\n${ODD.long}`.slice(0, 9_900),
  'code in a sentence': `\`${ODD.long.slice(0, 3_000)}\``,
  'deep quotes': `${'> '.repeat(20)}${ODD.long.slice(0, 200)}`,
  'deep lists': Array.from({ length: 15 }, (_, depth) => `${'  '.repeat(depth)}- ${ODD.long.slice(0, 80)}`).join('\n'),
  'a hidden long word': `||${ODD.long.slice(0, 500)}||`,
  'a long name': `[@${ODD.long.slice(0, 300)}](plein:member/bob)`,
};
