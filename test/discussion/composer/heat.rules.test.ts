import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { heatOf, type Heat } from '../../../src/discussion/composer/advice/heat.rules.ts';
import { realData } from '../../support/real-data.ts';

const HEATED: readonly [text: string, language: string, heat: readonly Heat[]][] = [
  ['You idiot, read the manual.', 'en', ['words']],
  ['Oh SHUT UP already', 'en', ['words']],
  ['WHY DOES NOBODY EVER ANSWER THIS', 'en', ['capitals']],
  ['Answer me!!!', 'en', ['marks']],
  ['Really?!?!', 'en', ['marks']],
  ['Hou je bek, SUKKEL!!!', 'nl', ['words', 'marks']],
  ['DIT WERKT WEER NIET WEET NIEMAND IETS', 'nl', ['capitals']],
];

const CALM: readonly [text: string, language: string][] = [
  ['Maybe a stupid question, but how do I change the tyre?', 'en'],
  ['That is a great idea!! Thanks!', 'en'],
  ['Does the USB-C cable for HDMI and SRAM AXS work with NASA and UNESCO and FIFA?', 'en'],
  ['```\nSELECT THINGS FROM WHERE NOTHING WORKS!!!\n```', 'en'],
  ['> SHUT UP YOU IDIOT!!!\n\nPlease do not speak like that.', 'en'],
  ['He wrote “you idiot”, which was not kind.', 'en'],
  ['https://shop.example/IDIOT!!!/WTF', 'en'],
  ['My Shimano DURA-ACE squeaks when I brake. Does yours?', 'en'],
  ['Wat een mooie fiets! Waar koop je die?', 'nl'],
  ['OK', 'en'],
  ['', 'en'],
];

const { folder, absent } = realData();

/** Texts of a real community that is known for keeping its temper. */
function realTexts(): readonly string[] {
  const rows = (name: string, attribute: string): string[] =>
    [...readFileSync(join(folder, name), 'utf8').matchAll(new RegExp(`\\s${attribute}="([^"]*)"`, 'g'))].map(
      ([, text]) =>
        text!
          .replaceAll('&lt;', '<')
          .replaceAll('&gt;', '>')
          .replaceAll('&quot;', '"')
          .replaceAll('&#xA;', '\n')
          .replaceAll('&amp;', '&'),
    );
  const posts = rows('Posts.xml', 'Body').map((html) =>
    html.replace(/<(pre|blockquote)>[^]*?<\/\1>/g, ' ').replace(/<[^>]*>/g, ' '),
  );
  return [...posts, ...rows('Comments.xml', 'Text')];
}

describe('a text that reads heated', () => {
  for (const [text, language, heat] of HEATED) {
    it(`is ${JSON.stringify(text)}, for its ${heat.join(' and ')}`, () => {
      assert.deepEqual(heatOf(text, language), heat);
    });
  }

  for (const [text, language] of CALM) {
    it(`is not ${JSON.stringify(text)}`, () => {
      assert.deepEqual(heatOf(text, language), []);
    });
  }

  it('is hardly ever seen among the texts of a real community', { skip: absent }, () => {
    const texts = realTexts();
    assert.ok(texts.length > 3_000, `${texts.length} texts`);
    const heated = texts.filter((text) => heatOf(text, 'en').length > 0);
    assert.ok(heated.length / texts.length < 0.005, heated.map((text) => text.slice(0, 300)).join('\n---\n'));
  });
});
