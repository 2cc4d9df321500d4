import { refuseVote, resultsVisible, ballotProblem } from 'plein/polls/polls.rules.js';
import type { PollMine } from 'plein/polls/polls.model.js';
import type { Clock } from '../clock.ts';
import type { Connection } from '../db/open.ts';
import type { WriteContext } from '../db/write.ts';
import { Refusal, invalid, refuse } from '../http/refusal.ts';
import { readActor } from '../members/grants.ts';
import { readKeptPoll } from './store.ts';

const PROBLEMS = {
  'foreign-option': 'names an option that this poll does not have',
  twice: 'names an option twice',
  'too-few': 'names fewer options than this poll asks for',
  'too-many': 'names more options than this poll allows',
};

/** What a member sees of a poll beside what everyone sees. */
export async function readPollMine(
  db: Connection,
  community: string,
  id: string,
  member: string,
  now: string,
): Promise<PollMine> {
  const { poll, results } = await readKeptPoll(db, community, id, now);
  const actor = await readActor(db, community, member, poll.space, now);
  const ballot = await readBallot(db, community, id, member);
  const hasVoted = ballot !== undefined;
  const vote = refuseVote(actor, poll, hasVoted, now) === undefined;
  return {
    ...(hasVoted && { ballot }),
    can: { vote, withdraw: hasVoted && vote },
    ...(resultsVisible(poll, now, { actor, hasVoted }) && { results }),
  };
}

/** Casts or changes the member's one ballot; the poll's totals follow in the same transaction. */
export async function castBallot(
  context: WriteContext,
  clock: Clock,
  id: string,
  options: readonly string[],
): Promise<PollMine> {
  const { db, community, member } = context;
  const { poll, before, now } = await openPoll(context, clock, id);
  const problem = ballotProblem(options, poll);
  if (problem !== undefined) throw invalid('/options', PROBLEMS[problem], 422);
  const ballot = { options: JSON.stringify(options), cast_at: now };
  await db
    .insertInto('ballots')
    .values({ community, poll: id, member, ...ballot })
    .onConflict((conflict) => conflict.columns(['community', 'poll', 'member']).doUpdateSet(ballot))
    .execute();
  await count(context, id, before ?? [], -1);
  await count(context, id, options, 1);
  if (before === undefined) await countVoter(context, id, 1);
  context.changed({ type: 'poll', topic: `poll:${id}`, subject: id });
  return readPollMine(db, community, id, member, now);
}

/** Takes the member's ballot back; where there is none, nothing changes. */
export async function withdrawBallot(context: WriteContext, clock: Clock, id: string): Promise<PollMine> {
  const { db, community, member } = context;
  const { before, now } = await openPoll(context, clock, id);
  if (before !== undefined) {
    await db
      .deleteFrom('ballots')
      .where('community', '=', community)
      .where('poll', '=', id)
      .where('member', '=', member)
      .execute();
    await count(context, id, before, -1);
    await countVoter(context, id, -1);
    context.changed({ type: 'poll', topic: `poll:${id}`, subject: id });
  }
  return readPollMine(db, community, id, member, now);
}

/**
 * The poll and the member's ballot, with the poll's row ours until the commit: votes on one poll come one after the
 * other. The clock is read when it is our turn, so that no vote waits past the close and still counts.
 */
async function openPoll({ db, community, member }: WriteContext, clock: Clock, id: string) {
  const locked = await db
    .selectFrom('polls')
    .select('id')
    .where('community', '=', community)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (locked === undefined) throw new Refusal('not-found');
  const now = clock().toISOString();
  const { poll } = await readKeptPoll(db, community, id, now);
  const before = await readBallot(db, community, id, member);
  const actor = await readActor(db, community, member, poll.space, now);
  refuse(refuseVote(actor, poll, before !== undefined, now));
  return { poll, before, now };
}

async function readBallot(
  db: Connection,
  community: string,
  poll: string,
  member: string,
): Promise<readonly string[] | undefined> {
  const row = await db
    .selectFrom('ballots')
    .select('options')
    .where('community', '=', community)
    .where('poll', '=', poll)
    .where('member', '=', member)
    .executeTakeFirst();
  return row === undefined ? undefined : (JSON.parse(row.options) as string[]);
}

async function count(
  { db, community }: WriteContext,
  poll: string,
  options: readonly string[],
  by: 1 | -1,
): Promise<void> {
  if (options.length === 0) return;
  await db
    .updateTable('poll_options')
    .set((eb) => ({ votes: eb('votes', '+', by) }))
    .where('community', '=', community)
    .where('poll', '=', poll)
    .where('id', 'in', [...options])
    .execute();
}

async function countVoter({ db, community }: WriteContext, poll: string, by: 1 | -1): Promise<void> {
  await db
    .updateTable('polls')
    .set((eb) => ({ voter_count: eb('voter_count', '+', by) }))
    .where('community', '=', community)
    .where('id', '=', poll)
    .execute();
}
