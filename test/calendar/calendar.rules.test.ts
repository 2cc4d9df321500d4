import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Actor } from '../../src/community/community.model.ts';
import { phase, refuseCancel, refuseSignUp, seatsLeft } from '../../src/calendar/calendar.rules.ts';
import { occurrence } from './occurrence.ts';

const BEFORE = '2026-12-01T00:00:00.000Z';
const START = '2026-12-03T18:30:00.000Z';
const END = '2026-12-03T20:00:00.000Z';
const member: Actor = { member: 'm', roles: ['member'], frozen: false };

describe('phase', () => {
  it('runs from the start up to but without the end', () => {
    assert.equal(phase(occurrence(), BEFORE), 'before');
    assert.equal(phase(occurrence(), START), 'during');
    assert.equal(phase(occurrence(), END), 'after');
  });
});

describe('seatsLeft', () => {
  it('is what the capacity leaves, never less than none, and unknown without one', () => {
    assert.equal(seatsLeft({ capacity: 12, attendeeCount: 5 }), 7);
    assert.equal(seatsLeft({ capacity: 12, attendeeCount: 13 }), 0);
    assert.equal(seatsLeft({ attendeeCount: 13 }), undefined);
  });
});

describe('refuseSignUp', () => {
  const rows = [
    ['nobody', undefined, {}, BEFORE, 'not-signed-in'],
    ['a frozen member', { ...member, frozen: true }, {}, BEFORE, 'forbidden'],
    ['an event without sign-up', member, { signUp: false }, BEFORE, 'forbidden'],
    ['a cancelled event', member, { status: 'cancelled' }, BEFORE, 'closed'],
    ['a postponed event', member, { status: 'postponed' }, BEFORE, 'closed'],
    ['an event that begins now', member, {}, START, 'closed'],
    ['an event whose sign-up has ended', member, { signUpUntil: BEFORE }, BEFORE, 'closed'],
    ['an event whose sign-up outlasts its start', member, { signUpUntil: END }, START, undefined],
    ['a full event', member, { attendeeCount: 12 }, BEFORE, 'full'],
    ['an event without a limit', member, { capacity: undefined }, BEFORE, undefined],
    ['an event with seats', member, {}, BEFORE, undefined],
  ] as const;
  for (const [what, actor, own, now, expected] of rows) {
    it(`says ${expected ?? 'yes'} to ${what}`, () => {
      const { capacity, ...rest } = { ...occurrence(), ...own };
      const subject = capacity === undefined ? rest : { ...rest, capacity };
      assert.equal(refuseSignUp(actor, subject, now), expected);
    });
  }
});

describe('refuseCancel', () => {
  it('lets members give a seat back until the start', () => {
    assert.equal(refuseCancel(undefined, occurrence(), BEFORE), 'not-signed-in');
    assert.equal(refuseCancel(member, occurrence(), BEFORE), undefined);
    assert.equal(refuseCancel(member, occurrence(), START), 'closed');
  });
});
