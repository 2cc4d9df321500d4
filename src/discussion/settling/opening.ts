import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import { adopt } from '../../core/adopt.ts';
import { textFields } from '../../core/text-fields.styles.ts';
import { PleinError } from '../../core/errors.ts';
import { newId } from '../../core/ids.ts';
import type { Localize } from '../../core/localize.ts';
import { MAX_TEXT_LENGTH } from '../../text/text.rules.ts';
import { withThread } from '../reading/conversation.changes.ts';
import type { Thread } from '../discussion.model.ts';
import { MAX_TITLE_LENGTH } from '../settling.rules.ts';
import type { Drafts, StoredDraft } from '../writing/drafts.ts';
import { isSignedOut, isUnsure } from '../writing/problem-codes.ts';
import type { ThreadWriting } from '../writing/thread-writing.ts';
import { compositionOf, openingForm, type Opened } from './opening-form.ts';
import type { SettlingKey } from './settling.strings.ts';
import type { SettlingDesk } from './thread-settling.ts';
import type { ThreadChanges } from './thread-changes.ts';

type Piece = TemplateResult | typeof nothing;

const TARGET = { kind: 'opening' } as const;

/** Owns asking a question, opening a blog, and changing what one opened with: the form, its draft, and sending it. */
export class Opening {
  readonly #host: LitElement;
  readonly #desk: SettlingDesk;
  readonly #writing: ThreadWriting;
  readonly #words: Localize<SettlingKey>;
  readonly #changes: ThreadChanges;
  #open: Opened | undefined;
  #problem: string | undefined;
  #needsSignIn = false;
  #sending = false;
  #looked = false;

  constructor(
    host: LitElement,
    desk: SettlingDesk,
    writing: ThreadWriting,
    words: Localize<SettlingKey>,
    changes: ThreadChanges,
  ) {
    this.#host = host;
    adopt(host, textFields);
    this.#desk = desk;
    this.#writing = writing;
    this.#words = words;
    this.#changes = changes;
  }

  /** In place of the way in, where the thread is not there yet and its reader may open it; else undefined. */
  entry(thread: Thread): Piece | undefined {
    const { mine, discussion, look } = this.#desk;
    const kind = look().kind;
    if (thread.createdAt !== undefined) return this.#renderLate(thread);
    if (kind === 'discussion' || discussion.createThread === undefined) return undefined;
    if (mine.value?.can.open?.includes(kind) !== true) return undefined;
    this.#restore(kind);
    if (this.#open !== undefined) return this.#render(this.#open);
    return html`<button type="button" class="prompt" part="prompt" @click=${() => void this.#start(kind)}>
      <span>${this.#words.text(`prompt-${kind}`)}</span>
    </button>`;
  }

  /** Below the opening: the field to change it in, where that is open. */
  editor(): Piece {
    return this.#open?.kind === 'edit' ? this.#render(this.#open) : nothing;
  }

  edit(): Promise<void> {
    return this.#start('edit');
  }

  /** The writer left: nothing of theirs stays on the page. */
  forget(): void {
    this.#open = undefined;
  }

  #render(open: Opened): TemplateResult {
    const state = { sending: this.#sending, problem: this.#problem, needsSignIn: this.#needsSignIn };
    const to = {
      title: (title: string) => this.#change({ title }),
      change: (markdown: string) => this.#change({ markdown }),
      send: () => void this.#send(),
      cancel: () => this.#close(),
      discard: () => this.#discard(),
      signIn: () => this.#desk.signIn(),
    };
    return openingForm(open, state, to, this.#writing, this.#desk.core, this.#words);
  }

  /** The thread came to be while its opening was written: by this very text, or by somebody else's. */
  #renderLate({ opening }: Thread): Piece | undefined {
    const open = this.#open;
    if (open === undefined || open.kind === 'edit' || this.#sending) return undefined;
    if (opening?.author.member === open.draft.member) {
      this.#drafts.remove(TARGET);
      this.#open = undefined;
      return undefined;
    }
    this.#problem ??= this.#words.text('openedAlready');
    return this.#render(open);
  }

  async #start(kind: Opened['kind']): Promise<void> {
    const member = this.#member;
    if (member === undefined) return;
    const stored = this.#drafts.read(TARGET, member);
    const markdown = kind === 'edit' ? (this.#desk.mine.value?.opening ?? '') : '';
    const draft = stored ?? { id: newId(), member, markdown };
    this.#looked = true;
    this.#open = { kind, draft, restored: stored !== undefined };
    this.#host.requestUpdate();
    await this.#focus(kind === 'edit' ? '.opening-form > plein-comment-composer' : '#opening-title');
    // The words for what may fail, while they can be fetched.
    void this.#writing.words.complete();
  }

  /** What was typed before stands there again. */
  #restore(kind: Opened['kind']): void {
    const member = this.#member;
    const stored = member === undefined ? undefined : this.#drafts.read(TARGET, member);
    if (this.#looked || this.#open !== undefined || stored === undefined) return;
    this.#looked = true;
    this.#open = { kind, draft: stored, restored: true };
  }

  #change(typed: Pick<StoredDraft, 'title'> | Pick<StoredDraft, 'markdown'>): void {
    if (this.#open === undefined) return;
    const draft = { ...this.#open.draft, ...typed, at: new Date(this.#desk.look().now).toISOString() };
    this.#open = { ...this.#open, draft };
    if (this.#problem !== undefined) this.#host.requestUpdate();
    this.#problem = undefined;
    if (draft.markdown.trim() === '' && !draft.title?.trim()) this.#drafts.remove(TARGET);
    else this.#drafts.write(TARGET, draft);
  }

  async #send(): Promise<void> {
    const open = this.#open;
    if (open === undefined || this.#sending) return;
    const wrong = this.#wrongWith(open);
    if (wrong !== undefined) return this.#fail(wrong);
    this.#sending = true;
    this.#problem = undefined;
    this.#host.requestUpdate();
    this.#desk.announcer.say(this.#writing.words.text('sending'));
    try {
      await (open.kind === 'edit' ? this.#save(open) : this.#create(open, open.kind));
      this.#desk.announcer.say(this.#words.text(`sent-${open.kind}`));
    } catch (thrown) {
      await this.#fail(PleinError.from(thrown));
    } finally {
      this.#sending = false;
      this.#host.requestUpdate();
    }
  }

  async #create({ draft }: Opened, kind: 'question' | 'blog'): Promise<void> {
    const { discussion, thread: key, reading, look, left } = this.#desk;
    const { id, title = '', markdown } = draft;
    const { space, url } = look().seed ?? {};
    const draftOf = { id, key, kind, title: title.trim(), markdown, ...(space && { space }), ...(url && { url }) };
    const { value } = await discussion.createThread!(draftOf).catch((thrown: unknown) => {
      // The live stream may have brought it where the answer was lost.
      const echo = reading.conversation?.thread;
      if (!isUnsure(PleinError.from(thrown)) || echo?.opening?.author.member !== draft.member) throw thrown;
      return { value: echo };
    });
    this.#drafts.remove(TARGET);
    this.#open = undefined;
    if (left.aborted) return;
    if (value !== undefined) reading.change((now) => withThread(now, value));
    // It is sent: what is read now keeps nobody from what they do next.
    void this.#showAsked();
  }

  /** Reads what its writer can do with it. Whoever has gone on to something else meanwhile stays there. */
  async #showAsked(): Promise<void> {
    await this.#desk.read();
    await this.#host.updateComplete;
    if ((this.#host.renderRoot as ShadowRoot).activeElement === null) await this.#focus('.title');
  }

  async #save({ draft: { markdown } }: Opened): Promise<void> {
    await this.#changes.change({ opening: markdown });
    this.#desk.mine.set({ opening: markdown });
    this.#drafts.remove(TARGET);
    this.#close();
  }

  #wrongWith({ kind, draft: { title = '', markdown } }: Opened): PleinError | string | undefined {
    const { length } = title.trim();
    if (kind !== 'edit' && (length === 0 || length > MAX_TITLE_LENGTH)) {
      return this.#words.text('titleWrong', { most: MAX_TITLE_LENGTH });
    }
    if (markdown.trim() === '') return new PleinError('empty');
    return markdown.length > MAX_TEXT_LENGTH ? new PleinError('too-large') : undefined;
  }

  async #fail(problem: PleinError | string): Promise<void> {
    await this.#writing.explain();
    const draft = this.#open?.draft;
    this.#needsSignIn = problem instanceof PleinError && isSignedOut(problem);
    this.#problem = typeof problem === 'string' ? problem : this.#describe(problem, draft);
    this.#desk.announcer.say(this.#problem);
    this.#host.requestUpdate();
  }

  #describe(problem: PleinError, draft: StoredDraft | undefined): string {
    if (problem.code === 'conflict') return this.#words.text('openedAlready');
    if (draft === undefined) return this.#desk.core.text(`error-${problem.code}`);
    return this.#writing.describe(problem, compositionOf(draft));
  }

  #discard(): void {
    this.#drafts.remove(TARGET);
    this.#close();
  }

  #close(): void {
    const wasEdit = this.#open?.kind === 'edit';
    this.#open = undefined;
    this.#problem = undefined;
    this.#host.requestUpdate();
    void this.#focus(wasEdit ? '[part~="edit-opening"]' : '.prompt');
  }

  async #focus(selector: string): Promise<void> {
    await this.#host.updateComplete;
    if (this.#desk.left.aborted) return;
    const element = this.#host.renderRoot.querySelector<LitElement>(selector);
    await element?.updateComplete;
    element?.focus();
  }

  get #member(): string | undefined {
    const { session } = this.#desk.look();
    return session.state === 'signed-in' ? (session.member.member ?? session.member.name) : undefined;
  }

  get #drafts(): Drafts {
    return this.#writing.drafts;
  }
}
