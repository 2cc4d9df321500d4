import type { Text } from 'plein/text/text.model.js';
import { PAGE, authorOf, given, pages, parsed, textOf } from './export.pages.ts';
import type { Exported } from './export.pages.ts';
import type { AttendanceRecord, BallotRecord, EventRecord, PollRecord } from './record.model.ts';

export async function* exportEvents({ db, community }: Exported): AsyncGenerator<EventRecord> {
  const read = (after?: { id: string }) => {
    const rows = db.selectFrom('events').selectAll().where('community', '=', community);
    return (after === undefined ? rows : rows.where('id', '>', after.id)).orderBy('id').limit(PAGE).execute();
  };
  for await (const rows of pages(read)) {
    for (const row of rows) {
      yield {
        type: 'event',
        id: row.id,
        uid: row.uid,
        space: row.space,
        kind: row.kind as EventRecord['kind'],
        title: row.title,
        summary: textOf(row.summary),
        ...given('markdown', row.markdown),
        ...authorOf('host', { member: row.host_member, name: row.host_name, team: row.host_team }),
        allDay: row.all_day === 1,
        start: row.start_wall,
        end: row.end_wall,
        timeZone: row.time_zone,
        ...parsed<'place', NonNullable<EventRecord['place']>>('place', row.place),
        ...given('onlineUrl', row.online_url),
        ...given('url', row.url),
        status: row.status as EventRecord['status'],
        ...given('statusNote', row.status_note),
        signUp: row.sign_up === 1,
        ...given('capacity', row.capacity),
        ...given('signUpUntil', row.sign_up_until),
        ...given('thread', row.thread),
        sequence: row.sequence,
        createdAt: row.created_at,
        changedAt: row.changed_at,
      };
    }
  }
}

export async function* exportAttendances({ db, community }: Exported): AsyncGenerator<AttendanceRecord> {
  const read = (after?: { occurrence: string; member: string }) => {
    let rows = db.selectFrom('attendances').selectAll().where('community', '=', community);
    if (after !== undefined) {
      const { occurrence, member } = after;
      rows = rows.where(({ eb, refTuple, tuple }) =>
        eb(refTuple('occurrence', 'member'), '>', tuple(occurrence, member)),
      );
    }
    return rows.orderBy('occurrence').orderBy('member').limit(PAGE).execute();
  };
  for await (const rows of pages(read)) {
    for (const { occurrence, member, created_at: at } of rows) yield { type: 'attendance', occurrence, member, at };
  }
}

export async function* exportPolls({ db, community }: Exported): AsyncGenerator<PollRecord> {
  const read = (after?: { id: string }) => {
    const rows = db.selectFrom('polls').selectAll().where('community', '=', community);
    return (after === undefined ? rows : rows.where('id', '>', after.id)).orderBy('id').limit(PAGE).execute();
  };
  for await (const rows of pages(read)) {
    const options = await db
      .selectFrom('poll_options')
      .select(['poll', 'id', 'label'])
      .where('community', '=', community)
      .where(
        'poll',
        'in',
        rows.map(({ id }) => id),
      )
      .orderBy('poll')
      .orderBy('ordinal')
      .execute();
    const ofPoll = Map.groupBy(options, ({ poll }) => poll);
    for (const row of rows) {
      yield {
        type: 'poll',
        id: row.id,
        space: row.space,
        question: row.question,
        ...parsed<'introduction', Text>('introduction', row.introduction),
        ...given('markdown', row.markdown),
        ...authorOf('author', { member: row.author_member, name: row.author_name, team: row.author_team }),
        ...given('stage', row.stage as NonNullable<PollRecord['stage']> | null),
        choice: row.choice as PollRecord['choice'],
        min: row.min,
        max: row.max,
        options: (ofPoll.get(row.id) ?? []).map(({ id, label }) => ({ id, label })),
        opensAt: row.opens_at,
        ...given('closesAt', row.closes_at),
        visibility: row.visibility as PollRecord['visibility'],
        changeable: row.changeable === 1,
        ...given('eligibleCount', row.eligible_count),
        ...given('followUpBy', row.follow_up_by),
        ...followUpOf(row),
      };
    }
  }
}

function followUpOf(row: {
  readonly follow_up_status: string | null;
  readonly follow_up_at: string | null;
  readonly follow_up_text: string | null;
  readonly follow_up_markdown: string | null;
}): Pick<PollRecord, 'followUp'> {
  if (row.follow_up_status === null || row.follow_up_at === null) return {};
  return {
    followUp: {
      status: row.follow_up_status as NonNullable<PollRecord['followUp']>['status'],
      at: row.follow_up_at,
      text: textOf(row.follow_up_text ?? '[]'),
      ...given('markdown', row.follow_up_markdown),
    },
  };
}

/** Whether somebody answered and what; not when, which a record of an import does not need. */
export async function* exportBallots({ db, community }: Exported): AsyncGenerator<BallotRecord> {
  const read = (after?: { poll: string; member: string }) => {
    let rows = db.selectFrom('ballots').select(['poll', 'member', 'options']).where('community', '=', community);
    if (after !== undefined) {
      rows = rows.where(({ eb, refTuple, tuple }) =>
        eb(refTuple('poll', 'member'), '>', tuple(after.poll, after.member)),
      );
    }
    return rows.orderBy('poll').orderBy('member').limit(PAGE).execute();
  };
  for await (const rows of pages(read)) {
    for (const { poll, member, options } of rows) {
      yield { type: 'ballot', poll, member, options: JSON.parse(options) as string[] };
    }
  }
}
