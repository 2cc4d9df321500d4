import { instantOf } from 'plein/calendar/walltime.rules.js';
import { Additions, authorColumns, insertAll, jsonOf, known, memberOf, unknown } from './import.batch.ts';
import type { Take } from './import.batch.ts';
import { standingGiven, standingInSpace } from './import.standing.ts';
import { textOf } from './record.check.ts';
import type { AttendanceRecord, EventRecord } from './record.model.ts';

export const takeEvents: Take<EventRecord> = async (batch, placed) => {
  const fresh = await unknown(batch, 'events', 'id', placed, ({ id }) => id);
  const host = ({ host: by }: EventRecord) => memberOf(by);
  const taken = await standingInSpace(batch, fresh, ({ id }) => id, { host });
  const rows = taken.map(({ record }) => eventRow(batch.community, record));
  await insertAll(batch, 'events', rows);
  return rows.length;
};

function eventRow(community: string, record: EventRecord) {
  const host = authorColumns(record.host);
  return {
    community,
    id: record.id,
    uid: record.uid,
    space: record.space,
    kind: record.kind,
    title: record.title,
    summary: JSON.stringify(textOf({ text: record.summary, markdown: record.markdown }) ?? []),
    markdown: record.markdown ?? null,
    host_member: host.member,
    host_name: host.name,
    host_team: host.team,
    all_day: record.allDay ? 1 : 0,
    start_wall: record.start,
    end_wall: record.end,
    time_zone: record.timeZone,
    starts_at: instantOf(record.start, record.timeZone),
    ends_at: instantOf(record.end, record.timeZone),
    place: jsonOf(record.place),
    online_url: record.onlineUrl ?? null,
    url: record.url ?? null,
    status: record.status,
    status_note: record.statusNote ?? null,
    sign_up: record.signUp ? 1 : 0,
    capacity: record.capacity ?? null,
    sign_up_until: record.signUpUntil ?? null,
    thread: record.thread ?? null,
    sequence: record.sequence,
    created_at: record.createdAt,
    changed_at: record.changedAt,
  };
}

export const takeAttendances: Take<AttendanceRecord> = async (batch, placed) => {
  const ids = placed.map(({ record }) => record.occurrence);
  const events = await known(batch, 'events', 'id', ids);
  const taken = await standingGiven(batch, placed, {
    table: 'attendances',
    by: ['occurrence', 'member'],
    problem: ({ occurrence }) =>
      events.has(occurrence) ? undefined : `occurrence: there is no occurrence ${occurrence}`,
  });
  const seats = new Additions();
  const rows = taken.map(({ record: { occurrence, member, at } }) => {
    seats.add(occurrence);
    return { community: batch.community, occurrence, event: occurrence, member, created_at: at };
  });
  await insertAll(batch, 'attendances', rows);
  await seats.applyTo(batch, 'events', 'id', 'attendee_count');
  return rows.length;
};
