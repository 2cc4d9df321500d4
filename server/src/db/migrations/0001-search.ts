import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { Engine } from './tables.ts';

const COLUMNS = `
  community text not null, kind text not null, id text not null, words text not null`;
const KEY = 'constraint search_documents_key unique (community, kind, id)';

/**
 * The words that searches look for, made alike for both engines by the server itself: the engines' own ways of telling
 * words apart would find different things, and change with their versions.
 */
const SQLITE = [
  `create table search_documents (number integer primary key,${COLUMNS}, ${KEY}) strict`,
  `create virtual table search_index using fts5 (words, content = 'search_documents', content_rowid = 'number',
     tokenize = 'ascii', detail = 'none', columnsize = 0, prefix = '2 3')`,
  // Words of what was deleted are overwritten, not only left out.
  `insert into search_index (search_index, rank) values ('secure-delete', 1)`,
  `create trigger search_documents_added after insert on search_documents begin
     insert into search_index (rowid, words) values (new.number, new.words);
   end`,
  `create trigger search_documents_removed after delete on search_documents begin
     insert into search_index (search_index, rowid, words) values ('delete', old.number, old.words);
   end`,
  `create trigger search_documents_changed after update of words on search_documents begin
     insert into search_index (search_index, rowid, words) values ('delete', old.number, old.words);
     insert into search_index (rowid, words) values (new.number, new.words);
   end`,
];

const POSTGRES = [
  `create table search_documents (number bigint generated always as identity primary key,
     ${COLUMNS.replaceAll(' text ', ' text collate "C" ')},
     vector tsvector generated always as (array_to_tsvector(string_to_array(words, ' '))) stored, ${KEY})`,
  // At once: what waits to be indexed would be gone through by every search.
  `create index search_index on search_documents using gin (vector) with (fastupdate = off)`,
];

export async function createSearch(db: Kysely<unknown>, engine: Engine): Promise<void> {
  for (const statement of engine === 'sqlite' ? SQLITE : POSTGRES) await sql.raw(statement).execute(db);
}
