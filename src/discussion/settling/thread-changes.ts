import type { Id, Written } from '../../core/core.model.ts';
import { PleinError } from '../../core/errors.ts';
import { newId } from '../../core/ids.ts';
import { withThread } from '../reading/conversation.changes.ts';
import type { Thread, ThreadChange } from '../discussion.model.ts';
import { isUnsure } from '../writing/problem-codes.ts';
import type { WritingDesk } from '../writing/writing-desk.ts';

export type Change = Omit<ThreadChange, 'thread' | 'change'>;

/**
 * Owns writing to a thread as a whole: one change at a time, seen at once where `show` says how, taken back where it is
 * refused. A change whose outcome is open keeps its id, so that trying again is the same change.
 */
export class ThreadChanges {
  readonly #desk: WritingDesk;
  readonly #ids = new Map<string, Id>();
  readonly #busy = new Set<string>();

  constructor(desk: WritingDesk) {
    this.#desk = desk;
  }

  async change(change: Change, show?: (thread: Thread) => Thread): Promise<Thread | undefined> {
    const { thread, discussion } = this.#desk;
    const name = Object.keys(change).join(' ');
    return this.write({ name, body: JSON.stringify(change), ...(show && { show }) }, (id) =>
      discussion.changeThread!({ thread, change: id, ...change }),
    );
  }

  /**
   * Writes what has a `name`, unless the same is under way (undefined: a second press is the same press), and answers the
   * thread as it then is.
   */
  async write(
    what: { readonly name: string; readonly body: string; show?(thread: Thread): Thread },
    write: (id: Id) => Promise<Written<Thread>>,
  ): Promise<Thread | undefined> {
    const { reading, left } = this.#desk;
    const before = reading.conversation?.thread;
    if (this.#busy.has(what.name) || before === undefined) return undefined;
    const key = `${what.name} ${what.body}`;
    const id = this.#ids.get(key) ?? newId();
    this.#busy.add(what.name);
    this.#ids.set(key, id);
    const shown = what.show?.(before);
    if (shown !== undefined) reading.change((now) => withThread(now, shown));
    try {
      const { value } = await write(id);
      this.#ids.delete(key);
      // Some writes answer another thread: where a branch went, or what this one became part of.
      if (value?.key === before.key && !left.aborted) reading.change((now) => withThread(now, value));
      return value ?? shown ?? before;
    } catch (thrown) {
      if (shown !== undefined && !left.aborted) reading.change((now) => withThread(now, before));
      const problem = PleinError.from(thrown);
      if (!isUnsure(problem)) this.#ids.delete(key);
      throw problem;
    } finally {
      this.#busy.delete(what.name);
    }
  }
}
