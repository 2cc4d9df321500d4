import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { renderMarkdown } from '../../src/text/markdown.ts';
import { mentionsIn, picturesIn, resolveReferences } from '../../src/text/references.rules.ts';
import { isEmptyText } from '../../src/text/text.rules.ts';

const PICTURE = '01920000-0000-7000-8000-000000000001';
const OTHER = '01920000-0000-7000-8000-000000000002';
const MARKDOWN = `Hi [@Anna](plein:member/m-1), ||[@Bo](plein:member/m-2)||

> - ![a bike](plein:image/${PICTURE}) *![](plein:image/${OTHER})* [@Anna](plein:member/m-1)`;

describe('what a text refers to', () => {
  const text = renderMarkdown(MARKDOWN);

  it('is found wherever it stands', () => {
    assert.deepEqual(mentionsIn(text), ['m-1', 'm-2']);
    assert.deepEqual(
      picturesIn(text).map(({ image, description }) => [image, description]),
      [
        [PICTURE, 'a bike'],
        [OTHER, ''],
      ],
    );
  });

  it('gets the names and sizes that are known, and stays otherwise', () => {
    const resolved = resolveReferences(text, {
      sizes: new Map([[PICTURE, { width: 960, height: 540 }]]),
      names: new Map([['m-1', 'Anna de Vries']]),
    });
    assert.deepEqual(
      picturesIn(resolved).map(({ image, width, height }) => [image, width, height]),
      [
        [PICTURE, 960, 540],
        [OTHER, 0, 0],
      ],
    );
    const names = [...JSON.stringify(resolved).matchAll(/"name":"([^"]*)"/g)].map(([, name]) => name);
    assert.deepEqual(names, ['Anna de Vries', 'Bo', 'Anna de Vries']);
  });

  it('leaves a text without any as it is', () => {
    const plain = renderMarkdown('`{"type":"picture"}` and **words**');
    assert.deepEqual(resolveReferences(plain, { sizes: new Map(), names: new Map() }), plain);
  });
});

describe('isEmptyText', () => {
  for (const [markdown, empty] of [
    ['', true],
    ['\u200b&#8203;', true],
    ['||\u200b||', true],
    ['---', true],
    ['||a||', false],
    [`![](plein:image/${PICTURE})`, false],
    ['[@Anna](plein:member/m-1)', false],
    ['`a`', false],
  ] as const) {
    it(`says ${empty ? 'yes' : 'no'} to ${JSON.stringify(markdown)}`, () =>
      assert.equal(isEmptyText(renderMarkdown(markdown)), empty));
  }
});
