import { everyElement } from '../../support/fixture.ts';

/** Element names, each with the attributes it may have and what they may say. */
export type Allowed = Readonly<Record<string, Readonly<Record<string, RegExp>>>>;

const ADDRESS = /^(https?:\/\/|mailto:)/;
const ALIGNMENT = /^(none|start|center|end)$/;
const LINK = { href: ADDRESS, rel: /^ugc nofollow noopener noreferrer$/ };

/** What a tree of text may be drawn with. */
export const TEXT: Allowed = {
  p: { class: /^heading$/, role: /^heading$/, 'aria-level': /^[1-6]$/ },
  blockquote: {},
  ol: { start: /^-?\d+$/ },
  ul: {},
  li: { class: /^task$/ },
  input: { type: /^checkbox$/, disabled: /^$/, checked: /^$/, 'aria-label': /^[☑☐]$/ },
  pre: { tabindex: /^0$/ },
  code: {},
  div: { class: /^scroll$/, tabindex: /^0$/ },
  table: {},
  thead: {},
  tbody: {},
  tr: {},
  th: { class: ALIGNMENT },
  td: { class: ALIGNMENT },
  hr: {},
  em: {},
  strong: {},
  s: {},
  br: {},
  a: LINK,
  span: { class: /^mention$/ },
};

const CELL = { colspan: /./, rowspan: /./ };
const PLAIN =
  'p br hr h1 h2 h3 h4 h5 h6 blockquote pre code ul li em strong b i s del table caption thead tbody tr sub sup kbd';

/** What foreign HTML may be drawn with. */
export const FOREIGN_HTML: Allowed = {
  ...Object.fromEntries(PLAIN.split(' ').map((name) => [name, {}])),
  ol: { start: /^-?\d+$/ },
  td: CELL,
  th: CELL,
  a: LINK,
};

/** Every element and attribute under `root`, shadow trees included, that is not allowed. */
export function offences(root: ParentNode, allowed: Allowed): string[] {
  return [...everyElement(root)].flatMap((element) => {
    const attributes = allowed[element.localName];
    if (attributes === undefined || !Object.hasOwn(allowed, element.localName)) return [`<${element.localName}>`];
    return [...element.attributes]
      .filter(({ name, value }) => !Object.hasOwn(attributes, name) || !attributes[name]?.test(value))
      .map(({ name, value }) => `<${element.localName} ${name}="${value}">`);
  });
}
