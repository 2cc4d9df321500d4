import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Dictionary } from '../../src/core/localize.ts';
import { root, sources } from './sources.ts';

type Words = Readonly<Partial<Record<string, string>>>;

/** The names that a message is filled with, without those inside the cases of a plural or select. */
function argumentsOf(message: string): string[] {
  const names: string[] = [];
  let depth = 0;
  for (const [index, character] of [...message].entries()) {
    if (character === '{' && depth++ === 0) names.push(/^\w*/.exec(message.slice(index + 1).trimStart())?.[0] ?? '');
    if (character === '}') depth -= 1;
  }
  return [...new Set(names)].toSorted();
}

/** How a translation differs from English: keys too many or too few, empty words, other placeholders. */
function differences(english: Words, other: Words): string[] {
  const missing = Object.keys(english).filter((key) => !(key in other));
  const extra = Object.keys(other).filter((key) => !(key in english));
  const shared = Object.keys(english).filter((key) => key in other);
  return [
    ...missing.map((key) => `${key} is missing`),
    ...extra.map((key) => `${key} is not in English`),
    ...shared.filter((key) => other[key]!.trim() === '').map((key) => `${key} is empty`),
    ...shared
      .filter((key) => `${argumentsOf(english[key]!)}` !== `${argumentsOf(other[key]!)}`)
      .map((key) => `${key} is filled with other values`),
  ];
}

describe('words', () => {
  const files = sources('src/**/*.strings.ts');
  const translations = sources('src/**/strings/*.ts').map(({ path }) => path);
  const reached = new Set<string>();

  for (const { path } of files) {
    it(`${path} says the same in every language`, async () => {
      const exported: Record<string, unknown> = await import(`${root}${path}`);
      const dictionaries = Object.values(exported).filter((each): each is Dictionary<string> =>
        Boolean(each && typeof each === 'object' && 'english' in each && 'others' in each),
      );
      assert.equal(dictionaries.length, 1, 'the file exports one dictionary');
      const { english: first, others } = dictionaries[0]!;
      assert.ok('nl' in others, 'there is Dutch');
      const english = { ...first, ...(await others['en']?.())?.strings };
      for (const [language, load] of Object.entries(others)) {
        const { strings } = await load();
        if (language !== 'en') assert.deepEqual(differences(english, strings), [], language);
        reached.add(`${path.slice(0, path.lastIndexOf('/'))}/strings/${language}.ts`);
      }
    });
  }

  it('has no language that no dictionary loads', () => {
    assert.ok(files.length > 0);
    assert.deepEqual(
      translations.filter((path) => !reached.has(path)),
      [],
    );
  });

  it('finds what a translation lacks, adds, leaves empty or fills otherwise', () => {
    const english = { a: 'A', b: 'B', c: 'C {name}', d: '{n, plural, one {one {x}} other {# more}}' };
    const dutch = { b: ' ', c: 'C {naam}', d: '{n, plural, other {# meer}}', e: 'E' };
    assert.deepEqual(differences(english, dutch), [
      'a is missing',
      'e is not in English',
      'b is empty',
      'c is filled with other values',
    ]);
  });
});
