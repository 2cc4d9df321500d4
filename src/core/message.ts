/** What a message may be filled with. */
export type MessageValues = Readonly<Record<string, string | number>>;

/**
 * Fills a message in the plural, select and placeholder parts of ICU MessageFormat:
 * `{count, plural, =0 {None yet} one {# comment} other {# comments}}`, `{role, select, staff {…} other {…}}`, `{name}`.
 * Numbers are written by the language's rules. A placeholder without a value stays as it is, for the developer to see.
 */
export function formatMessage(message: string, language: string, values: MessageValues = {}): string {
  return fill(message, language, values, undefined);
}

/** People's words in a sentence of ours: whatever their direction, the sentence keeps its own. */
export function isolated(words: string): string {
  return `\u2068${words}\u2069`;
}

function fill(message: string, language: string, values: MessageValues, count: number | undefined): string {
  let filled = '';
  let at = 0;
  while (at < message.length) {
    const char = message[at]!;
    if (char === '{') {
      const end = closing(message, at);
      filled += part(message.slice(at + 1, end), language, values);
      at = end + 1;
    } else {
      filled += char === '#' && count !== undefined ? new Intl.NumberFormat(language).format(count) : char;
      at += 1;
    }
  }
  return filled;
}

function part(inside: string, language: string, values: MessageValues): string {
  const [, name = '', kind, cases = ''] = /^\s*(\w+)\s*(?:,\s*(plural|select)\s*,([^]*))?$/.exec(inside) ?? [];
  const value = values[name];
  if (value === undefined) return `{${inside}}`;
  if (kind === undefined) return typeof value === 'number' ? new Intl.NumberFormat(language).format(value) : value;
  const messages = readCases(cases);
  if (kind === 'select')
    return fill(messages.get(String(value)) ?? messages.get('other') ?? '', language, values, undefined);
  const count = Number(value);
  const form = new Intl.PluralRules(language).select(count);
  return fill(messages.get(`=${count}`) ?? messages.get(form) ?? messages.get('other') ?? '', language, values, count);
}

function readCases(source: string): Map<string, string> {
  const cases = new Map<string, string>();
  for (let open = source.indexOf('{'), from = 0; open >= 0; open = source.indexOf('{', from)) {
    const end = closing(source, open);
    cases.set(source.slice(from, open).replace(/^[\s,]+|\s+$/g, ''), source.slice(open + 1, end));
    from = end + 1;
  }
  return cases;
}

function closing(source: string, open: number): number {
  let depth = 0;
  for (let at = open; at < source.length; at += 1) {
    if (source[at] === '{') depth += 1;
    else if (source[at] === '}' && (depth -= 1) === 0) return at;
  }
  return source.length;
}
