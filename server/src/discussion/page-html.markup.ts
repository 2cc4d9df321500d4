const SPECIAL: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
/** What neither HTML nor XML may hold, however it is written. */
const FORBIDDEN = /[^\P{Cc}\t\n\r]|[\ufffe\uffff]/gu;

/** Markup that is safe to send: whatever came from people has been escaped on its way in. */
export class Markup {
  readonly source: string;

  constructor(source: string) {
    this.source = source;
  }
}

type Part = Markup | string | number | undefined | readonly Part[];

/** Markup with parts in it, each as text where it is not markup itself. Attributes are written in double quotes. */
export function markup(written: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  return new Markup(written.map((piece, index) => (index === 0 ? '' : sourceOf(parts[index - 1])) + piece).join(''));
}

/** A block of data in a page: JSON in which no tag can end or begin. */
export function data(value: unknown): Markup {
  return new Markup(JSON.stringify(value).replaceAll('<', '\\u003c'));
}

function sourceOf(part: Part): string {
  if (part instanceof Markup) return part.source;
  if (part === undefined) return '';
  if (typeof part === 'object') return part.map(sourceOf).join('');
  return String(part)
    .toWellFormed()
    .replace(FORBIDDEN, '\ufffd')
    .replace(/[&<>"']/g, (character) => SPECIAL[character]!);
}
