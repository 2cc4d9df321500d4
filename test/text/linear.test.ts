import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { asideOf } from '../../src/text/look-alike.rules.ts';
import { renderMarkdown } from '../../src/text/markdown.ts';
import { mentionsIn, picturesIn } from '../../src/text/references.rules.ts';
import type { Text } from '../../src/text/text.model.ts';
import { excerpt, isEmptyText, linkCount, MAX_TEXT_LENGTH, plainText } from '../../src/text/text.rules.ts';
import { pathological } from './pathological.ts';

/** How much longer the longer text is. What is linear takes so many times as long, what is quadratic the square of it. */
const TIMES = 8;
/** Between the two, with room on both sides. */
const MOST = 24;

const paragraph = (text: string): Text => [{ type: 'paragraph', children: [{ type: 'text', text }] }];

/** What happens to each text on the server. */
const WORK: Readonly<Record<string, (markdown: string) => unknown>> = {
  'be rendered': renderMarkdown,
  'have its links judged': (words) => asideOf(words, 'https://plein.example/'),
  'be told from nothing': (words) => isEmptyText(paragraph(words)),
  'have its links counted': (words) => linkCount(paragraph(words)),
  'have its references read': (words) => [mentionsIn(paragraph(words)), picturesIn(paragraph(words))],
  'be quoted in short': (words) => [plainText(paragraph(words)), excerpt(paragraph(words), 200)],
};

const WHOLE = pathological();
const PARTS = new Map(pathological(MAX_TEXT_LENGTH / TIMES));

describe('the time that a text takes', () => {
  for (const [what, work] of Object.entries(WORK)) {
    it(`to ${what} grows as the text does, whatever it is made of`, () => {
      const slow = WHOLE.map(([name, whole]) => [name, growth(work, PARTS.get(name)!, whole)] as const);
      assert.deepEqual(
        slow.filter(([, times]) => times > MOST),
        [],
      );
    });
  }

  it('is found to grow faster where it does', () => {
    const times = growth((text) => /\s+$/.test(text), ' '.repeat(1_000) + 'a', ' '.repeat(1_000 * TIMES) + 'a');
    assert.ok(times > MOST, `${times}`);
  });
});

/** How many times as long the whole takes as the part; the least of three tries, so that nothing else is measured. */
function growth(work: (text: string) => unknown, part: string, whole: string): number {
  const runs = repetitions(work, part);
  let least = Infinity;
  for (let tries = 0; tries < 3 && least > MOST; tries += 1) {
    const times = Math.min(timeOf(work, whole, runs), timeOf(work, whole, runs));
    least = Math.min(least, times / timeOf(work, part, runs));
  }
  return least;
}

/** How often it takes to be measured at all. */
function repetitions(work: (text: string) => unknown, text: string): number {
  for (let runs = 1; ; runs *= 2) if (timeOf(work, text, runs) > 0.5) return runs;
}

/** In milliseconds of the processor: unlike the clock's, hardly more on a busy machine. */
function timeOf(work: (text: string) => unknown, text: string, runs: number): number {
  const before = process.cpuUsage();
  for (let run = 0; run < runs; run += 1) work(text);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}
