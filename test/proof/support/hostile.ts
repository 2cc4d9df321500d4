import { seeded, type Random } from './random.ts';
import { AUTOMATIC, BREAKOUTS, CLICKED, REQUESTS, WRAPPERS } from './hostile-html.ts';
import { MARKDOWN } from './hostile-markdown.ts';

/**
 * One text that tries to run script or to make the reader's browser call elsewhere. If it runs, it calls
 * `fired(id)` on the top window, or posts its id there.
 */
export interface HostileText {
  readonly id: number;
  /** How an unprotected page would put it in: as HTML, or through a Markdown renderer that lets everything pass. */
  readonly form: 'html' | 'markdown';
  readonly text: string;
}

export interface HostileOptions {
  /** Where a request counts as foreign; without a slash at its end. */
  readonly foreign: string;
  readonly count: number;
  readonly seed: number;
}

/** Makes `count` texts, every template at least once, the rest by mutation; the same seed makes the same texts. */
export function hostileTexts({ foreign, count, seed }: HostileOptions): readonly HostileText[] {
  const random = seeded(seed);
  const templates = [
    ...AUTOMATIC.map((template) => ({ form: 'html' as const, template })),
    ...CLICKED.map((template) => ({ form: 'html' as const, template })),
    ...BREAKOUTS.map((template) => ({ form: 'html' as const, template })),
    ...REQUESTS.map((template) => ({ form: 'html' as const, template })),
    ...MARKDOWN.map((template) => ({ form: 'markdown' as const, template })),
  ];
  return Array.from({ length: Math.max(count, templates.length) }, (_, id) => {
    const plain = id < templates.length;
    const { form, template } = plain ? templates[id]! : random.pick(templates);
    const text = filled(template, id, foreign, plain ? undefined : random);
    return { id, form, text: plain ? text : mutated(text, form, random) };
  });
}

/** Templates hold `JS` for a call, `URI` for a script address and `FOREIGN` for an address elsewhere. */
function filled(template: string, id: number, foreign: string, random: Random | undefined): string {
  const call = random === undefined ? `top.fired(${id})` : random.pick(CALLS)(id);
  const address = random === undefined ? `javascript:${call}` : random.pick(ADDRESSES)(call);
  return template
    .replaceAll('JS', () => call)
    .replaceAll('URI', () => address)
    .replaceAll('FOREIGN', () => `${foreign}/${id}`);
}

const CALLS: readonly ((id: number) => string)[] = [
  (id) => `top.fired(${id})`,
  (id) => `top['fi'+'red'](${id})`,
  (id) => `top.fired.call(null,${id})`,
  (id) => `[${id}].find(top.fired)`,
  (id) => `\\u0074op.fired(${id})`,
  (id) => `top.postMessage(${id},'*')`,
  (id) => `setTimeout('top.fired(${id})')`,
  (id) => `eval(atob('${btoa(`top.fired(${id})`)}'))`,
  (id) => `top.fired\`${id}\``,
  (id) => `(()=>top.fired(${id}))()`,
  (id) => `/**/top/**/./**/fired(${id})//`,
  (id) => `new Function('top.fired(${id})')()`,
];

const ADDRESSES: readonly ((call: string) => string)[] = [
  (call) => `javascript:${call}`,
  (call) => `JaVaScRiPt:${call}`,
  (call) => `java&Tab;script:${call}`,
  (call) => `java\nscript:${call}`,
  (call) => `&#1;javascript:${call}`,
  (call) => `&#106;avascript&colon;${call}`,
  (call) => `&#x6A&#x61&#x76&#x61script:${call}`,
  (call) => `  javascript:${call}`,
  (call) => `javascript://%0a${call}`,
  (call) => `javascript:'<b>';${call}`,
  (call) => `jav%61script:${call}`,
  (call) => `vbscript:${call}`,
  (call) => `data:text/html,<script>${call}</script>`,
  (call) => `data:text/html;base64,${btoa(`<script>${call}</script>`)}`,
  (call) => `feed:javascript:${call}`,
  (call) => `view-source:javascript:${call}`,
  (call) => `//javascript:${call}`,
  (call) => `javascript\u200b:${call}`,
  (call) => `\u202ejavascript:${call}`,
];

const MUTATIONS: readonly ((text: string, form: HostileText['form'], random: Random) => string)[] = [
  (text, _, random) => random.pick(WRAPPERS).replace('INSIDE', () => text),
  (text, _, random) =>
    random.pick(WRAPPERS).replace('INSIDE', () => random.pick(WRAPPERS).replace('INSIDE', () => text)),
  (text, form, random) =>
    form === 'markdown' ? random.pick(BLOCKS).replace('INSIDE', () => text) : spacedOut(text, random),
  (text, _, random) => changedCase(text, random),
  (text, _, random) => text.replace(/["']/g, () => random.pick(['"', "'", '`', '&quot;', ''])),
  (text, _, random) => inserted(text, random.pick(ODD), random),
  (text, _, random) => inserted(inserted(text, random.pick(ODD), random), random.pick(ODD), random),
  (text, _, random) => `${'<div>'.repeat(random.between(1, 40))}${text}`,
  (text, _, random) => `${random.pick(OPENINGS)}${text}`,
  (text, _, random) => text.slice(0, text.length - random.below(Math.min(4, text.length))),
  (text, _, random) =>
    text.replace(
      /(?<==)(["'])([^"']*)\1/,
      (_all, quote: string, value: string) => quote + entities(value, random) + quote,
    ),
];

const BLOCKS = [
  '> INSIDE',
  '- INSIDE',
  '1. INSIDE',
  '# INSIDE',
  '| a |\n| - |\n| INSIDE |',
  '- [x] INSIDE',
  '*INSIDE*',
  '[INSIDE](https://example.org/)',
];
const OPENINGS = [
  '-->',
  ']]>',
  '"><',
  "'>",
  '</title>',
  '</textarea>',
  '</style>',
  '</script>',
  '<!--',
  '<![CDATA[',
  '\\">',
  '</svg>',
  '&gt;',
  '<',
];
const ODD = [
  '\u0000',
  '\u0008',
  '\u000c',
  '\u001b',
  '\u00a0',
  '\u00ad',
  '\u200b',
  '\u200e',
  '\u202e',
  '\u2028',
  '\u2066',
  '\ufeff',
  '\ufffd',
  '\ud800',
  '\n',
  '\t',
  '/',
  '<',
  '>',
  '&',
  '\\',
];

function mutated(text: string, form: HostileText['form'], random: Random): string {
  let result = text;
  for (let rounds = random.between(0, 2); rounds > 0; rounds -= 1)
    result = random.pick(MUTATIONS)(result, form, random);
  return result;
}

/** Tags keep working in any case; so do handler names, but not the script inside quotes. */
function changedCase(text: string, random: Random): string {
  return text.replace(/<\/?[a-z]+| on[a-z]+=/g, (name) =>
    [...name].map((letter) => (random.chance(0.5) ? letter.toUpperCase() : letter)).join(''),
  );
}

function spacedOut(text: string, random: Random): string {
  return text.replace(/ (?=[a-z]+=)/g, () => random.pick(['/', '\n', '\t', '\f', ' / ', '\r\n', '  ']));
}

function inserted(text: string, odd: string, random: Random): string {
  const at = random.below(text.length + 1);
  return text.slice(0, at) + odd + text.slice(at);
}

function entities(value: string, random: Random): string {
  return [...value]
    .map((letter) => {
      const code = letter.codePointAt(0)!;
      return random.chance(0.5) ? letter : random.pick([`&#${code};`, `&#x${code.toString(16)};`, `&#0000${code};`]);
    })
    .join('');
}
