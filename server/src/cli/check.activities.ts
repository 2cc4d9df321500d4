import { sql } from 'kysely';
import { instantOf } from 'plein/calendar/walltime.rules.js';
import { ballotProblem, tally } from 'plein/polls/polls.rules.js';
import { PAGE, pages } from '../transfer/export.pages.ts';
import { tell } from './check.model.ts';
import type { Checked } from './check.model.ts';

/** Events and polls, their seats and their votes. */
export async function* checkActivities(checked: Checked): AsyncGenerator<string> {
  yield* checkSeats(checked);
  yield* checkTimes(checked);
  yield* checkPolls(checked);
}

async function* checkSeats(checked: Checked): AsyncGenerator<string> {
  const { community } = checked;
  yield* tell(
    checked,
    sql<{ id: string; counted: number; found: number }>`
      select e.id, e.attendee_count as counted, coalesce(a.found, 0) as found from events e left join (
        select event, count(*) as found from attendances where community = ${community} group by event
      ) a on a.event = e.id
      where e.community = ${community} and e.attendee_count <> coalesce(a.found, 0) order by e.id`,
    ({ id, counted, found }) => `Event ${id} is said to have ${counted} attendees; there are ${found}.`,
  );
}

/** The wall time is the truth; the instants in the row find the event in a list, and follow the rules of its zone. */
async function* checkTimes({ db, community }: Checked): AsyncGenerator<string> {
  const read = (after?: { id: string }) => {
    const rows = db
      .selectFrom('events')
      .select(['id', 'start_wall', 'end_wall', 'time_zone', 'starts_at', 'ends_at'])
      .where('community', '=', community);
    return (after === undefined ? rows : rows.where('id', '>', after.id)).orderBy('id').limit(PAGE).execute();
  };
  for await (const rows of pages(read)) {
    for (const { id, start_wall: start, end_wall: end, time_zone: zone, starts_at, ends_at } of rows) {
      if (instantOf(start, zone) !== starts_at || instantOf(end, zone) !== ends_at) {
        yield `Event ${id} is kept under ${starts_at} to ${ends_at}, which is not ${start} to ${end} in ${zone}.`;
      }
    }
  }
}

async function* checkPolls({ db, community }: Checked): AsyncGenerator<string> {
  const read = (after?: { id: string }) => {
    const rows = db.selectFrom('polls').select(['id', 'min', 'max', 'voter_count']).where('community', '=', community);
    return (after === undefined ? rows : rows.where('id', '>', after.id)).orderBy('id').limit(PAGE).execute();
  };
  for await (const polls of pages(read)) {
    for (const poll of polls) {
      const options = await db
        .selectFrom('poll_options')
        .select(['id', 'label', 'votes'])
        .where('community', '=', community)
        .where('poll', '=', poll.id)
        .execute();
      yield* checkPoll({ db, community }, { ...poll, options });
    }
  }
}

interface PollRow {
  readonly id: string;
  readonly min: number;
  readonly max: number;
  readonly voter_count: number;
  readonly options: readonly { readonly id: string; readonly label: string; readonly votes: number }[];
}

/** Counts every ballot again, by the rule that counts them anywhere. */
async function* checkPoll({ db, community }: Pick<Checked, 'db' | 'community'>, poll: PollRow): AsyncGenerator<string> {
  const rows = await db
    .selectFrom('ballots')
    .select(['member', 'options'])
    .where('community', '=', community)
    .where('poll', '=', poll.id)
    .orderBy('member')
    .execute();
  const ballots = rows.map(({ member, options }) => ({ member, options: JSON.parse(options) as string[] }));
  for (const { member, options } of ballots) {
    const problem = ballotProblem(options, poll);
    if (problem !== undefined)
      yield `Poll ${poll.id} has a ballot of member ${member} that it does not allow (${problem}).`;
  }
  const counted = tally(
    poll,
    ballots.map(({ options }) => options),
    false,
  );
  if (counted.ballots !== poll.voter_count) {
    yield `Poll ${poll.id} is said to have ${poll.voter_count} voters; there are ${counted.ballots} ballots.`;
  }
  for (const { id, votes } of poll.options) {
    if (counted.votes[id] !== votes)
      yield `Poll ${poll.id} is said to have ${votes} votes for ${id}; there are ${counted.votes[id]}.`;
  }
}
