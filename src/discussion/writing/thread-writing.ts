import { html, nothing, type LitElement, type ReactiveController, type TemplateResult } from 'lit';
import type { Id, WriteStatus, Written } from '../../core/core.model.ts';
import type { OutboxPort } from '../../community/outbox.model.ts';
import { define } from '../../core/define.ts';
import { Localize } from '../../core/localize.ts';
import { fields } from '../../core/fields.styles.ts';
import { adopt } from '../../core/adopt.ts';
import type { Comment, CommentKind } from '../discussion.model.ts';
import {
  deedButtons,
  deletionQuestion,
  helpfulButton,
  reactionButton,
  undoButton,
  type Deeds,
  type MoreDeeds,
} from './comment-actions.ts';
import type { Waiting } from '../outbox/waiting.ts';
import { Composing } from './composing.ts';
import { Deleting } from './deleting.ts';
import type { Target } from './drafts.ts';
import { fieldView } from './field-view.ts';
import { kindChoice } from './kind-choice.ts';
import { problemWords } from './problem-words.ts';
import { Problems } from './problems.ts';
import { Reacting } from './reacting.ts';
import type { WritingDesk } from './writing-desk.ts';
import { SlowMode } from './slow-mode.ts';
import { takingPartStyles } from './taking-part.styles.ts';
import { writingStrings, type WritingKey } from './writing.strings.ts';

type Piece = TemplateResult | typeof nothing;

const SENT = { published: 'sent', held: 'sentHeld', accepted: 'sentAccepted' } as const satisfies Record<
  WriteStatus,
  WritingKey
>;

/**
 * Owns what a signed-in reader can do with the comments of a thread: which buttons there are, and the fields to write in.
 * Each deed has an owner of its own. Loaded when there is somebody who may do any of it.
 */
export class ThreadWriting implements ReactiveController {
  readonly words: Localize<WritingKey>;
  readonly composing: Composing;
  readonly problems: Problems;
  readonly slowMode: SlowMode;
  /** What could not be sent yet, where the backend keeps that. */
  waiting: Waiting | undefined;

  readonly #host: LitElement;
  readonly #desk: WritingDesk;
  readonly #more: (comment: Comment) => MoreDeeds;
  readonly #reacting: Reacting;
  readonly #deleting: Deleting;
  #composer: Promise<unknown> | undefined;
  readonly #waitingLoaded: Promise<void> | undefined;

  /** `more` is what can be done with a comment beside writing. */
  constructor(host: LitElement, desk: WritingDesk, more: (comment: Comment) => MoreDeeds) {
    this.#host = host;
    this.#desk = desk;
    this.#more = more;
    this.words = new Localize<WritingKey>(host, writingStrings);
    this.composing = new Composing(host, desk);
    this.problems = new Problems(host, desk);
    this.slowMode = new SlowMode(host, desk, this.words);
    this.#reacting = new Reacting(host, desk, this.problems);
    this.#deleting = new Deleting(host, desk, this.problems, this.words);
    adopt(host, fields);
    adopt(host, takingPartStyles);
    host.addController(this);
    const { outbox } = desk.look().backend ?? {};
    this.#waitingLoaded = outbox && this.#loadWaiting(outbox);
  }

  hostConnected(): void {}

  /** Takes back all that was added to the host. */
  dispose(): void {
    for (const controller of [this, this.words, this.composing, this.#deleting, this.slowMode])
      this.#host.removeController(controller);
    this.words.hostDisconnected();
    this.#deleting.hostDisconnected();
    this.slowMode.hostDisconnected();
  }

  /** Opens a field and puts the focus in it. */
  async write(target: Target, initial?: { readonly markdown: string; readonly version: number }): Promise<void> {
    this.composing.start(target, initial);
    await this.loadComposer();
    this.#desk.focus({ field: target });
  }

  async loadComposer(): Promise<void> {
    this.#composer ??= import('../composer/comment-composer.ts').then(({ PleinCommentComposer }) =>
      define('plein-comment-composer', PleinCommentComposer),
    );
    await this.#composer.catch(() => (this.#composer = undefined));
  }

  actions(comment: Comment): Piece {
    const { id } = comment;
    if (this.#deleting.asking === id) {
      return deletionQuestion((yes) => this.#deleting.answer(comment, yes), this.words);
    }
    const waiting = this.waiting?.actions(id);
    if (waiting !== undefined) return waiting;
    const problem = this.problems.words(id);
    return html`${isGone(comment) ? this.#renderUndo(id) : this.#renderDeeds(comment)}${
      problem === undefined ? nothing : html`<span part="problem" class="problem">${problem}</span>`
    }`;
  }

  editor(comment: Comment): Piece {
    return this.field({ kind: 'edit', comment: comment.id });
  }

  replying(comment: Comment): Piece {
    return this.field({ kind: 'reply', comment: comment.id }, comment);
  }

  standing({ id, state }: Comment): string | undefined {
    if (this.composing.pending.some((comment) => comment.id === id)) return this.words.text('sending');
    return this.waiting?.standing(id) ?? (state === 'held' ? this.words.text('held') : undefined);
  }

  /** The field for a target, where it is open. */
  field(target: Target, parent?: Comment): Piece {
    const composition = this.composing.at(target);
    if (composition === undefined) return nothing;
    void this.loadComposer();
    const to = {
      change: (text: string) => this.composing.change(target, text),
      send: () => void this.#onSend(target),
      cancel: () => this.#onCancel(target),
      discard: () => this.#onDiscard(target),
      signIn: () => this.#desk.signIn(),
    };
    const wait = target.kind === 'edit' ? undefined : this.slowMode.render();
    return html`${wait}${target.kind === 'comment' ? this.#renderKinds(target, composition.draft.kind) : nothing}${fieldView(
      composition,
      parent,
      to,
      this.#desk,
      this.words,
    )}`;
  }

  #renderKinds(target: Target, chosen: CommentKind | undefined): Piece {
    const kinds = this.#desk.mine.value?.can.kinds ?? [];
    const [usual = 'comment'] = kinds;
    return kindChoice(kinds, chosen ?? usual, this.words, (kind) => this.composing.choose(target, kind));
  }

  #renderUndo(id: Id): Piece {
    return this.#deleting.canUndo(id) ? undoButton(() => void this.#deleting.undo(id), this.words) : nothing;
  }

  #renderDeeds(comment: Comment): TemplateResult {
    const { mine, reactions } = this.#desk;
    const part = mine.of(comment.id);
    const deeds = this.#deeds(comment);
    const words = { words: this.words, reactions: reactions.words };
    // What grows as others react stands last, so that nothing is moved from under a finger.
    return html`${reactionButton(this.#reacting.offered, part, deeds, words)}${deedButtons(
      deeds,
      this.words,
    )}${helpfulButton(comment, part, deeds, words)}${reactions.counts(comment, deeds.help !== undefined)}`;
  }

  #deeds(comment: Comment): Deeds {
    const { discussion, mine } = this.#desk;
    const can = mine.of(comment.id)?.can;
    return {
      ...(can?.react &&
        discussion.react && {
          react: (reaction) => void this.#reacting.react(comment, reaction),
          pick: (anchor) => void this.#reacting.pick(anchor, comment),
        }),
      ...(can?.helpful && discussion.setHelpful && { help: () => void this.#reacting.help(comment) }),
      ...(can?.reply &&
        discussion.createComment && { reply: () => void this.write({ kind: 'reply', comment: comment.id }) }),
      ...(can?.edit &&
        discussion.editComment &&
        discussion.readMarkdown && { edit: () => void this.#onEdit(comment.id) }),
      ...(can?.delete && discussion.deleteComment && { delete: () => this.#deleting.start(comment) }),
      ...this.#more(comment),
    };
  }

  async #onSend(target: Target): Promise<void> {
    const { announcer, left, mine, discussion, thread } = this.#desk;
    announcer.say(this.words.text('sending'));
    // What is kept in place of being sent is seen from the first moment.
    await this.#waitingLoaded;
    const before = this.composing.at(target)?.draft.id ?? '';
    const written = await this.composing.send(target);
    const after = this.composing.at(target);
    const problem = after?.problem && problemWords(after.problem, after, this.words, this.#desk.core);
    announcer.say(written === undefined ? (problem ?? '') : this.#sentWords(target, written, before));
    if (written?.value !== undefined && !left.aborted) await mine.read(discussion, thread, [written.value.id]);
  }

  #sentWords({ kind }: Target, { status }: Written<Comment>, id: Id): string {
    if (kind === 'edit') return this.words.text('saved');
    return this.waiting?.has(id) ? this.waiting.words.text('queued') : this.words.text(SENT[status]);
  }

  /** Without its code what waits is still sent; it is only not seen here. */
  async #loadWaiting(outbox: OutboxPort): Promise<void> {
    const code = await import('../outbox/waiting.ts').catch(() => undefined);
    if (code === undefined || this.#desk.left.aborted) return;
    const target = { kind: 'comment' } as const;
    const waiting = new code.Waiting(this.#host, outbox, {
      ...this.#desk,
      edit: ({ id, draft }) => void this.write({ kind: 'edit', comment: id }, { markdown: draft.markdown, version: 1 }),
      describe: (problem) => problemWords(problem, { target }, this.words, this.#desk.core),
    });
    await waiting.words.loading;
    this.waiting = waiting;
    this.#host.requestUpdate();
  }

  #onCancel(target: Target): void {
    this.composing.close(target);
    if (target.kind !== 'comment') this.#desk.focus({ comment: target.comment, deed: target.kind });
  }

  #onDiscard(target: Target): void {
    this.composing.discard(target);
    this.#desk.focus(target.kind === 'comment' ? { field: target } : { comment: target.comment, deed: target.kind });
  }

  async #onEdit(id: Id): Promise<void> {
    this.problems.forget(id);
    try {
      const initial = await this.#desk.discussion.readMarkdown!(id);
      if (!this.#desk.left.aborted) await this.write({ kind: 'edit', comment: id }, initial);
    } catch (thrown) {
      this.problems.fail(id, thrown);
    }
  }
}

function isGone({ state }: Comment): boolean {
  return state !== 'published' && state !== 'held';
}
