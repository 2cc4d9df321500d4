import { sql } from 'kysely';
import type { Page } from 'plein/core/core.model.js';
import type { Thread } from 'plein/discussion/discussion.model.js';
import { readSpaces, spacesBelow } from '../community/store.ts';
import type { Engine } from '../db/migrations/tables.ts';
import type { Connection } from '../db/open.ts';
import { page, readCursor, writeCursor } from '../http/cursor.ts';
import { LIMITS } from '../limits.ts';
import { rankOf } from './search.rank.ts';
import { documentsWith } from './search.terms.ts';
import { tellingWords, weigh } from './search.weights.ts';
import type { Weight } from './search.weights.ts';
import { wordsOf } from './search.words.ts';
import { threadViews } from './thread.views.ts';
import type { ThreadRow } from './views.ts';

export interface ThreadSearch {
  readonly words: string;
  readonly space?: string;
  readonly cursor?: string;
  readonly limit: number;
}

interface Asked {
  readonly community: string;
  readonly engine: Engine;
  readonly now: string;
}

/** How much of what a question says a thread must be about, by how much its words tell. */
const ENOUGH = 1 / 3;
const IN_TITLE = 4;
const IN_OPENING = 2;
/**
 * Threads that are about these words, best first. Words that few texts hold tell more than those that many do; what
 * stands in a title counts more than what stands in an opening, and that more than what a comment says.
 */
export async function searchThreads(
  db: Connection,
  asked: Asked,
  { words: typed, space, cursor, limit }: ThreadSearch,
): Promise<Page<Thread>> {
  const { community, now } = asked;
  const words = tellingWords(wordsOf(typed));
  const weights = await weigh(db, asked, words);
  const documents = await readDocuments(db, asked, weights);
  const threads = await readThreads(db, community, [...documents.keys()], space);
  const ranked = threads
    .map((row) => ({ row, rank: rankThread(row, documents.get(row.key)!, weights) }))
    .filter(({ rank }) => rank > 0)
    .sort((a, b) => b.rank - a.rank || (a.row.key < b.row.key ? -1 : 1));
  const list = `thread-search ${space ?? ''} ${words.join(' ')}`;
  const [rank = '', key = ''] = cursor === undefined ? [] : readCursor(list, cursor, 2);
  const rest = ranked.filter(
    (one) => rank === '' || one.rank < Number(rank) || (one.rank === Number(rank) && one.row.key > key),
  );
  const { items, next } = page(rest, limit, (last) => writeCursor(list, String(last.rank), last.row.key));
  const views = await threadViews(
    db,
    community,
    items.map(({ row }) => row),
    now,
  );
  return { items: views, ...(next !== undefined && { next }) };
}

/** Texts that hold one of the most telling words, by thread. */
async function readDocuments(
  db: Connection,
  { community, engine }: Asked,
  weights: readonly Weight[],
): Promise<ReadonlyMap<string, readonly (readonly string[])[]>> {
  const terms: Weight[] = [];
  let held = 0;
  for (const term of weights.toSorted((a, b) => a.count - b.count)) {
    held += term.count;
    if (terms.length > 0 && held > LIMITS.search.ranked) break;
    terms.push(term);
  }
  if (terms.length === 0) return new Map();
  const { from, newest } = documentsWith(engine, [terms]);
  const { rows } = await sql<{ thread: string | null; words: string }>`
    select d.words, case d.kind when 'thread' then d.id else (
      select case c.state when 'published' then c.thread end from comments c
      where c.community = d.community and c.id = d.id) end as thread
    from (select d.number from ${from} and d.community = ${community}
      order by ${newest} limit ${LIMITS.search.ranked}) as found
    join search_documents d on d.number = found.number order by d.number`.execute(db);
  const found = rows.flatMap(({ thread, words }) => (thread === null ? [] : [{ thread, words: words.split(' ') }]));
  const byThread = Map.groupBy(found, ({ thread }) => thread);
  return new Map([...byThread].map(([thread, texts]) => [thread, texts.map(({ words }) => words)]));
}

async function readThreads(db: Connection, community: string, keys: readonly string[], space?: string) {
  if (keys.length === 0) return [];
  let select = db
    .selectFrom('threads')
    .selectAll()
    .where('community', '=', community)
    .where('key', 'in', [...keys]);
  if (space !== undefined) {
    select = select.where('space', 'in', [...spacesBelow(space, await readSpaces(db, community))]);
  }
  return select.execute();
}

/** 0 for a thread that is about too little of what was asked. */
function rankThread(row: ThreadRow, texts: readonly (readonly string[])[], weights: readonly Weight[]): number {
  const title = wordsOf(row.title);
  const opening = new Set(row.opening_text === null ? [] : texts.filter((text) => !text[0]!.startsWith('§')).flat());
  const said = new Set(texts.flat());
  let rank = 0;
  let about = 0;
  for (const { word, prefix, weight } of weights) {
    const holds = (text: Iterable<string>): boolean => holdsWord(text, word, prefix);
    const factor = holds(title) ? IN_TITLE : holds(opening) ? IN_OPENING : holds(said) ? 1 : 0;
    rank += factor * weight;
    if (factor > 0) about += weight;
  }
  const whole = weights.reduce((sum, { weight }) => sum + weight, 0);
  if (about < whole * ENOUGH) return 0;
  return rank + rankOf(title, { words: weights.map(({ word }) => word) });
}

function holdsWord(text: Iterable<string>, word: string, prefix: boolean | undefined): boolean {
  for (const one of text) if (one === word || (prefix && one.startsWith(word))) return true;
  return false;
}
