import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { instantOf, isTimeZone, isWallTime } from '../../src/calendar/walltime.rules.ts';

const INSTANTS: readonly (readonly [what: string, wall: string, zone: string, instant: string])[] = [
  ['winter', '2026-12-03T19:30', 'Europe/Amsterdam', '2026-12-03T18:30:00.000Z'],
  ['summer', '2026-07-03T19:30', 'Europe/Amsterdam', '2026-07-03T17:30:00.000Z'],
  ['a day', '2026-07-03', 'Europe/Amsterdam', '2026-07-02T22:00:00.000Z'],
  ['the hour that is skipped', '2026-03-29T02:30', 'Europe/Amsterdam', '2026-03-29T01:30:00.000Z'],
  ['the hour that comes twice', '2026-10-25T02:30', 'Europe/Amsterdam', '2026-10-25T00:30:00.000Z'],
  ['just after the skipped hour', '2026-03-29T03:00', 'Europe/Amsterdam', '2026-03-29T01:00:00.000Z'],
  ['just after the doubled hour', '2026-10-25T03:00', 'Europe/Amsterdam', '2026-10-25T02:00:00.000Z'],
  ['west of Greenwich, skipped', '2026-03-08T02:30', 'America/New_York', '2026-03-08T07:30:00.000Z'],
  ['west of Greenwich, doubled', '2026-11-01T01:30', 'America/New_York', '2026-11-01T05:30:00.000Z'],
  ['three quarters of an hour', '2026-05-01T12:00', 'Asia/Kathmandu', '2026-05-01T06:15:00.000Z'],
  ['half an hour of summer time', '2026-12-01T12:00', 'Australia/Lord_Howe', '2026-12-01T01:00:00.000Z'],
  ['ahead by more than half a day', '2026-01-01T00:30', 'Pacific/Kiritimati', '2025-12-31T10:30:00.000Z'],
  ['UTC', '2026-01-01T00:00', 'UTC', '2026-01-01T00:00:00.000Z'],
];

describe('walltime', () => {
  for (const [what, wall, zone, instant] of INSTANTS) {
    it(`knows the instant of ${what}`, () => assert.equal(instantOf(wall, zone), instant));
  }

  it('refuses what is no wall time', () => {
    assert.throws(() => instantOf('tomorrow', 'UTC'), RangeError);
    for (const wall of ['2026-02-30', '2026-13-01', '2026-01-01T24:00', '2026-1-1', '', '2026-01-01T10:00Z']) {
      assert.equal(isWallTime(wall), false, wall);
    }
    assert.equal(isWallTime('2028-02-29T23:59'), true);
  });

  it('knows zones', () => {
    assert.equal(isTimeZone('Europe/Amsterdam'), true);
    assert.equal(isTimeZone('Europe/Nowhere'), false);
  });
});
