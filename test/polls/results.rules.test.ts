import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { finding, resultRows, turnout } from '../../src/polls/results.rules.ts';
import { stanceOf, type StanceFacts } from '../../src/polls/stance.rules.ts';

const options = ['a', 'b', 'c'].map((id) => ({ id, label: id.toUpperCase() }));
const results = (votes: Record<string, number>, ballots: number) => ({ ballots, votes, final: false });

describe('resultRows', () => {
  it('keeps the order of the poll and gives shares of the ballots', () => {
    const rows = resultRows({ options }, results({ c: 3, a: 1 }, 4));
    assert.deepEqual(
      rows.map(({ option, votes, share }) => [option.id, votes, share]),
      [
        ['a', 1, 0.25],
        ['b', 0, 0],
        ['c', 3, 0.75],
      ],
    );
    assert.ok(rows.every(({ low, share, high }) => low <= share && share <= high));
  });

  it('makes numbers of whatever a foreign backend sends', () => {
    const foreign = { ballots: NaN, votes: { a: -3, b: 'many' as unknown as number, c: 7 }, final: false };
    for (const { share, low, high } of resultRows({ options }, foreign)) {
      for (const value of [share, low, high]) assert.ok(value >= 0 && value <= 1);
    }
    assert.equal(resultRows({ options }, results({}, 0))[0]?.share, 0);
  });
});

describe('finding', () => {
  const rows = [
    [{ a: 0, b: 0, c: 0 }, 0, 'none', []],
    [{ a: 90, b: 5, c: 5 }, 100, 'one', ['a']],
    [{ a: 48, b: 47, c: 5 }, 100, 'close', ['a', 'b']],
    [{ a: 2, b: 1, c: 1 }, 4, 'level', ['a', 'b', 'c']],
  ] as const;
  for (const [votes, ballots, kind, named] of rows) {
    it(`is ${kind} for ${JSON.stringify(votes)}`, () => {
      const found = finding({ options }, results(votes, ballots));
      assert.equal(found.kind, kind);
      assert.deepEqual(
        found.options.map(({ id }) => id),
        named,
      );
    });
  }
});

describe('turnout', () => {
  it('is a share only where it is known of how many', () => {
    assert.equal(turnout({ voterCount: 30, eligibleCount: 120 }), 0.25);
    assert.equal(turnout({ voterCount: 30 }), undefined);
    assert.equal(turnout({ voterCount: 0, eligibleCount: 0 }), undefined);
    assert.equal(turnout({ voterCount: 5, eligibleCount: 4 }), undefined);
  });
});

describe('stanceOf', () => {
  const may = { can: { vote: true, withdraw: true } };
  const facts = (own: Partial<StanceFacts>): StanceFacts => ({
    poll: { state: 'open' },
    mine: may,
    signedIn: true,
    takesVotes: true,
    changing: false,
    ...own,
  });
  const rows: readonly (readonly [string, Partial<StanceFacts>])[] = [
    ['closed', { poll: { state: 'closed' } }],
    ['announced', { poll: { state: 'announced' } }],
    ['reading', { takesVotes: false }],
    ['away', { signedIn: false, mine: undefined }],
    ['reading', { mine: undefined }],
    ['answer', {}],
    ['answered', { mine: { ...may, ballot: ['a'] } }],
    ['answer', { mine: { ...may, ballot: ['a'] }, changing: true }],
    ['barred', { mine: { can: { vote: false, withdraw: false } } }],
    ['answered', { mine: { ballot: ['a'], can: { vote: false, withdraw: false } } }],
  ];
  for (const [stance, own] of rows) {
    it(`is ${stance} for ${JSON.stringify(own)}`, () => assert.equal(stanceOf(facts(own)), stance));
  }
});
