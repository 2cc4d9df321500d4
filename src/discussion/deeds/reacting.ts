import type { LitElement } from 'lit';
import { findComment } from '../reading/conversation.comments.ts';
import { define } from '../../core/define.ts';
import { nameOf } from '../comments/comment-view.ts';
import { withComment } from '../reading/conversation.changes.ts';
import type { Comment, Reaction } from '../discussion.model.ts';
import { openAt } from '../../core/popover.ts';
import { countOf } from '../reactions/reactions.ts';
import type { Id, Written } from '../../core/core.model.ts';
import type { Problems } from './problems.ts';
import type { WritingDesk } from '../writing/writing-desk.ts';
import { PleinCommentHelpedEvent, PleinCommentReactedEvent } from '../writing/writing.events.ts';

/** Owns the reader's reactions and what they found helpful: seen at once, and taken back where the backend refuses. */
export class Reacting {
  readonly #host: LitElement;
  readonly #desk: WritingDesk;
  readonly #problems: Problems;
  /** What is on its way, by comment. A second press waits for nothing: it is the same press. */
  readonly #busy = new Map<Id, Set<string>>();

  constructor(host: LitElement, desk: WritingDesk, problems: Problems) {
    this.#host = host;
    this.#desk = desk;
    this.#problems = problems;
  }

  async react(comment: Comment, reaction: Reaction): Promise<void> {
    const { mine, discussion } = this.#desk;
    const { id } = comment;
    const on = !mine.of(id)?.reactions.includes(reaction);
    await this.#write(id, reaction, on, {
      show: (shown) => this.#countReaction(id, reaction, shown),
      write: () => discussion.react!({ comment: id, reaction, on }),
      done: () => this.#host.dispatchEvent(new PleinCommentReactedEvent(id, reaction, on)),
    });
  }

  async help({ id }: Comment): Promise<void> {
    const { mine, discussion, reading, announcer, reactions } = this.#desk;
    const on = !mine.of(id)?.helpful;
    await this.#write(id, 'helpful', on, {
      show: (shown) => this.#countHelpful(id, shown),
      write: () => discussion.setHelpful!({ comment: id, on }),
      done: () => {
        announcer.say(
          reactions.words.text('helpfulNow', { count: findComment(reading.conversation, id)?.helpfulCount ?? 0 }),
        );
        this.#host.dispatchEvent(new PleinCommentHelpedEvent(id, on));
      },
    });
  }

  /** Shows what there is to choose from, at the button that asks. */
  async pick(anchor: HTMLButtonElement, comment: Comment, offered: readonly Reaction[]): Promise<void> {
    const { PleinReactionPicker } = await import('../reactions/reaction-picker.ts');
    const { mine, reactions, core } = this.#desk;
    define('plein-reaction-picker', PleinReactionPicker);
    await openAt(anchor, () => {
      const picker = document.createElement('plein-reaction-picker');
      picker.setAttribute('exportparts', 'reaction');
      const choose = (reaction: Reaction): void => {
        picker.hidePopover();
        void this.react(comment, reaction);
      };
      const label = reactions.words.text('reactTo', { name: nameOf(comment, core) });
      const own = mine.of(comment.id)?.reactions ?? [];
      const now = findComment(this.#desk.reading.conversation, comment.id) ?? comment;
      return Object.assign(picker, { comment: now, offered, own, words: reactions.words, label, choose });
    });
  }

  async #write(
    id: Id,
    what: string,
    on: boolean,
    { show, write, done }: { show(on: boolean): void; write(): Promise<Written<Comment>>; done(): void },
  ): Promise<void> {
    const { left, reading } = this.#desk;
    const busy = this.#busy.get(id) ?? new Set();
    if (busy.has(what)) return;
    this.#busy.set(id, busy.add(what));
    this.#problems.forget(id);
    show(on);
    try {
      const { value } = await write();
      if (left.aborted) return;
      // An answer that does not know of another write yet would take that back for a moment.
      if (value !== undefined && busy.size === 1) reading.change((now) => withComment(now, value));
      done();
    } catch (thrown) {
      if (!left.aborted) show(!on);
      this.#problems.fail(id, thrown);
    } finally {
      busy.delete(what);
    }
  }

  #countReaction(id: Id, reaction: Reaction, on: boolean): void {
    this.#desk.mine.setReaction(id, reaction, on);
    this.#change(id, (comment) => {
      const count = Math.max(0, countOf(comment, reaction) + (on ? 1 : -1));
      return { ...comment, reactions: { ...comment.reactions, [reaction]: count } };
    });
  }

  #countHelpful(id: Id, on: boolean): void {
    this.#desk.mine.setHelpful(id, on);
    this.#change(id, (comment) => ({
      ...comment,
      helpfulCount: Math.max(0, (comment.helpfulCount ?? 0) + (on ? 1 : -1)),
    }));
  }

  #change(id: Id, change: (comment: Comment) => Comment): void {
    const comment = findComment(this.#desk.reading.conversation, id);
    if (comment !== undefined) this.#desk.reading.change((now) => withComment(now, change(comment)));
  }
}
