const BLOCKS = 'p, li, pre, blockquote, table, tr, ol, ul, hr, div';

/**
 * What a person selected, as lines that Markdown takes as said by another, with room to answer below. Lines of code
 * that was selected on its own stay lines.
 */
export function quotation(selected: DocumentFragment, isCode = false): string {
  const lines = textOf(selected, isCode)
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter((line, index, all) => line !== '' || all[index - 1] !== '');
  const words = lines.join('\n').trim();
  if (words === '') return '';
  const quoted = words.split('\n').map((line) => `> ${line}`.trimEnd());
  return `${quoted.join('\n')}\n\n`;
}

function textOf(node: Node, isCode: boolean): string {
  if (node instanceof Text) return isCode ? node.data : node.data.replace(/\s+/g, ' ');
  if (node instanceof HTMLBRElement) return '\n';
  const inCode = isCode || node instanceof HTMLPreElement;
  const inside = [...node.childNodes].map((child) => textOf(child, inCode)).join('');
  if (!(node instanceof Element)) return inside;
  if (node.matches('td, th')) return `${inside} `;
  return node.matches(BLOCKS) ? `\n\n${inside}\n\n` : inside;
}
