import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { meant, mentionOf, nameAt } from '../../../src/discussion/composer/mention.rules.ts';
import { renderMarkdown } from '../../../src/text/markdown.ts';
import { mentionsIn } from '../../../src/text/references.rules.ts';

const TYPED: readonly [text: string, words: string | undefined][] = [
  ['@a', 'a'],
  ['hello @Ann', 'Ann'],
  ['hello @Ann Be', 'Ann Be'],
  ['(@Zoë', 'Zoë'],
  ['line\n@شريف', 'شريف'],
  ['@', ''],
  ['hello @', ''],
  ['at 5 @ 3', undefined],
  ['ann@', undefined],
  ['mail ann@example', undefined],
  ['[@Ann', undefined],
  ['@Ann\n', undefined],
  ['@Ann, hello', undefined],
  ['@one two three four', undefined],
];

describe('naming people', () => {
  for (const [text, words] of TYPED) {
    it(`reads ${JSON.stringify(words)} at the end of ${JSON.stringify(text)}`, () => {
      assert.equal(nameAt(text, text.length)?.words, words);
    });
  }

  it('says where the name begins, and looks no further than the caret', () => {
    assert.deepEqual(nameAt('to @Ann today', 7), { from: 3, words: 'Ann' });
  });

  it('writes Markdown that names the member, whatever the name is made of', () => {
    for (const name of ['Ann Berg', 'a]b[c', '**bold**', '<b>', 'a\nb', '`x`', 'a_b_c', '||x||', '\\']) {
      const tree = renderMarkdown(`Hello ${mentionOf({ member: 'm-1', name })} there`);
      assert.deepEqual(mentionsIn(tree), ['m-1'], name);
    }
  });

  it('finds people by the beginning of any of their names, whatever the accents, each once', () => {
    const people = [
      { member: 'a', name: 'Ann Berg' },
      { member: 'z', name: 'Zoë Anders' },
      { member: 'a', name: 'Ann Berg' },
      { name: 'Anonymous who left' },
      { member: 'b', name: 'Bob' },
    ];
    assert.deepEqual(
      meant(people, 'an').map(({ member }) => member),
      ['a', 'z'],
    );
    assert.deepEqual(
      meant(people, 'zoe').map(({ member }) => member),
      ['z'],
    );
  });
});
