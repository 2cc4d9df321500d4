/** A text and what is selected in it, in UTF-16 units. */
export interface Selected {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** The smallest change from one text to another. */
export interface Change {
  readonly from: number;
  readonly to: number;
  readonly insert: string;
}

const LIST = /^(\s*)(?:[-*+] (?:\[[ xX]\] )?|\d{1,9}[.)] )/;
const ADDRESS = /^https?:\/\/[^\s<>]+$/i;

/** Puts marks around what is selected, or takes them away where they are. Spaces at its ends stay outside. */
export function toggleMark(now: Selected, mark: string): Selected {
  const { text, start, end } = trimmed(now);
  const inner = text.slice(start, end);
  const { length } = mark;
  if (text.slice(0, start).endsWith(mark) && text.slice(end).startsWith(mark)) {
    return replaced(text, start - length, end + length, inner);
  }
  const holdsMarks = inner.length >= 2 * length && inner.startsWith(mark) && inner.endsWith(mark);
  if (holdsMarks) return replaced(text, start, end, inner.slice(length, inner.length - length));
  return replaced(text, start, end, inner, mark);
}

/** Code in a line, or, where lines are selected, a block of it. */
export function toggleCode(now: Selected): Selected {
  const inner = now.text.slice(now.start, now.end);
  const longest = Math.max(0, ...[...inner.matchAll(/`+/g)].map(([run]) => run.length));
  if (!inner.trim().includes('\n')) return toggleMark(now, '`'.repeat(longest + 1));
  const lines = wholeLines(now);
  const block = lines.text.slice(lines.start, lines.end);
  const [, fence = '', body = ''] = /^(`{3,})[^\n`]*\n([^]*)\n\1$/.exec(block) ?? [];
  if (fence !== '') return replaced(lines.text, lines.start, lines.end, body);
  const around = '`'.repeat(Math.max(3, longest + 1));
  return replaced(lines.text, lines.start, lines.end, `${around}\n${block}\n${around}`);
}

/** Starts each selected line as a quote, or takes that away where all of them are. */
export function toggleQuote(now: Selected): Selected {
  return withLines(now, (lines) => {
    const quoted = lines.every((line) => line.startsWith('> '));
    return lines.map((line) => (quoted ? line.slice(2) : `> ${line}`));
  });
}

/** Starts each selected line as an item, in place of another kind of item, or takes that away where all of them are. */
export function toggleList(now: Selected, kind: 'bullets' | 'numbers'): Selected {
  const isItem = kind === 'bullets' ? /^\s*- / : /^\s*\d{1,9}\. /;
  return withLines(now, (lines) => {
    const items = lines.filter((line) => line.trim() !== '');
    if (items.length > 0 && items.every((line) => isItem.test(line)))
      return lines.map((line) => line.replace(LIST, '$1'));
    let number = 0;
    return lines.map((line) => {
      if (line.trim() === '' && items.length > 0) return line;
      const mark = kind === 'bullets' ? '- ' : `${(number += 1)}. `;
      return LIST.test(line) ? line.replace(LIST, `$1${mark}`) : mark + line;
    });
  });
}

/** Makes what is selected a link: with its address selected, to be typed over, or to `address`. */
export function makeLink(now: Selected, address?: string): Selected {
  const { text, start, end } = trimmed(now);
  const inner = text.slice(start, end);
  if (address === undefined && isAddress(inner)) {
    const made = replaced(text, start, end, `[](${inner})`);
    return { ...made, start: start + 1, end: start + 1 };
  }
  const made = replaced(text, start, end, `[${inner}](${address ?? 'https://'})`);
  const from = start + inner.length + 3;
  return address === undefined && inner !== ''
    ? { ...made, start: from, end: made.end - 1 }
    : {
        ...made,
        start: address === undefined ? start + 1 : made.end,
        end: address === undefined ? start + 1 : made.end,
      };
}

/** Puts words where the selection is, with the caret behind them. */
export function insert(now: Selected, words: string): Selected {
  const { text, start, end } = now;
  const at = start + words.length;
  return { text: text.slice(0, start) + words + text.slice(end), start: at, end: at };
}

/** Whether a text is one address and nothing else. */
export function isAddress(text: string): boolean {
  return ADDRESS.test(text.trim()) && URL.canParse(text.trim());
}

/** What differs, never cutting a character of two units in half. */
export function difference(before: string, after: string): Change {
  const shorter = Math.min(before.length, after.length);
  let from = 0;
  while (from < shorter && before[from] === after[from]) from += 1;
  if (isHigh(before, from - 1)) from -= 1;
  let tail = 0;
  while (tail < shorter - from && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1;
  if (isLow(before, before.length - tail)) tail -= 1;
  return { from, to: before.length - tail, insert: after.slice(from, after.length - tail) };
}

function trimmed({ text, start, end }: Selected): Selected {
  const inner = text.slice(start, end);
  const lead = inner.length - inner.trimStart().length;
  if (lead === inner.length) return { text, start, end };
  return { text, start: start + lead, end: start + inner.trimEnd().length };
}

function wholeLines({ text, start, end }: Selected): Selected {
  const last = end > start && text[end - 1] === '\n' ? end - 1 : end;
  const close = text.indexOf('\n', last);
  return { text, start: text.slice(0, start).lastIndexOf('\n') + 1, end: close < 0 ? text.length : close };
}

function withLines(now: Selected, change: (lines: readonly string[]) => readonly string[]): Selected {
  const { text, start, end } = wholeLines(now);
  const made = replaced(text, start, end, change(text.slice(start, end).split('\n')).join('\n'));
  return now.start === now.end ? { ...made, start: made.end } : made;
}

/** `by` in the place of a stretch, between marks, and selected. */
function replaced(text: string, from: number, to: number, by: string, mark = ''): Selected {
  const start = from + mark.length;
  return { text: text.slice(0, from) + mark + by + mark + text.slice(to), start, end: start + by.length };
}

function isHigh(text: string, at: number): boolean {
  return /[\ud800-\udbff]/.test(text[at] ?? '');
}

function isLow(text: string, at: number): boolean {
  return /[\udc00-\udfff]/.test(text[at] ?? '');
}
