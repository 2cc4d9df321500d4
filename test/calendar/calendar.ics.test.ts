import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import ICAL from 'ical.js';
import type { Occurrence } from '../../src/calendar/calendar.model.ts';
import { escapeText, foldLine, toIcs } from '../../src/calendar/calendar.ics.ts';
import { instantOf, wallTimeOf } from '../../src/calendar/walltime.rules.ts';
import { occurrence } from './occurrence.ts';

const NOW = '2026-11-20T10:00:00.000Z';
const file = (...occurrences: Occurrence[]) => toIcs(occurrences, { now: NOW, name: 'Lindewiel' });

/** What another calendar program reads in a file. */
function parsed(ics: string): { calendar: ICAL.Component; events: ICAL.Event[] } {
  const calendar = new ICAL.Component(ICAL.parse(ics));
  const zones = calendar.getAllSubcomponents('vtimezone').map((zone) => new ICAL.Timezone(zone));
  const events = calendar.getAllSubcomponents('vevent').map((component) => {
    const event = new ICAL.Event(component);
    for (const time of [event.startDate, event.endDate]) {
      const tzid = component.getFirstProperty('dtstart')?.getFirstParameter('tzid');
      const zone = zones.find((candidate) => candidate.tzid === tzid);
      if (zone !== undefined) time.zone = zone;
    }
    return event;
  });
  return { calendar, events };
}

const instant = (time: ICAL.Time) => time.toJSDate().toISOString();

describe('toIcs', () => {
  it('writes what other programs read', () => {
    const { calendar, events } = parsed(
      file(occurrence({ onlineUrl: 'https://meet.example/brakes', url: 'https://lindewiel.example/brakes' })),
    );
    const [event] = events;
    assert.equal(calendar.getFirstPropertyValue('version'), '2.0');
    assert.equal(calendar.getFirstPropertyValue('method'), 'PUBLISH');
    assert.equal(calendar.getFirstPropertyValue('name'), 'Lindewiel');
    assert.equal(event!.uid, 'evening@lindewiel.example');
    assert.equal(event!.summary, 'Bleed your own brakes');
    assert.equal(event!.description, 'Bring your bicycle; we have the oil.\n\nhttps://meet.example/brakes');
    assert.equal(event!.location, 'Wielmaker Oudewerf, Oudewerf 12, Utrecht');
    assert.equal(event!.sequence, 2);
    const value = (name: string) => String(event!.component.getFirstPropertyValue(name));
    assert.equal(value('dtstamp'), '2026-11-20T10:00:00Z');
    assert.equal(value('last-modified'), '2026-11-01T09:00:00Z');
    assert.equal(value('created'), '2026-10-01T09:00:00Z');
    assert.equal(value('status'), 'CONFIRMED');
    assert.equal(value('url'), 'https://lindewiel.example/brakes');
    assert.equal(value('conference'), 'https://meet.example/brakes');
    assert.equal(instant(event!.startDate), '2026-12-03T18:30:00.000Z');
    assert.equal(instant(event!.endDate), '2026-12-03T20:00:00.000Z');
  });

  it('keeps a day a day, with an exclusive end and no zone', () => {
    const ics = file(occurrence({ allDay: true, start: '2026-12-24', end: '2026-12-27' }));
    assert.match(ics, /\r\nDTSTART;VALUE=DATE:20261224\r\nDTEND;VALUE=DATE:20261227\r\n/);
    assert.doesNotMatch(ics, /VTIMEZONE|TZID/);
  });

  it('keeps cancelled and postponed ones, as such, with the reason first', () => {
    const { events } = parsed(
      file(
        occurrence({ status: 'cancelled', statusNote: 'The hall is flooded.' }),
        occurrence({ status: 'postponed', summary: [] }),
      ),
    );
    assert.equal(events[0]!.component.getFirstPropertyValue('status'), 'CANCELLED');
    assert.match(events[0]!.description, /^The hall is flooded\.\n/);
    assert.equal(events[1]!.component.getFirstPropertyValue('status'), 'TENTATIVE');
    assert.equal(events[1]!.component.hasProperty('description'), false);
  });

  it('describes each zone once, with the changes around its years, and none for UTC', () => {
    const ics = file(
      occurrence(),
      occurrence({ uid: 'b' }),
      occurrence({ timeZone: 'Australia/Lord_Howe' }),
      occurrence({ timeZone: 'UTC' }),
    );
    assert.deepEqual(ics.match(/\r\nTZID:.*/g), ['\r\nTZID:Europe/Amsterdam', '\r\nTZID:Australia/Lord_Howe']);
    assert.match(
      ics,
      /BEGIN:DAYLIGHT\r\nDTSTART:20260329T020000\r\nTZOFFSETFROM:\+0100\r\nTZOFFSETTO:\+0200\r\nEND:DAYLIGHT/,
    );
    assert.match(
      ics,
      /BEGIN:STANDARD\r\nDTSTART:20261025T030000\r\nTZOFFSETFROM:\+0200\r\nTZOFFSETTO:\+0100\r\nEND:STANDARD/,
    );
    assert.match(ics, /DTSTART:20261004T020000\r\nTZOFFSETFROM:\+1030\r\nTZOFFSETTO:\+1100/);
    assert.match(ics, /\r\nDTSTART:20261203T193000Z\r\n/);
  });

  it('describes years far apart without those between', () => {
    const ics = file(occurrence({ start: '1985-06-01T12:00', end: '1985-06-01T13:00' }), occurrence());
    assert.deepEqual([...new Set(ics.match(/(?<=\r\nDTSTART:)\d{4}(?=\d{4}T)/g))], ['1984', '1985', '2025', '2026']);
  });

  it('means the same instant to other programs, in any zone, through the year', () => {
    const zones = [
      'Europe/Amsterdam',
      'Africa/Casablanca',
      'Australia/Lord_Howe',
      'America/New_York',
      'Asia/Kathmandu',
    ];
    const minute = fc.integer({ min: Date.UTC(2020, 0) / 60_000, max: Date.UTC(2030, 0) / 60_000 });
    fc.assert(
      fc.property(fc.constantFrom(...zones), minute, (timeZone, at) => {
        const start = wallTimeOf(at * 60_000, timeZone);
        const startsAt = instantOf(start, timeZone);
        // In an hour that comes twice ical.js takes the second, where RFC 5545, 3.3.5 says the first.
        fc.pre([-60, -30, 30, 60].every((minutes) => wallTimeOf((at + minutes) * 60_000, timeZone) !== start));
        const end = wallTimeOf(at * 60_000 + 7_200_000, timeZone);
        const { events } = parsed(file(occurrence({ start, end, timeZone })));
        assert.equal(instant(events[0]!.startDate), startsAt);
      }),
      { numRuns: 300 },
    );
  });

  it('brings any words through, in lines of at most 75 octets', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), fc.string({ unit: 'grapheme' }), (title, uid) => {
        const ics = file(occurrence({ title, uid }));
        const lines = ics.split('\r\n');
        assert.equal(lines.pop(), '');
        for (const line of lines) {
          assert.ok(Buffer.byteLength(line) <= 75, line);
          assert.doesNotMatch(line, /[\r\n]/);
          assert.ok(line.isWellFormed());
        }
        const kept = title.replace(/\r\n?/g, '\n').replace(/[^\P{Cc}\t\n]/gu, '');
        assert.equal(parsed(ics).events[0]!.summary ?? '', kept);
      }),
    );
  });

  it('lets no words become lines of their own', () => {
    const ics = file(occurrence({ title: 'A\r\nEND:VEVENT\nBEGIN:VALARM', url: 'https://a.example/\r\nATTACH:x' }));
    assert.equal(ics.match(/^END:VEVENT/gm)?.length, 1);
    assert.doesNotMatch(ics, /^(ATTACH|BEGIN:VALARM)/m);
  });

  it('leaves out addresses that no link may have', () => {
    assert.doesNotMatch(file(occurrence({ url: 'javascript:alert(1)', onlineUrl: 'data:text/html,x' })), /alert|data:/);
  });

  it('refuses a time that is none', () => {
    assert.throws(
      () => file(occurrence({ allDay: true, start: '2026-12-24\r\nX' as string, startsAt: NOW })),
      RangeError,
    );
  });
});

describe('escapeText', () => {
  it('escapes what RFC 5545 names and nothing else', () => {
    assert.equal(escapeText('a\\b;c,d\ne\r\nf:"g"\u0007'), 'a\\\\b\\;c\\,d\\ne\\nf:"g"');
    assert.equal(escapeText('\ud800'), '\ufffd');
  });
});

describe('foldLine', () => {
  it('folds at 75 octets, never inside a character', () => {
    assert.equal(foldLine('x'.repeat(75)), 'x'.repeat(75));
    assert.equal(foldLine('x'.repeat(76)), `${'x'.repeat(75)}\r\n x`);
    assert.equal(foldLine(`${'x'.repeat(73)}é€`), `${'x'.repeat(73)}é\r\n €`);
    assert.equal(foldLine(`${'x'.repeat(72)}🚲🚲`), `${'x'.repeat(72)}\r\n 🚲🚲`);
  });

  it('gives back what was folded when unfolded', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (line) => {
        fc.pre(!line.includes('\r\n '));
        assert.equal(foldLine(line).replaceAll('\r\n ', ''), line);
      }),
    );
  });
});
