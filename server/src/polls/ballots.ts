import type { Actor } from 'plein/community/community.model.js';
import { refuseVote, resultsVisible, ballotProblem } from 'plein/polls/polls.rules.js';
import type { PollMine, PollResults } from 'plein/polls/polls.model.js';
import type { Clock } from '../clock.ts';
import type { Connection } from '../db/open.ts';
import type { WriteContext } from '../db/write.ts';
import { Refusal, invalid, refuse } from '../http/refusal.ts';
import { readActor } from '../members/grants.ts';
import { readKeptPoll, readVotes } from './store.ts';
import type { KeptPoll } from './store.ts';
import { moveVotes, setVoterCount } from './totals.ts';

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
  return pollMine(poll, results, actor, await readBallot(db, community, id, member), now);
}

/** Casts or changes the member's one ballot; the poll's totals follow in the same transaction. */
export async function castBallot(
  context: WriteContext,
  clock: Clock,
  id: string,
  options: readonly string[],
): Promise<PollMine> {
  const { db, community, member } = context;
  const turn = await takeTurn(context, clock, id);
  const problem = ballotProblem(options, turn.poll);
  if (problem !== undefined) throw invalid('/options', PROBLEMS[problem], 422);
  const ballot = { options: JSON.stringify(options), cast_at: turn.now };
  await db
    .insertInto('ballots')
    .values({ community, poll: id, member, ...ballot })
    .onConflict((conflict) => conflict.columns(['community', 'poll', 'member']).doUpdateSet(ballot))
    .execute();
  return recount(context, turn, options);
}

/** Takes the member's ballot back; where there is none, nothing changes. */
export async function withdrawBallot(context: WriteContext, clock: Clock, id: string): Promise<PollMine> {
  const { db, community, member } = context;
  const turn = await takeTurn(context, clock, id);
  await db
    .deleteFrom('ballots')
    .where('community', '=', community)
    .where('poll', '=', id)
    .where('member', '=', member)
    .execute();
  return recount(context, turn, undefined);
}

function pollMine(
  poll: KeptPoll['poll'],
  results: PollResults,
  actor: Actor,
  ballot: readonly string[] | undefined,
  now: string,
): PollMine {
  const hasVoted = ballot !== undefined;
  const vote = refuseVote(actor, poll, hasVoted, now) === undefined;
  return {
    ...(hasVoted && { ballot }),
    can: { vote, withdraw: hasVoted && vote },
    ...(resultsVisible(poll, now, { actor, hasVoted }) && { results }),
  };
}

/** A write whose turn it is on a poll. */
interface Turn {
  readonly poll: KeptPoll['poll'];
  readonly actor: Actor;
  /** The member's ballot as it was. */
  readonly before: readonly string[] | undefined;
  readonly voters: number;
  readonly now: string;
}

/**
 * Waits until the poll's row is ours until the commit, so that votes on one poll come one after the other, and checks
 * then whether the member may vote: no vote waits past the close and still counts. What does not change by voting is
 * read before, to keep others waiting as shortly as can be.
 */
async function takeTurn(
  { db, community, member, now: arrived }: WriteContext,
  clock: Clock,
  id: string,
): Promise<Turn> {
  const { poll } = await readKeptPoll(db, community, id, arrived);
  const actor = await readActor(db, community, member, poll.space, arrived);
  const row = await db
    .selectFrom('polls')
    .select(['opens_at', 'closes_at', 'changeable', 'voter_count'])
    .where('community', '=', community)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (row === undefined) throw new Refusal('not-found');
  const before = await readBallot(db, community, id, member);
  const now = clock().toISOString();
  const { closesAt: _closesAt, ...rest } = poll;
  const times = { opensAt: row.opens_at, ...(row.closes_at !== null && { closesAt: row.closes_at }) };
  const newest = { ...rest, ...times, changeable: row.changeable === 1 };
  refuse(refuseVote(actor, newest, before !== undefined, now));
  return { poll: newest, actor, before, voters: row.voter_count, now };
}

/** Brings the poll's totals up to the member's ballot as it now is, and answers with what the member then sees. */
async function recount(
  context: WriteContext,
  { poll, actor, before, voters, now }: Turn,
  ballot: readonly string[] | undefined,
): Promise<PollMine> {
  const { db, community } = context;
  await moveVotes(context, poll.id, before ?? [], ballot ?? []);
  const voterCount = voters + Number(ballot !== undefined) - Number(before !== undefined);
  if (voterCount !== voters) await setVoterCount(context, poll.id, voterCount);
  if (before !== undefined || ballot !== undefined) {
    context.changed({ type: 'poll', topic: `poll:${poll.id}`, subject: poll.id });
  }
  const votes = await readVotes(db, community, poll.id);
  return pollMine(poll, { ballots: voterCount, votes, final: false }, actor, ballot, now);
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
