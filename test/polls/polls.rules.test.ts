import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { Actor, Role } from '../../src/community/community.model.ts';
import type { ResultVisibility } from '../../src/polls/polls.model.ts';
import {
  ballotProblem,
  leaders,
  pollState,
  refuseVote,
  resultsVisible,
  tally,
  wilsonInterval,
} from '../../src/polls/polls.rules.ts';

const BEFORE = '2026-11-01T00:00:00.000Z';
const OPENS = '2026-11-02T00:00:00.000Z';
const DURING = '2026-11-03T00:00:00.000Z';
const CLOSES = '2026-11-04T00:00:00.000Z';
const times = { opensAt: OPENS, closesAt: CLOSES };

const actor = (role: Role = 'member', frozen = false): Actor => ({ member: 'm', roles: [role], frozen });
const options = ['a', 'b', 'c'].map((id) => ({ id, label: id.toUpperCase() }));

describe('pollState', () => {
  it('is open from the moment it opens up to but without the moment it closes', () => {
    assert.equal(pollState(times, BEFORE), 'announced');
    assert.equal(pollState(times, OPENS), 'open');
    assert.equal(pollState(times, '2026-11-03T23:59:59.999Z'), 'open');
    assert.equal(pollState(times, CLOSES), 'closed');
    assert.equal(pollState({ opensAt: OPENS }, '2199-01-01T00:00:00.000Z'), 'open');
  });
});

describe('refuseVote', () => {
  const rows = [
    ['nobody', undefined, true, false, DURING, 'not-signed-in'],
    ['a frozen member', actor('member', true), true, false, DURING, 'forbidden'],
    ['too early', actor(), true, false, BEFORE, 'not-open'],
    ['too late', actor(), true, false, CLOSES, 'closed'],
    ['a second vote where one is final', actor(), false, true, DURING, 'conflict'],
    ['a second vote where it may change', actor(), true, true, DURING, undefined],
    ['a first vote', actor(), false, false, DURING, undefined],
  ] as const;
  for (const [what, who, changeable, hasVoted, now, expected] of rows) {
    it(`says ${expected ?? 'yes'} to ${what}`, () => {
      assert.equal(refuseVote(who, { ...times, changeable }, hasVoted, now), expected);
    });
  }
});

describe('ballotProblem', () => {
  const poll = { options, min: 1, max: 2 };
  const rows = [
    [[], 'too-few'],
    [['a'], undefined],
    [['a', 'b'], undefined],
    [['a', 'b', 'c'], 'too-many'],
    [['a', 'a'], 'twice'],
    [['z'], 'foreign-option'],
    [['__proto__'], 'foreign-option'],
  ] as const;
  for (const [ballot, expected] of rows) {
    it(`finds ${expected ?? 'nothing'} in ${JSON.stringify(ballot)}`, () => {
      assert.equal(ballotProblem(ballot, poll), expected);
    });
  }
});

describe('resultsVisible', () => {
  const rows: readonly (readonly [ResultVisibility, everyone: boolean, voter: boolean, closed: boolean])[] = [
    ['always', true, true, true],
    ['after-vote', false, true, true],
    ['after-close', false, false, true],
    ['organisers', false, false, false],
  ];
  for (const [visibility, everyone, voter, closed] of rows) {
    it(`keeps ${visibility}`, () => {
      const poll = { ...times, visibility };
      assert.equal(resultsVisible(poll, DURING), everyone);
      assert.equal(resultsVisible(poll, DURING, { actor: actor(), hasVoted: false }), everyone);
      assert.equal(resultsVisible(poll, DURING, { actor: actor(), hasVoted: true }), voter);
      assert.equal(resultsVisible(poll, CLOSES), closed);
      assert.equal(resultsVisible(poll, DURING, { actor: actor('staff'), hasVoted: false }), true);
      assert.equal(resultsVisible(poll, DURING, { actor: actor('ambassador'), hasVoted: false }), everyone);
    });
  }
});

describe('tally', () => {
  it('counts each ballot once and gives it at most one vote an option', () => {
    const results = tally({ options }, [['a', 'b'], ['a', 'a'], [], ['z']], true);
    assert.deepEqual(results, { ballots: 4, votes: { a: 2, b: 1, c: 0 }, final: true });
  });

  it('never gives an option more votes than there are ballots, in any order of ballots', () => {
    const ballot = fc.array(fc.constantFrom('a', 'b', 'c', 'z', 'toString'), { maxLength: 5 });
    fc.assert(
      fc.property(fc.array(ballot), (ballots) => {
        const results = tally({ options }, ballots, false);
        assert.equal(results.ballots, ballots.length);
        assert.deepEqual(Object.keys(results.votes), ['a', 'b', 'c']);
        for (const votes of Object.values(results.votes)) assert.ok(votes <= ballots.length);
        assert.deepEqual(tally({ options }, ballots.toReversed(), false), results);
      }),
    );
  });
});

describe('wilsonInterval', () => {
  const vectors = [
    [0, 10, 0, 0.278],
    [1, 1, 0.207, 1],
    [7, 10, 0.397, 0.892],
    [70, 100, 0.604, 0.781],
    [10, 10, 0.722, 1],
    [186, 335, 0.502, 0.608],
    [0, 0, 0, 1],
  ] as const;
  for (const [votes, ballots, low, high] of vectors) {
    it(`gives ${low} to ${high} for ${votes} of ${ballots}`, () => {
      const interval = wilsonInterval(votes, ballots);
      assert.equal(interval.low.toFixed(3), low.toFixed(3));
      assert.equal(interval.high.toFixed(3), high.toFixed(3));
    });
  }

  it('holds the share, stays within 0 and 1, and mirrors', () => {
    const counts = fc
      .integer({ min: 1, max: 1e6 })
      .chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)));
    fc.assert(
      fc.property(counts, ([votes, ballots]) => {
        const { low, high } = wilsonInterval(votes, ballots);
        const share = votes / ballots;
        assert.ok(low >= 0 && high <= 1 && low <= share + 1e-9 && share <= high + 1e-9 && low < high);
        const mirrored = wilsonInterval(ballots - votes, ballots);
        assert.ok(Math.abs(mirrored.low - (1 - high)) < 1e-9);
      }),
    );
  });

  it('narrows as more answer alike', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 2, max: 50 }), (votes, times_) => {
        const few = wilsonInterval(votes, 100);
        const many = wilsonInterval(votes * times_, 100 * times_);
        assert.ok(many.high - many.low < few.high - few.low);
      }),
    );
  });
});

describe('leaders', () => {
  const results = (votes: Record<string, number>, ballots: number) => ({ ballots, votes, final: true });

  it('names one that is ahead by more than chance, all that are not apart from it, and none without votes', () => {
    assert.deepEqual(leaders(results({ a: 70, b: 30 }, 100)), ['a']);
    assert.deepEqual(leaders(results({ a: 52, b: 48 }, 100)), ['a', 'b']);
    assert.deepEqual(leaders(results({ a: 1, b: 0 }, 1)), ['a']);
    assert.deepEqual(leaders(results({ a: 0, b: 0 }, 0)), []);
    assert.deepEqual(leaders(results({ a: 0, b: 0 }, 5)), []);
  });

  it('decides by the difference within one poll: 59 to 41 of 100 is too close, 60 to 40 is not', () => {
    // (p1 - p2) against 1.95996 x sqrt((p1 + p2 - (p1 - p2)^2) / n): 0.18 < 0.1928, 0.20 > 0.1920.
    assert.deepEqual(leaders(results({ a: 59, b: 41 }, 100)), ['a', 'b']);
    assert.deepEqual(leaders(results({ a: 60, b: 40 }, 100)), ['a']);
  });

  it('always holds the option with the most votes, whatever the order of options', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 500 }), { minLength: 2, maxLength: 8 }), (counts) => {
        fc.pre(Math.max(...counts) > 0);
        const ballots = counts.reduce((sum, count) => sum + count, 0);
        const votes = Object.fromEntries(counts.map((count, index) => [`o${index}`, count]));
        const ahead = leaders(results(votes, ballots));
        assert.ok(ahead.includes(`o${counts.indexOf(Math.max(...counts))}`));
        const turned = Object.fromEntries(Object.entries(votes).toReversed());
        assert.deepEqual(new Set(leaders(results(turned, ballots))), new Set(ahead));
      }),
    );
  });
});
