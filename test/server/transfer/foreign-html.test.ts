import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { textFromHtml } from '../../../server/src/transfer/foreign-html.ts';
import type { Text, TextBlock, TextInline } from '../../../src/text/text.model.ts';
import { plainText } from '../../../src/text/text.rules.ts';
import { treeProblems } from '../../text/tree.ts';

const text = (words: string): TextInline => ({ type: 'text', text: words });
const paragraph = (...children: readonly TextInline[]): TextBlock => ({ type: 'paragraph', children });
const link = (url: string, ...children: readonly TextInline[]): TextInline => ({ type: 'link', url, children });

const READ: readonly (readonly [name: string, html: string, tree: Text])[] = [
  ['nothing', '', []],
  ['blank paragraphs', '<p> </p>\n<p>\n</p>', []],
  ['words without a tag', 'Hello', [paragraph(text('Hello'))]],
  ['white space', '<p>\n a \n\t b  c </p>', [paragraph(text('a b c'))]],
  ['paragraphs nobody closed', '<p>a<p>b', [paragraph(text('a')), paragraph(text('b'))]],
  ['a line end', 'a<br>\nb<br />', [paragraph(text('a'), { type: 'break' }, text('b'))]],
  ['a heading', '<h3>h</h3>', [{ type: 'heading', level: 3, children: [text('h')] }]],
  ['a divider between words', 'a<hr>b', [paragraph(text('a')), { type: 'divider' }, paragraph(text('b'))]],
  ['entities', '<p>&lt;b&gt; &amp;amp; &euro;&#x1F6B2;&nbsp;x</p>', [paragraph(text('<b> &amp; €🚲\u00a0x'))]],
  [
    'emphasis of every kind',
    '<em>a</em> <b>b</b> <strike>c</strike> <code>d  e</code>',
    [
      paragraph(
        { type: 'emphasis', children: [text('a')] },
        text(' '),
        { type: 'strong', children: [text('b')] },
        text(' '),
        { type: 'strike', children: [text('c')] },
        text(' '),
        { type: 'code-span', text: 'd e' },
      ),
    ],
  ],
  ['an unknown tag', '<p>H<sub>2</sub>O<blink>!</blink></p>', [paragraph(text('H2O!'))]],
  [
    'lines of unknown blocks',
    '<div>a<div>b</div></div>c',
    [paragraph(text('a')), paragraph(text('b')), paragraph(text('c'))],
  ],
  [
    'scripts and styles',
    'a<script>alert("<p>1")</script><style>p{}</style><svg><text>x</text></svg>b',
    [paragraph(text('ab'))],
  ],
  [
    'a quote',
    '<blockquote><p>a</p>b</blockquote>',
    [{ type: 'quote', children: [paragraph(text('a')), paragraph(text('b'))] }],
  ],
  [
    'a list in a list',
    '<ol start="3"><li>a<ul><li><p>b</p></li></ul></li></ol>',
    [
      {
        type: 'list',
        ordered: true,
        start: 3,
        items: [
          {
            children: [
              paragraph(text('a')),
              { type: 'list', ordered: false, items: [{ children: [paragraph(text('b'))] }] },
            ],
          },
        ],
      },
    ],
  ],
  [
    'code with its language',
    '<pre class="lang-py prettyprint"><code>if a:\n  <b>b</b> &lt; c\n</code></pre>',
    [{ type: 'code', text: 'if a:\n  b < c', language: 'py' }],
  ],
  [
    'a table',
    '<table><thead><tr><th align="right">a</th><th>b</th></tr></thead><tbody><tr><td>1</td><td><p>2</p><p>3</p></td></tr><tr><td>4</td></tr></tbody></table>',
    [
      {
        type: 'table',
        alignments: ['end', 'none'],
        head: [[text('a')], [text('b')]],
        rows: [
          [[text('1')], [text('2'), { type: 'break' }, text('3')]],
          [[text('4')], []],
        ],
      },
    ],
  ],
  [
    'a table without a head',
    '<table><tr><td>1</table>',
    [{ type: 'table', alignments: ['none'], head: [[]], rows: [[[text('1')]]] }],
  ],
  [
    'a link',
    '<a href="https://a.example/x?y=1&amp;z">l</a>',
    [paragraph(link('https://a.example/x?y=1&z', text('l')))],
  ],
  ['a link from the site itself', '<a href="/q/1">l</a>', [paragraph(link('https://site.example/q/1', text('l')))]],
  ['a link that would run', '<a href="java\nscript:alert(1)">l</a>', [paragraph(text('l'))]],
  ['a link with a password', '<a href="https://u:p@a.example/">l</a>', [paragraph(text('l'))]],
  [
    'a picture',
    '<img src="https://a.example/p.png" alt="p">',
    [paragraph({ type: 'image', url: 'https://a.example/p.png', description: 'p' })],
  ],
  [
    'a picture in a link',
    '<a href="https://a.example/"><img src="https://a.example/p.png"></a>',
    [paragraph(link('https://a.example/', text('https://a.example/p.png')))],
  ],
  ['a picture of data', '<img src="data:image/png;base64,AA" alt="p">', [paragraph(text('p'))]],
];

describe('textFromHtml', () => {
  for (const [name, html, tree] of READ) {
    it(`reads ${name}`, () => assert.deepEqual(textFromHtml(html, 'https://site.example'), tree));
  }

  it('reads what nests deeper than a text may as if its tags were not there', () => {
    for (const tag of ['blockquote', 'ul><li', 'em', 'table><tr><td', 'div']) {
      const tree = textFromHtml(`<${tag}>`.repeat(60) + 'deep') ?? [];
      assert.deepEqual(treeProblems(tree), []);
      assert.match(plainText(tree), /deep/);
    }
  });

  it('refuses what is larger than a text may be', () => {
    const row = (cells: number) => `<tr>${'<td>x</td>'.repeat(cells)}</tr>`;
    const large = [
      'x'.repeat(100_001),
      '<b>'.repeat(33_000),
      '<p>a</p>'.repeat(4_001),
      `<table>${row(21)}</table>`,
      `<table>${row(20).repeat(250)}</table>`,
    ];
    for (const html of large) assert.equal(textFromHtml(html), undefined);
    assert.notEqual(textFromHtml(`<table>${row(20).repeat(20)}</table>`), undefined);
  });

  it('makes a valid tree, with safe addresses alone, of anything', () => {
    const tag = fc.constantFrom(
      ...'p br h1 h6 blockquote ul ol li pre code table thead tr td th em b del a img hr div script style svg x-y !-- ![CDATA['.split(
        ' ',
      ),
    );
    const address = fc.constantFrom(
      'javascript:alert(1)',
      'https://a.example',
      '/x',
      '//b',
      'data:text/html,x',
      'vbscript:x',
      'mailto:a@b',
      '',
    );
    const piece = fc.oneof(
      fc
        .tuple(tag, address)
        .map(([name, to]) => `<${name} href="${to}" src='${to}' alt=a class="lang-${to}" start=${to}>`),
      tag.map((name) => `</${name}>`),
      fc.string({ unit: 'binary' }),
      fc.constantFrom('<', '>', '"', '&#0;', '&#xD800;', '&amp', '\u0000', '\ud800', '-->', ']]>', ' \n '),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 80 }), fc.option(fc.webUrl(), { nil: undefined }), (pieces, base) => {
        const tree = textFromHtml(pieces.join(''), base);
        assert.deepEqual(tree === undefined ? [] : treeProblems(tree), []);
      }),
      { numRuns: 1_000 },
    );
  });
});
