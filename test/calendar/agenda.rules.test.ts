import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { Occurrence } from '../../src/calendar/calendar.model.ts';
import { agenda, firstDay, isShowable, lastDay, mainZone, otherZone } from '../../src/calendar/agenda.rules.ts';
import { addDays, instantOf, wallTimeOf } from '../../src/calendar/walltime.rules.ts';
import { occurrence } from './occurrence.ts';

const NOW = '2026-12-01T12:00:00.000Z';
const HOME = 'Europe/Amsterdam';

function online(own: Partial<Occurrence> = {}): Occurrence {
  const { place: _, ...rest } = occurrence({
    onlineUrl: 'https://meet.example/',
    timeZone: 'America/New_York',
    ...own,
  });
  return rest;
}

describe('mainZone and otherZone', () => {
  it('show the clock of the place, and the own one beside it where it differs', () => {
    const there = occurrence({ timeZone: 'America/New_York' });
    assert.equal(mainZone(there, HOME), 'America/New_York');
    assert.equal(otherZone(there, HOME), HOME);
    assert.equal(otherZone(occurrence(), HOME), undefined);
    assert.equal(otherZone(occurrence(), 'Europe/Paris'), undefined);
  });

  it('show the own clock for what one joins from afar, unless there is a place too', () => {
    assert.equal(mainZone(online(), HOME), HOME);
    assert.equal(otherZone(online(), HOME), 'America/New_York');
    assert.equal(mainZone({ ...online(), place: { name: 'Studio' } }, HOME), 'America/New_York');
  });

  it('notice a difference that lasts for the summer only', () => {
    const at = (start: string) =>
      otherZone(occurrence({ start, end: start.replace('T12', 'T13'), timeZone: 'Europe/London' }), 'Africa/Abidjan');
    assert.equal(at('2026-07-01T12:00'), 'Africa/Abidjan');
    assert.equal(at('2026-12-01T12:00'), undefined);
  });

  it('show no clock beside whole days', () => {
    assert.equal(
      otherZone(occurrence({ allDay: true, start: '2026-12-03', end: '2026-12-04' }), 'Asia/Tokyo'),
      undefined,
    );
  });
});

describe('firstDay and lastDay', () => {
  it('are days by the clock that matters', () => {
    assert.equal(firstDay(online({ start: '2026-12-03T20:00', end: '2026-12-03T21:00' }), HOME), '2026-12-04');
    assert.equal(firstDay(occurrence(), 'Asia/Tokyo'), '2026-12-03');
  });

  it('keep whole days as they are written, and end the day before the exclusive end', () => {
    const days = occurrence({ allDay: true, start: '2026-12-24', end: '2026-12-27', timeZone: 'Pacific/Auckland' });
    assert.deepEqual([firstDay(days, HOME), lastDay(days, HOME)], ['2026-12-24', '2026-12-26']);
  });

  it('take an end at midnight for the day before', () => {
    assert.equal(lastDay(occurrence({ end: '2026-12-04T00:00' }), HOME), '2026-12-03');
    assert.equal(lastDay(occurrence({ end: '2026-12-04T00:30' }), HOME), '2026-12-04');
  });
});

describe('agenda', () => {
  it('puts days in order, and first what goes on since an earlier one', () => {
    const running = occurrence({ id: 'running', start: '2026-11-28T08:00', end: '2026-12-05T18:00' });
    const later = occurrence({ id: 'later', start: '2026-12-03T21:00', end: '2026-12-03T22:00' });
    const whole = occurrence({ id: 'whole', allDay: true, start: '2026-12-03', end: '2026-12-04' });
    const next = occurrence({ id: 'next', start: '2026-12-02T09:00', end: '2026-12-02T10:00' });
    const days = agenda([later, next, occurrence(), running, whole], HOME, NOW);
    assert.deepEqual(
      days.map(({ day, occurrences }) => [day, occurrences.map(({ id }) => id)]),
      [
        [undefined, ['running']],
        ['2026-12-02', ['next']],
        ['2026-12-03', ['whole', 'evening', 'later']],
      ],
    );
  });

  it('shows each occurrence once, under the day it begins on', () => {
    const start = fc.integer({ min: Date.UTC(2026, 11, 1, 12) / 60_000, max: Date.UTC(2027, 11) / 60_000 });
    const zone = fc.constantFrom(HOME, 'America/New_York', 'Pacific/Kiritimati', 'Pacific/Niue');
    fc.assert(
      fc.property(fc.array(fc.tuple(start, zone, fc.boolean()), { maxLength: 20 }), zone, (drawn, own) => {
        const all = drawn.map(([at, timeZone, remote], index) => {
          const times = {
            id: String(index),
            timeZone,
            start: wallTimeOf(at * 60_000, timeZone),
            end: wallTimeOf(at * 60_000 + 3_600_000, timeZone),
          };
          return remote ? online(times) : occurrence(times);
        });
        const days = agenda(all, own, NOW);
        assert.equal(days.flatMap(({ occurrences }) => occurrences).length, all.length);
        const named = days.flatMap(({ day }) => (day === undefined ? [] : [day]));
        assert.deepEqual(named, [...new Set(named)].toSorted());
        for (const { day, occurrences } of days) {
          for (const each of occurrences) if (day !== undefined) assert.equal(firstDay(each, own), day);
        }
      }),
    );
  });
});

describe('isShowable', () => {
  it('knows times and zones from nonsense', () => {
    assert.equal(isShowable(occurrence()), true);
    assert.equal(isShowable({ ...occurrence(), start: '<b>' }), false);
    assert.equal(isShowable({ ...occurrence(), endsAt: 'later' }), false);
    assert.equal(isShowable({ ...occurrence(), timeZone: 'Europe/Nowhere' }), false);
  });
});

describe('wall time', () => {
  it('comes back from the instant, except in a gap, and then shows the offset before it', () => {
    const zone = fc.constantFrom(HOME, 'Africa/Casablanca', 'Australia/Lord_Howe', 'America/St_Johns', 'Asia/Gaza');
    const minute = fc.integer({ min: Date.UTC(2015, 0) / 60_000, max: Date.UTC(2035, 0) / 60_000 });
    fc.assert(
      fc.property(zone, minute, (timeZone, at) => {
        const wall = new Date(at * 60_000).toISOString().slice(0, 16);
        const instant = Date.parse(instantOf(wall, timeZone));
        const shown = wallTimeOf(instant, timeZone);
        const gap = (Date.parse(`${shown}Z`) - Date.parse(`${wall}Z`)) / 60_000;
        assert.ok(gap === 0 || gap === 60 || gap === 30, `${wall} in ${timeZone} shows ${shown}`);
        // No earlier instant shows the same.
        if (gap === 0) assert.notEqual(wallTimeOf(instant - 3_600_000, timeZone), wall);
      }),
      { numRuns: 500 },
    );
  });

  it('counts days over the ends of months and years', () => {
    assert.equal(addDays('2026-12-31', 1), '2027-01-01');
    assert.equal(addDays('2028-03-01', -1), '2028-02-29');
    assert.equal(addDays('2026-03-29T12:00', 1), '2026-03-30');
  });
});
