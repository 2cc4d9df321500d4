import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { asideOf } from '../../src/text/look-alike.rules.ts';
import { renderMarkdown } from '../../src/text/markdown.ts';
import { plainText } from '../../src/text/text.rules.ts';

const EVIL = 'https://evil.example/login';

const TELLING: readonly (readonly [why: string, words: string, url: string, told: string])[] = [
  ['an address of another host', 'https://bank.example/login', EVIL, 'evil.example'],
  ['a host without a scheme, among words', 'Log in at bank.example now', EVIL, 'evil.example'],
  ['a host with www.', 'WWW.bank.example', EVIL, 'evil.example'],
  ['a host that is only the start of another', 'bank.example', 'https://bank.example.evil.example/', 'bank.example.evil.example'],
  ['a host below which another stands', 'https://pages.example', 'https://bank.pages.example/', 'bank.pages.example'],
  ['a name before an @', 'https://bank.example@evil.example/', EVIL, 'evil.example'],
  ['an address with half a scheme', 'http:bank.example', EVIL, 'evil.example'],
  ['a host of numbers', 'http://192.0.2.1/', EVIL, 'evil.example'],
  ['a host in brackets', '“(bank.example)”', EVIL, 'evil.example'],
  ['letters that cannot be seen', 'bank\u200b.exa\u00admple', EVIL, 'evil.example'],
  ['words that are turned around', '\u202eelpmaxe.knab', EVIL, 'evil.example'],
  ['a slash that is none', 'bank.example\u2044login', EVIL, 'evil.example'],
  ['a dot that is none', 'bank\uff0eexample', 'https://bank.example/', 'bank.example'],
  ['letters of another alphabet', 'https://аррӏе.com', 'https://аррӏе.com/', 'xn--80ak6aa92e.com'],
  ['an honest name with other letters', 'münchen.de', 'https://münchen.de/', 'xn--mnchen-3ya.de'],
  ['another mailbox', 'help@bank.example', 'mailto:thief@bank.example', 'thief@bank.example'],
  ['a mailbox that is a page', 'help@bank.example', EVIL, 'evil.example'],
]; // prettier-ignore

const HONEST: readonly (readonly [why: string, words: string, url: string])[] = [
  ['the address itself', EVIL, EVIL],
  ['the host alone', 'evil.example', EVIL],
  ['with or without www.', 'https://www.evil.example', EVIL],
  ['in capitals, with a port and a full stop', 'See HTTPS://EVIL.example:8080.', EVIL],
  ['words', 'the docs', EVIL],
  ['words with dots and numbers', 'e.g. version 1.2… or 3.4', EVIL],
  ['an address with another in its query', `${EVIL}?to=https://bank.example`, EVIL],
  ['a mailbox', 'Help@bank.example', 'mailto:help@bank.example'],
];

describe('a link', () => {
  for (const [why, words, url, told] of TELLING) {
    it(`tells where it leads: ${why}`, () => assert.equal(asideOf(words, url), ` (\u2068${told}\u2069)`));
  }

  for (const [why, words, url] of HONEST) {
    it(`says no more than its words: ${why}`, () => assert.equal(asideOf(words, url), ''));
  }

  it('of Markdown tells it, however its words are dressed, also by reference and of a picture', () => {
    const markdown = `[**bank**.\`example\`](${EVIL}) [bank.example][1] ![bank.example](${EVIL})\n\n[1]: ${EVIL}`;
    const words = 'bank.example (\u2068evil.example\u2069)';
    assert.equal(plainText(renderMarkdown(markdown)), [words, words, words].join(' '));
  });

  it('of Markdown leads past its host only where it was written to', () => {
    const leads = (address: string): string[] =>
      JSON.stringify(renderMarkdown(`[a](<${address}>)`)).match(/https?:[^"]*/g) ?? [];
    assert.deepEqual(leads('https://bank.example\\\\@evil.example'), []);
    assert.deepEqual(leads('https://bank.example\\\\.evil.example'), ['https://bank.example%5C.evil.example'].slice(1));
    assert.deepEqual(leads('https://a.example/\\\\b?[c]'), ['https://a.example/%5Cb?%5Bc%5D']);
    assert.deepEqual(leads('http://[::1]/'), ['http://[::1]/']);
  });
});
