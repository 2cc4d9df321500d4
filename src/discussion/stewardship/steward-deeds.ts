import type { ErrorCode, Id } from '../../core/core.model.ts';
import { PleinError } from '../../core/errors.ts';
import type { Localize } from '../../core/localize.ts';
import type { Comment } from '../discussion.model.ts';
import { isThreadKey } from '../discussion.rules.ts';
import { MAX_SLOW_MODE, MAX_TITLE_LENGTH } from '../settling.rules.ts';
import { without } from '../../core/without.ts';
import type { Outcome } from './deed-form.ts';
import type { StewardKey } from './stewardship.strings.ts';
import { withBranchMoved } from '../reading/conversation.moved.ts';
import type { SettlingDesk } from '../settling/thread-settling.ts';
import type { ThreadChanges } from '../settling/thread-changes.ts';

/** Words for refusals of the key that was given, which mean more here than the usual ones. */
type Reasons = Partial<Record<ErrorCode, StewardKey>>;

/** Owns what stewards do to a thread: each deed answers what came of it in words, which are also said. */
export class StewardDeeds {
  readonly #desk: SettlingDesk;
  readonly #words: Localize<StewardKey>;
  readonly #changes: ThreadChanges;

  constructor(desk: SettlingDesk, words: Localize<StewardKey>, changes: ThreadChanges) {
    this.#desk = desk;
    this.#words = words;
    this.#changes = changes;
  }

  lock(locked: boolean): Promise<Outcome> {
    const state = locked ? 'locked' : 'open';
    return this.#do(async () => {
      await this.#changes.change({ state }, (thread) => ({ ...thread, state }));
      // Not all who may lock may write in what is locked.
      void this.#desk.read();
      return this.#words.text(locked ? 'nowLocked' : 'nowUnlocked');
    });
  }

  /** `given` is empty for no slow mode. */
  async slow(given: string): Promise<Outcome> {
    const minutes = Number(given);
    if (given !== '' && !(Number.isInteger(minutes) && minutes >= 1 && minutes <= MAX_SLOW_MODE)) {
      return this.#refused(this.#words.text('slowWrong', { most: MAX_SLOW_MODE }), 'minutes');
    }
    return this.#do(async () => {
      await this.#changes.change({ slowMode: given === '' ? null : minutes });
      return given === '' ? this.#words.text('nowFast') : this.#words.text('nowSlow', { minutes });
    });
  }

  pin(id: Id): Promise<Outcome> {
    return this.#do(async () => {
      await this.#changes.change({ pinned: id }, (thread) => ({ ...thread, pinned: id }));
      return this.#words.text('nowPinned');
    });
  }

  unpin(): Promise<Outcome> {
    return this.#do(async () => {
      await this.#changes.change({ pinned: null }, (thread) => without(thread, 'pinned'));
      return this.#words.text('nowUnpinned');
    });
  }

  async retitle(title: string): Promise<Outcome> {
    if (!isTitle(title)) return this.#refused(this.#words.text('titleWrong', { most: MAX_TITLE_LENGTH }), 'title');
    return this.#do(async () => {
      await this.#changes.change({ title }, (thread) => ({ ...thread, title }));
      return this.#words.text('nowTitled');
    });
  }

  async rename(to: string): Promise<Outcome> {
    if (!isThreadKey(to)) return this.#refused(this.#words.text('keyWrong'), 'key');
    const { discussion, thread, again } = this.#desk;
    return this.#do(
      async () => {
        await this.#changes.write({ name: 'rename', body: to }, (change) =>
          discussion.renameThread!({ thread, to, change }),
        );
        again();
        return this.#words.text('nowRenamed', { key: to });
      },
      { conflict: 'keyTaken' },
    );
  }

  async merge(into: string): Promise<Outcome> {
    if (!isThreadKey(into)) return this.#refused(this.#words.text('keyWrong'), 'key');
    const { discussion, thread, again } = this.#desk;
    return this.#do(
      async () => {
        await this.#changes.write({ name: 'merge', body: into }, (change) =>
          discussion.mergeThread!({ thread, into, change }),
        );
        again();
        return this.#words.text('nowMerged', { key: into });
      },
      { 'not-found': 'noSuchThread' },
    );
  }

  async move(comment: Comment, to: string, title: string): Promise<Outcome> {
    if (!isThreadKey(to)) return this.#refused(this.#words.text('keyWrong'), 'key');
    if (!isTitle(title)) return this.#refused(this.#words.text('titleWrong', { most: MAX_TITLE_LENGTH }), 'title');
    const { discussion } = this.#desk;
    const outcome = await this.#do(
      async () => {
        let left = '';
        const body = JSON.stringify([comment.id, to, title]);
        await this.#changes.write({ name: 'move', body }, (move) => {
          left = move;
          return discussion.moveBranch!({ comment: comment.id, move, to, title });
        });
        this.#leave(comment, left, to);
        return this.#words.text('nowMoved', { title, key: to });
      },
      { conflict: 'keyTaken' },
    );
    return { ...outcome, leaves: outcome.done };
  }

  /** What stays where the branch was. */
  #leave(comment: Comment, id: Id, movedTo: string): void {
    const { look, reading, focus, left } = this.#desk;
    if (left.aborted) return;
    const { session, now } = look();
    const by = (session.state === 'signed-in' && session.member.role) || 'moderator';
    const tombstone = { at: new Date(now).toISOString(), by, movedTo };
    reading.change((conversation) => withBranchMoved(conversation, comment, { id, tombstone }));
    focus({ comment: id });
  }

  async #do(deed: () => Promise<string>, reasons: Reasons = {}): Promise<Outcome> {
    this.#desk.announcer.say(this.#words.text('underWay'));
    try {
      const words = await deed();
      this.#desk.announcer.say(words);
      return { words, done: true };
    } catch (thrown) {
      const { code } = PleinError.from(thrown);
      const reason = reasons[code];
      return reason === undefined
        ? this.#refused(this.#desk.core.text(`error-${code}`))
        : this.#refused(this.#words.text(reason), 'key');
    }
  }

  #refused(words: string, wrong?: string): Outcome {
    this.#desk.announcer.say(words);
    return { words, done: false, ...(wrong !== undefined && { wrong }) };
  }
}

function isTitle(title: string): boolean {
  return title !== '' && title.length <= MAX_TITLE_LENGTH;
}
