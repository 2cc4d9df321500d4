import { sql } from 'kysely';
import { pathsAbove } from '../discussion/paths.ts';
import { Additions } from './import.batch.ts';
import type { Batch } from './import.batch.ts';
import type { CommentRecord } from './record.model.ts';

/** What new comments change elsewhere: their threads, the comments above them, their authors. */
export class CommentCounts {
  readonly #threads = new Map<string, { comments: number; numbers: number; team: number; active: string }>();
  readonly #replies = new Map<
    string,
    { readonly thread: string; readonly path: string; count: number; team: number }
  >();
  readonly #authors = new Additions();

  add(
    { thread, state, author, createdAt }: CommentRecord,
    { path, by_team: team }: { readonly path: string; readonly by_team: number },
  ): void {
    const sums = this.#threads.get(thread) ?? { comments: 0, numbers: 0, team: 0, active: '' };
    sums.numbers += 1;
    this.#threads.set(thread, sums);
    if (state !== 'published') return;
    sums.comments += 1;
    sums.team += team;
    if (createdAt > sums.active) sums.active = createdAt;
    if (author !== undefined && 'member' in author) this.#authors.add(author.member);
    for (const above of pathsAbove(path)) {
      const key = `${thread} ${above}`;
      const replies = this.#replies.get(key) ?? { thread, path: above, count: 0, team: 0 };
      replies.count += 1;
      replies.team += team;
      this.#replies.set(key, replies);
    }
  }

  async applyTo(batch: Batch): Promise<void> {
    await this.#countThreads(batch);
    await this.#countReplies(batch);
    await this.#authors.applyTo(batch, 'members', 'id', 'comment_count');
  }

  /** A question that the team has said something about waits no longer. */
  async #countThreads({ db, community }: Batch): Promise<void> {
    if (this.#threads.size === 0) return;
    const values = [...this.#threads].map(
      ([key, { comments, numbers, team, active }]) => sql`(${key}, ${comments}, ${numbers}, ${team}, ${active})`,
    );
    const said = sql`team_comment_count + cast(sums.column4 as integer)`;
    await sql`
      update threads set
        comment_count = comment_count + cast(sums.column2 as integer),
        last_number = last_number + cast(sums.column3 as integer),
        team_comment_count = ${said},
        waiting_since = case when ${said} > 0 then null else waiting_since end,
        assignee = case when ${said} > 0 then null else assignee end,
        active_at = case when sums.column5 > active_at then sums.column5 else active_at end
      from (values ${sql.join(values)}) as sums
      where community = ${community} and key = sums.column1`.execute(db);
  }

  async #countReplies({ db, community }: Batch): Promise<void> {
    if (this.#replies.size === 0) return;
    const values = [...this.#replies.values()].map(
      ({ thread, path, count, team }) => sql`(${thread}, ${path}, ${count}, ${team})`,
    );
    await sql`
      update comments set
        reply_count = reply_count + cast(sums.column3 as integer),
        is_answered = case when depth = 0 then 1 else 0 end,
        team_reply_count = case when depth = 0 then team_reply_count + cast(sums.column4 as integer) else 0 end
      from (values ${sql.join(values)}) as sums
      where community = ${community} and thread = sums.column1 and path = sums.column2`.execute(db);
  }
}
