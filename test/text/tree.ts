import type { Text, TextBlock, TextInline } from '../../src/text/text.model.ts';
import { MAX_TEXT_NESTING } from '../../src/text/text.rules.ts';

const SCHEMES = ['http:', 'https:', 'mailto:'];
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** Every field that a node may have, whatever its type. */
const FIELDS = new Set(
  'type children level ordered items start checked text language alignments head rows url image width height description member name'.split(
    ' ',
  ),
);

/** What is wrong with a tree: by the model, the nesting, the addresses and, where given, the size of its source. */
export function treeProblems(tree: Text, source?: string): readonly string[] {
  const problems = tree.flatMap((block) => blockProblems(block, 1));
  const size = JSON.stringify(tree).length;
  JSON.stringify(tree, (name, value: unknown) => {
    if (!FIELDS.has(name) && name !== '' && !/^\d+$/.test(name)) problems.push(`field ${name}`);
    return value;
  });
  if (source !== undefined && size > 64 * Math.max(1, source.length)) problems.push(`${size} of ${source.length}`);
  return problems;
}

function blockProblems(block: TextBlock, depth: number): string[] {
  const words = (children: readonly TextInline[]) =>
    children.flatMap((inline) => inlineProblems(inline, depth + 1, false));
  const blocks = (children: Text) => children.flatMap((child) => blockProblems(child, depth + 1));
  if (depth > MAX_TEXT_NESTING) return [`block at ${depth}`];
  switch (block.type) {
    case 'paragraph':
      return words(block.children);
    case 'heading':
      return [...words(block.children), ...(block.level >= 1 && block.level <= 6 ? [] : [`level ${block.level}`])];
    case 'quote':
      return blocks(block.children);
    case 'list':
      return block.items.flatMap((item) => blocks(item.children));
    case 'code':
      return /^[a-z0-9+#._-]{1,30}$/.test(block.language ?? 'none') ? [] : [`language ${block.language}`];
    case 'table': {
      const rows = [block.head, ...block.rows];
      const uneven = rows.filter((row) => row.length !== block.alignments.length).map(() => 'uneven table');
      return [...uneven, ...rows.flat().flatMap(words)];
    }
    case 'divider':
      return [];
    default:
      return [`block ${JSON.stringify(block)}`];
  }
}

function inlineProblems(inline: TextInline, depth: number, linked: boolean): string[] {
  const children = (list: readonly TextInline[], inLink: boolean) =>
    list.flatMap((child) => inlineProblems(child, depth + 1, inLink));
  if (depth > MAX_TEXT_NESTING) return [`inline at ${depth}`];
  switch (inline.type) {
    case 'text':
    case 'code-span':
      return inline.text === '' || !inline.text.isWellFormed() ? ['odd text'] : [];
    case 'break':
      return [];
    case 'emphasis':
    case 'strong':
    case 'strike':
      return children(inline.children, linked);
    case 'spoiler':
      return [
        ...(JSON.stringify(inline.children).includes('"type":"spoiler"') ? ['spoiler in spoiler'] : []),
        ...children(inline.children, linked),
      ];
    case 'picture':
      return UUID.test(inline.image) && !linked && inline.width === 0 ? [] : [`picture ${inline.image}`];
    case 'mention':
      return /^[A-Za-z0-9][A-Za-z0-9._:-]*$/.test(inline.member) && inline.name.trim() !== ''
        ? []
        : [`mention ${inline.member}`];
    case 'link':
      return [...addressProblems(inline.url), ...(linked ? ['link in link'] : []), ...children(inline.children, true)];
    case 'image':
      return [...addressProblems(inline.url), ...(linked ? ['picture in link'] : [])];
    default:
      return [`inline ${JSON.stringify(inline)}`];
  }
}

function addressProblems(address: string): string[] {
  return URL.canParse(address) && SCHEMES.includes(new URL(address).protocol) ? [] : [`address ${address}`];
}
