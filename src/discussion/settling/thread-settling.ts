import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import { PleinError } from '../../core/errors.ts';
import { adopt } from '../../core/adopt.ts';
import { Localize } from '../../core/localize.ts';
import { numberIn } from '../../core/intl.ts';
import type { Comment, Thread } from '../discussion.model.ts';
import { isAnswer } from '../settling.rules.ts';
import { without } from '../../core/without.ts';
import type { Problems } from '../deeds/problems.ts';
import type { ThreadWriting } from '../writing/thread-writing.ts';
import type { WritingDesk } from '../writing/writing-desk.ts';
import { isSettled, standing } from '../settled/settled-view.ts';
import { settledStrings, type SettledKey } from '../settled/settled.strings.ts';
import { settlingStrings, type SettlingKey } from './settling.strings.ts';
import { acceptButton } from './accept-button.ts';
import type { Opening } from './opening.ts';
import type { Stewardship } from '../stewardship/stewardship.ts';
import { settlingStyles } from './settling.styles.ts';
import { ThreadChanges } from './thread-changes.ts';
import { Waiting } from './waiting.ts';

type Piece = TemplateResult | typeof nothing;

/** What settling asks of the writing beside it. */
export interface SettlingDesk extends WritingDesk {
  readonly problems: Problems;
  /** The code for writing, once it is there. */
  writing(): Promise<ThreadWriting | undefined>;
  /** Reads the reader's part anew. */
  read(): Promise<void>;
}

/** Owns what its readers do with a thread as a whole: saying whether a question is solved, and stewardship. */
export class ThreadSettling {
  readonly words: Localize<SettlingKey>;
  readonly settled: Localize<SettledKey>;

  readonly #host: LitElement;
  readonly #desk: SettlingDesk;
  readonly #changes: ThreadChanges;
  readonly #waiting: Waiting;
  #stewardship: Stewardship | undefined;
  #opening: Opening | undefined;
  #problem: string | undefined;

  constructor(host: LitElement, desk: SettlingDesk) {
    this.#host = host;
    this.#desk = desk;
    this.words = new Localize<SettlingKey>(host, settlingStrings);
    this.settled = new Localize<SettledKey>(host, settledStrings);
    this.#waiting = new Waiting(host, desk, this.words);
    this.#changes = new ThreadChanges(desk);
    adopt(host, settlingStyles);
  }

  /** Takes back all that was added to the host. */
  dispose(): void {
    for (const words of [this.words, this.settled]) {
      this.#host.removeController(words);
      words.hostDisconnected();
    }
    this.#stewardship?.dispose();
  }

  /** Every dictionary that settling speaks from. */
  get languages(): readonly Localize<string>[] {
    return [this.words, this.settled, ...(this.#stewardship ? [this.#stewardship.words] : [])];
  }

  /** How a question stands, and what its reader can say about that. */
  bar(thread: Thread): Piece {
    return html`${thread.kind === 'question' ? html`${this.#renderQuestion(thread)}${this.#renderEdit()}` : nothing}${this.#opening?.editor() ?? nothing}${
      this.#problem === undefined ? nothing : html`<span part="problem" class="problem">${this.#problem}</span>`
    }`;
  }

  /** In place of the way in, where the thread is not there yet and its reader may open it; else undefined. */
  entry(thread: Thread): Piece | undefined {
    if (this.#opening !== undefined) return this.#opening.entry(thread);
    const { mine, discussion, look } = this.#desk;
    const { kind } = look();
    if (thread.createdAt !== undefined || kind === 'discussion' || discussion.createThread === undefined)
      return undefined;
    if (mine.value?.can.open?.includes(kind) !== true) return undefined;
    void this.#loadOpening();
    return html`<div class="prompt skeleton" aria-hidden="true"></div>`;
  }

  /** Above the comments: the buttons to what stewards can do with the thread, and to change what a blog opens with. */
  tools(thread: Thread): Piece {
    return html`${thread.kind === 'blog' ? this.#renderEdit() : nothing}${this.#stewardship?.button() ?? nothing}`;
  }

  /** What can be done with a comment beside writing. */
  actions(comment: Comment): TemplateResult {
    const { mine, discussion, reading } = this.#desk;
    const may = mine.of(comment.id)?.can.accept && discussion.changeThread !== undefined && isAnswer(comment);
    const accepted = reading.conversation?.thread.accepted === comment.id;
    return html`${
      may ? acceptButton(accepted, this.words, () => void this.#accept(comment)) : nothing
    }${this.#stewardship?.commentButton(comment)}`;
  }

  /** Reads what only the team is told, and loads what only stewards do. */
  async read(): Promise<void> {
    const { mine, reading } = this.#desk;
    if (mine.value?.can.steward) await this.#loadStewardship();
    const thread = reading.conversation?.thread;
    const isOpen = thread?.kind === 'question' && !isSettled(thread);
    const isTeam = mine.value?.can.kinds?.includes('official-answer') === true;
    if (isOpen && isTeam) await this.#waiting.read();
  }

  /** The writer left: nothing of theirs stays on the page. */
  forget(): void {
    this.#opening?.forget();
  }

  async #loadStewardship(): Promise<void> {
    const code = await import('../stewardship/stewardship.ts').catch(() => undefined);
    if (code === undefined || this.#desk.left.aborted) return;
    this.#stewardship ??= new code.Stewardship(this.#host, this.#desk, this.#changes);
    this.#host.requestUpdate();
  }

  async #loadOpening(): Promise<Opening | undefined> {
    const loading = Promise.all([import('./opening.ts'), this.#desk.writing()]);
    const [code, writing] = await loading.catch(() => []);
    if (code === undefined || writing === undefined || this.#desk.left.aborted) return undefined;
    this.#opening ??= new code.Opening(this.#host, this.#desk, writing, this.words, this.#changes);
    this.#host.requestUpdate();
    return this.#opening;
  }

  #renderQuestion(thread: Thread): TemplateResult {
    const { mine, discussion } = this.#desk;
    const can = mine.value?.can;
    const settles = can?.settle && discussion.changeThread !== undefined;
    return html`${can?.meToo && discussion.setMeToo ? this.#renderMeToo(thread) : this.#renderOthers(thread)}${
      settles
        ? html`<button
            type="button"
            part="settle"
            class=${isSettled(thread) ? 'quiet settles own' : 'quiet settles'}
            @click=${() => void this.#onSettle(thread)}
          >
            <span>${this.words.text(isSettled(thread) ? 'unsettle' : 'settle')}</span>
          </button>`
        : nothing
    }${(isSettled(thread) ? undefined : this.#waiting.view()) ?? (settles ? nothing : standing(thread, this.settled))}`;
  }

  #renderMeToo({ meTooCount = 0 }: Thread): TemplateResult {
    const count = Number(meTooCount);
    return html`<button
      type="button"
      part="me-too"
      class="quiet"
      aria-pressed=${this.#desk.mine.value?.meToo ? 'true' : 'false'}
      @click=${() => void this.#onMeToo()}
    >
      <span>${this.words.text('meToo')}${count > 0 ? html`&nbsp;${numberIn(this.words, count)}` : nothing}</span>
    </button>`;
  }

  #renderOthers({ meTooCount = 0 }: Thread): Piece {
    const count = Number(meTooCount);
    if (count <= 0) return nothing;
    return html`<span part="me-too-count" class="aside">${this.settled.text('meToos', { count })}</span>`;
  }

  #renderEdit(): Piece {
    const { mine, discussion } = this.#desk;
    if (mine.value?.opening === undefined || discussion.changeThread === undefined) return nothing;
    return html`<button type="button" part="edit-opening" class="quiet edits" @click=${() => void this.#onEdit()}>
      <span>${this.words.text('editOpening')}</span>
    </button>`;
  }

  async #onEdit(): Promise<void> {
    const opening = await this.#loadOpening();
    await opening?.edit();
  }

  async #onMeToo(): Promise<void> {
    const { mine, discussion, thread } = this.#desk;
    const on = !mine.value?.meToo;
    const show = (now: Thread): Thread => ({ ...now, meTooCount: Math.max(0, (now.meTooCount ?? 0) + (on ? 1 : -1)) });
    mine.set({ meToo: on });
    const write = (): ReturnType<NonNullable<typeof discussion.setMeToo>> => discussion.setMeToo!({ thread, on });
    const done = await this.#try(() => this.#changes.write({ name: 'me-too', body: String(on), show }, write));
    if (!done) mine.set({ meToo: !on });
  }

  async #onSettle(thread: Thread): Promise<void> {
    const solved = !isSettled(thread);
    const solvedAt = new Date(this.#desk.look().now).toISOString();
    const show = (now: Thread): Thread => ({ ...unsettled(now), ...(solved && { solvedAt }) });
    const done = await this.#try(() => this.#changes.change({ solved }, show));
    if (done) this.#desk.announcer.say(this.words.text(solved ? 'nowSolved' : 'nowUnsolved'));
  }

  async #accept(comment: Comment): Promise<void> {
    const { problems, announcer, look, reading } = this.#desk;
    const accepted = reading.conversation?.thread.accepted === comment.id ? null : comment.id;
    const solvedAt = new Date(look().now).toISOString();
    const show = (now: Thread): Thread => ({
      ...unsettled(now),
      ...(accepted !== null && { accepted, solvedAt: now.solvedAt ?? solvedAt }),
    });
    problems.forget(comment.id);
    try {
      if ((await this.#changes.change({ accepted }, show)) === undefined) return;
      announcer.say(this.words.text(accepted === null ? 'nowUnaccepted' : 'nowAccepted'));
    } catch (thrown) {
      problems.fail(comment.id, thrown);
    }
  }

  /** Whether it was done; what went wrong is told and stands in the bar. */
  async #try(write: () => Promise<Thread | undefined>): Promise<boolean> {
    this.#problem = undefined;
    try {
      return (await write()) !== undefined;
    } catch (thrown) {
      if (this.#desk.left.aborted) return false;
      this.#problem = this.#desk.core.text(`error-${PleinError.from(thrown).code}`);
      this.#desk.announcer.say(this.#problem);
      this.#host.requestUpdate();
      return false;
    }
  }
}

function unsettled(thread: Thread): Thread {
  return without(thread, 'accepted', 'solvedAt');
}
