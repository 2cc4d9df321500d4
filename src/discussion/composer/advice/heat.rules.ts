/** Why a text may be read as angrier than it is meant. */
export type Heat = 'capitals' | 'marks' | 'words';

/** What is not the writer's own voice: code, quotes, addresses, names. */
const NOT_SAID = [
  /```[^]*?(?:```|$)/g,
  /`[^`\n]*`/g,
  /^\s*>.*$/gm,
  /\]\([^()\s]*\)/g,
  /\bhttps?:\/\/\S+/g,
  /“[^“”\n]*”|"[^"\n]*"|„[^„”“\n]*[”“]/g,
];
const SHOUTED = /(?<![\p{L}\p{N}])\p{Lu}{4,}(?![\p{L}\p{N}])/gu;
const WORD = /[\p{L}\p{N}]+/gu;
const MANY_MARKS = /!{3,}|(?:\?!|!\?){2,}/;
/** So many shouted words, and such a part of all: names in capitals and abbreviations are neither. */
const SHOUTED_WORDS = 4;
const SHOUTED_PART = 0.4;

/**
 * Words that are thrown at somebody, by language. Few and plain: what may as well be meant kindly, or of a thing, is not
 * among them.
 */
const HURTING: Readonly<Record<string, RegExp>> = {
  en: words(
    'idiots?|morons?|imbeciles?|shut up|bullshit|wtf|you liars?|get lost|screw you|fuck\\w*|assholes?|you people are|are you stupid|you are (?:so |just )?(?:stupid|dumb|pathetic)',
  ),
  nl: words(
    'idioten?|idioot|sukkels?|debiel\\w*|achterlijke?|hou je (?:bek|mond|kop)|leugenaars?|rot op|klootzak\\w*|kut\\w*|ben je (?:dom|gek) of zo|je bent (?:zo |gewoon )?(?:dom|zielig|achterlijk)',
  ),
};

/** What makes a text read heated, the plainest reason first; nothing for most. It is a guess, and is never sent anywhere. */
export function heatOf(markdown: string, language: string): readonly Heat[] {
  const said = NOT_SAID.reduce((text, other) => text.replace(other, ' '), markdown);
  const subtag = language.toLowerCase().split('-')[0] ?? '';
  // Who writes another language than the page's often writes English.
  const hurts = HURTING['en']!.test(said) || HURTING[subtag]?.test(said);
  return [
    ...(hurts ? (['words'] as const) : []),
    ...(isShouted(said) ? (['capitals'] as const) : []),
    ...(MANY_MARKS.test(said) ? (['marks'] as const) : []),
  ];
}

function isShouted(said: string): boolean {
  const shouted = said.match(SHOUTED)?.length ?? 0;
  const all = said.match(WORD)?.length ?? 0;
  return shouted >= SHOUTED_WORDS && shouted / all >= SHOUTED_PART;
}

function words(pattern: string): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${pattern})(?![\\p{L}\\p{N}])`, 'iu');
}
