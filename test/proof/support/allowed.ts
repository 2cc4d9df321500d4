import { everyElement } from './every-element.ts';

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
  pre: { tabindex: /^0$/, 'data-language': /^[\w+#.-]{0,30}$/ },
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

const WIDGET_ELEMENTS = new Set(
  (
    'a article aside bdi blockquote br button caption code dd details div dl dt em fieldset footer form h1 h2 h3 h4 h5 h6 header hr ' +
    'b i del sub sup kbd input label legend li ol p pre s section select option slot small span strong summary table tbody td ' +
    'textarea th thead time tr ul svg g path circle rect line text img ' +
    'dialog ins mark canvas progress ' +
    'plein-community plein-discussion-thread plein-comment-composer plein-member-card plein-event-list plein-feedback-poll ' +
    'plein-reactor-list plein-reaction-picker plein-further-deeds plein-comment-history plein-management'
  ).split(' '),
);
const WIDGET_ATTRIBUTE =
  /^(aria-[a-z]+|data-[a-z-]+|class|part|exportparts|slot|accept|popovertarget|popovertargetaction|enterkeyhint|role|dir|lang|tabindex|hidden|disabled|readonly|style|id|type|name|value|for|checked|required|rows|maxlength|minlength|autocomplete|spellcheck|novalidate|popover|datetime|title|href|hreflang|rel|target|download|scope|colspan|rowspan|start|viewBox|focusable|cx|cy|r|rx|ry|x|y|x1|x2|y1|y2|d|dx|dy|width|height|fill|stroke[a-z-]*|text-anchor|dominant-baseline|font-[a-z]+|thread|member|poll|limit|heading-level|open|selected|multiple|min|max|step|src|alt|loading|referrerpolicy)$/;

/** Whether a widget may be made of this: an element's name, and an attribute's if one is asked about. */
export function isOfWidgets(element: string, attribute?: string): boolean {
  return WIDGET_ELEMENTS.has(element) && (attribute === undefined || WIDGET_ATTRIBUTE.test(attribute));
}
