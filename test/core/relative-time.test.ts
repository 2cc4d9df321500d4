import { strict as assert } from 'node:assert';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { coreStrings, type CoreKey } from '../../src/core/core.strings.ts';
import type { Localize } from '../../src/core/localize.ts';
import { formatMessage, type MessageValues } from '../../src/core/message.ts';
import { relativeTime } from '../../src/core/relative-time.ts';

const NOW = Date.parse('2026-06-01T12:00:00.000Z');
const UNITS = [
  ['minute', 60],
  ['hour', 3600],
  ['day', 86_400],
  ['week', 604_800],
  ['month', 2_629_800],
  ['year', 31_557_600],
] as const;

async function words(language: string): Promise<Localize<CoreKey>> {
  const { strings } = await coreStrings.others[language]!();
  const all = { ...coreStrings.english, ...strings };
  const text = (key: CoreKey, values?: MessageValues): string => formatMessage(all[key] ?? '', language, values);
  return { text } as Localize<CoreKey>;
}

describe('how long ago or ahead', () => {
  for (const language of Object.keys(coreStrings.others)) {
    it(`is said as the platform says it: ${language}`, async () => {
      const core = await words(language);
      const platform = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
      fc.assert(
        fc.property(fc.constantFrom(...UNITS), fc.integer({ min: 1, max: 40 }), fc.boolean(), (unit, count, past) => {
          const [name, size] = unit;
          const larger = UNITS[UNITS.indexOf(unit) + 1]?.[1] ?? Infinity;
          fc.pre(count * size < larger);
          const away = past ? -count : count;
          const at = new Date(NOW + away * size * 1000).toISOString();
          assert.equal(relativeTime(core, at, NOW), platform.format(away, name));
        }),
      );
      assert.equal(relativeTime(core, new Date(NOW).toISOString(), NOW), platform.format(0, 'second'));
    });
  }

  it('is the largest unit that is full, and now for what is seconds away on either side', async () => {
    const core = await words('en');
    const ago = (seconds: number): string => relativeTime(core, new Date(NOW - seconds * 1000).toISOString(), NOW);
    assert.deepEqual([5, -20, 61, 3599, 3 * 3600, 400 * 86_400].map(ago), [
      'now',
      'now',
      '1 minute ago',
      '59 minutes ago',
      '3 hours ago',
      'last year',
    ]);
  });
});
