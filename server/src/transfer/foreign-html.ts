import { Parser } from 'htmlparser2';
import type { Text } from 'plein/text/text.model.js';
import { HtmlReader } from './foreign-html.reader.ts';

/** Ten times the Markdown of a text: tags, entities and long addresses take room that words do not. */
const MAX_HTML_LENGTH = 100_000;

/**
 * The tree of foreign HTML: what it says, without what it could do. Unknown tags give their text, scripts and styles
 * nothing, links only safe addresses (made absolute by `base`, where given). Undefined for what is larger than a text
 * may be. Never throws.
 */
export function textFromHtml(html: string, base?: string): Text | undefined {
  if (html.length > MAX_HTML_LENGTH) return undefined;
  const reader = new HtmlReader(base);
  const parser = new Parser({
    onopentag: (name, attributes) => reader.open(name, attributes),
    ontext: (text) => reader.text(text),
    onclosetag: () => reader.close(),
  });
  for (let at = 0; at < html.length && !reader.tooLarge; at += 4_096) parser.write(html.slice(at, at + 4_096));
  if (reader.tooLarge) return undefined;
  parser.end();
  return reader.finish();
}
