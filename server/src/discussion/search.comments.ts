import { sql } from 'kysely';
import type { Page } from 'plein/core/core.model.js';
import type { Comment } from 'plein/discussion/discussion.model.js';
import type { Engine } from '../db/migrations/tables.ts';
import type { Connection } from '../db/open.ts';
import { readCursor, writeCursor } from '../http/cursor.ts';
import { invalid } from '../http/refusal.ts';
import { LIMITS } from '../limits.ts';
import { canonicalKey, keysOf } from './aliases.ts';
import { rankOf } from './search.rank.ts';
import { documentsWith } from './search.terms.ts';
import type { Documents, Term } from './search.terms.ts';
import { placeWord, wordsOf } from './search.words.ts';
import { publicComments } from './views.ts';

export interface CommentSearch {
  readonly thread: string;
  readonly words: string;
  readonly cursor?: string;
  readonly limit: number;
}

interface Match {
  readonly id: string;
  readonly number: number;
  readonly rank: number;
}

/**
 * Published comments of a thread that hold all these words, the last perhaps only begun. The newest thousand are ranked
 * and come best first; then the thousand before those, so that a page costs the same however many there are.
 */
export async function searchComments(
  db: Connection,
  { community, engine, now }: { readonly community: string; readonly engine: Engine; readonly now: string },
  { thread, words: typed, cursor, limit }: CommentSearch,
): Promise<Page<Comment>> {
  const words = [...new Set(wordsOf(typed))];
  if (words.length > LIMITS.search.words) throw invalid('words', `are more than ${LIMITS.search.words}`);
  if (words.length === 0) return { items: [] };
  const key = await canonicalKey(db, community, thread);
  const list = `search ${key} ${words.join(' ')}`;
  const [before = '', rank = '', at = ''] = cursor === undefined ? [] : readCursor(list, cursor, 3);
  const wanted = [await placesOf(db, community, key), ...words.map((word, index) => [term(word, index, words)])];
  const rows = await readMatches(db, { community, before }, documentsWith(engine, wanted));
  const matches = rows
    .filter((row) => row.thread === key)
    .map(({ id, number, words: text }) => ({ id, number, rank: rankOf(text.split(' ').slice(1), { words }) }))
    .sort(bestFirst);
  const last = { rank: Number(rank), number: Number(at) };
  const rest = rank === '' ? matches : matches.filter((match) => bestFirst(last, match) < 0);
  const shown = rest.slice(0, limit);
  const found = await publicComments(db, community, ['', ...shown.map(({ id }) => id)], now);
  const items = shown.flatMap(({ id }) => found.get(id) ?? []);
  const next = nextPlace(shown, rest, rows.length === LIMITS.search.ranked ? rows.at(-1) : undefined, before);
  return next === undefined ? { items } : { items, next: writeCursor(list, ...next) };
}

function nextPlace(
  shown: readonly Match[],
  rest: readonly Match[],
  oldest: { readonly number: number } | undefined,
  before: string,
): readonly string[] | undefined {
  const last = shown.at(-1);
  if (last !== undefined && rest.length > shown.length) return [before, String(last.rank), String(last.number)];
  return oldest && [String(oldest.number), '', ''];
}

function term(word: string, index: number, words: readonly string[]): Term {
  return { word, prefix: index === words.length - 1 };
}

function bestFirst(a: Pick<Match, 'rank' | 'number'>, b: Pick<Match, 'rank' | 'number'>): number {
  return b.rank - a.rank || b.number - a.number;
}

/** Found by the index alone and only then looked at: a word may stand in very many. */
async function readMatches(
  db: Connection,
  { community, before }: { readonly community: string; readonly before: string },
  { from, newest }: Documents,
) {
  const older = before === '' ? sql`` : sql`and d.number < ${Number(before)}`;
  const { rows } = await sql<{ id: string; number: number; words: string; thread: string | null }>`
    select d.id, d.number, d.words, (select case c.state when 'published' then c.thread end
      from comments c where c.community = d.community and c.id = d.id) as thread
    from (select d.number from ${from} and d.community = ${community} and d.kind = 'comment' ${older}
      order by ${newest} limit ${LIMITS.search.ranked}) as found
    join search_documents d on d.number = found.number order by d.number desc`.execute(db);
  return rows;
}

/** Where the comments of a thread were written: under its keys, and under those of the threads it was a branch of. */
async function placesOf(db: Connection, community: string, thread: string): Promise<readonly Term[]> {
  const keys = new Set<string>();
  for (let at: string | undefined = thread; at !== undefined && !keys.has(at);) {
    for (const key of await keysOf(db, community, at)) keys.add(key);
    const from = await movedFrom(db, community, at);
    at = from === undefined ? undefined : await canonicalKey(db, community, from);
  }
  return [...keys].map((key) => ({ word: placeWord(community, key) }));
}

async function movedFrom(db: Connection, community: string, key: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('threads')
    .select('moved_from')
    .where('community', '=', community)
    .where('key', '=', key)
    .executeTakeFirst();
  const from = row?.moved_from ?? undefined;
  return from && (JSON.parse(from) as { readonly thread: string }).thread;
}
