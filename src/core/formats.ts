interface Formats {
  readonly DateTimeFormat: Intl.DateTimeFormat;
  readonly NumberFormat: Intl.NumberFormat;
  readonly PluralRules: Intl.PluralRules;
  readonly RelativeTimeFormat: Intl.RelativeTimeFormat;
}

const made = new Map<string, Formats[keyof Formats]>();

/** The page's one format of a kind. Making one costs more than using it, and a thread uses the same few for every comment. */
export function format<Kind extends keyof Formats>(kind: Kind, language: string, options?: object): Formats[Kind] {
  const key = kind + language + JSON.stringify(options);
  const Format = Intl[kind] as unknown as new (language: string, options?: object) => Formats[Kind];
  if (!made.has(key)) made.set(key, new Format(language, options));
  return made.get(key) as Formats[Kind];
}
