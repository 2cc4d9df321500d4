import { strict as assert } from 'node:assert';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { coreStrings } from '../../src/core/core.strings.ts';
import { formatMessage } from '../../src/core/message.ts';

describe('formatMessage', () => {
  const cases: readonly (readonly [string, string, Record<string, string | number>, string])[] = [
    ['Hello', 'en', {}, 'Hello'],
    ['Hello {name}', 'en', { name: 'Ada' }, 'Hello Ada'],
    ['{count} seats', 'en', { count: 1200 }, '1,200 seats'],
    ['{count} plaatsen', 'nl', { count: 1200 }, '1.200 plaatsen'],
    ['{n, plural, one {# comment} other {# comments}}', 'en', { n: 1 }, '1 comment'],
    ['{n, plural, one {# comment} other {# comments}}', 'en', { n: 0 }, '0 comments'],
    ['{n, plural, =0 {none yet} one {# comment} other {# comments}}', 'en', { n: 0 }, 'none yet'],
    ['{n, plural, one {a} few {b} many {c} other {d}}', 'pl', { n: 3 }, 'b'],
    ['{n, plural, one {a} two {b} few {c} other {d}}', 'ar', { n: 2 }, 'b'],
    ['{role, select, staff {at work} other {at home}}', 'en', { role: 'staff' }, 'at work'],
    ['{role, select, staff {at work} other {at home}}', 'en', { role: '?' }, 'at home'],
    ['{n, plural, one {{name} alone} other {{name} and # others}}', 'en', { n: 2, name: 'Bo' }, 'Bo and 2 others'],
    ['Nobody called {name}', 'en', {}, 'Nobody called {name}'],
    ['#1', 'en', {}, '#1'],
  ];
  for (const [message, language, values, expected] of cases) {
    it(`${message} → ${expected}`, () => assert.equal(formatMessage(message, language, values), expected));
  }

  it('writes whole numbers as the platform does, in every language there are words in', () => {
    for (const language of Object.keys(coreStrings.others)) {
      const platform = new Intl.NumberFormat(language);
      fc.assert(
        fc.property(fc.oneof(fc.integer(), fc.maxSafeInteger()), (n) => {
          assert.equal(formatMessage('{n}', language, { n }), platform.format(n));
        }),
      );
    }
  });

  it('never reads what it is filled with as a message', () => {
    fc.assert(
      fc.property(fc.string(), (name) => {
        assert.equal(formatMessage('<{name}>', 'en', { name }), `<${name}>`);
      }),
    );
  });

  it('ends on any broken message', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^[{}#, a-z=0-9]{0,60}$/),
        (message) => void formatMessage(message, 'en', { a: 1 }),
      ),
    );
  });
});
