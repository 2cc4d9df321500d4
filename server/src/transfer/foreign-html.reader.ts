import type { Text, TextAlignment } from 'plein/text/text.model.js';
import { safeUrl } from 'plein/text/text.rules.js';
import { Blocks } from './foreign-html.blocks.ts';
import type { Words } from './foreign-html.words.ts';

/** As in a text from Markdown. */
const MAX_NODES = 4_000;
/** The parser's own pile of open tags grows with each; nothing people wrote comes near. */
const MAX_OPEN_TAGS = 500;

const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g;
const LANGUAGE = /(?:^|\s)lang(?:uage)?-([a-z0-9+#._-]{1,30})(?:\s|$)/;
const WRAPPERS = new Map([
  ...['em', 'i'].map((tag) => [tag, 'emphasis'] as const),
  ...['strong', 'b'].map((tag) => [tag, 'strong'] as const),
  ...['del', 's', 'strike'].map((tag) => [tag, 'strike'] as const),
]);
/** Tags whose content is not for reading. */
const SILENT = new Set(
  'script style template noscript iframe object embed svg math head title textarea select'.split(' '),
);
/** Other tags that begin and end a line. */
const LINES = new Set(
  'p div section article aside header footer main nav address figure figcaption details summary dl dt dd center form fieldset caption'.split(
    ' ',
  ),
);

type Attributes = Readonly<Record<string, string>>;
/** What a tag's end has to do, where it has to do anything. */
type End = (() => void) | undefined;

/** Reads tags in pairs (the parser closes what the author forgot) and keeps for each what its end has to do. */
export class HtmlReader {
  readonly #base: string | undefined;
  readonly #blocks = new Blocks();
  readonly #ends: End[] = [];
  #silent = 0;
  #code: { text: string; language: string | undefined } | undefined;

  constructor(base: string | undefined) {
    this.#base = base;
  }

  get tooLarge(): boolean {
    return this.#blocks.tooLarge || this.#blocks.count.nodes > MAX_NODES || this.#ends.length > MAX_OPEN_TAGS;
  }

  open(name: string, attributes: Attributes): void {
    this.#ends.push(this.#opened(name, attributes));
  }

  close(): void {
    this.#ends.pop()?.();
  }

  text(text: string): void {
    if (this.#silent > 0) return;
    const clean = text.toWellFormed().replace(CONTROL, '\ufffd');
    if (this.#code === undefined) this.#blocks.words.text(clean);
    else this.#code.text += clean;
  }

  finish(): Text | undefined {
    const text = this.#blocks.finish();
    return this.tooLarge ? undefined : text;
  }

  #opened(name: string, attributes: Attributes): End {
    if (this.#silent > 0 || SILENT.has(name)) {
      this.#silent += 1;
      return () => (this.#silent -= 1);
    }
    if (this.#code !== undefined) return this.#openInCode(name, attributes, this.#code);
    const wrapper = WRAPPERS.get(name);
    if (wrapper !== undefined) return this.#openWrapper((words) => words.wrap(wrapper));
    if (LINES.has(name)) return this.#line();
    if (/^h[1-6]$/.test(name)) return this.#heading(Number(name[1]) as 1 | 2 | 3 | 4 | 5 | 6);
    return this.#openKnown(name, attributes);
  }

  #openKnown(name: string, attributes: Attributes): End {
    switch (name) {
      case 'a':
        return this.#openWrapper((words) => words.link(words.linked ? undefined : this.#address(attributes['href'])));
      case 'code':
        return this.#codeSpan();
      case 'br':
        return void this.#blocks.words.break();
      case 'img':
        return void this.#image(attributes);
      case 'hr':
        return void this.#blocks.divider();
      case 'pre':
        return this.#pre(attributes);
      case 'blockquote':
        return this.#quote();
      case 'ul':
      case 'ol':
        return this.#list(name === 'ol', attributes['start']);
      case 'li':
        return this.#item();
      default:
        return this.#openTablePart(name, attributes);
    }
  }

  #openTablePart(name: string, attributes: Attributes): End {
    switch (name) {
      case 'table':
        return this.#blocks.openTable() ? () => this.#blocks.closeTable() : this.#line();
      case 'tr':
        return void this.#blocks.row();
      case 'td':
      case 'th':
        return this.#blocks.openCell(name === 'th', alignment(attributes))
          ? () => this.#blocks.closeCell()
          : this.#line();
      default:
        return undefined;
    }
  }

  #openInCode(name: string, attributes: Attributes, code: { text: string; language: string | undefined }): End {
    if (name === 'br') code.text += '\n';
    if (name === 'code') code.language ??= language(attributes);
    return undefined;
  }

  #openWrapper(open: (words: Words) => void): End {
    const { words } = this.#blocks;
    open(words);
    return () => words.close();
  }

  #line(): End {
    this.#blocks.flush();
    return () => this.#blocks.flush();
  }

  #heading(level: 1 | 2 | 3 | 4 | 5 | 6): End {
    this.#blocks.heading(level);
    return () => this.#blocks.flush();
  }

  #codeSpan(): End {
    const { words } = this.#blocks;
    return words.startCode() ? () => words.endCode() : undefined;
  }

  #image({ src, alt = '' }: Attributes): void {
    const { words } = this.#blocks;
    const url = this.#address(src);
    const description = alt.toWellFormed().replace(CONTROL, '\ufffd');
    if (url !== undefined && !words.linked) words.image(url, description);
    else words.text(description === '' ? (url ?? '') : description);
  }

  #pre(attributes: Attributes): End {
    this.#blocks.flush();
    const code = { text: '', language: language(attributes) };
    this.#code = code;
    return () => {
      this.#code = undefined;
      this.#blocks.code(code.text.replace(/^\n/, '').replace(/\n$/, ''), code.language);
    };
  }

  #quote(): End {
    if (!this.#blocks.hold(false)) return this.#line();
    return () => {
      const { blocks: children } = this.#blocks.release();
      if (children.length > 0) this.#blocks.add({ type: 'quote', children });
    };
  }

  #list(ordered: boolean, first: string | undefined): End {
    if (!this.#blocks.openList()) return this.#line();
    const start = Number(first ?? 1);
    const numbered = ordered && start !== 1 && Number.isSafeInteger(start) ? { start } : {};
    return () => {
      const { items } = this.#blocks.release();
      if (items.length > 0) this.#blocks.add({ type: 'list', ordered, ...numbered, items });
    };
  }

  #item(): End {
    if (!this.#blocks.hold(true)) return this.#line();
    return () => this.#blocks.item(this.#blocks.release().blocks);
  }

  #address(address: string | undefined): string | undefined {
    const url = address === undefined ? null : URL.parse(address, this.#base);
    return url === null ? undefined : safeUrl(url.href);
  }
}

function language(attributes: Attributes): string | undefined {
  return LANGUAGE.exec(attributes['class'] ?? '')?.[1];
}

function alignment(attributes: Attributes): TextAlignment {
  const value = /text-align:\s*(\w+)/.exec(attributes['style'] ?? '')?.[1] ?? attributes['align'];
  switch (value) {
    case 'left':
      return 'start';
    case 'right':
      return 'end';
    case 'center':
      return 'center';
    default:
      return 'none';
  }
}
