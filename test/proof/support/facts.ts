import { openDatabase } from '../../../server/src/db/open.ts';
import { apply, type OwnThings } from './journal.ts';
import type { Client } from './client.ts';
import { EVENT, POLL, THREAD } from './place.ts';

type Rows = Awaited<ReturnType<typeof readRows>>;

/**
 * Everything that is wrong with the database, as lines: what was acknowledged and is not there, what is there twice or
 * that nobody sent, and what is there without its other half.
 */
export async function wrongs(databaseUrl: string, clients: readonly Client[]): Promise<string[]> {
  const rows = await readRows(databaseUrl);
  return [...wrongsOfMembers(rows, clients), ...wrongsOfSums(rows), ...wrongsOfChanges(rows, clients)];
}

async function readRows(databaseUrl: string) {
  const databases = await openDatabase(databaseUrl);
  try {
    return await databases.snapshot(async (db) => ({
      comments: await db.selectFrom('comments').selectAll().execute(),
      reactions: await db.selectFrom('reactions').selectAll().execute(),
      ballots: await db.selectFrom('ballots').selectAll().where('poll', '=', POLL).execute(),
      attendances: await db.selectFrom('attendances').selectAll().execute(),
      keys: await db.selectFrom('idempotency_keys').select(['member', 'key']).execute(),
      changes: await db.selectFrom('changes').select(['number', 'subject']).orderBy('number').execute(),
      options: await db.selectFrom('poll_options').select(['id', 'votes']).where('poll', '=', POLL).execute(),
      thread: await db
        .selectFrom('threads')
        .select('comment_count')
        .where('key', '=', THREAD)
        .executeTakeFirstOrThrow(),
      event: await db.selectFrom('events').select('attendee_count').where('id', '=', EVENT).executeTakeFirstOrThrow(),
      poll: await db.selectFrom('polls').select('voter_count').where('id', '=', POLL).executeTakeFirstOrThrow(),
      community: await db.selectFrom('communities').select('change_number').executeTakeFirstOrThrow(),
    }));
  } finally {
    await databases.close();
  }
}

/** Each member's own things are as acknowledged, or as they would be if the write still unknown had been done. */
function wrongsOfMembers(rows: Rows, clients: readonly Client[]): string[] {
  const sent = new Set(clients.flatMap(({ journal }) => journal.map(({ key }) => key)));
  const strangers = rows.comments.filter(({ id }) => !sent.has(id)).map(({ id }) => `comment ${id} was sent by nobody`);
  const marks = rows.comments.map(({ markdown }) => markdown).filter((markdown) => markdown !== null);
  const doubled = marks.length - new Set(marks).size;
  return [
    ...strangers,
    ...(doubled > 0 ? [`${doubled} texts are there twice`] : []),
    ...clients.flatMap((client) => {
      const found = described(thingsOf(rows, client.who.member));
      const expected = [client.own, ...(client.pending === undefined ? [] : [apply(client.own, client.pending)])].map(
        described,
      );
      if (expected.includes(found)) return [];
      return [`${client.who.subject} has\n  ${found}\nand was told\n  ${expected.join('\nor\n  ')}`];
    }),
  ];
}

function thingsOf(rows: Rows, member: string): OwnThings {
  const own = rows.comments.filter(({ author_member: author }) => author === member);
  const ballot = rows.ballots.find((row) => row.member === member)?.options;
  return {
    comments: new Map(
      own
        .filter(({ state }) => state === 'published')
        .map(({ id, markdown, version }) => [id, { markdown: markdown ?? '', version }]),
    ),
    deleted: new Set(own.filter(({ state }) => state === 'deleted').map(({ id }) => id)),
    reactions: new Set(rows.reactions.filter((row) => row.member === member).map(({ comment }) => comment)),
    ballot: ballot === undefined ? undefined : (JSON.parse(ballot) as string[]),
    attends: rows.attendances.some((row) => row.member === member),
  };
}

function described({ comments, deleted, reactions, ballot, attends }: OwnThings): string {
  const texts = [...comments].map(([id, { markdown, version }]) => `${id} v${version} ${markdown}`).sort();
  return JSON.stringify([
    texts,
    [...deleted].sort(),
    [...reactions].sort(),
    ballot === undefined ? null : [...ballot].sort(),
    attends,
  ]);
}

/** Every sum that is kept is the sum of its rows. */
function wrongsOfSums({ comments, reactions, ballots, attendances, options, thread, event, poll }: Rows): string[] {
  const published = comments.filter(({ state }) => state === 'published');
  const votes = ballots.flatMap((ballot) => JSON.parse(ballot.options) as string[]);
  const sums: readonly (readonly [what: string, kept: number, counted: number])[] = [
    ['comments of the thread', thread.comment_count, published.length],
    ['attendees', event.attendee_count, attendances.length],
    ['voters', poll.voter_count, ballots.length],
    ['members with a ballot', new Set(ballots.map(({ member }) => member)).size, ballots.length],
    ...options.map(
      ({ id, votes: kept }) => [`votes for ${id}`, kept, votes.filter((vote) => vote === id).length] as const,
    ),
    ...comments.map(({ id, reactions: kept }) => {
      const counted = reactions.filter(({ comment }) => comment === id).length;
      return [`reactions to ${id}`, (JSON.parse(kept) as { like?: number }).like ?? 0, counted] as const;
    }),
    ...comments.map(({ id, path, reply_count: kept }) => {
      const below = published.filter((other) => other.id !== id && other.path.startsWith(path));
      return [`replies to ${id}`, kept, below.length] as const;
    }),
  ];
  return sums
    .filter(([, kept, counted]) => kept !== counted)
    .map(([what, kept, counted]) => `${what}: ${kept} kept, ${counted} counted`);
}

/** Numbers have no gap, and every acknowledged write has its change and its key. */
function wrongsOfChanges({ changes, community, keys }: Rows, clients: readonly Client[]): string[] {
  const first = changes[0]?.number ?? community.change_number + 1;
  const gap = changes.find(({ number }, index) => number !== first + index);
  const last = changes.at(-1)?.number ?? community.change_number;
  const known = new Set(keys.map(({ member, key }) => `${member} ${key}`));
  const operations = clients.flatMap(({ who, journal }) =>
    journal.map((operation) => ({ ...operation, member: who.member })),
  );
  const acknowledged = operations.filter(({ outcome }) => outcome === 'acknowledged');
  const counts = Map.groupBy(changes, ({ subject }) => subject);
  const halves = [...Map.groupBy(acknowledged, ({ subject }) => subject)].flatMap(([subject, done]) => {
    const told = counts.get(subject)?.length ?? 0;
    const most = operations.filter((operation) => operation.subject === subject).length;
    return told >= done.length && told <= most
      ? []
      : [`${subject}: ${done.length} of ${most} writes acknowledged, ${told} changes`];
  });
  return [
    ...(gap === undefined ? [] : [`the numbers of changes have a gap before ${gap.number}`]),
    ...(last === community.change_number
      ? []
      : [`the last change is ${last}, the counter says ${community.change_number}`]),
    ...acknowledged
      .filter(({ member, key }) => !known.has(`${member} ${key}`))
      .map(({ key, type }) => `${type} ${key} has no key`),
    ...halves,
  ];
}
