import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import type { OutboxPort } from '../../community/outbox.model.ts';
import type { Id, WriteStatus, Written } from '../../core/core.model.ts';
import { define } from '../../core/define.ts';
import type { PleinError } from '../../core/errors.ts';
import { Localize } from '../../core/localize.ts';
import { Part } from '../../core/part.ts';
import { PleinCommentComposer } from '../composer/comment-composer.ts';
import { COMPOSER_PARTS, type ComposerTools } from '../composer/composer-tools.ts';
import { fieldTools } from '../composer/field-tools.ts';
import { MAX_TEXT_LENGTH } from '../../text/text.rules.ts';
import type { Comment, CommentKind } from '../discussion.model.ts';
import type { Waiting } from '../outbox/waiting.ts';
import { Composing, type Composition } from './composing.ts';
import { Drafts, type Target } from './drafts.ts';
import { fieldView } from './field-view.ts';
import type * as KindChoice from './kind-choice.ts';
import { pendingComment } from './pending-comment.ts';
import type * as ProblemWords from './problem-words.ts';
import type * as SecondEdit from './second-edit.ts';
import type { SlowMode } from './slow-mode.ts';
import type { WritingDesk } from './writing-desk.ts';
import { writingStrings, type WritingKey } from './writing.strings.ts';

export { forgetDrafts } from './drafts.ts';

type Piece = TemplateResult | typeof nothing;

const SENT = { published: 'sent', held: 'sentHeld', accepted: 'sentAccepted' } as const satisfies Record<
  WriteStatus,
  WritingKey
>;

/** Owns the fields to write in and what becomes of what is sent from them. Loaded when somebody writes, or has begun to. */
export class ThreadWriting {
  readonly words: Localize<WritingKey>;
  readonly composing: Composing;
  readonly slowMode: Part<SlowMode>;
  /** What could not be sent yet, where the backend keeps that. Without its code it is still sent, and only not seen here. */
  readonly waiting: Part<Waiting> | undefined;

  readonly #host: LitElement;
  readonly #desk: WritingDesk;
  readonly #kinds: Part<typeof KindChoice>;
  readonly #second: Part<typeof SecondEdit>;
  readonly #problems: Part<typeof ProblemWords>;

  constructor(host: LitElement, desk: WritingDesk) {
    this.#host = host;
    this.#desk = desk;
    this.words = new Localize<WritingKey>(host, writingStrings);
    this.composing = new Composing(host, desk);
    const later = <Code>(code: () => Promise<Code>): Part<Code> =>
      new Part(host, async () => (await Promise.all([code(), this.words.complete()]))[0]);
    this.slowMode = later(async () => {
      const { SlowMode: Code } = await import('./slow-mode.ts');
      return new Code(host, desk, this.words, this.composing);
    });
    this.#kinds = later(() => import('./kind-choice.ts'));
    this.#second = later(() => import('./second-edit.ts'));
    this.#problems = later(() => import('./problem-words.ts'));
    define('plein-comment-composer', PleinCommentComposer);
    const { outbox } = desk.look().backend ?? {};
    this.waiting = outbox && new Part(host, () => this.#makeWaiting(outbox));
    // Now, because it may be too late when the network is away.
    void this.waiting?.load();
  }

  /** Takes back all that was added to the host. */
  dispose(): void {
    for (const controller of [this.words, this.composing]) this.#host.removeController(controller);
    this.words.hostDisconnected();
    this.slowMode.made?.dispose();
  }

  /** The parts of a field that the thread hands on. */
  get parts(): string {
    return COMPOSER_PARTS;
  }

  get drafts(): Drafts {
    return new Drafts(this.#desk.community, this.#desk.thread);
  }

  /** What a field can do beside taking text. */
  tools(composition: Composition): ComposerTools {
    return fieldTools(composition, this.#desk);
  }

  /** Why a text was not sent, and what its writer can do. Said more closely once there is code for that. */
  readonly describe = (problem: PleinError, composition: Pick<Composition, 'target' | 'posted'>): string => {
    const { words } = this;
    const closely = this.#problems.made?.problemWords(problem, composition, words);
    const plainly = words.text(`problem-${problem.code}` as WritingKey, { limit: MAX_TEXT_LENGTH });
    // Where the words could not be fetched, those for anything else that fails say enough.
    return closely ?? (plainly || this.#desk.core.text(`error-${problem.code}`));
  };

  /** Has at hand what there is to say of what failed. */
  readonly explain = (): Promise<unknown> => this.#problems.load();

  /** Fetches what fields take here beside what most take: a choice of what a comment is to be, or a wait. */
  async prepare(): Promise<void> {
    const { can, nextAt } = this.#desk.mine.value ?? {};
    const isSlow = nextAt !== undefined;
    await Promise.all([(can?.kinds?.length ?? 0) > 1 && this.#kinds.load(), isSlow && this.slowMode.load()]);
  }

  /** Opens a field and puts the focus in it. */
  async write(target: Target, initial?: { readonly markdown: string; readonly version: number }): Promise<void> {
    await this.prepare();
    this.composing.start(target, initial);
    await this.#desk.focus({ field: target });
    // The words for what may fail, while they can be fetched.
    void this.words.complete();
  }

  /** What its writer can do about something that waits; undefined where it does not. */
  actions({ id }: Comment): Piece | undefined {
    return this.waiting?.made?.actions(id);
  }

  /** A field in place of its text, or below it where that is another than is being edited. */
  editor(comment: Comment): Piece {
    const target = { kind: 'edit', comment: comment.id } as const;
    const { second } = this.composing.at(target)?.draft ?? {};
    if (second) void this.#second.load();
    const newest = second && this.#second.made?.newestView(comment, this.#desk, this.words);
    const field = this.field(target);
    return field === nothing ? nothing : html`${newest || nothing}${field}`;
  }

  replying(comment: Comment): Piece {
    return this.field({ kind: 'reply', comment: comment.id }, comment);
  }

  /** Why something that is on its way is not seen by everyone. */
  standing({ id }: Comment): string | undefined {
    if (this.composing.pending.some((comment) => comment.id === id)) return this.words.text('sending');
    return this.waiting?.made?.standing(id);
  }

  /** The field for a target, where it is open. */
  field(target: Target, parent?: Comment): Piece {
    const composition = this.composing.at(target);
    if (composition === undefined) return nothing;
    const to = {
      change: (text: string) => this.composing.change(target, text),
      send: () => void this.#onSend(target),
      cancel: () => this.#onCancel(target),
      discard: () => this.#onDiscard(target),
      signIn: () => this.#desk.signIn(),
    };
    const wait = target.kind === 'edit' ? undefined : this.slowMode.made?.wait;
    return html`${target.kind === 'comment' ? this.#renderKinds(target, composition.draft.kind) : nothing}${fieldView(
      composition,
      parent,
      wait,
      to,
      this.#desk,
      this.words,
      this.describe,
    )}`;
  }

  #renderKinds(target: Target, chosen: CommentKind | undefined): Piece {
    const kinds = this.#desk.mine.value?.can.kinds ?? [];
    const [usual = 'comment'] = kinds;
    const choice = this.#kinds.made?.kindChoice;
    return choice === undefined
      ? nothing
      : choice(this.#host, kinds, chosen ?? usual, this.words, (kind) => this.composing.choose(target, kind));
  }

  async #onSend(target: Target): Promise<void> {
    const { announcer, left, mine, discussion, thread } = this.#desk;
    announcer.say(this.words.text('sending'));
    const before = this.composing.at(target)?.draft.id ?? '';
    const written = await this.composing.send(target);
    // What is kept in place of being sent is told as that.
    if (written?.status === 'accepted') await this.waiting?.load();
    const after = this.composing.at(target);
    if (after?.problem) await this.explain();
    const problem = after?.problem && this.describe(after.problem, after);
    announcer.say(written === undefined ? (problem ?? '') : this.#sentWords(target, written, before));
    if (written?.value !== undefined && !left.aborted) {
      await mine.read(discussion, thread, [written.value.id]);
      await this.prepare();
    }
  }

  #sentWords({ kind }: Target, { status }: Written<Comment>, id: Id): string {
    if (kind === 'edit') return this.words.text('saved');
    const waiting = this.waiting?.made;
    return waiting?.has(id) ? waiting.words.text('queued') : this.words.text(SENT[status]);
  }

  async #makeWaiting(outbox: OutboxPort): Promise<Waiting> {
    const code = await import('../outbox/waiting.ts');
    const target = { kind: 'comment' } as const;
    const waiting = new code.Waiting(this.#host, outbox, {
      ...this.#desk,
      edit: ({ id, draft }) => void this.write({ kind: 'edit', comment: id }, { markdown: draft.markdown, version: 1 }),
      describe: (problem) => this.describe(problem, { target }),
      complete: this.explain,
      pending: pendingComment,
    });
    await waiting.words.loading;
    return waiting;
  }

  #onCancel(target: Target): void {
    this.composing.close(target);
    if (target.kind !== 'comment') void this.#desk.focus({ comment: target.comment, deed: target.kind });
  }

  #onDiscard(target: Target): void {
    this.composing.discard(target);
    void this.#desk.focus(
      target.kind === 'comment' ? { field: target } : { comment: target.comment, deed: target.kind },
    );
  }
}
