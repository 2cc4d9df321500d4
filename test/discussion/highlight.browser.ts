import { expect } from 'chai';
import { partsOf } from '../../src/text/highlight.ts';
import { expectAccessible } from '../support/axe.ts';
import { unmount, until } from '../support/fixture.ts';
import { click } from '../support/pointer.ts';
import { focused } from '../support/keys.ts';
import { all, field, find, openAs, openThread } from './support/thread.ts';
import { comment, community } from './support/records.ts';

const CODE = 'const answer = 42; // said "so"';
const BLOCK = `\`\`\`js\n${CODE}\n\`\`\``;
const KINDS = ['keyword', 'string', 'number', 'name', 'comment'] as const;

function coloured(kind: string): string[] {
  const ranges = [...((CSS.highlights?.get(`plein-${kind}`) ?? []) as Iterable<AbstractRange>)];
  return ranges.map(({ startContainer, startOffset, endOffset }) =>
    startContainer.textContent!.slice(startOffset, endOffset),
  );
}

/** How far apart two colours are, as WCAG counts. */
function contrast(one: string, other: string): number {
  const [a, b] = [one, other].map(luminance).toSorted((x, y) => y - x) as [number, number];
  return (a + 0.05) / (b + 0.05);
}

function luminance(colour: string): number {
  const context = document.createElement('canvas').getContext('2d')!;
  context.fillStyle = colour;
  context.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0] = [...context.getImageData(0, 0, 1, 1).data]
    .map((value) => value / 255)
    .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

const cases: readonly [language: string, code: string, parts: string][] = [
  ['javascript', 'let x = "a"', 'keyword:let string:"a"'],
  ['py', '# no\nif x: 1', 'comment:# no keyword:if number:1'],
  ['yml', 'a: 1 # b', 'number:1 comment:# b'],
  ['klingon', 'let x = 1', ''],
  ['', 'let x = 1', ''],
  ['constructor', 'let x = 1', ''],
  ['js', `let x = 1 ${'y'.repeat(500)}`, ''],
  ['js', 'let x = 1\n'.repeat(1_000), ''],
];

describe('code in a comment', () => {
  for (const [language, code, expected] of cases) {
    it(`in ${language || 'no language'} has ${expected || 'no colours'}: ${code.slice(0, 20)}`, async () => {
      const parts = (await partsOf(code, language)).map(({ kind, from, to }) => `${kind}:${code.slice(from, to)}`);
      expect(parts.filter((part) => !part.startsWith('name:')).join(' ')).to.equal(expected);
    });
  }

  it('is coloured where the platform can, without an element more', async function () {
    const records = community([comment('a', 'ann', BLOCK, 0), comment('b', 'bob', '```\nplain\n```', 1)]);
    const { thread } = await openThread({ records });
    const [block] = await until(() => all(thread, 'pre code').length === 2 && all(thread, 'pre code'));
    expect(block!.textContent).to.equal(CODE);
    expect(block!.children).to.have.lengthOf(0);
    // An engine without custom highlights leaves the code plain, as seen above.
    if (!('highlights' in CSS)) this.skip();
    await until(() => coloured('keyword').join() === 'const');
    expect(coloured('number')).to.deep.equal(['42']);
    expect(coloured('comment').join('')).to.contain('said');
    await expectAccessible();
    unmount();
    expect(KINDS.flatMap(coloured)).to.deep.equal([]);
  });

  it('is coloured in a preview', async function () {
    // An engine without custom highlights has nothing to colour with.
    if (!('highlights' in CSS)) this.skip();
    const { thread } = await openAs('ann');
    await thread.focusComposer();
    const area = await field(thread);
    await until(() => focused() === area);
    area.value = BLOCK;
    area.dispatchEvent(new InputEvent('input', { bubbles: true }));
    await click(await find(thread, 'Preview'));
    await until(() => coloured('keyword').join() === 'const');
  });

  afterEach(() => document.body.removeAttribute('style'));

  for (const [ground, ink, lightness] of [
    ['#ffffff', '#1a1a1a', '0.42'],
    ['#121212', '#eeeeee', '0.8'],
  ] as const) {
    it(`stands out from ${ground} by 4.5 to 1`, async function () {
      const { thread } = await openThread({ records: community([comment('a', 'ann', BLOCK, 0)]) });
      document.body.style.cssText = `background:${ground};color:${ink}`;
      // An engine without custom highlights keeps the colour of the text.
      if (!('highlights' in CSS)) this.skip();
      await until(() => coloured('keyword').length === 1);
      const block = all(thread, 'pre')[0]!;
      const tint = getComputedStyle(block).backgroundColor;
      const canvas = document.createElement('canvas').getContext('2d')!;
      for (const colour of [ground, tint]) {
        canvas.fillStyle = colour;
        canvas.fillRect(0, 0, 1, 1);
      }
      const [red, green, blue] = canvas.getImageData(0, 0, 1, 1).data;
      const code = block.querySelector('code')!;
      await until(() => getComputedStyle(code).getPropertyValue('--_code-lightness') === lightness);
      for (const kind of KINDS) {
        const { color } = getComputedStyle(code, `::highlight(plein-${kind})`);
        expect(color, kind).to.not.equal(getComputedStyle(block).color);
        expect(contrast(color, `rgb(${red} ${green} ${blue})`), `${kind}: ${color}`).to.be.at.least(4.5);
      }
    });
  }
});
