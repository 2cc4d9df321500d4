import type { Selectable } from 'kysely';
import { pollState, resultsVisible } from 'plein/polls/polls.rules.js';
import type { Poll, PollOption, PollResults } from 'plein/polls/polls.model.js';
import type { Text } from 'plein/text/text.model.js';
import { positionOf } from '../db/changes.ts';
import type { Connection } from '../db/open.ts';
import type { PollsTable } from '../db/schema.ts';
import { Refusal } from '../http/refusal.ts';
import { readAuthors } from '../members/author.ts';
import type { Authors } from '../members/author.ts';

type Row = Selectable<PollsTable>;
type Option = PollOption & { readonly votes: number };

/** A poll as it is kept: with the results that not everyone may see. */
export interface KeptPoll {
  readonly poll: Omit<Poll, 'results'>;
  readonly results: PollResults;
}

/** Polls as everyone may see them now, by id. */
export async function publicPolls(
  db: Connection,
  community: string,
  ids: readonly string[],
  now: string,
): Promise<ReadonlyMap<string, Poll>> {
  const kept = await readKept(db, community, ids, now);
  return new Map(
    [...kept].map(([id, { poll, results }]) => [id, resultsVisible(poll, now) ? { ...poll, results } : poll]),
  );
}

export async function readPoll(db: Connection, community: string, id: string, now: string): Promise<Poll> {
  const poll = (await publicPolls(db, community, [id], now)).get(id);
  if (poll === undefined) throw new Refusal('not-found');
  return poll;
}

export async function readKeptPoll(db: Connection, community: string, id: string, now: string): Promise<KeptPoll> {
  const kept = (await readKept(db, community, [id], now)).get(id);
  if (kept === undefined) throw new Refusal('not-found');
  return kept;
}

async function readKept(
  db: Connection,
  community: string,
  ids: readonly string[],
  now: string,
): Promise<ReadonlyMap<string, KeptPoll>> {
  const rows = await db
    .selectFrom('polls')
    .selectAll()
    .where('community', '=', community)
    .where('id', 'in', [...ids])
    .execute();
  if (rows.length === 0) return new Map();
  const options = await readOptions(db, community, ids);
  const authors = await readAuthors(
    db,
    community,
    rows.map((row) => row.author_member),
    now,
  );
  const kept = new Map<string, KeptPoll>();
  for (const row of rows) {
    const position = await positionOf(db, community, { topic: `poll:${row.id}` });
    kept.set(row.id, keptPoll(row, options.get(row.id) ?? [], authors, now, position));
  }
  return kept;
}

/** The votes of a poll by option. */
export async function readVotes(db: Connection, community: string, poll: string): Promise<PollResults['votes']> {
  const options = (await readOptions(db, community, [poll])).get(poll) ?? [];
  return Object.fromEntries(options.map(({ id, votes }) => [id, votes]));
}

async function readOptions(
  db: Connection,
  community: string,
  polls: readonly string[],
): Promise<ReadonlyMap<string, readonly Option[]>> {
  const rows = await db
    .selectFrom('poll_options')
    .select(['poll', 'id', 'label', 'votes'])
    .where('community', '=', community)
    .where('poll', 'in', [...polls])
    .orderBy('poll')
    .orderBy('ordinal')
    .execute();
  return Map.groupBy(rows, ({ poll }) => poll);
}

function keptPoll(row: Row, options: readonly Option[], authors: Authors, now: string, position: string): KeptPoll {
  const author = authors({ member: row.author_member, name: row.author_name, team: row.author_team }, row.space);
  const times = { opensAt: row.opens_at, ...(row.closes_at !== null && { closesAt: row.closes_at }) };
  const state = pollState(times, now);
  const poll = {
    id: row.id,
    space: row.space,
    question: row.question,
    ...(row.introduction !== null && { introduction: JSON.parse(row.introduction) as Text }),
    ...(author !== undefined && { author }),
    ...(row.stage !== null && { stage: row.stage as NonNullable<Poll['stage']> }),
    choice: row.choice as Poll['choice'],
    min: row.min,
    max: row.max,
    options: options.map(({ id, label }) => ({ id, label })),
    ...times,
    state,
    visibility: row.visibility as Poll['visibility'],
    changeable: row.changeable === 1,
    voterCount: row.voter_count,
    ...(row.eligible_count !== null && { eligibleCount: row.eligible_count }),
    ...(row.follow_up_by !== null && { followUpBy: row.follow_up_by }),
    ...followUp(row),
    position,
  };
  const votes = Object.fromEntries(options.map((option) => [option.id, option.votes]));
  return { poll, results: { ballots: row.voter_count, votes, final: state === 'closed' } };
}

function followUp({ follow_up_status: status, follow_up_text: text, follow_up_at: at }: Row): Pick<Poll, 'followUp'> {
  if (status === null || at === null) return {};
  const told = text === null ? [] : (JSON.parse(text) as Text);
  return { followUp: { status: status as NonNullable<Poll['followUp']>['status'], text: told, at } };
}
