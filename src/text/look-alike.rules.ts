import { wordsOf } from './references.rules.ts';
import type { TextInline } from './text.model.ts';

/** What browsers read as a dot in a name, and what only looks like one. */
const DOTS = /[.\u2024\u3002\uff0e\uff61]/;
const PLACE = /^[\p{L}\p{M}\p{N}.\u2024\u3002\uff0e\uff61_-]+/u;
/** What keeps words from being read in the order they stand in. */
const TURNED = /\p{Bidi_Control}/u;

/** A link, with where it leads where its words name another place. */
export function linkTo(url: string, children: readonly TextInline[]): TextInline {
  const text = asideOf(wordsOf(children), url);
  return { type: 'link', url, children: text === '' ? children : [...children, { type: 'text', text }] };
}

/** A picture elsewhere, likewise. */
export function pictureAt(url: string, description: string): TextInline {
  return { type: 'image', url, description: description + asideOf(description, url) };
}

/**
 * What to say beside a link whose words name another place than it leads to: ` (evil.example)`; else nothing. Words
 * that name a place name it letter for letter as it travels, so what is spelled in another alphabet is told as well.
 */
export function asideOf(words: string, url: string): string {
  const target = targetOf(url);
  const plain = words.replace(/\p{Cf}/gu, '').toLowerCase();
  const named = plain.split(/\s+/).map(placeIn);
  const isHonest = named.every((place) => place === undefined || place === target) && !TURNED.test(words);
  // Isolated: what the words before it do to the direction of a line does not reach it.
  return isHonest ? '' : ` (\u2068${target}\u2069)`;
}

/** The host a link leads to, or the mailbox. */
function targetOf(url: string): string {
  const { protocol, hostname, pathname } = new URL(url);
  return protocol === 'mailto:' ? pathname.toLowerCase() : withoutWww(hostname);
}

/** The host or mailbox that a word names, as it is spelled there; undefined where it names none. */
function placeIn(word: string): string | undefined {
  if (!DOTS.test(word)) return undefined;
  const bare = word.replace(/^[^\p{L}\p{N}]+/u, '');
  const [, scheme = '', rest = ''] = /^([a-z]{2,10}:\/*)?(.*)$/su.exec(bare) ?? [];
  const isAddress = scheme.includes('//');
  const at = isAddress ? -1 : rest.indexOf('@');
  const host = hostIn(rest.slice(at + 1), isAddress);
  return host === undefined || at < 1 ? host : rest.slice(0, at + 1) + host;
}

function hostIn(words: string, isAddress: boolean): string | undefined {
  const [found = ''] = PLACE.exec(words) ?? [];
  const host = found.replace(/\.$/, '');
  const labels = host.split(DOTS);
  // `1.2` is a number and `e.g.` is a word, unless there is a scheme before it.
  const isName = isAddress || /^(?:\p{L}{2,}|xn--[a-z\d-]+)$/u.test(labels.at(-1) ?? '');
  return labels.length > 1 && isName && !labels.includes('') ? withoutWww(host) : undefined;
}

function withoutWww(host: string): string {
  return host.replace(/^www\./, '');
}
