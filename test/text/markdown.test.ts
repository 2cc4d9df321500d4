import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { isPleinError } from './support.ts';
import { renderMarkdown } from '../../src/text/markdown.ts';
import type { Text, TextBlock, TextInline } from '../../src/text/text.model.ts';
import { MAX_TEXT_LENGTH, plainText } from '../../src/text/text.rules.ts';
import { pathological } from './pathological.ts';
import { treeProblems } from './tree.ts';

const text = (words: string): TextInline => ({ type: 'text', text: words });
const paragraph = (...children: readonly TextInline[]): TextBlock => ({ type: 'paragraph', children });

const PICTURE = '01920000-0000-7000-8000-000000000001';
const picture = { type: 'picture', image: PICTURE, width: 0, height: 0 } as const;
const anna: TextInline = { type: 'mention', member: 'm-1', name: 'Anna' };
const emphasis = (said: string): TextInline => ({ type: 'emphasis', children: [text(said)] });
const link = (child: TextInline): TextInline => ({ type: 'link', url: 'https://plein.example/', children: [child] });
const linked = (child: TextInline | string): TextBlock =>
  paragraph(link(typeof child === 'string' ? text(child) : child));
const bare = link(text('https://plein.example'));

const RENDERED: readonly (readonly [name: string, markdown: string, tree: Text])[] = [
  ['nothing', '', []],
  ['words', 'Hello', [paragraph(text('Hello'))]],
  ['a line end', 'a\nb', [paragraph(text('a'), { type: 'break' }, text('b'))]],
  ['a heading', '### h', [{ type: 'heading', level: 3, children: [text('h')] }]],
  ['a divider', '---', [{ type: 'divider' }]],
  ['a quote', '> a', [{ type: 'quote', children: [paragraph(text('a'))] }]],
  [
    'emphasis of every kind',
    '*a* **b** ~~c~~ `d`',
    [
      paragraph(
        { type: 'emphasis', children: [text('a')] },
        text(' '),
        { type: 'strong', children: [text('b')] },
        text(' '),
        { type: 'strike', children: [text('c')] },
        text(' '),
        { type: 'code-span', text: 'd' },
      ),
    ],
  ],
  [
    'a numbered list that starts elsewhere',
    '3. a',
    [{ type: 'list', ordered: true, start: 3, items: [{ children: [paragraph(text('a'))] }] }],
  ],
  [
    'a task list',
    '- [x] a\n- [ ] b',
    [
      {
        type: 'list',
        ordered: false,
        items: [
          { children: [paragraph(text('a'))], checked: true },
          { children: [paragraph(text('b'))], checked: false },
        ],
      },
    ],
  ],
  ['code with a language', '```Rust ignore\nfn\n```', [{ type: 'code', text: 'fn', language: 'rust' }]],
  ['code with an odd language', '```"><b>\nfn\n```', [{ type: 'code', text: 'fn' }]],
  [
    'a table with a short row',
    '|a|b|\n|:-|-:|\n|1|',
    [
      {
        type: 'table',
        alignments: ['start', 'end'],
        head: [[text('a')], [text('b')]],
        rows: [[[text('1')], []]],
      },
    ],
  ],
  [
    'a link',
    '[a](https://plein.example/x "title")',
    [paragraph({ type: 'link', url: 'https://plein.example/x', children: [text('a')] })],
  ],
  [
    'a bare address, without the comma',
    'https://plein.example/x, yes',
    [
      paragraph(
        { type: 'link', url: 'https://plein.example/x', children: [text('https://plein.example/x')] },
        text(', yes'),
      ),
    ],
  ],
  ['a bare host', 'www.plein.example', [paragraph(text('www.plein.example'))]],
  [
    'a refused link',
    '[a *b*](javascript:alert(1))',
    [paragraph(text('a '), { type: 'emphasis', children: [text('b')] })],
  ],
  ['a link with a password', '[a](https://u:p@plein.example)', [paragraph(text('a'))]],
  ['a relative link', '[a](/x)', [paragraph(text('a'))]],
  [
    'a picture',
    '![a *b*](https://plein.example/x.png)',
    [paragraph({ type: 'image', url: 'https://plein.example/x.png', description: 'a b' })],
  ],
  ['a refused picture', '![a](data:image/png;base64,x)', [paragraph(text('a'))]],
  [
    'a picture in a link',
    '[![a](https://plein.example/x.png)](https://plein.example)',
    [paragraph({ type: 'link', url: 'https://plein.example/', children: [text('a')] })],
  ],
  ['a picture of the backend', `![a bike](plein:image/${PICTURE})`, [paragraph({ ...picture, description: 'a bike' })]],
  ['a picture of the backend in a link', `[![a](plein:image/${PICTURE})](https://plein.example)`, [linked('a')]],
  ['a mention', 'Hi [@*An*na](plein:member/m-1)!', [paragraph(text('Hi '), anna, text('!'))]],
  ['a mention without its sign', '[Anna](plein:member/m-1)', [paragraph(text('Anna'))]],
  ['a mention of nobody', '[@Anna](plein:member/)', [paragraph(text('@Anna'))]],
  ['a mention without a name', '[@ ](plein:member/m-1)', [paragraph(text('@ '))]],
  ['a bare mention', '<plein:member/m-1>', [paragraph(text('plein:member/m-1'))]],
  ['a link to a picture', `[a](plein:image/${PICTURE})`, [paragraph(text('a'))]],
  ['a picture of a member', '![@a](plein:member/m-1)', [paragraph(text('@a'))]],
  ['a picture by another name', '![a](plein:image/../x) ![b](plein:x) ![c](PLEIN:image/x)', [paragraph(text('a b c'))]],
  ['a spoiler', '||a *b*||', [paragraph({ type: 'spoiler', children: [text('a '), emphasis('b')] })]],
  ['a spoiler in a link', '[||a||](https://plein.example)', [linked({ type: 'spoiler', children: [text('a')] })]],
  ['a spoiler in a spoiler', '||a ||b|| c||', [paragraph({ type: 'spoiler', children: [text('a b c')] })]],
  ['a spoiler over a bare address', '||https://plein.example||', [paragraph({ type: 'spoiler', children: [bare] })]],
  [
    'a spoiler in a table',
    '|a|\n|-|\n|\\|\\|b\\|\\||',
    [
      {
        type: 'table',
        alignments: ['none'],
        head: [[text('a')]],
        rows: [[[{ type: 'spoiler', children: [text('b')] }]]],
      },
    ],
  ],
  ['bars that are no spoiler', 'a || b || c |||d||| |e|', [paragraph(text('a || b || c |||d||| |e|'))]],
  [
    'escaped bars and bars in code',
    '\\||a\\|| `||b||`',
    [paragraph(text('||a|| '), { type: 'code-span', text: '||b||' })],
  ],
  ['a spoiler across emphasis', '||a *b||*', [paragraph({ type: 'spoiler', children: [text('a *b')] }, text('*'))]],
  ['a footnote, of which there are none', 'a[^1]', [paragraph(text('a[^1]'))]],
  ['HTML', '<b onclick=x>a</b>&lt;', [paragraph(text('<b onclick=x>a</b><'))]],
  ['control characters and half a character', 'a\u0000\u0007\ud800', [paragraph(text('a\ufffd\ufffd\ufffd'))]],
];

const hostile = fc
  .array(
    fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom(...'[]()*_~`<>!|-+#:\\ \n\t"\'&;x1.') },
      fc.constantFrom(
        '[a](',
        'javascript:',
        'data:text/html,',
        'https://',
        '\n\n',
        '```',
        '|-|-|',
        '> ',
        '- [ ] ',
        '[a]: ',
        '||',
        `![a](plein:image/${PICTURE})`,
        '[@a](plein:member/m)',
        '](plein:',
      ),
      fc.string({ unit: 'binary', maxLength: 4 }),
    ),
    { maxLength: 300 },
  )
  .map((parts) => parts.join(''));

describe('renderMarkdown', () => {
  for (const [name, markdown, tree] of RENDERED) {
    it(`renders ${name}`, () => assert.deepEqual(renderMarkdown(markdown), tree));
  }

  it('shows what nests too deep as words', () => {
    const tree = renderMarkdown(`${'>'.repeat(40)} the end`);
    assert.deepEqual(treeProblems(tree), []);
    assert.match(plainText(tree), />+ the end$/);
  });

  it('makes a table of more columns or cells than anyone reads plain words', () => {
    const wide = `${'|a'.repeat(21)}|\n${'|-'.repeat(21)}|\n`;
    assert.equal(renderMarkdown(wide)[0]?.type, 'paragraph');
    const tables = `${'|a'.repeat(20)}|\n${'|-'.repeat(20)}|\n${'b\n'.repeat(500)}`;
    const [table] = renderMarkdown(tables);
    assert.equal(table?.type, 'table');
    if (table?.type === 'table') assert.ok(table.rows.length * 20 <= 2_000);
  });

  it('shows a text that would grow without measure as it was typed', () => {
    const markdown = `[a]: https://plein.example/${'x'.repeat(5_000)}\n\n${'[a] '.repeat(1_200)}`;
    assert.deepEqual(renderMarkdown(markdown), [{ type: 'code', text: markdown }]);
  });

  it('refuses a text above the limit', () => {
    assert.throws(() => renderMarkdown('x'.repeat(MAX_TEXT_LENGTH + 1)), isPleinError('too-large'));
  });

  it('gives a valid, bounded tree with only allowed addresses for any text', () => {
    fc.assert(
      fc.property(hostile, (markdown) => {
        assert.deepEqual(treeProblems(renderMarkdown(markdown), markdown), []);
      }),
      { numRuns: 1_000 },
    );
  });

  it('gives a valid, bounded tree for the longest texts made to be slow or to grow', () => {
    for (const [name, markdown] of pathological()) {
      assert.deepEqual(treeProblems(renderMarkdown(markdown), markdown), [], name);
    }
  });
});
