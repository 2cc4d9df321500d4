import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { weave } from '../../../server/src/discussion/merge.paths.ts';
import type { Start } from '../../../server/src/discussion/merge.paths.ts';

/** The start of branches, in the order of their numbers, not always of their times. */
const starts = fc
  .uniqueArray(fc.tuple(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 10, max: 40 })), {
    selector: ([number]) => number,
    maxLength: 20,
  })
  .map((pairs) => pairs.map(([number, at]): Start => ({ number, at: String(at) })));

const inTime = starts.map((all) => {
  const times = all.map(({ at }) => at).sort();
  return all.toSorted((a, b) => a.number - b.number).map(({ number }, index) => ({ number, at: times[index]! }));
});

/** Where every branch stands afterwards: those that were there, and those that came. */
function places(there: readonly Start[], coming: readonly Start[]) {
  const { moved, added, last } = weave(there, coming);
  const stay = new Map(there.map(({ number }) => [number, number]));
  for (const { from, to } of moved) stay.set(from, to);
  const came = new Map(added.map(({ from, to }) => [from, to]));
  return { stay, came, last };
}

describe('weave', () => {
  it('gives every branch a place of its own and loses none', () => {
    fc.assert(
      fc.property(starts, starts, (there, coming) => {
        const { stay, came, last } = places(there, coming);
        const taken = [...stay.values(), ...came.values()];
        assert.equal(came.size, coming.length);
        assert.equal(new Set(taken).size, there.length + coming.length);
        assert.ok(taken.every((place) => place >= 1 && place <= last));
      }),
    );
  });

  it('leaves those that were there in their order, and moves them only onward', () => {
    fc.assert(
      fc.property(starts, starts, (there, coming) => {
        const { stay } = places(there, coming);
        const sorted = [...stay].sort(([a], [b]) => a - b);
        assert.deepEqual(
          sorted.map(([, place]) => place),
          sorted.map(([, place]) => place).toSorted((a, b) => a - b),
        );
        assert.ok(sorted.every(([before, now]) => now >= before));
      }),
    );
  });

  it('puts two threads in the order of time into one in the order of time', () => {
    fc.assert(
      fc.property(inTime, inTime, (there, coming) => {
        const { stay, came } = places(there, coming);
        const woven = [
          ...there.map(({ number, at }) => ({ at, place: stay.get(number)! })),
          ...coming.map(({ number, at }) => ({ at, place: came.get(number)! })),
        ].sort((a, b) => a.place - b.place);
        assert.deepEqual(
          woven.map(({ at }) => at),
          woven.map(({ at }) => at).toSorted(),
        );
      }),
    );
  });

  it('moves nothing where what comes is newer', () => {
    const there = [1, 4, 9].map((number) => ({ number, at: '10' }));
    assert.deepEqual(weave(there, [{ number: 3, at: '11' }]), { moved: [], added: [{ from: 3, to: 10 }], last: 10 });
  });
});
