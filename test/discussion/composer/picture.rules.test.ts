import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  pictureMarkdown,
  picturesOf,
  refusePicture,
  sizeToSend,
} from '../../../src/discussion/composer/pictures/picture.rules.ts';
import { renderMarkdown } from '../../../src/text/markdown.ts';
import { picturesIn } from '../../../src/text/references.rules.ts';

const ID = '01890a5d-ac96-774b-bcce-b302099a8057';
const OTHER = '01890a5d-ac96-774b-bcce-b302099a8058';

describe('pictures in a text', () => {
  it('finds each once, with its description and its place', () => {
    const text = `a ![one](plein:image/${ID}) ![](plein:image/${OTHER}) ![one](plein:image/${ID})`;
    assert.deepEqual(
      picturesOf(text).map(({ id, description, from, to }) => [id, description, text.slice(from, to)]),
      [
        [ID, 'one', `![one](plein:image/${ID})`],
        [OTHER, '', `![](plein:image/${OTHER})`],
      ],
    );
  });

  it('takes nothing else for one', () => {
    for (const text of ['![a](https://a.example/b.png)', `[a](plein:image/${ID})`, '![a](plein:image/x)', '![a]']) {
      assert.deepEqual(picturesOf(text), [], text);
    }
  });

  it('keeps whatever is said of a picture, here and in what readers get', () => {
    const words = fc.string({ unit: fc.constantFrom(...'ab [](){}*_`<>|~&\\!"#é😀'), maxLength: 40 });
    fc.assert(
      fc.property(words, (said) => {
        const description = said.replace(/\s+/g, ' ').trim();
        const markdown = pictureMarkdown(ID, description);
        assert.equal(picturesOf(markdown)[0]?.description, description);
        assert.deepEqual(
          picturesIn(renderMarkdown(markdown)).map((picture) => picture.description),
          [description],
        );
      }),
    );
  });

  it('refuses what is no picture, and more than a comment holds', () => {
    assert.equal(refusePicture({ type: 'image/png' }, 9), undefined);
    assert.equal(refusePicture({ type: 'image/png' }, 10), 'many');
    assert.equal(refusePicture({ type: 'image/svg+xml' }, 0), 'type');
    assert.equal(refusePicture({ type: '' }, 0), 'type');
  });

  it('sends no side longer than is worth it, and keeps the proportions', () => {
    assert.deepEqual(sizeToSend(4096, 1024), { width: 2048, height: 512 });
    assert.deepEqual(sizeToSend(300, 200), { width: 300, height: 200 });
    assert.deepEqual(sizeToSend(10_000, 1), { width: 2048, height: 1 });
  });
});
