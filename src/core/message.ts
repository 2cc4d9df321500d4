/** What a message may be filled with. A number is a whole one. */
export type MessageValues = Readonly<Record<string, string | number>>;

/** A `#`, or `{name}`, `{name, plural, …}` or `{name, select, …}` with cases that hold no further cases. */
const PART = /#|\{\s*(\w+)\s*(?:,\s*(plural|select)\s*,((?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*))?\}/g;
const CASE = /([^\s{},]+)\s*\{((?:[^{}]|\{[^{}]*\})*)\}/g;

/** What stands between thousands: the first number format takes a browser as long as it takes to draw twenty comments. */
const GROUPS: Readonly<Record<string, string>> = { en: ',', nl: '.' };

const rules: Record<string, Intl.PluralRules> = {};

/**
 * Fills a message in the plural, select and placeholder parts of ICU MessageFormat:
 * `{count, plural, =0 {None yet} one {# comment} other {# comments}}`, `{role, select, staff {…} other {…}}`, `{name}`.
 * Numbers are written by the language's rules. A placeholder without a value stays as it is, for the developer to see.
 */
export function formatMessage(message: string, language: string, values: MessageValues = {}, count?: number): string {
  const written = (value: string | number): string =>
    typeof value === 'number' ? String(value).replace(/\B(?=(\d{3})+$)/g, GROUPS[language] ?? '') : value;
  return message.replace(PART, (whole: string, name?: string, kind?: string, cases = ''): string => {
    const value = name === undefined ? count : values[name];
    if (value === undefined) return whole;
    if (kind === undefined) return written(value);
    const messages = new Map([...cases.matchAll(CASE)].map(([, form, text]) => [form, text]));
    const number = kind === 'plural' ? Number(value) : undefined;
    const chosen =
      messages.get(`=${number}`) ??
      messages.get(
        number === undefined ? String(value) : (rules[language] ??= new Intl.PluralRules(language)).select(number),
      ) ??
      messages.get('other') ??
      '';
    return formatMessage(chosen, language, values, number);
  });
}
