import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { textFromHtml } from '../../../server/src/transfer/foreign-html.ts';
import { isText } from '../../../server/src/transfer/text.check.ts';
import { renderMarkdown } from '../../../src/text/markdown.ts';
import { MAX_TEXT_NESTING } from '../../../src/text/text.rules.ts';

const words = [{ type: 'text', text: 'x' }];
const paragraph = { type: 'paragraph', children: words };
const nested = (depth: number) => {
  let blocks: unknown[] = [paragraph];
  for (let level = 0; level < depth; level += 1) blocks = [{ type: 'quote', children: blocks }];
  return blocks;
};

const NOT_TEXTS: readonly (readonly [name: string, value: unknown])[] = [
  ['nothing', undefined],
  ['words', 'x'],
  ['an object', { type: 'paragraph', children: [] }],
  ['an unknown block', [{ type: 'video', url: 'https://a.example/' }]],
  ['a name of every object', [{ type: 'constructor' }]],
  ['HTML', [{ type: 'html', html: '<b>x</b>' }]],
  ['words for a block', [{ type: 'text', text: 'x' }]],
  ['a block for words', [{ type: 'paragraph', children: [paragraph] }]],
  ['a field too many', [{ ...paragraph, onclick: 'x' }]],
  ['a heading of level 7', [{ type: 'heading', level: 7, children: words }]],
  ['a number for words', [{ type: 'paragraph', children: [{ type: 'text', text: 7 }] }]],
  ['an unsafe link', [{ type: 'paragraph', children: [{ type: 'link', url: 'javascript:x', children: words }] }]],
  ['an unsafe picture', [{ type: 'paragraph', children: [{ type: 'image', url: 'data:,x', description: '' }] }]],
  ['a list without items', [{ type: 'list', ordered: false }]],
  ['a bullet with a number', [{ type: 'list', ordered: false, start: 3, items: [] }]],
  ['an odd item', [{ type: 'list', ordered: false, items: [{ children: [], class: 'x' }] }]],
  ['an uneven table', [{ type: 'table', alignments: ['none'], head: [words, words], rows: [] }]],
  ['an odd alignment', [{ type: 'table', alignments: ['left'], head: [words], rows: [] }]],
  ['an odd language', [{ type: 'code', text: 'x', language: '"><script>' }]],
  ['too deep a nest', nested(MAX_TEXT_NESTING)],
];

describe('isText', () => {
  for (const [name, value] of NOT_TEXTS) it(`refuses ${name}`, () => assert.equal(isText(value), false));

  it('takes a nest as deep as may be', () => assert.equal(isText(nested(MAX_TEXT_NESTING - 2)), true));

  it('takes every tree that Markdown or HTML becomes', () => {
    const piece = fc.constantFrom(
      ...[
        '*a*',
        '**b**',
        '`c`',
        '# h',
        '> ',
        '- ',
        '1. ',
        '| a | b |\n|--|:-:|\n| 1 |',
        '[l](https://a.example)',
        '\n',
        '\n\n',
        '    ',
        '- [x] ',
      ],
      ...[
        '<b>',
        '<ul><li>',
        '<table><tr><td>',
        '<a href="https://a.example">',
        '<img src="https://a.example/x">',
        '<pre>',
        '</b>',
        '<ol start=4><li>',
      ],
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const source = pieces.join('');
        assert.equal(isText(renderMarkdown(source)), true);
        assert.equal(isText(textFromHtml(source) ?? []), true);
      }),
    );
  });
});
