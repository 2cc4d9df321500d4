import { ballotProblem } from 'plein/polls/polls.rules.js';
import type { Poll } from 'plein/polls/polls.model.js';
import { Additions, authorColumns, insertAll, jsonOf, memberOf, unknown } from './import.batch.ts';
import type { Batch, Take } from './import.batch.ts';
import { standingGiven, standingInSpace } from './import.standing.ts';
import { textOf } from './record.check.ts';
import type { BallotRecord, PollRecord } from './record.model.ts';

export const takePolls: Take<PollRecord> = async (batch, placed) => {
  const { community, now } = batch;
  const fresh = await unknown(batch, 'polls', 'id', placed, ({ id }) => id);
  const author = ({ author: by }: PollRecord) => memberOf(by);
  const taken = await standingInSpace(batch, fresh, ({ id }) => id, { author });
  await insertAll(
    batch,
    'polls',
    taken.map(({ record }) => pollRow(community, record, now)),
  );
  const options = taken.flatMap(({ record }) =>
    record.options.map(({ id, label }, ordinal) => ({ community, poll: record.id, id, label, ordinal })),
  );
  await insertAll(batch, 'poll_options', options);
  return taken.length;
};

function pollRow(community: string, record: PollRecord, now: string) {
  const author = authorColumns(record.author);
  const { followUp } = record;
  return {
    community,
    id: record.id,
    space: record.space,
    question: record.question,
    introduction: jsonOf(textOf({ text: record.introduction, markdown: record.markdown })),
    markdown: record.markdown ?? null,
    author_member: author.member,
    author_name: author.name,
    author_team: author.team,
    stage: record.stage ?? null,
    choice: record.choice,
    min: record.min,
    max: record.max,
    opens_at: record.opensAt,
    closes_at: record.closesAt ?? null,
    visibility: record.visibility,
    changeable: record.changeable ? 1 : 0,
    eligible_count: record.eligibleCount ?? null,
    follow_up_by: record.followUpBy ?? null,
    follow_up_status: followUp?.status ?? null,
    follow_up_text: followUp === undefined ? null : JSON.stringify(textOf(followUp) ?? []),
    follow_up_markdown: followUp?.markdown ?? null,
    follow_up_at: followUp?.at ?? null,
    created_at: now,
  };
}

export const takeBallots: Take<BallotRecord> = async (batch, placed) => {
  const polls = await readPolls(
    batch,
    placed.map(({ record }) => record.poll),
  );
  const taken = await standingGiven(batch, placed, {
    table: 'ballots',
    by: ['poll', 'member'],
    problem({ poll, options }) {
      const asked = polls.get(poll);
      if (asked === undefined) return `poll: there is no poll ${poll}`;
      const problem = ballotProblem(options, asked);
      return problem === undefined ? undefined : `options: ${problem}`;
    },
  });
  await insertBallots(
    batch,
    taken.map(({ record }) => record),
  );
  return taken.length;
};

async function insertBallots(batch: Batch, ballots: readonly BallotRecord[]): Promise<void> {
  const { community, now } = batch;
  const voters = new Additions();
  const votes = new Map<string, Additions>();
  for (const { poll, options } of ballots) {
    voters.add(poll);
    const ofPoll = votes.get(poll) ?? new Additions();
    for (const option of options) ofPoll.add(option);
    votes.set(poll, ofPoll);
  }
  const rows = ballots.map(({ poll, member, options }) => {
    return { community, poll, member, options: JSON.stringify(options), cast_at: now };
  });
  await insertAll(batch, 'ballots', rows);
  await voters.applyTo(batch, 'polls', 'id', 'voter_count');
  for (const [poll, additions] of votes) await additions.applyTo(batch, 'poll_options', 'id', 'votes', { poll });
}

type Asked = Pick<Poll, 'min' | 'max' | 'options'>;

/** The polls a ballot may be for; their rows are ours until the commit, as when a member votes. */
async function readPolls(batch: Batch, ids: readonly string[]): Promise<ReadonlyMap<string, Asked>> {
  const wanted = [...new Set(ids)];
  const polls = await batch.db
    .selectFrom('polls')
    .select(['id', 'min', 'max'])
    .where('community', '=', batch.community)
    .where('id', 'in', wanted)
    .orderBy('id')
    .forUpdate()
    .execute();
  const options = await batch.db
    .selectFrom('poll_options')
    .select(['poll', 'id', 'label'])
    .where('community', '=', batch.community)
    .where('poll', 'in', wanted)
    .execute();
  const ofPoll = Map.groupBy(options, ({ poll }) => poll);
  return new Map(polls.map(({ id, min, max }) => [id, { min, max, options: ofPoll.get(id) ?? [] }]));
}
