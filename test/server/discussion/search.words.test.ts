import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { placeWord, wordsOf } from '../../../server/src/discussion/search.words.ts';
import { pathological } from '../../text/pathological.ts';

const FOLDED: readonly (readonly [text: string, words: readonly string[]])[] = [
  ['Fiets, FIETS & fïets!', ['fiets', 'fiets', 'fiets']],
  ['Crème brûlée naïve', ['creme', 'brulee', 'naive']],
  ['Ǻngström ﬁts ①', ['angstrom', 'fits', '1']],
  ['co\u00adop\u200fera\u200dtion', ['cooperation']],
  ['自転車 parts', ['自', '転', '車', 'parts']],
  ['עִבְרִית العربية', ['עברית', 'العربية']],
  ['🚲🚲 — !?', []],
  ['"quoted" NEAR(a b) -c* d:e', ['quoted', 'near', 'a', 'b', 'c', 'd', 'e']],
];

describe('wordsOf', () => {
  for (const [text, words] of FOLDED) {
    it(`reads ${JSON.stringify(text)}`, () => assert.deepEqual(wordsOf(text), words));
  }

  it('gives words that mean nothing to either engine, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        for (const word of wordsOf(text)) {
          assert.match(word, /^[\p{L}\p{N}]+$/u);
          assert.ok(word.isWellFormed() && word.length <= 64);
        }
      }),
    );
  });

  it('finds the same words in what it gave', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 100 }), (text) => {
        const words = wordsOf(text);
        assert.deepEqual(wordsOf(words.join(' ')), words);
      }),
    );
  });

  it('takes little of what is long, deep or stacked', () => {
    const zalgo = `z${'\u0316\u0301\u0340'.repeat(3_300)}`;
    for (const text of ['a'.repeat(10_000), zalgo, ...pathological().map(([, markdown]) => markdown)]) {
      assert.ok(wordsOf(text).join('').length <= text.length);
    }
    assert.deepEqual(wordsOf(zalgo), ['z']);
  });
});

describe('placeWord', () => {
  it('is one that nobody can type, and another for each thread of each community', () => {
    const words = [placeWord('main', 'a'), placeWord('main', 'b'), placeWord('other', 'a')];
    assert.equal(new Set(words).size, 3);
    for (const word of words) assert.notDeepEqual(wordsOf(word), [word]);
  });
});
