import { MAX_COMMENT_DEPTH } from 'plein/discussion/discussion.rules.js';
import { canonicalKeys } from '../discussion/aliases.ts';
import { pathBelow } from '../discussion/paths.ts';
import { indexComments } from '../discussion/search.index.ts';
import { authorColumns, insertAll, jsonOf, known, memberOf, standing, unknown } from './import.batch.ts';
import type { Batch, Take } from './import.batch.ts';
import { CommentCounts } from './import.counts.ts';
import { teamAuthors } from './import.team.ts';
import { noMember } from './import.members.ts';
import { lockThreads } from './import.threads.ts';
import { textOf } from './record.check.ts';
import type { CommentRecord } from './record.model.ts';
import type { Placed } from './source.model.ts';

/** Where a comment stands, as far as its replies need to know. */
interface Place {
  readonly thread: string;
  readonly path: string;
  readonly depth: number;
  readonly root: string;
}

export const takeComments: Take<CommentRecord> = async (batch, placed) => {
  const fresh = await atKeysNow(batch, await unknown(batch, 'comments', 'id', placed, ({ id }) => id));
  const places = await readPlaces(batch, fresh);
  const numbers = await readNumbers(batch, fresh);
  const members = await known(
    batch,
    'members',
    'id',
    fresh.map(({ record }) => memberOf(record.author)),
  );
  const byTeam = await teamAuthors(
    batch,
    fresh.map(({ record }) => record),
  );
  const counts = new CommentCounts();
  const rows = standing(
    batch,
    fresh,
    ({ id }) => id,
    (record) => {
      const problem = commentProblem(record, places, numbers, members);
      if (problem !== undefined) return problem;
      places.set(record.id, placeOf(record, places, numbers));
      return undefined;
    },
  ).map(({ record }) => {
    const place = places.get(record.id)!;
    const row = commentRow(batch.community, record, { ...place, byTeam: byTeam(record) });
    counts.add(record, row);
    return row;
  });
  await insertAll(batch, 'comments', rows);
  await indexComments(batch.db, batch.community, rows);
  await counts.applyTo(batch);
  return rows.length;
};

/** A thread that was renamed or merged since is the one meant. */
async function atKeysNow({ db, community }: Batch, placed: readonly Placed<CommentRecord>[]) {
  const threads = placed.map(({ record }) => record.thread);
  const now = await canonicalKeys(db, community, threads);
  return placed.map(({ item, record }) => ({ item, record: { ...record, thread: now.get(record.thread)! } }));
}

async function readPlaces(batch: Batch, placed: readonly Placed<CommentRecord>[]): Promise<Map<string, Place>> {
  const parents = placed.flatMap(({ record }) => record.parent ?? []);
  const rows = await batch.db
    .selectFrom('comments')
    .select(['id', 'thread', 'path', 'depth', 'root'])
    .where('community', '=', batch.community)
    .where('id', 'in', ['', ...new Set(parents)])
    .execute();
  return new Map(rows.map(({ id, ...place }) => [id, place]));
}

/** The newest number of each thread; its row is ours until the commit, so that nobody takes the next. */
async function readNumbers(batch: Batch, placed: readonly Placed<CommentRecord>[]): Promise<Map<string, number>> {
  const rows = await lockThreads(
    batch,
    placed.map(({ record }) => record.thread),
  );
  return new Map(rows.map((row) => [row.key, row.last_number]));
}

function commentProblem(
  { thread, parent, author }: CommentRecord,
  places: ReadonlyMap<string, Place>,
  threads: ReadonlyMap<string, number>,
  members: ReadonlySet<string>,
): string | undefined {
  if (!threads.has(thread)) return `thread: there is no thread ${thread}`;
  const member = memberOf(author);
  if (member !== undefined && !members.has(member)) return noMember('author', member);
  if (parent === undefined) return undefined;
  const place = places.get(parent);
  if (place?.thread !== thread) return `parent: there is no comment ${parent} in this thread`;
  return place.depth >= MAX_COMMENT_DEPTH ? `parent: replies nest deeper than ${MAX_COMMENT_DEPTH}` : undefined;
}

function placeOf(record: CommentRecord, places: ReadonlyMap<string, Place>, numbers: Map<string, number>): Place {
  const { id, thread, parent } = record;
  const number = (numbers.get(thread) ?? 0) + 1;
  numbers.set(thread, number);
  const above = parent === undefined ? undefined : places.get(parent);
  if (above === undefined) return { thread, path: pathBelow('', number), depth: 0, root: id };
  return { thread, path: pathBelow(above.path, number), depth: above.depth + 1, root: above.root };
}

function commentRow(
  community: string,
  record: CommentRecord,
  { path, depth, root, byTeam }: Place & { readonly byTeam: boolean },
) {
  const author = authorColumns(record.author);
  return {
    community,
    id: record.id,
    thread: record.thread,
    parent: record.parent ?? null,
    root,
    depth,
    path,
    kind: record.kind,
    state: record.state,
    author_member: author.member,
    author_name: author.name,
    author_team: author.team,
    ...wordsOf(record),
    language: record.language ?? null,
    created_at: record.createdAt,
    edited_at: record.editedAt ?? null,
    version: record.version,
    parent_version: record.parentVersion ?? null,
    tombstone: jsonOf(record.tombstone),
    origin: jsonOf(record.origin),
    by_team: byTeam ? 1 : 0,
  };
}

/** What is gone has no words, whatever its record still holds. */
function wordsOf(record: CommentRecord) {
  const stands = record.state === 'published' || record.state === 'held';
  return {
    text: JSON.stringify((stands ? textOf(record) : undefined) ?? []),
    markdown: (stands ? record.markdown : undefined) ?? null,
  };
}
