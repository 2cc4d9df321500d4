import { plainText } from 'plein/text/text.rules.js';
import type { Text } from 'plein/text/text.model.js';
import type { Connection } from '../db/open.ts';
import { placeWord, wordsOf } from './search.words.ts';

interface Document {
  readonly kind: 'comment' | 'thread';
  readonly id: string;
  /** Undefined for what nobody is to find. */
  readonly words: readonly string[] | undefined;
}

type CommentColumns = { readonly id: string; readonly thread: string; readonly state: string; readonly text: string };
type ThreadColumns = { readonly key: string; readonly title: string; readonly opening_text?: string | null };

/** Documents written in one statement. */
const AT_ONCE = 200;

/** Lets comments be found as they now are, or no longer. */
export async function indexComments(db: Connection, community: string, rows: readonly CommentColumns[]): Promise<void> {
  const documents = rows.map(({ id, thread, state, text }): Document => {
    const words = state === 'published' ? wordsOf(plainText(JSON.parse(text) as Text)) : undefined;
    return { kind: 'comment', id, words: words && [placeWord(community, thread), ...words] };
  });
  await writeDocuments(db, community, documents);
}

/** Lets threads be found by what they now start with. */
export async function indexThreads(db: Connection, community: string, rows: readonly ThreadColumns[]): Promise<void> {
  const documents = rows.map(({ key, title, opening_text: opening }): Document => {
    const words = wordsOf(`${title}\n${opening ? plainText(JSON.parse(opening) as Text) : ''}`);
    return { kind: 'thread', id: key, words: words.length > 0 ? words : undefined };
  });
  await writeDocuments(db, community, documents);
}

/** A thread of this key is there no longer. */
export async function unindexThread(db: Connection, community: string, key: string): Promise<void> {
  await writeDocuments(db, community, [{ kind: 'thread', id: key, words: undefined }]);
}

async function writeDocuments(db: Connection, community: string, documents: readonly Document[]): Promise<void> {
  const found = documents.flatMap(({ kind, id, words }) =>
    words === undefined ? [] : { community, kind, id, words: words.join(' ') },
  );
  for (let at = 0; at < found.length; at += AT_ONCE) {
    await db
      .insertInto('search_documents')
      .values(found.slice(at, at + AT_ONCE))
      .onConflict((conflict) =>
        conflict
          .columns(['community', 'kind', 'id'])
          .doUpdateSet(({ ref }) => ({ words: ref('excluded.words') }))
          .whereRef('search_documents.words', '<>', 'excluded.words'),
      )
      .execute();
  }
  for (const { kind, id, words } of documents) {
    if (words !== undefined) continue;
    const document = { community, kind, id };
    await db
      .deleteFrom('search_documents')
      .where(({ and }) => and(document))
      .execute();
  }
}
