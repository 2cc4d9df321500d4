import { html, type LitElement, type ReactiveController, type TemplateResult } from 'lit';
import type { Id } from '../../core/core.model.ts';
import { adopt } from '../../core/adopt.ts';
import { PleinError } from '../../core/errors.ts';
import type { Localize } from '../../core/localize.ts';
import { withComment } from '../reading/conversation.changes.ts';
import type { Comment } from '../discussion.model.ts';
import { RESTORE_SECONDS } from '../discussion.rules.ts';
import { commentAnchor } from '../reading/permalink.ts';
import { without } from '../../core/without.ts';
import type { Problems } from './problems.ts';
import type { WritingDesk } from '../writing/writing-desk.ts';
import {
  PleinCommentDeleteEvent,
  PleinCommentDeletedEvent,
  PleinCommentRestoredEvent,
} from '../writing/writing.events.ts';
import type { DeedKey } from './deeds.strings.ts';
import { deletingStyles } from './deleting.styles.ts';

/** For how long it can be undone, as long as nobody points at it. */
const UNDO = 10_000;
/** However long somebody points at it: the backend undoes nothing after that. */
const AT_MOST = RESTORE_SECONDS * 1_000 - 5_000;
const TICK = 500;
const TOO_LATE: readonly string[] = ['closed', 'conflict', 'not-found'];

/** A deletion that can be undone. */
interface Offer {
  /** As it was. */
  readonly comment: Comment;
  /** Settles when the backend has answered; whether it deleted. */
  readonly deleted: Promise<boolean>;
  readonly since: number;
  seen: number;
  left: number;
  busy: boolean;
}

/**
 * Owns deleting one's own comment: it goes at once, and for ten seconds it can be put back. Those who point at the offer or
 * have the focus in it have time to decide. Where the backend cannot put back, it is asked first.
 */
export class Deleting implements ReactiveController {
  readonly #host: LitElement;
  readonly #desk: WritingDesk;
  readonly #problems: Problems;
  readonly #words: Localize<DeedKey>;
  readonly #offers = new Map<Id, Offer>();
  /** The comment of which it is asked whether to delete it. */
  #asking: Id | undefined;
  #ticking: ReturnType<typeof setInterval> | undefined;

  constructor(host: LitElement, desk: WritingDesk, problems: Problems, words: Localize<DeedKey>) {
    this.#host = host;
    this.#desk = desk;
    this.#problems = problems;
    this.#words = words;
    host.addController(this);
    adopt(host, deletingStyles);
  }

  hostDisconnected(): void {
    for (const id of [...this.#offers.keys()]) this.#end(id);
  }

  /** In place of the other actions: whether it is meant, or the way to put it back. */
  view(comment: Comment): TemplateResult | undefined {
    if (this.#asking === comment.id) return this.#renderQuestion(comment);
    return this.#offers.has(comment.id) ? this.#renderUndo(comment.id) : undefined;
  }

  start(comment: Comment): void {
    this.#problems.forget(comment.id);
    if (this.#desk.discussion.restoreComment !== undefined) return void this.#delete(comment);
    this.#asking = comment.id;
    this.#host.requestUpdate();
    void this.#desk.focus({ comment: comment.id, deed: 'confirm' });
  }

  /** Takes back all that was added to the host. */
  dispose(): void {
    this.#host.removeController(this);
    this.hostDisconnected();
  }

  /** What the reader answered to whether to delete. */
  #answer(comment: Comment, yes: boolean): void {
    this.#asking = undefined;
    this.#host.requestUpdate();
    void this.#desk.focus({ comment: comment.id, deed: 'delete' });
    if (yes) void this.#deleteForGood(comment);
  }

  async #undo(id: Id): Promise<void> {
    const offer = this.#offers.get(id);
    if (offer === undefined || offer.busy) return;
    offer.busy = true;
    this.#problems.forget(id);
    this.#desk.announcer.say(this.#words.text('restoring'));
    if (!(await offer.deleted)) return;
    try {
      const { value } = await this.#desk.discussion.restoreComment!(id);
      if (this.#desk.left.aborted) return;
      this.#end(id);
      this.#show(value ?? offer.comment);
      this.#desk.announcer.say(this.#words.text('commentRestored'));
      void this.#desk.focus({ comment: id, deed: 'delete' });
      this.#host.dispatchEvent(new PleinCommentRestoredEvent(id));
    } catch (thrown) {
      offer.busy = false;
      if (!TOO_LATE.includes(PleinError.from(thrown).code)) return this.#problems.fail(id, thrown);
      this.#end(id);
      this.#problems.note(id, this.#words.text('undoTooLate'));
      void this.#desk.focus({ comment: id });
    }
  }

  async #delete(comment: Comment): Promise<void> {
    const { look, announcer } = this.#desk;
    const { id } = comment;
    if (this.#offers.has(id) || !this.#host.dispatchEvent(new PleinCommentDeleteEvent(id))) return;
    const { now } = look();
    const deleted = this.#desk.discussion.deleteComment!(id).then(
      ({ value }) => this.#gone(comment, value),
      (thrown: unknown) => this.#stays(comment, thrown),
    );
    this.#offers.set(id, { comment, deleted, since: now, seen: now, left: UNDO, busy: false });
    this.#ticking ??= setInterval(() => this.#tick(), TICK);
    this.#show(tombstoneOf(comment, now));
    announcer.say(this.#words.text('deletedUndo'));
    void this.#desk.focus({ comment: id, deed: 'undo' });
  }

  #gone(comment: Comment, value: Comment | undefined): boolean {
    if (this.#desk.left.aborted) return true;
    if (value !== undefined && comment.state !== 'held' && !this.#offers.get(comment.id)?.busy) this.#show(value);
    this.#host.dispatchEvent(new PleinCommentDeletedEvent(comment.id));
    return true;
  }

  #stays(comment: Comment, thrown: unknown): boolean {
    this.#end(comment.id);
    if (this.#desk.left.aborted) return false;
    this.#show(comment);
    this.#problems.fail(comment.id, thrown);
    void this.#desk.focus({ comment: comment.id, deed: 'delete' }, true);
    return false;
  }

  async #deleteForGood({ id, state }: Comment): Promise<void> {
    if (!this.#host.dispatchEvent(new PleinCommentDeleteEvent(id))) return;
    try {
      const { value } = await this.#desk.discussion.deleteComment!(id);
      if (this.#desk.left.aborted) return;
      this.#desk.mine.drop(id);
      if (value !== undefined && state !== 'held') this.#desk.reading.change((now) => withComment(now, value));
      this.#desk.announcer.say(this.#words.text('deleted'));
      void this.#desk.focus({ comment: id });
      this.#host.dispatchEvent(new PleinCommentDeletedEvent(id));
    } catch (thrown) {
      this.#problems.fail(id, thrown);
    }
  }

  /** One's own that waits for approval stands beside the public page. */
  #show(comment: Comment): void {
    const { mine, reading } = this.#desk;
    if (mine.value?.held.some(({ id }) => id === comment.id)) mine.hold(comment);
    else reading.change((now) => withComment(now, comment));
  }

  #renderUndo(id: Id): TemplateResult {
    return html`<p class="undo" part="undo-offer">
      <button type="button" class="quiet" part="action undo" data-deed="undo" @click=${() => void this.#undo(id)}>
        ${this.#words.text('undo')}
      </button>
    </p>`;
  }

  #renderQuestion(comment: Comment): TemplateResult {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key === 'Escape') this.#answer(comment, false);
    };
    return html`<div class="confirm" part="confirmation" role="group" aria-labelledby="question" @keydown=${onKey}>
      <span id="question">${this.#words.text('deleteQuestion')}</span>
      <button
        type="button"
        part="action confirm-delete"
        class="quiet danger"
        data-deed="confirm"
        @click=${() => this.#answer(comment, true)}
      >
        <span>${this.#words.text('deleteYes')}</span>
      </button>
      <button type="button" part="action keep" class="quiet" @click=${() => this.#answer(comment, false)}>
        <span>${this.#words.text('deleteNo')}</span>
      </button>
    </div>`;
  }

  #tick(): void {
    const { now } = this.#desk.look();
    for (const [id, offer] of this.#offers) {
      const passed = now - offer.seen;
      offer.seen = now;
      if (!this.#isPointedAt(id)) offer.left -= passed;
      if (!offer.busy && (offer.left <= 0 || now - offer.since >= AT_MOST)) this.#expire(id);
    }
  }

  #expire(id: Id): void {
    const had = this.#article(id)?.matches(':focus-within') ?? false;
    this.#end(id);
    // Taken back before anyone saw it, it leaves nothing.
    this.#desk.mine.drop(id);
    if (had) void this.#desk.focus({ comment: id });
  }

  #end(id: Id): void {
    this.#offers.delete(id);
    if (this.#offers.size === 0) {
      clearInterval(this.#ticking);
      this.#ticking = undefined;
    }
    this.#host.requestUpdate();
  }

  /** The focus that came there by itself after a press of the mouse is nobody's pointing. */
  #isPointedAt(id: Id): boolean {
    const article = this.#article(id);
    return article !== null && (article.matches(':hover') || article.querySelector(':focus-visible') !== null);
  }

  #article(id: Id): HTMLElement | null {
    return (this.#host.renderRoot as ShadowRoot).getElementById(commentAnchor(id));
  }
}

/** How a comment looks once its author took it away. */
function tombstoneOf(comment: Comment, now: number): Comment {
  const tombstone = { at: new Date(now).toISOString(), by: 'author' } as const;
  return { ...without(comment, 'author'), state: 'deleted', text: [], reactions: {}, tombstone };
}
