import type { Connection } from '../db/open.ts';
import { LIMITS } from '../limits.ts';
import { VIEWS } from './views.ts';
import type { Change } from 'plein/community/live.model.js';

/** A row of the table of changes, as far as streams need it. */
export interface Row {
  readonly number: number;
  readonly type: string;
  readonly topic: string;
  readonly subject: string;
  readonly audience: string;
}

/** Something to tell, ready to be sent. */
export interface Told {
  readonly number: number;
  readonly topic: string;
  /** Who may be told of it. */
  readonly audience: string;
  readonly frame: string;
}

/** What one stream is told of. */
export interface Followed {
  readonly topics: ReadonlySet<string>;
  readonly audiences: ReadonlySet<string>;
}

/** The next changes after a number, in order; those that are followed, or all. */
export async function readChanges(
  db: Connection,
  community: string,
  after: number,
  upTo?: number,
  followed?: Followed,
): Promise<readonly Row[]> {
  let query = db
    .selectFrom('changes')
    .select(['number', 'type', 'topic', 'subject', 'audience'])
    .where('community', '=', community)
    .where('number', '>', after);
  if (upTo !== undefined) query = query.where('number', '<=', upTo);
  if (followed !== undefined) {
    const { topics, audiences } = followed;
    query = query.where('topic', 'in', [...topics]).where('audience', 'in', [...audiences]);
  }
  return query.orderBy('number').limit(LIMITS.live.batch).execute();
}

/** What there is to tell of rows: each thing once, at its last number, as everyone may see it now. */
export async function tell(
  db: Connection,
  community: string,
  rows: readonly Row[],
  now: string,
): Promise<readonly Told[]> {
  const last = new Map<string, Row>();
  for (const row of rows) {
    // What has gone from one topic to another is told in both.
    const key = `${row.topic} ${nameOf(row)}`;
    last.delete(key);
    last.set(key, row);
  }
  const values = await readValues(db, community, [...last.values()], now);
  return [...last.values()].flatMap((row) => {
    const value = values.get(nameOf(row));
    const { number, topic, audience } = row;
    return value === undefined ? [] : [{ number, topic, audience, frame: frameOf(row, value) }];
  });
}

function nameOf({ type, subject }: Row): string {
  return `${type} ${subject}`;
}

async function readValues(
  db: Connection,
  community: string,
  rows: readonly Row[],
  now: string,
): Promise<ReadonlyMap<string, unknown>> {
  const values = new Map<string, unknown>();
  for (const [type, view] of Object.entries(VIEWS)) {
    const ids = rows.filter((row) => row.type === type).map(({ subject }) => subject);
    if (ids.length === 0) continue;
    for (const [id, value] of await view(db, community, ids, now)) values.set(`${type} ${id}`, value);
  }
  return values;
}

function frameOf({ number, topic, type }: Row, value: unknown): string {
  const change = { position: String(number), topic, type: type as Change['type'], value };
  return `id: ${number}\ndata: ${JSON.stringify(change)}\n\n`;
}
