import { MAX_TEXT_LENGTH } from '../../src/text/text.rules.ts';

const REPEATED = [
  '[', '![', '*', '*a ', 'a**b', '*a _b ', '_a ', '~~a ', '~', '`', '[a](', '[a](<b', '<', '<a:', '<a@', '<!--', '<a ',
  '>', '> a\n', '- ', '> - ', '[a]: /b\n', '[a]: b "\n', '[a](b "', '![a](', 'http://', 'http://a.b ', 'https://a.b/',
  '&amp;', '&', '\\', '[\\[', 'a\n', '***\n', 'a\n=\n', '|\n', '|', '\t', '*a*', '*a_b*c_', 'a_', 'a:', 'a@', '//', '# ',
  '```\n', '~~~a\n', '> ```\n', '- a\n\n\n', '1. a\n', '\u0001', '\ud800', '\u200b', '😀', '"', '||', '||a', '||a ', 'a|| ', '||*', '||[a', '[@a](plein:member/b)', '||http://a.b/',
]; // prettier-ignore

/** Texts of the greatest length that make Markdown parsers slow, deep or their output large. */
export function pathological(): readonly (readonly [name: string, markdown: string])[] {
  const row = '|a'.repeat(20);
  const rule = '|-'.repeat(20);
  const shaped: readonly (readonly [string, string])[] = [
    ['reused reference', `[a]: https://e.example/${'x'.repeat(5_000)}\n\n${'[a] '.repeat(1_200)}`],
    ['one table of short rows', `${row}\n${rule}\n${'a\n'.repeat(4_900)}`],
    ['many tables of short rows', `${row}\n${rule}\n${'a\n'.repeat(100)}\n`.repeat(40)],
    ['a very wide table', `${'|a'.repeat(1_000)}\n${'|-'.repeat(1_000)}\n${'a\n'.repeat(3_000)}`],
    ['quotes ever deeper', lines(100, (i) => `${'>'.repeat(i)}a`)],
    ['lists ever deeper', lines(130, (i) => `${' '.repeat(i)}- a`)],
    ['ever longer runs of backticks', lines(140, (i) => `${'`'.repeat(i)}a`)],
    ['brackets in brackets', `[a]: b\n\n${'['.repeat(5_000)}${']'.repeat(4_900)}`],
    ['emphasis in emphasis', `${'**x *y '.repeat(700)}${'* **'.repeat(700)}`],
    ['pictures in pictures', `${'![a'.repeat(2_000)}${'](b)'.repeat(1_000)}`],
    ['a lazy quote', `${'> '.repeat(18)}a\n${'b\n'.repeat(4_900)}`],
    ['spoilers around addresses', '||http://a.b/||'.repeat(800)],
    ['one bar after another', lines(140, (i) => `${'|'.repeat(i)}a`)],
    ['an address of brackets', `http://a.b/${'('.repeat(9_900)}`],
    ['an address of dots', `http://${'a.'.repeat(4_900)}`],
    ['spaces before a line end', `${' '.repeat(99)}a\n`.repeat(100)],
  ];
  const repeated = REPEATED.map((part) => [JSON.stringify(part), part.repeat(MAX_TEXT_LENGTH)] as const);
  return [...repeated, ...shaped].map(([name, markdown]) => [name, markdown.slice(0, MAX_TEXT_LENGTH)] as const);
}

function lines(count: number, line: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => line(index)).join('\n');
}
