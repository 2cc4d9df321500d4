import { html, nothing, svg, type LitElement, type TemplateResult } from 'lit';
import { define } from '../../core/define.ts';
import { PleinError } from '../../core/errors.ts';
import { Localize } from '../../core/localize.ts';
import { nameOf } from '../comment-view.ts';
import type { Comment, Thread } from '../discussion.model.ts';
import { openAt } from '../popover.ts';
import { isAnswer } from '../settling.rules.ts';
import { without } from '../without.ts';
import type { MoreDeeds } from '../writing/comment-actions.ts';
import type { ThreadWriting } from '../writing/thread-writing.ts';
import type { WritingDesk } from '../writing/writing-desk.ts';
import type { DeedForm } from './deed-form.ts';
import { isSettled, standing } from '../settled/settled-view.ts';
import { settledStrings, type SettledKey } from '../settled/settled.strings.ts';
import { settlingStrings, type SettlingKey } from './settling.strings.ts';
import { StewardDeeds } from './steward-deeds.ts';
import { Opening } from './opening.ts';
import { Stewardship } from './stewardship.ts';
import { ThreadChanges } from './thread-changes.ts';
import { Waiting } from './waiting.ts';

type Piece = TemplateResult | typeof nothing;

const SLIDERS = svg`<path d="M2.5 5h6m3.5 0h1.5M2.5 11h1.5m3.5 0h6" /><circle cx="10.2" cy="5" r="1.7" /><circle cx="5.8" cy="11" r="1.7" />`;

/** What settling asks of the writing beside it. */
export interface SettlingDesk extends WritingDesk {
  readonly writing: ThreadWriting;
  /** Reads the reader's part anew. */
  read(): Promise<void>;
}

/** Owns what its readers do with a thread as a whole: saying whether a question is solved, and stewardship. */
export class ThreadSettling {
  readonly words: Localize<SettlingKey>;
  readonly settled: Localize<SettledKey>;
  readonly opening: Opening;

  readonly #host: LitElement;
  readonly #desk: SettlingDesk;
  readonly #changes: ThreadChanges;
  readonly #waiting: Waiting;
  readonly #stewardship: Stewardship;
  #problem: string | undefined;

  constructor(host: LitElement, desk: SettlingDesk) {
    this.#host = host;
    this.#desk = desk;
    this.words = new Localize<SettlingKey>(host, settlingStrings);
    this.settled = new Localize<SettledKey>(host, settledStrings);
    this.#waiting = new Waiting(host, desk);
    this.#changes = new ThreadChanges(desk);
    const deeds = new StewardDeeds(desk, this.words, this.#changes);
    this.#stewardship = new Stewardship(desk, deeds, this.words, () => void this.#summarise());
    this.opening = new Opening(host, desk, this.words, this.#changes);
  }

  /** Takes back all that was added to the host. */
  dispose(): void {
    for (const words of [this.words, this.settled]) {
      this.#host.removeController(words);
      words.hostDisconnected();
    }
  }

  /** How a question stands, and what its reader can say about that. */
  bar(thread: Thread): Piece {
    return html`${thread.kind === 'question' ? this.#renderQuestion(thread) : nothing}${this.#renderEdit()}${
      this.#problem === undefined ? nothing : html`<span part="problem" class="problem">${this.#problem}</span>`
    }`;
  }

  /** The button to what stewards can do with the thread. */
  manageButton(): Piece {
    if (this.#stewardship.forThread().length === 0) return nothing;
    return html`<button
      type="button"
      part="tool manage"
      class="quiet"
      aria-expanded="false"
      @click=${(event: Event) => void this.#manage(event.currentTarget as HTMLButtonElement)}
    >
      <svg viewBox="0 0 16 16" aria-hidden="true">${SLIDERS}</svg
      ><span class="label">${this.words.text('manage')}</span>
    </button>`;
  }

  /** What can be done with a comment beside writing. */
  deeds(comment: Comment): MoreDeeds {
    const { mine, discussion, core, reading } = this.#desk;
    const may = mine.of(comment.id)?.can.accept && discussion.changeThread !== undefined && isAnswer(comment);
    const label = (): string => this.words.text('manageComment', { name: nameOf(comment, core) });
    const forms = (): readonly DeedForm[] => this.#stewardship.forComment(comment);
    return {
      ...(may && { accept: () => void this.#accept(comment) }),
      accepted: reading.conversation?.thread.accepted === comment.id,
      ...(forms().length > 0 && { manage: (anchor) => void open(anchor, label(), this.words.used, forms) }),
    };
  }

  /** Reads what only the team is told. */
  async read(): Promise<void> {
    const { mine, reading } = this.#desk;
    const thread = reading.conversation?.thread;
    const isOpen = thread?.kind === 'question' && !isSettled(thread);
    if (isOpen && mine.value?.can.steward) await this.#waiting.read();
  }

  /** The writer left: nothing of theirs stays on the page. */
  forget(): void {
    this.opening.forget();
  }

  #renderQuestion(thread: Thread): TemplateResult {
    const { mine, discussion } = this.#desk;
    const can = mine.value?.can;
    return html`${this.#renderWaiting(thread) ?? standing(thread, this.settled)}${
      can?.meToo && discussion.setMeToo ? this.#renderMeToo(thread) : this.#renderOthers(thread)
    }${
      can?.settle && discussion.changeThread
        ? html`<button type="button" part="settle" class="quiet" @click=${() => void this.#onSettle(thread)}>
            <span>${this.words.text(isSettled(thread) ? 'unsettle' : 'settle')}</span>
          </button>`
        : nothing
    }`;
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
      <span>${this.words.text('meToo')}${count > 0 ? html`&nbsp;${this.words.number(count)}` : nothing}</span>
    </button>`;
  }

  #renderOthers({ meTooCount = 0 }: Thread): Piece {
    const count = Number(meTooCount);
    if (count <= 0) return nothing;
    return html`<span part="me-too-count" class="aside">${this.settled.text('meToos', { count })}</span>`;
  }

  #renderWaiting(thread: Thread): Piece | undefined {
    const { value } = this.#waiting;
    if (value === undefined || isSettled(thread)) return undefined;
    const { now } = this.#desk.look();
    const since = this.words.date(value.since, { dateStyle: 'medium', timeStyle: 'short' });
    const { assignee, due } = value;
    const list = assignee === undefined ? 'onNobodysList' : 'onList';
    const parts = [
      this.words.text('waits', { since }),
      this.words.text(list, { name: assignee?.name ?? '' }),
      ...(due !== undefined && Date.parse(due) <= now ? [this.words.text('overdue')] : []),
    ];
    return html`<span part="waiting" class="aside">${parts.join(', ')}</span>`;
  }

  #renderEdit(): Piece {
    const { mine, discussion } = this.#desk;
    if (mine.value?.opening === undefined || discussion.changeThread === undefined) return nothing;
    return html`<button type="button" part="edit-opening" class="quiet" @click=${() => void this.opening.edit()}>
        <span>${this.words.text('editOpening')}</span></button
      >${this.opening.editor()}`;
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
    const { writing, announcer, look, reading } = this.#desk;
    const accepted = reading.conversation?.thread.accepted === comment.id ? null : comment.id;
    const solvedAt = new Date(look().now).toISOString();
    const show = (now: Thread): Thread => ({
      ...unsettled(now),
      ...(accepted !== null && { accepted, solvedAt: now.solvedAt ?? solvedAt }),
    });
    writing.problems.forget(comment.id);
    try {
      if ((await this.#changes.change({ accepted }, show)) === undefined) return;
      announcer.say(this.words.text(accepted === null ? 'nowUnaccepted' : 'nowAccepted'));
    } catch (thrown) {
      writing.problems.fail(comment.id, thrown);
    }
  }

  async #summarise(): Promise<void> {
    const { writing } = this.#desk;
    const target = { kind: 'comment' } as const;
    await writing.write(target);
    writing.composing.choose(target, 'summary');
  }

  async #manage(anchor: HTMLButtonElement): Promise<void> {
    await open(anchor, this.words.text('manageThread'), this.words.used, () => this.#stewardship.forThread());
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

async function open(
  anchor: HTMLButtonElement,
  label: string,
  lang: string,
  forms: () => readonly DeedForm[],
): Promise<void> {
  const { PleinManagement } = await import('./management.ts');
  define('plein-management', PleinManagement);
  await openAt(anchor, () => {
    const management = document.createElement('plein-management');
    management.setAttribute('exportparts', 'deed, deed-button, outcome');
    return Object.assign(management, { label, lang, forms });
  });
}
