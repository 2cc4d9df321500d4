import { MAX_TEXT_LENGTH } from '../../src/text/text.rules.ts';

const REPEATED = [
  '[', '![', '*', '*a ', 'a**b', '*a _b ', '_a ', '~~a ', '~', '`', '[a](', '[a](<b', '<', '<a:', '<a@', '<!--', '<a ',
  '>', '> a\n', '- ', '> - ', '[a]: /b\n', '[a]: b "\n', '[a](b "', '![a](', 'http://', 'http://a.b ', 'https://a.b/',
  '&amp;', '&', '\\', '[\\[', 'a\n', '***\n', 'a\n=\n', '|\n', '|', '\t', '*a*', '*a_b*c_', 'a_', 'a:', 'a@', '//', '# ',
  '```\n', '~~~a\n', '> ```\n', '- a\n\n\n', '1. a\n', '\u0001', '\ud800', '\u200b', '😀', '"', '||', '||a', '||a ', 'a|| ', '||*', '||[a', '[@a](plein:member/b)', '||http://a.b/',
]; // prettier-ignore

/**
 * Texts of the greatest length, or another, that make Markdown parsers slow, deep or their output large. A shorter one is
 * of the same shape.
 */
export function pathological(length = MAX_TEXT_LENGTH): readonly (readonly [name: string, markdown: string])[] {
  const part = length / MAX_TEXT_LENGTH;
  const times = (words: string, count: number): string => words.repeat(Math.ceil(count * part));
  const row = '|a'.repeat(20);
  const rule = '|-'.repeat(20);
  const shaped: readonly (readonly [string, string])[] = [
    ['reused reference', `[a]: https://e.example/${times('x', 5_000)}\n\n${times('[a] ', 1_200)}`],
    ['one table of short rows', `${row}\n${rule}\n${times('a\n', 4_900)}`],
    ['many tables of short rows', times(`${row}\n${rule}\n${'a\n'.repeat(100)}\n`, 40)],
    ['a very wide table', `${times('|a', 1_000)}\n${times('|-', 1_000)}\n${times('a\n', 3_000)}`],
    ['quotes ever deeper', lines(100 * Math.sqrt(part), (i) => `${'>'.repeat(i)}a`)],
    ['lists ever deeper', lines(130 * Math.sqrt(part), (i) => `${' '.repeat(i)}- a`)],
    ['ever longer runs of backticks', lines(140 * Math.sqrt(part), (i) => `${'`'.repeat(i)}a`)],
    ['brackets in brackets', `[a]: b\n\n${times('[', 5_000)}${times(']', 4_900)}`],
    ['emphasis in emphasis', `${times('**x *y ', 700)}${times('* **', 700)}`],
    ['pictures in pictures', `${times('![a', 2_000)}${times('](b)', 1_000)}`],
    ['a lazy quote', `${'> '.repeat(18)}a\n${times('b\n', 4_900)}`],
    ['spoilers around addresses', times('||http://a.b/||', 800)],
    ['one bar after another', lines(140 * Math.sqrt(part), (i) => `${'|'.repeat(i)}a`)],
    ['an address of brackets', `http://a.b/${times('(', 9_900)}`],
    ['an address of dots', `http://${times('a.', 4_900)}`],
    ['spaces before a line end', times(`${' '.repeat(99)}a\n`, 100)],
  ];
  const repeated = REPEATED.map((unit) => [JSON.stringify(unit), unit.repeat(length)] as const);
  return [...repeated, ...shaped].map(([name, markdown]) => [name, markdown.slice(0, length)] as const);
}

function lines(count: number, line: (index: number) => string): string {
  return Array.from({ length: Math.ceil(count) }, (_, index) => line(index)).join('\n');
}
