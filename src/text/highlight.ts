import type * as Tokenize from '@speed-highlight/core/tokenize';
import type { ShjLanguageData, ShjToken } from '@speed-highlight/core/tokenize';

/** Longer code, or code in longer lines, is left plain: it would take too long to read, on purpose or not. */
const LONGEST_CODE = 6_000;
const LONGEST_LINE = 400;

interface Library {
  readonly languages: Readonly<Record<string, ShjLanguageData>>;
  readonly tokenizeWith: typeof Tokenize.tokenizeWith;
}

/**
 * The library is optional: a bundler that does not find it must still build the rest, and one that does takes these
 * alone. Fetched in here, because WebKit lets two that import a module with an await at its top have it half made.
 */
async function library(): Promise<Library> {
  const { bash, c, css, diff, docker, go, html, ini, java, js, json, lua, py, rs, sql, toml, ts, xml, yaml } =
    await import('@speed-highlight/core/languages');
  const { tokenizeWith } = await import('@speed-highlight/core/tokenize');
  const known = { bash, c, css, diff, docker, go, html, ini, java, js, json, lua, py, rs, sql, toml, ts, xml, yaml };
  // Its grammars are inferred from their values, more narrowly than its own type for them takes.
  return { languages: known as unknown as Library['languages'], tokenizeWith };
}

/** What people call them otherwise. */
const ALIASES: Readonly<Record<string, string>> = {
  javascript: 'js',
  jsx: 'js',
  mjs: 'js',
  typescript: 'ts',
  tsx: 'ts',
  python: 'py',
  shell: 'bash',
  sh: 'bash',
  zsh: 'bash',
  console: 'bash',
  cpp: 'c',
  'c++': 'c',
  h: 'c',
  rust: 'rs',
  golang: 'go',
  yml: 'yaml',
  patch: 'diff',
  dockerfile: 'docker',
  svg: 'xml',
  jsonc: 'json',
};

/** The kinds of words that have a colour, and what the library calls them. */
const KINDS: Readonly<Partial<Record<ShjToken, string>>> = {
  kwd: 'keyword',
  section: 'keyword',
  str: 'string',
  esc: 'string',
  insert: 'string',
  num: 'number',
  bool: 'number',
  cmnt: 'comment',
  deleted: 'keyword',
  func: 'name',
  class: 'name',
  type: 'name',
};

/** A stretch of code that has a colour. */
export interface CodePart {
  readonly kind: string;
  readonly from: number;
  readonly to: number;
}

/** The parts of code in a language that have a colour; none where it is not known or the code too long. */
export async function partsOf(code: string, language: string): Promise<readonly CodePart[]> {
  const { languages, tokenizeWith } = await library();
  const grammar = languages[ALIASES[language] ?? language];
  if (grammar === undefined || code.length > LONGEST_CODE) return [];
  if (code.split('\n').some(({ length }) => length > LONGEST_LINE)) return [];
  const parts: CodePart[] = [];
  let at = 0;
  const take = (words: string, token?: ShjToken): void => {
    const kind = token && KINDS[token];
    if (kind !== undefined && words.trim() !== '') parts.push({ kind, from: at, to: at + words.length });
    at += words.length;
  };
  tokenizeWith(code, grammar, take, { languages });
  return parts;
}

/**
 * Colours code by ranges over its words (the platform's own highlights): no element is added and no HTML is made.
 * Answers what takes the colours away again. A platform without them leaves the code plain.
 */
export async function highlight(code: Element, language: string): Promise<() => void> {
  const words = [...code.childNodes].find((node) => node instanceof Text && node.data !== '');
  if (!(words instanceof Text) || words.data !== code.textContent || !('highlights' in CSS)) return () => undefined;
  const parts = await partsOf(words.data, language.toLowerCase());
  const made = parts.map(({ kind, from: startOffset, to: endOffset }) => {
    const range = new StaticRange({ startContainer: words, startOffset, endContainer: words, endOffset });
    const name = `plein-${kind}`;
    const colour = CSS.highlights.get(name) ?? new Highlight();
    CSS.highlights.set(name, colour.add(range));
    return { colour, range };
  });
  return () => {
    for (const { colour, range } of made) colour.delete(range);
  };
}
