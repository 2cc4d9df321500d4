import type { BallotRecord, PollRecord } from '../../server/src/transfer/record.model.ts';
import { chanceOf, pick } from './ids.ts';
import { memberId } from './members.ts';
import { people } from './people.ts';
import type { Person, PersonKey } from './people.ts';
import { questions } from './questions.ts';
import type { Question } from './questions.ts';
import { dayFrom, instantOf, AMSTERDAM, pastOf } from './time.ts';

/** Polls, each followed by its ballots. */
export function* polls(now: Date): Iterable<PollRecord | BallotRecord> {
  for (const question of questions) {
    yield pollRecord(question, now);
    yield* ballots(question);
  }
}

function pollRecord(question: Question, now: Date): PollRecord {
  const { opens, closes, followUpBy, author, team, options, followUp, voters: _voters, ...told } = question;
  const day = (days: number, time: string): string => instantOf(`${dayFrom(now, days, AMSTERDAM)}T${time}`, AMSTERDAM);
  return {
    ...told,
    type: 'poll',
    author: { member: memberId(author), ...(team === undefined ? {} : { team }) },
    options: options.map(({ id, label }) => ({ id, label })),
    opensAt: day(opens, '09:00'),
    closesAt: day(closes, '18:00'),
    followUpBy: day(followUpBy, '12:00'),
    eligibleCount: voterKeys().length,
    ...(followUp === undefined
      ? {}
      : { followUp: { status: followUp.status, markdown: followUp.markdown, at: pastOf(now)(followUp.when) } }),
  };
}

function* ballots(question: Question): Iterable<BallotRecord> {
  for (const key of pick(voterKeys(), question.voters, question.id)) {
    yield { type: 'ballot', poll: question.id, member: memberId(key), options: choice(question, key) };
  }
}

/** As many options as the poll allows this member to take, the popular ones more often. */
function choice(question: Question, key: PersonKey): readonly string[] {
  const chance = chanceOf(`${question.id} ${key}`);
  const count = question.min + Math.floor(chance() * (question.max - question.min + 1));
  return question.options
    .map((option) => ({ id: option.id, order: chance() ** (1 / option.favour) }))
    .sort((a, b) => b.order - a.order)
    .slice(0, count)
    .map(({ id }) => id);
}

function voterKeys(): readonly PersonKey[] {
  return (Object.entries(people) as [PersonKey, Person][])
    .filter(([, person]) => person.state === undefined)
    .map(([key]) => key);
}
