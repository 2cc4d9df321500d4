/**
 * Takes what nobody reads out of the text of templates and style sheets, which the minifier leaves alone: indentation,
 * comments, quotes around plain attributes. A sheet without expressions needs nothing of what Lit's `css` checks.
 */
export function slimTemplates() {
  return {
    name: 'slim-templates',
    transform(code, id) {
      if (/node_modules/.test(id) || !/\b(?:html|css) ?`/.test(code)) return null;
      const edits = [...templateEdits(this.parse(code), code)];
      const mapped = new MappedText(code);
      if (edits.some(({ text }) => text === PLAIN_SHEET))
        mapped.write("import { unsafeCSS as plainSheet } from 'lit';");
      for (const { start, end, text } of edits.toSorted((a, b) => a.start - b.start)) {
        mapped.keep(start);
        mapped.replace(end, text);
      }
      mapped.keep(code.length);
      return { code: mapped.text, map: { version: 3, names: [], sources: [id], mappings: mapped.mappings } };
    },
  };
}

const SLIM = { html: slimText, css: slimStyles };
const PLAIN_SHEET = 'plainSheet(';

/** What to put in place of the literal text of the tagged templates below a node, and of their tags. */
function* templateEdits(node, code) {
  if (node === null || typeof node !== 'object') return;
  if (node.type === 'TaggedTemplateExpression' && node.tag.name in SLIM) {
    const { tag, quasi, end: after } = node;
    const isPlain = tag.name === 'css' && quasi.expressions.length === 0;
    if (isPlain) yield { start: tag.start, end: tag.end, text: PLAIN_SHEET };
    for (const { start, end } of quasi.quasis) yield { start, end, text: SLIM[tag.name](code.slice(start, end)) };
    if (isPlain) yield { start: after, end: after, text: ')' };
  }
  for (const child of Object.values(node)) yield* templateEdits(child, code);
}

function slimText(text) {
  return text.replaceAll(/\s*\n\s*/g, ' ').replaceAll(/="([\w-]+)"(?=[ >])/g, '=$1');
}

function slimStyles(text) {
  return text
    .replaceAll(/\/\*[^]*?\*\//g, '')
    .replaceAll(/\s*\n\s*/g, ' ')
    .replaceAll(/ *([{}>,;]) */g, '$1')
    .replaceAll(/: +/g, ':')
    .replaceAll(/;\}/g, '}')
    .replaceAll(/(?<=[ :(,])0\./g, '.')
    .trim();
}

/** Text made of another, with a source map of where each word of it was. */
class MappedText {
  text = '';
  mappings = '';
  #source;
  #at = 0;
  #line = 0;
  #column = 0;
  #made = 0;
  #told = [0, 0, 0];

  constructor(source) {
    this.#source = source;
  }

  /** Takes over the source up to `end`. */
  keep(end) {
    for (const piece of this.#source.slice(this.#at, end).match(/\n|\w+|[^\w\n]/g) ?? []) {
      this.#tell();
      this.write(piece);
      this.#pass(piece);
    }
    this.#at = end;
  }

  /** Puts `text` in place of the source up to `end`. */
  replace(end, text) {
    this.#tell();
    this.write(text);
    this.#pass(this.#source.slice(this.#at, end));
    this.#at = end;
  }

  #tell() {
    const [made, line, column] = this.#told;
    const segment = [this.#made - made, 0, this.#line - line, this.#column - column].map(variableLength).join('');
    this.mappings += (this.mappings === '' || this.mappings.endsWith(';') ? '' : ',') + segment;
    this.#told = [this.#made, this.#line, this.#column];
  }

  /** Adds what is in no source. */
  write(text) {
    this.text += text;
    for (const character of text) {
      this.#made += character.length;
      if (character !== '\n') continue;
      this.mappings += ';';
      this.#made = 0;
      this.#told[0] = 0;
    }
  }

  #pass(text) {
    const lines = text.split('\n');
    this.#line += lines.length - 1;
    this.#column = lines.length > 1 ? lines.at(-1).length : this.#column + text.length;
  }
}

/** A number as source maps write it: base 64, least first, the sign in the lowest bit. */
function variableLength(number) {
  const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
  let rest = number < 0 ? (-number << 1) | 1 : number << 1;
  let written = '';
  do {
    const digit = rest & 31;
    rest >>>= 5;
    written += digits[rest > 0 ? digit | 32 : digit];
  } while (rest > 0);
  return written;
}
