import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { StatementSync } from 'node:sqlite';
import type { SourceItem } from './source.model.ts';
import { readRows } from './stackexchange.rows.ts';
import type { Row } from './stackexchange.rows.ts';

export interface User {
  readonly id: number;
  readonly created: string;
  readonly name: string;
}

interface Writing {
  readonly id: number;
  readonly created: string;
  readonly user?: number;
  /** The name of somebody who left. */
  readonly userName: string;
  readonly license: string;
}

/** A question (type 1) or an answer (type 2). */
export interface Post extends Writing {
  readonly type: number;
  readonly parent?: number;
  readonly accepted?: number;
  readonly title: string;
  readonly body: string;
  readonly closed: boolean;
  readonly edited?: string;
}

export interface Comment extends Writing {
  readonly post: number;
  readonly text: string;
}

/** A dump laid out so that it can be read in another order than its files have. */
export interface Dump extends Disposable {
  /** Rows that are neither a member, a question, an answer nor a comment. */
  others(): Iterable<SourceItem>;
  users(): Iterable<User>;
  questions(): Iterable<Post>;
  /** Answers and comments by time; a comment never before what it is about. */
  writings(): Iterable<Post | Comment>;
  post(id: number): PostPlace | undefined;
  userCreated(id: number): string | undefined;
}

/** What others need to know of a post to name it. */
export type PostPlace = Pick<Post, 'id' | 'type' | 'created' | 'parent'>;

const TABLES = `
  create table users (id integer primary key, created text not null, value text not null);
  create table posts (id integer primary key, type integer not null, created text not null, parent integer);
  create table writings (at text not null, rank integer not null, id integer not null, value text not null);
  create table others (value text not null);
`;

/** Reads a dump once into a temporary file of SQLite, which goes away with the process: memory does not grow with it. */
export async function openDump(folder: string): Promise<Dump> {
  const dump = new StoredDump();
  for (const [file, put] of [
    ['Users.xml', (row: Row) => dump.putUser(row)],
    ['Posts.xml', (row: Row) => dump.putPost(row)],
    ['Comments.xml', (row: Row) => dump.putComment(row)],
  ] as const) {
    for await (const row of readRows(join(folder, file))) {
      const problem = put(row);
      if (problem !== undefined) dump.putOther({ source: file, number: Number(row['Id']) || 0, record: row, problem });
    }
  }
  dump.layOut();
  return dump;
}

/** Ranks of what was written at the same moment: questions apart, answers before comments. */
const QUESTION = 0;
const ANSWER = 1;
const COMMENT = 2;

class StoredDump implements Dump {
  readonly #database = new DatabaseSync('');
  readonly #insertUser: StatementSync;
  readonly #insertPost: StatementSync;
  readonly #insertWriting: StatementSync;
  readonly #findPost: StatementSync;
  readonly #findUser: StatementSync;

  constructor() {
    this.#database.exec(`pragma journal_mode = off; pragma synchronous = off; ${TABLES} begin`);
    this.#insertUser = this.#database.prepare('insert or ignore into users values (?, ?, ?)');
    this.#insertPost = this.#database.prepare('insert or ignore into posts values (?, ?, ?, ?)');
    this.#insertWriting = this.#database.prepare('insert into writings values (?, ?, ?, ?)');
    this.#findPost = this.#database.prepare('select id, type, created, parent from posts where id = ?');
    this.#findUser = this.#database.prepare('select created from users where id = ?');
  }

  putUser(row: Row): string | undefined {
    const user = { id: number(row, 'Id'), created: instant(row, 'CreationDate'), name: row['DisplayName'] ?? '' };
    if (user.id === undefined || user.created === undefined) return 'has no Id or no CreationDate';
    this.#insertUser.run(user.id, user.created, JSON.stringify(user));
    return undefined;
  }

  putPost(row: Row): string | undefined {
    const type = number(row, 'PostTypeId');
    if (type !== 1 && type !== 2) return 'is neither a question nor an answer (a tag wiki, for example)';
    const written = writing(row, 'Owner');
    if (written === undefined) return 'has no Id or no CreationDate';
    const parent = number(row, 'ParentId');
    const post = { ...written, ...postFields(row), type, ...(parent !== undefined && { parent }) };
    this.#insertPost.run(post.id, type, post.created, parent ?? null);
    this.#insertWriting.run(post.created, type === 1 ? QUESTION : ANSWER, post.id, JSON.stringify(post));
    return undefined;
  }

  putComment(row: Row): string | undefined {
    const written = writing(row, '');
    const post = number(row, 'PostId');
    if (written === undefined || post === undefined) return 'has no Id, no PostId or no CreationDate';
    const comment: Comment = { ...written, post, text: row['Text'] ?? '' };
    const about = this.post(post)?.created ?? '';
    const at = about > comment.created ? about : comment.created;
    this.#insertWriting.run(at, COMMENT, comment.id, JSON.stringify(comment));
    return undefined;
  }

  putOther(item: SourceItem): void {
    this.#database.prepare('insert into others values (?)').run(JSON.stringify(item));
  }

  layOut(): void {
    this.#database.exec('create index writings_in_order on writings (at, rank, id); commit');
  }

  others(): Iterable<SourceItem> {
    return this.#values('select value from others order by rowid');
  }

  users(): Iterable<User> {
    return this.#values('select value from users order by id');
  }

  questions(): Iterable<Post> {
    return this.#values(`select value from writings where rank = ${QUESTION} order by at, rank, id`);
  }

  writings(): Iterable<Post | Comment> {
    return this.#values(`select value from writings where rank > ${QUESTION} order by at, rank, id`);
  }

  post(id: number): PostPlace | undefined {
    const row = this.#findPost.get(id);
    if (row === undefined) return undefined;
    const { type, created, parent } = row;
    return { id, type: Number(type), created: String(created), ...(parent !== null && { parent: Number(parent) }) };
  }

  userCreated(id: number): string | undefined {
    const row = this.#findUser.get(id);
    return row === undefined ? undefined : String(row['created']);
  }

  [Symbol.dispose](): void {
    this.#database.close();
  }

  *#values<Value>(query: string): Iterable<Value> {
    for (const row of this.#database.prepare(query).iterate()) yield JSON.parse(String(row['value'])) as Value;
  }
}

function writing(row: Row, owner: 'Owner' | ''): Writing | undefined {
  const id = number(row, 'Id');
  const created = instant(row, 'CreationDate');
  if (id === undefined || created === undefined) return undefined;
  const user = number(row, `${owner}UserId`);
  const userName = row[owner === '' ? 'UserDisplayName' : 'OwnerDisplayName'] ?? '';
  return { id, created, userName, license: row['ContentLicense'] ?? '', ...(user !== undefined && { user }) };
}

function postFields(row: Row) {
  const accepted = number(row, 'AcceptedAnswerId');
  const edited = instant(row, 'LastEditDate');
  return {
    title: row['Title'] ?? '',
    body: row['Body'] ?? '',
    closed: row['ClosedDate'] !== undefined,
    ...(accepted !== undefined && { accepted }),
    ...(edited !== undefined && { edited }),
  };
}

function number(row: Row, name: string): number | undefined {
  const value = row[name];
  return value !== undefined && /^-?\d{1,15}$/.test(value) ? Number(value) : undefined;
}

/** The dump's times are in UTC and do not say so. */
function instant(row: Row, name: string): string | undefined {
  const value = row[name];
  if (value === undefined || !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?$/.test(value)) return undefined;
  const at = Date.parse(`${value}Z`);
  return Number.isNaN(at) ? undefined : new Date(at).toISOString();
}
