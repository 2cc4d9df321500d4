import type { RawBuilder } from 'kysely';
import type { Connection } from '../db/open.ts';
import type { PictureFiles } from '../images/files.ts';
import type { Engine } from '../db/migrations/tables.ts';

export interface Checked {
  readonly db: Connection;
  readonly community: string;
  readonly engine: Engine;
  /** Where the copies of pictures are; without it they are not looked for. */
  readonly files?: PictureFiles | undefined;
}

/** Looks for one kind of defect and tells each in a sentence. */
export type Check = (checked: Checked) => AsyncIterable<string>;

/** Rows of a query, each as a sentence; an empty one says that the row is well. */
export async function* tell<Row>(
  { db }: Checked,
  query: RawBuilder<Row>,
  sentence: (row: Row) => string,
): AsyncGenerator<string> {
  const { rows } = await query.execute(db);
  for (const row of rows) {
    const told = sentence(row);
    if (told !== '') yield told;
  }
}
