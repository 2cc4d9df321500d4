import { sql } from 'kysely';
import { pathsAbove } from '../discussion/paths.ts';
import { Additions } from './import.batch.ts';
import type { Batch } from './import.batch.ts';
import type { CommentRecord } from './record.model.ts';

/** What new comments change elsewhere: their threads, the comments above them, their authors. */
export class CommentCounts {
  readonly #threads = new Map<string, { comments: number; numbers: number; active: string }>();
  readonly #replies = new Map<string, { readonly thread: string; readonly path: string; count: number }>();
  readonly #authors = new Additions();

  add({ thread, state, author, createdAt }: CommentRecord, { path }: { readonly path: string }): void {
    const published = state === 'published';
    const sums = this.#threads.get(thread) ?? { comments: 0, numbers: 0, active: '' };
    sums.numbers += 1;
    this.#threads.set(thread, sums);
    if (!published) return;
    sums.comments += 1;
    if (createdAt > sums.active) sums.active = createdAt;
    if (author !== undefined && 'member' in author) this.#authors.add(author.member);
    for (const above of pathsAbove(path)) {
      const key = `${thread} ${above}`;
      const replies = this.#replies.get(key) ?? { thread, path: above, count: 0 };
      replies.count += 1;
      this.#replies.set(key, replies);
    }
  }

  async applyTo(batch: Batch): Promise<void> {
    await this.#countThreads(batch);
    await this.#countReplies(batch);
    await this.#authors.applyTo(batch, 'members', 'id', 'comment_count');
  }

  async #countThreads({ db, community }: Batch): Promise<void> {
    if (this.#threads.size === 0) return;
    const values = [...this.#threads].map(
      ([key, sums]) => sql`(${key}, ${sums.comments}, ${sums.numbers}, ${sums.active})`,
    );
    await sql`
      update threads set
        comment_count = comment_count + cast(sums.column2 as integer),
        last_number = last_number + cast(sums.column3 as integer),
        active_at = case when sums.column4 > active_at then sums.column4 else active_at end
      from (values ${sql.join(values)}) as sums
      where community = ${community} and key = sums.column1`.execute(db);
  }

  async #countReplies({ db, community }: Batch): Promise<void> {
    if (this.#replies.size === 0) return;
    const values = [...this.#replies.values()].map(({ thread, path, count }) => sql`(${thread}, ${path}, ${count})`);
    await sql`
      update comments set reply_count = reply_count + cast(sums.column3 as integer)
      from (values ${sql.join(values)}) as sums
      where community = ${community} and thread = sums.column1 and path = sums.column2`.execute(db);
  }
}
