import { html, nothing, type LitElement, type ReactiveController, type TemplateResult } from 'lit';
import type { CoreKey } from '../../core/core.strings.ts';
import type { Id, WriteStatus } from '../../core/core.model.ts';
import { define } from '../../core/define.ts';
import { PleinError } from '../../core/errors.ts';
import { Localize } from '../../core/localize.ts';
import type { Announcer } from '../../core/announcer.ts';
import { nameOf } from '../comment-view.ts';
import { withComment } from '../conversation.changes.ts';
import { PleinCommentDeleteEvent, PleinCommentDeletedEvent, PleinCommentReactedEvent } from './writing.events.ts';
import type { Comment } from '../discussion.model.ts';
import { fieldName } from '../spots.ts';
import { commentActions, deletionQuestion, type Deeds } from './comment-actions.ts';
import { Composing, isSignedOut, type Composition, type Desk } from './composing.ts';
import type { Target } from './drafts.ts';
import { writingStrings, type WritingKey } from './writing.strings.ts';

type Piece = TemplateResult | typeof nothing;

/** What writing needs of the thread, to be drawn in it. */
export interface WritingDesk extends Desk {
  readonly core: Localize<CoreKey>;
  readonly announcer: Announcer;
  signIn(): void;
}

const SENT = { published: 'sent', held: 'sentHeld', accepted: 'sentAccepted' } as const satisfies Record<
  WriteStatus,
  WritingKey
>;

/**
 * Owns everything a signed-in reader does in a thread: reacting, deleting, and, through `composing`, writing. Loaded
 * when there is somebody who may do any of it.
 */
export class ThreadWriting implements ReactiveController {
  readonly words: Localize<WritingKey>;
  readonly composing: Composing;

  readonly #host: LitElement;
  readonly #desk: WritingDesk;
  readonly #busy = new Set<Id>();
  readonly #problems = new Map<Id, PleinError>();
  #confirming: Id | undefined;
  #composer: Promise<unknown> | undefined;

  constructor(host: LitElement, desk: WritingDesk) {
    this.#host = host;
    this.#desk = desk;
    this.words = new Localize<WritingKey>(host, writingStrings);
    this.composing = new Composing(host, desk);
    host.addController(this);
  }

  hostConnected(): void {}

  /** Takes back all that was added to the host. */
  dispose(): void {
    for (const controller of [this, this.words, this.composing]) this.#host.removeController(controller);
    this.words.hostDisconnected();
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
    const problem = this.#problems.get(comment.id);
    const said =
      problem && html`<span part="problem" class="problem">${this.#desk.core.text(`error-${problem.code}`)}</span>`;
    if (this.#confirming === comment.id) {
      return deletionQuestion((yes) => void this.#onDeleteAnswer(comment, yes), this.words);
    }
    return html`${commentActions(comment, this.#desk.mine.of(comment.id), this.#deeds(comment), this.words)}${said}`;
  }

  tellsLikes({ id }: Comment): boolean {
    return (
      this.#confirming !== id && this.#desk.mine.of(id)?.can.react === true && this.#desk.discussion.react !== undefined
    );
  }

  editor(comment: Comment): Piece {
    return this.field({ kind: 'edit', comment: comment.id });
  }

  replying(comment: Comment): Piece {
    return this.field({ kind: 'reply', comment: comment.id }, comment);
  }

  standing({ id, state }: Comment): string | undefined {
    if (this.composing.pending.some((comment) => comment.id === id)) return this.words.text('sending');
    return state === 'held' ? this.words.text('held') : undefined;
  }

  /** The field for a target, where it is open. */
  field(target: Target, parent?: Comment): Piece {
    const composition = this.composing.at(target);
    if (composition === undefined) return nothing;
    void this.loadComposer();
    const { draft, state, problem, restored } = composition;
    const { words, composing } = this;
    const name = nameOf(parent, this.#desk.core);
    const keys = { comment: 'yourComment', reply: 'yourReply', edit: 'yourEdit' } as const;
    const posts = { comment: 'post', reply: 'postReply', edit: 'save' } as const;
    return html`<plein-comment-composer
      part="composer"
      class="field-${target.kind}"
      exportparts="label, textarea, hint, problem, preview, send, cancel, discard, preview-toggle, count, sign-in"
      data-field=${fieldName(target)}
      ?hidden=${state === 'sending'}
      .words=${words}
      .core=${this.#desk.core}
      .language=${words.used}
      .text=${draft.markdown}
      .label=${words.text(keys[target.kind], { name })}
      .sendLabel=${words.text(posts[target.kind])}
      .restored=${restored ?? false}
      .cancelable=${target.kind !== 'comment'}
      .problem=${problem && this.#describe(problem, composition)}
      .needsSignIn=${isSignedOut(problem)}
      .previewer=${this.#desk.discussion.preview}
      .desk=${{
        change: (text: string) => composing.change(target, text),
        send: () => void this.#onSend(target),
        cancel: () => this.#onCancel(target),
        discard: () => this.#onDiscard(target),
        signIn: () => this.#desk.signIn(),
      }}
    ></plein-comment-composer>`;
  }

  #deeds(comment: Comment): Deeds {
    const { discussion, mine } = this.#desk;
    const can = mine.of(comment.id)?.can;
    return {
      ...(can?.react && discussion.react && { like: () => void this.#onLike(comment) }),
      ...(can?.reply &&
        discussion.createComment && { reply: () => void this.write({ kind: 'reply', comment: comment.id }) }),
      ...(can?.edit &&
        discussion.editComment &&
        discussion.readMarkdown && { edit: () => void this.#onEdit(comment.id) }),
      ...(can?.delete && discussion.deleteComment && { delete: () => this.#onDelete(comment.id) }),
    };
  }

  #describe(problem: PleinError, { target, posted }: Composition): string {
    const { code, retryAfter } = problem;
    if (code === 'rate-limited' && retryAfter !== undefined) {
      const [value, unit] = retryAfter < 90 ? [retryAfter, 'second'] : [Math.ceil(retryAfter / 60), 'minute'];
      const wait = this.words.number(value, { style: 'unit', unit, unitDisplay: 'long' });
      return this.words.text('problem-wait', { wait });
    }
    if (code === 'conflict' && posted) return this.words.text('problem-conflict-sent');
    if (code === 'conflict' && target.kind === 'edit') return this.words.text('problem-conflict-edit');
    if (code === 'full' || code === 'not-open' || code === 'unsupported') return this.#desk.core.text(`error-${code}`);
    return this.words.text(`problem-${code}`, { limit: 10_000 });
  }

  async #onSend(target: Target): Promise<void> {
    const { announcer, left, mine, discussion, thread } = this.#desk;
    announcer.say(this.words.text('sending'));
    const written = await this.composing.send(target);
    const problem = this.composing.at(target)?.problem;
    announcer.say(
      written === undefined
        ? problem === undefined
          ? ''
          : this.#describe(problem, this.composing.at(target)!)
        : this.words.text(target.kind === 'edit' ? 'saved' : SENT[written.status]),
    );
    if (written?.value !== undefined && !left.aborted) await mine.read(discussion, thread, [written.value.id]);
  }

  #onCancel(target: Target): void {
    this.composing.close(target);
    if (target.kind !== 'comment') this.#desk.focus({ comment: target.comment, deed: target.kind });
  }

  #onDiscard(target: Target): void {
    this.composing.discard(target);
    this.#desk.focus(target.kind === 'comment' ? { field: target } : { comment: target.comment, deed: target.kind });
  }

  async #onLike(comment: Comment): Promise<void> {
    const { mine, reading, discussion } = this.#desk;
    if (this.#busy.has(comment.id)) return;
    this.#busy.add(comment.id);
    this.#problems.delete(comment.id);
    const on = !mine.of(comment.id)?.reactions.includes('like');
    this.#countLike(comment.id, on);
    try {
      const { value } = await discussion.react!({ comment: comment.id, reaction: 'like', on });
      if (this.#desk.left.aborted) return;
      if (value !== undefined) reading.change((now) => withComment(now, value));
      this.#host.dispatchEvent(new PleinCommentReactedEvent(comment.id, 'like', on));
    } catch (thrown) {
      if (!this.#desk.left.aborted) this.#countLike(comment.id, !on);
      this.#fail(comment.id, thrown);
    } finally {
      this.#busy.delete(comment.id);
    }
  }

  #countLike(id: Id, on: boolean): void {
    const { mine, reading } = this.#desk;
    mine.setReaction(id, 'like', on);
    const comment = reading.find(id);
    if (comment === undefined) return;
    const like = Math.max(0, (comment.reactions.like ?? 0) + (on ? 1 : -1));
    reading.change((now) => withComment(now, { ...comment, reactions: { ...comment.reactions, like } }));
  }

  async #onEdit(id: Id): Promise<void> {
    this.#problems.delete(id);
    try {
      const initial = await this.#desk.discussion.readMarkdown!(id);
      if (!this.#desk.left.aborted) await this.write({ kind: 'edit', comment: id }, initial);
    } catch (thrown) {
      this.#fail(id, thrown);
    }
  }

  #onDelete(id: Id): void {
    this.#problems.delete(id);
    this.#confirming = id;
    this.#host.requestUpdate();
    this.#desk.focus({ comment: id, deed: 'confirm' });
  }

  async #onDeleteAnswer({ id }: Comment, yes: boolean): Promise<void> {
    const { discussion, mine, reading, announcer } = this.#desk;
    this.#confirming = undefined;
    this.#host.requestUpdate();
    this.#desk.focus({ comment: id, deed: 'delete' });
    if (!yes || !this.#host.dispatchEvent(new PleinCommentDeleteEvent(id))) return;
    try {
      const { value } = await discussion.deleteComment!(id);
      if (this.#desk.left.aborted) return;
      const wasHeld = mine.value?.held.some((comment) => comment.id === id);
      mine.drop(id);
      if (value !== undefined && !wasHeld) reading.change((now) => withComment(now, value));
      announcer.say(this.words.text('deleted'));
      this.#desk.focus({ comment: id });
      this.#host.dispatchEvent(new PleinCommentDeletedEvent(id));
    } catch (thrown) {
      this.#fail(id, thrown);
    }
  }

  #fail(id: Id, thrown: unknown): void {
    const problem = PleinError.from(thrown);
    this.#problems.set(id, problem);
    this.#desk.announcer.say(this.#desk.core.text(`error-${problem.code}`));
    this.#host.requestUpdate();
  }
}
