import type MarkdownIt from 'markdown-it';

type Parser = InstanceType<typeof MarkdownIt>;
type InlineRule = Parameters<Parser['inline']['ruler']['push']>[1];
type InlineState = Parameters<InlineRule>[0];

const BAR = 0x7c;
/** The ends of a run of words, as markdown-it has them, and the bar. */
const WORDS = /[^\n!#$%&*+\-:<=>@[\\\]^_`{|}~]+/y;

/**
 * `||…||` as a pair of tokens around what is hidden. Bars open and close as tildes do, so that `a || b` stays what it
 * is; one bar, or more than two, are words.
 */
export function spoilers(md: Parser): void {
  md.inline.ruler.at('text', words);
  md.inline.ruler.before('strikethrough', 'spoiler', bars);
  md.inline.ruler2.after('strikethrough', 'spoiler', pairs);
  // A bare address ends where bars begin.
  const match = md.linkify.matchAtStart.bind(md.linkify);
  md.linkify.matchAtStart = (text) => match(text.split('||', 1)[0] ?? '');
}

function words(state: InlineState, silent: boolean): boolean {
  WORDS.lastIndex = state.pos;
  const found = WORDS.exec(state.src)?.[0].slice(0, state.posMax - state.pos) ?? '';
  if (found === '') return false;
  if (!silent) state.pending += found;
  state.pos += found.length;
  return true;
}

function bars(state: InlineState, silent: boolean): boolean {
  if (silent || state.src.charCodeAt(state.pos) !== BAR) return false;
  const { length, can_open: open, can_close: close } = state.scanDelims(state.pos, true);
  if (length === 2) {
    const token = state.push('text', '', 0);
    token.content = '||';
    state.delimiters.push({ marker: BAR, length: 0, token: state.tokens.length - 1, end: -1, open, close });
  } else state.pending += '|'.repeat(length);
  state.pos += length;
  return true;
}

function pairs(state: InlineState): boolean {
  const lists = [state.delimiters, ...state.tokens_meta.map((meta) => meta?.delimiters ?? [])];
  for (const delimiters of new Set(lists)) {
    for (const { marker, end, token } of delimiters) {
      const closing = delimiters[end];
      if (marker !== BAR || closing === undefined) continue;
      turn(state, token, 'spoiler_open', 1);
      turn(state, closing.token, 'spoiler_close', -1);
    }
  }
  return true;
}

function turn(state: InlineState, at: number, type: string, nesting: 1 | -1): void {
  const token = state.tokens[at];
  if (token !== undefined) Object.assign(token, { type, nesting, content: '' });
}
