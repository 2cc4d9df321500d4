import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { hueOf, initials, standingRoles } from '../../src/members/members.rules.ts';

describe('initials', () => {
  const rows = [
    ['Sanne de Vries', 'SV'],
    ['wilg', 'W'],
    ['  Marije   van  Dongen ', 'MD'],
    ["Anna-Lena O'Hara", 'AO'],
    ['José Ángel', 'JÁ'],
    ['ليلى حداد', 'لح'],
    ['山田 太郎', '山太'],
    ['👩‍👩‍👧 Family', 'F'],
    ['Zoe\u0301 E\u0301mile', 'ZE\u0301'],
    ['1e Fietsclub', '1F'],
    ['(admin)', 'A'],
    ['', ''],
    ['🚲', ''],
    ['- -', ''],
  ] as const;
  for (const [name, expected] of rows)
    it(`are ${expected || 'none'} for ${name || 'no name'}`, () => {
      assert.equal(initials(name, 'en'), expected);
    });

  it('follow the language in what a capital is', () => {
    assert.equal(initials('ilker', 'tr'), 'İ');
    assert.equal(initials('ilker', 'en'), 'I');
  });

  it('are well formed and at most two letters for any name', () => {
    const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) => {
        const letters = initials(name, 'en');
        assert.ok(letters.isWellFormed());
        assert.ok([...segmenter.segment(letters)].length <= 2);
      }),
    );
  });
});

describe('hueOf', () => {
  it('is the same for the same id and within the circle', () => {
    fc.assert(
      fc.property(fc.string(), (id) => {
        assert.equal(hueOf(id), hueOf(id));
        assert.ok(hueOf(id) >= 0 && hueOf(id) < 360);
      }),
    );
  });

  it('tells ids apart that differ in their last character', () => {
    const hues = Array.from({ length: 16 }, (_, index) =>
      hueOf(`018f0000-0000-7000-8000-00000000000${index.toString(16)}`),
    );
    assert.ok(new Set(hues).size >= 12);
  });
});

describe('standingRoles', () => {
  it('are those held now, without what everyone is', () => {
    const since = '2024-01-01T00:00:00.000Z';
    const grants = [
      { role: 'member', since },
      { role: 'staff', since },
      { role: 'ambassador', since, until: '2026-01-01T00:00:00.000Z' },
      { role: 'moderator', since: '2027-01-01T00:00:00.000Z' },
    ] as const;
    const roles = standingRoles({ grants }, '2026-11-01T00:00:00.000Z').map(({ role }) => role);
    assert.deepEqual(roles, ['staff']);
  });
});
