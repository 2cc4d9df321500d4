import type { Written } from '../../core/core.model.ts';
import { PleinError } from '../../core/errors.ts';
import type { Poll, PollMine, PollResults, PollsPort } from '../../polls/polls.model.ts';
import { ballotProblem, pollState, refuseVote, resultsVisible, tally } from '../../polls/polls.rules.ts';
import type { PollRecord } from '../../transfer/record.model.ts';
import { actorIn, authorIn, begin, once, present, refuse, type MemoryClient } from './client.ts';
import { noteChange, positionOf } from './changes.ts';
import { textOf } from './data.ts';

const FIELDS = ['id', 'space', 'question', 'stage', 'choice', 'min', 'max', 'options', 'opensAt', 'closesAt'] as const;
const MORE = ['visibility', 'changeable', 'eligibleCount', 'followUpBy'] as const;

export function memoryPolls(client: MemoryClient): PollsPort {
  return {
    async readPoll(id, options) {
      await begin(client, options?.signal);
      return pollView(client, found(client, id));
    },
    async readMine(poll, options) {
      await begin(client, options?.signal);
      if (client.member === undefined) throw new PleinError('not-signed-in');
      return mine(client, found(client, poll));
    },
    async vote({ poll, options: chosen, write }, options) {
      await begin(client, options?.signal);
      return once(client, write, ['vote', poll, chosen], ({ id }) => cast(client, found(client, poll), id, chosen));
    },
    async withdraw({ poll, write, signal }) {
      await begin(client, signal);
      return once(client, write, ['withdraw', poll], ({ id }) => cast(client, found(client, poll), id, undefined));
    },
  };
}

/** A poll as everyone sees it now. */
export function pollView(client: MemoryClient, row: PollRecord): Poll {
  const { introduction, markdown, author, followUp } = row;
  const now = client.now();
  const opening = introduction ?? (markdown === undefined ? undefined : textOf(client.data, row));
  const { text: _, markdown: __, ...outcome } = followUp ?? { status: 'heard', at: now };
  return {
    ...present(row, FIELDS),
    ...present(row, MORE),
    ...(opening === undefined ? {} : { introduction: opening }),
    ...(author === undefined ? {} : { author: authorIn(client, author, row.space) }),
    ...(followUp === undefined ? {} : { followUp: { ...outcome, text: textOf(client.data, followUp) } }),
    ...(resultsVisible(row, now) ? { results: results(client, row) } : {}),
    state: pollState(row, now),
    voterCount: ballots(client, row).length,
    position: positionOf(client.data, (change) => change.topic === `poll:${row.id}`),
  };
}

function mine(client: MemoryClient, row: PollRecord): PollMine {
  const actor = actorIn(client, row.space);
  const ballot = ballots(client, row).find((each) => each.member === actor?.member);
  const may = refuseVote(actor, row, ballot !== undefined, client.now()) === undefined;
  const viewer = actor === undefined ? undefined : { actor, hasVoted: ballot !== undefined };
  return {
    ...(ballot === undefined ? {} : { ballot: ballot.options }),
    can: { vote: may, withdraw: may && ballot !== undefined },
    ...(resultsVisible(row, client.now(), viewer) ? { results: results(client, row) } : {}),
  };
}

/** Casts, changes or, without options, takes back a ballot. */
function cast(
  client: MemoryClient,
  row: PollRecord,
  member: string,
  options: readonly string[] | undefined,
): Written<PollMine> {
  const all = client.data.ballots;
  const index = all.findIndex((ballot) => ballot.poll === row.id && ballot.member === member);
  refuse(refuseVote(actorIn(client, row.space), row, index >= 0, client.now()));
  if (options !== undefined && ballotProblem(options, row) !== undefined) throw new PleinError('invalid');
  if (index >= 0) all.splice(index, 1);
  if (options !== undefined) all.push({ type: 'ballot', poll: row.id, member, options });
  if (index >= 0 || options !== undefined) {
    noteChange(client.data, { topic: `poll:${row.id}`, type: 'poll', id: row.id });
  }
  return { status: 'published', value: mine(client, row) };
}

function results(client: MemoryClient, row: PollRecord): PollResults {
  const options = ballots(client, row).map((ballot) => ballot.options);
  return tally(row, options, pollState(row, client.now()) === 'closed');
}

function ballots(client: MemoryClient, row: PollRecord) {
  return client.data.ballots.filter((ballot) => ballot.poll === row.id);
}

function found(client: MemoryClient, id: string): PollRecord {
  const row = client.data.polls.find((candidate) => candidate.id === id);
  if (row === undefined) throw new PleinError('not-found');
  return row;
}
