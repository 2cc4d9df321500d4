import MarkdownIt from 'markdown-it';
import { PleinError } from '../core/errors.ts';
import { spoilers } from './markdown.spoiler.ts';
import { textTree, type Token } from './markdown.tree.ts';
import type { Text } from './text.model.ts';
import { MAX_TEXT_LENGTH, MAX_TEXT_NESTING } from './text.rules.ts';

const MAX_TABLE_COLUMNS = 20;
/** Of all tables of a text together: short rows are filled up, so a small text could ask for very many. */
const MAX_TABLE_CELLS = 2_000;
/** From this level on everything inside a block is one paragraph, so that what nests too deep is shown, not dropped. */
const DEEPEST_BLOCK = MAX_TEXT_NESTING - 2;
/** A short definition used many times would multiply its address. */
const MAX_OUTPUT_FACTOR = 64;

const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g;

type Parser = InstanceType<typeof MarkdownIt>;
type BlockRule = Parameters<Parser['block']['ruler']['at']>[1];
type BlockState = Parameters<BlockRule>[0];

const parser = createParser();

/**
 * The tree of a Markdown text (CommonMark with tables, strikethrough, task lists, spoilers and bare http links; raw
 * HTML is text). A line end is a line end. Pictures and mentions are as written: `references.rules.ts` puts in what the
 * backend knows of them. Throws `too-large` above MAX_TEXT_LENGTH and nothing else; a text that would grow
 * beyond all measure comes back as one block of code, as it was typed.
 */
export function renderMarkdown(markdown: string): Text {
  if (markdown.length > MAX_TEXT_LENGTH) throw new PleinError('too-large');
  const source = markdown.toWellFormed().replace(CONTROL, '\ufffd');
  const most = MAX_OUTPUT_FACTOR * Math.max(1, source.length);
  const tree = textTree(parser.parse(source, { cells: 0 }) as readonly Token[], most);
  if (tree !== undefined && JSON.stringify(tree).length <= most) return tree;
  return [{ type: 'code', text: source }];
}

function createParser(): Parser {
  const md = new MarkdownIt({ html: false, linkify: true, breaks: true, maxNesting: MAX_TEXT_NESTING });
  md.linkify.set({ fuzzyLink: false, fuzzyEmail: false, fuzzyIP: false });
  for (const scheme of ['ftp:', 'mailto:', '//']) md.linkify.add(scheme, null);
  // One judge of addresses: `safeUrl`, when the tree is made.
  md.validateLink = () => true;
  md.normalizeLink = spelledOut;
  md.normalizeLinkText = (url) => url;
  md.core.ruler.push('languages', ({ tokens }) => {
    for (const token of tokens) token.info = md.utils.unescapeAll(token.info);
  });
  md.block.ruler.at('table', cappedTable(blockRule(md, 'table')), { alt: ['paragraph', 'reference'] });
  md.block.ruler.before('table', 'deepest', deepest);
  spoilers(md);
  return md;
}

/** What browsers would read as another sign of an address, where an author wrote it past the host. */
function spelledOut(address: string): string {
  const [host] = /^[a-z][a-z\d+.-]*:\/\/[^/?#\\]*/i.exec(address) ?? [''];
  return host + address.slice(host.length).replace(/[[\]\\]/g, encodeURIComponent);
}

function blockRule(md: Parser, name: string): BlockRule {
  const all = md.block.ruler.getRules('');
  md.block.ruler.disable(name);
  const others = md.block.ruler.getRules('');
  md.block.ruler.enable(name);
  const found = all.find((rule) => !others.includes(rule));
  if (found === undefined) throw new Error(`markdown-it has no block rule '${name}'`);
  return found;
}

function cappedTable(table: BlockRule): BlockRule {
  return (state, startLine, endLine, silent) => {
    const columns = lineOf(state, startLine + 1).split('|').length;
    if (columns > MAX_TABLE_COLUMNS + 2) return false;
    const used = Number(state.env['cells']);
    const rows = Math.floor((MAX_TABLE_CELLS - used) / columns) - 1;
    if (rows < 0 || !table(state, startLine, Math.min(endLine, startLine + 2 + rows), silent)) return false;
    if (!silent) state.env['cells'] = used + (state.line - startLine) * columns;
    return true;
  };
}

function deepest(state: BlockState, startLine: number, endLine: number, silent: boolean): boolean {
  if (silent || state.level < DEEPEST_BLOCK) return false;
  state.push('paragraph_open', 'p', 1);
  const inline = state.push('inline', '', 0);
  inline.content = state.getLines(startLine, endLine, state.blkIndent, false).trim();
  inline.children = [];
  state.push('paragraph_close', 'p', -1);
  state.line = endLine;
  return true;
}

function lineOf(state: BlockState, line: number): string {
  return state.src.slice(state.bMarks[line], state.eMarks[line]);
}
