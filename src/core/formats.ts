import type { Localize } from './localize.ts';

interface Formats {
  readonly DateTimeFormat: Intl.DateTimeFormat;
  readonly NumberFormat: Intl.NumberFormat;
}

/** The language for numbers and dates: the page's (`en-GB`) where the words are in it, else that of the words, so that no sentence is in two. */
export function formatsOf({ language, used }: Pick<Localize<string>, 'language' | 'used'>): string {
  return language.toLowerCase().split('-')[0] === used ? language : used;
}

const made = new Map<string, Formats[keyof Formats]>();

/** The page's one format of a kind. Making one costs more than using it, and a thread uses the same few for every comment. */
export function format<Kind extends keyof Formats>(kind: Kind, language: string, options?: object): Formats[Kind] {
  const key = kind + language + JSON.stringify(options);
  const Format = Intl[kind] as unknown as new (language: string, options?: object) => Formats[Kind];
  if (!made.has(key)) made.set(key, new Format(language, options));
  return made.get(key) as Formats[Kind];
}
