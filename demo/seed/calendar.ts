import type { AttendanceRecord, EventRecord } from '../../server/src/transfer/record.model.ts';
import { happenings } from './happenings.ts';
import type { Happening } from './happenings.ts';
import { idOf, pick } from './ids.ts';
import { memberId } from './members.ts';
import { people } from './people.ts';
import type { Person, PersonKey } from './people.ts';
import { dayFrom, instantOf, pastOf, wallTime } from './time.ts';

const QUARTER = 15 * 60_000;

/** Events, each followed by who signed up. */
export function* calendar(now: Date): Iterable<EventRecord | AttendanceRecord> {
  for (const happening of happenings) {
    const event = eventRecord(happening, now);
    yield event;
    yield* attendances(event, happening.going, now);
  }
}

function eventRecord(happening: Happening, now: Date): EventRecord {
  const { planned, changed, host, team, until, from, to, thing, going: _going, ...told } = happening;
  const past = pastOf(now);
  const createdAt = past(planned);
  const id = idOf(createdAt, `event ${thing}`);
  return {
    ...told,
    type: 'event',
    id,
    uid: `${id}@lindewiel.example`,
    host: { member: memberId(host), ...(team === undefined ? {} : { team }) },
    allDay: from.time === undefined && from.minutes === undefined,
    start: wall(from, told.timeZone, now),
    end: wall(to, told.timeZone, now),
    ...(until === undefined ? {} : { signUpUntil: instantOf(wall(until, told.timeZone, now), told.timeZone) }),
    sequence: changed === undefined ? 0 : 1,
    createdAt,
    changedAt: changed === undefined ? createdAt : past(changed),
  };
}

function wall(point: Happening['from'], timeZone: string, now: Date): string {
  if (point.minutes !== undefined) {
    const near = Math.round((now.getTime() + point.minutes * 60_000) / QUARTER) * QUARTER;
    return wallTime(new Date(near), timeZone);
  }
  const day = dayFrom(now, point.day, timeZone);
  return point.time === undefined ? day : `${day}T${point.time}`;
}

function* attendances(event: EventRecord, count: number, now: Date): Iterable<AttendanceRecord> {
  const keys = (Object.entries(people) as [PersonKey, Person][])
    .filter(
      ([, person]) =>
        person.state === undefined && Date.parse(pastOf(now)(person.joined)) < Date.parse(event.createdAt),
    )
    .map(([key]) => key);
  const starts = Date.parse(instantOf(event.allDay ? `${event.start}T00:00` : event.start, event.timeZone));
  const last = Math.min(now.getTime(), starts);
  const first = Date.parse(event.createdAt);
  const going = pick(keys, count, event.uid);
  for (const [index, key] of going.entries()) {
    const at = first + ((last - first) * (index + 1)) / (going.length + 1);
    yield { type: 'attendance', occurrence: event.id, member: memberId(key), at: new Date(at).toISOString() };
  }
}
