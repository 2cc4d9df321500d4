import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  difference,
  isAddress,
  makeLink,
  toggleCode,
  toggleList,
  toggleMark,
  toggleQuote,
  type Selected,
} from '../../../src/discussion/composer/markdown-edit.rules.ts';

/** A text with `[` and `]` around what is selected, or `|` where the caret is. */
function marked(source: string): Selected {
  if (source.includes('¦'))
    return { text: source.replace('¦', ''), start: source.indexOf('¦'), end: source.indexOf('¦') };
  const start = source.indexOf('‹');
  return { text: source.replace(/[‹›]/g, ''), start, end: source.indexOf('›') - 1 };
}

function shown({ text, start, end }: Selected): string {
  if (start === end) return `${text.slice(0, start)}¦${text.slice(start)}`;
  return `${text.slice(0, start)}‹${text.slice(start, end)}›${text.slice(end)}`;
}

type Edit = (now: Selected) => Selected;
const EDITS: Readonly<Record<string, Edit>> = {
  bold: (now) => toggleMark(now, '**'),
  italic: (now) => toggleMark(now, '_'),
  spoiler: (now) => toggleMark(now, '||'),
  code: toggleCode,
  quote: toggleQuote,
  bullets: (now) => toggleList(now, 'bullets'),
  numbers: (now) => toggleList(now, 'numbers'),
  link: (now) => makeLink(now),
};

const CASES: readonly [edit: string, before: string, after: string][] = [
  ['bold', 'a ‹word› here', 'a **‹word›** here'],
  ['bold', 'a **‹word›** here', 'a ‹word› here'],
  ['bold', 'a ‹**word**› here', 'a ‹word› here'],
  ['bold', 'a‹ word ›here', 'a **‹word›** here'],
  ['italic', 'say ¦', 'say _¦_'],
  ['italic', 'say _¦_', 'say ¦'],
  ['spoiler', 'he ‹dies›', 'he ||‹dies›||'],
  ['code', 'use ‹npm›', 'use `‹npm›`'],
  ['code', 'use ‹a`b›', 'use ``‹a`b›``'],
  ['code', 'x\n‹a\nb›\ny', 'x\n‹```\na\nb\n```›\ny'],
  ['code', 'x\n‹```\na\nb\n```›\ny', 'x\n‹a\nb›\ny'],
  ['code', '‹```\na›', '‹````\n```\na\n````›'],
  ['quote', 'o‹ne\ntw›o', '‹> one\n> two›'],
  ['quote', '‹> one\n> two›', '‹one\ntwo›'],
  ['bullets', 'on¦e', '- one¦'],
  ['bullets', '‹one\n\ntwo\n›three', '‹- one\n\n- two›\nthree'],
  ['bullets', '‹1. one\n2. two›', '‹- one\n- two›'],
  ['numbers', '‹- one\n- two›', '‹1. one\n2. two›'],
  ['numbers', '‹1. one\n2. two›', '‹one\ntwo›'],
  ['numbers', '¦', '1. ¦'],
  ['numbers', '‹\n\n›', '‹1. \n2. ›\n'],
  ['link', 'see ‹this›.', 'see [this](‹https://›).'],
  ['link', 'see ‹https://a.example/b›.', 'see [¦](https://a.example/b).'],
  ['link', 'see ¦', 'see [¦](https://)'],
];

/** Words without a character that Markdown reads, some of them of two units. */
const plain = fc.string({ unit: fc.constantFrom('a', 'b', ' ', '\n', 'é', 'ش', '😀'), maxLength: 10 });
const selected = fc.tuple(plain, plain, plain).map(([before, inner, after]): Selected => {
  return { text: before + inner + after, start: before.length, end: before.length + inner.length };
});

describe('editing Markdown', () => {
  for (const [edit, before, after] of CASES) {
    it(`${edit}: ${JSON.stringify(before)} becomes ${JSON.stringify(after)}`, () => {
      assert.equal(shown(EDITS[edit]!(marked(before))), after);
    });
  }

  for (const name of ['bold', 'italic', 'spoiler', 'code', 'quote', 'bullets', 'numbers']) {
    it(`leaves the text as it was where ${name} is asked for twice`, () => {
      fc.assert(
        fc.property(selected, (now) => {
          const once = EDITS[name]!(now);
          assert.equal(EDITS[name]!(once).text, now.text);
          assert.ok(once.start >= 0 && once.end <= once.text.length && once.start <= once.end);
        }),
      );
    });
  }

  it('keeps every character of what was there', () => {
    fc.assert(
      fc.property(selected, fc.constantFrom(...Object.keys(EDITS)), (now, name) => {
        const kept = [...EDITS[name]!(now).text];
        for (const character of now.text) {
          const at = kept.indexOf(character);
          assert.ok(at >= 0, `${name} lost ${JSON.stringify(character)}`);
          kept.splice(at, 1);
        }
      }),
    );
  });

  it('puts what is selected over an address as its words', () => {
    assert.equal(
      shown(makeLink(marked('see ‹this› now'), 'https://a.example/')),
      'see [this](https://a.example/)¦ now',
    );
  });

  it('knows an address from words', () => {
    const addresses = ['https://a.example', ' http://a.example/b?c=d#e ', 'HTTPS://A.EXAMPLE'];
    const others = [
      'a.example',
      'https://a.example and more',
      'javascript:alert(1)',
      'mailto:a@b.example',
      '',
      'https://',
    ];
    assert.deepEqual(
      addresses.filter((each) => !isAddress(each)),
      [],
    );
    assert.deepEqual(
      others.filter((each) => isAddress(each)),
      [],
    );
  });

  it('finds the smallest change between two texts, and never half a character', () => {
    assert.deepEqual(difference('one two', 'one **two**'), { from: 4, to: 7, insert: '**two**' });
    const any = fc.string({ unit: fc.constantFrom('a', 'b', '😀', '😁', '🐀'), maxLength: 12 });
    fc.assert(
      fc.property(any, any, (before, after) => {
        const { from, to, insert } = difference(before, after);
        assert.equal(before.slice(0, from) + insert + before.slice(to), after);
        assert.ok(insert.isWellFormed() && before.slice(from, to).isWellFormed());
      }),
    );
  });
});
