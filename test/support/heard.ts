import { writeFile } from '@web/test-runner-commands';
import { expect } from 'chai';
import './axe.ts';
import { until } from './fixture.ts';
import { focused } from './keys.ts';

/** What axe-core knows of a node in the tree as it is shown, shadow trees and slots included. */
interface ShownNode {
  readonly actualNode: Node;
  readonly children: readonly ShownNode[];
}

/** What axe-core reckons with; the platform tells pages nothing of it. */
interface Reckoning {
  setup(root: Element): ShownNode;
  teardown(): void;
  readonly commons: {
    readonly aria: { getRole(node: ShownNode): string | null };
    readonly dom: { isVisibleToScreenReaders(node: ShownNode): boolean };
    readonly text: { accessibleTextVirtual(node: ShownNode): string };
  };
}

/** Roles that say nothing by themselves: what is in them is heard in its place. */
const UNSAID = new Set([
  'generic',
  'none',
  'presentation',
  'paragraph',
  'time',
  'strong',
  'emphasis',
  'code',
  'banner',
  'contentinfo',
  'superscript',
  'rowgroup',
]);
/** Roles that are heard as one name, whatever they are made of. */
const WHOLE = new Set(
  'button link heading option textbox searchbox checkbox radio combobox spinbutton progressbar img'.split(' '),
);
/** Roles whose words are heard as they come, not as a name before them. */
const UNNAMED = new Set(
  'listitem status alert row cell columnheader rowheader blockquote deletion insertion mark'.split(' '),
);
const STATES =
  'aria-busy aria-checked aria-current aria-disabled aria-expanded aria-haspopup aria-invalid aria-modal aria-pressed aria-selected'.split(
    ' ',
  );

/**
 * What a screen reader makes of an element, as lines: role, name and state, in their order, deeper where they stand in
 * something. The name of a role alone is its start; words that stand by themselves are in quotes.
 */
export function heard(element: Element): string {
  const axe = window.axe as unknown as Reckoning;
  try {
    return lines(axe.setup(element), axe, 0).join('\n');
  } finally {
    axe.teardown();
  }
}

function lines(node: ShownNode, axe: Reckoning, depth: number): string[] {
  const { actualNode } = node;
  const indent = '  '.repeat(depth);
  if (actualNode instanceof Text) {
    const words = tidy(actualNode.data);
    return words === '' ? [] : [`${indent}"${words}"`];
  }
  if (!(actualNode instanceof Element) || !axe.commons.dom.isVisibleToScreenReaders(node)) return [];
  const role = axe.commons.aria.getRole(node) ?? 'generic';
  const name = UNSAID.has(role) || UNNAMED.has(role) ? '' : tidy(axe.commons.text.accessibleTextVirtual(node));
  const said = [role, ...(name === '' ? [] : [`"${name}"`]), ...statesOf(actualNode)].join(' ');
  if (WHOLE.has(role)) return [`${indent}${said}`];
  const isUnsaid = UNSAID.has(role);
  const inside = node.children.flatMap((child) => lines(child, axe, isUnsaid ? depth : depth + 1));
  if (isUnsaid) return inside;
  const [only] = inside;
  // An item of a list, a status: with its words on its line.
  return inside.length === 1 && UNNAMED.has(role)
    ? [`${indent}${said} ${only!.trim()}`]
    : [`${indent}${said}`, ...inside];
}

function statesOf(element: Element): string[] {
  const level = element.getAttribute('aria-level') ?? /^h([1-6])$/.exec(element.localName)?.[1];
  const { value = '', disabled = false, required = false, checked = false } = element as HTMLInputElement;
  const isField = element.matches('textarea, select, input:not([type=checkbox], [type=radio])');
  const shown = element instanceof HTMLSelectElement ? element.selectedOptions[0]?.label : value;
  return [
    ...(level === undefined ? [] : [`level ${level}`]),
    ...STATES.flatMap((state) => wordOf(state.slice(5), element.getAttribute(state))),
    ...(isField && value !== '' ? [`= ${JSON.stringify(shown)}`] : []),
    ...(disabled ? ['disabled'] : []),
    ...(required ? ['required'] : []),
    ...(element.matches('[type=checkbox], [type=radio]') && checked ? ['checked'] : []),
    ...(element === focused() ? ['(focus)'] : []),
    ...descriptionOf(element),
  ];
}

function wordOf(state: string, value: string | null): string[] {
  if (value === null || (value === 'false' && !['expanded', 'pressed', 'selected'].includes(state))) return [];
  return [value === 'true' ? state : value === 'false' ? `not ${state}` : `${state} ${value}`];
}

function descriptionOf(element: Element): string[] {
  const root = element.getRootNode() as Document | ShadowRoot;
  const ids = element.getAttribute('aria-describedby')?.split(' ') ?? [];
  const words = ids.map((id) => tidy(root.getElementById(id)?.textContent ?? '')).filter(Boolean);
  return words.length === 0 ? [] : [`(${words.join(' ')})`];
}

/** On one line, without the marks that keep directions apart, and with no time of day: that is the machine's. */
function tidy(words: string): string {
  return words
    .replace(/\d+:\d\d\s[AP]M/g, '…')
    .replace(/[\u2068\u2069]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/**
 * Compares what is heard with what is written down for it: a chapter of a `.snap.txt` beside the test, so that a person
 * can read it. A chapter that is missing is written, and fails: read it, and run the test again.
 */
export class Score {
  readonly #url: URL;
  #chapters: Map<string, string> | undefined;

  /** `test` is the address of the test's module. */
  constructor(test: string) {
    this.#url = new URL(test.replace(/\.browser\.ts.*$/, '.snap.txt'));
  }

  async expect(element: Element, chapter: string): Promise<void> {
    this.#chapters ??= await this.#read();
    const expected = this.#chapters.get(chapter);
    if (expected === undefined) return this.#write(chapter, heard(element));
    // What comes late is waited for.
    await until(() => heard(element) === expected).catch(() => undefined);
    expect(heard(element), chapter).to.equal(expected);
  }

  async #read(): Promise<Map<string, string>> {
    const response = await fetch(this.#url);
    const text = response.ok ? await response.text() : '';
    return new Map(
      text
        .split(/^# /m)
        .slice(1)
        .map((chapter) => {
          const end = chapter.indexOf('\n');
          return [chapter.slice(0, end), chapter.slice(end).trim()] as const;
        }),
    );
  }

  async #write(chapter: string, words: string): Promise<void> {
    this.#chapters!.set(chapter, words);
    const content = [...this.#chapters!].map(([title, text]) => `# ${title}\n\n${text}\n`).join('\n');
    await writeFile({ path: this.#url.pathname.split('/').at(-1)!, content });
    throw new Error(`"${chapter}" was not there and is now: read what is heard, and run again.`);
  }
}
