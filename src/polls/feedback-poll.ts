import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { SignInLine } from '../community/sign-in-line.ts';
import type { Backend } from '../core/backend.ts';
import { controls } from '../core/controls.styles.ts';
import { fields } from '../core/fields.styles.ts';
import { PleinElement } from '../core/element.ts';
import type { PleinError } from '../core/errors.ts';
import { Localize } from '../core/localize.ts';
import { trouble } from '../core/notice.ts';
import { relativeTime } from '../core/relative-time.ts';
import { tokens } from '../core/tokens.styles.ts';
import { memberNameStyles } from '../members/member-name.ts';
import { textStyles } from '../text/text.styles.ts';
import { textView } from '../text/text-view.ts';
import { BallotBox } from './ballot-box.ts';
import { feedbackPollStyles } from './feedback-poll.styles.ts';
import { outcomeView, standingView, type OutcomeScene } from './outcome-view.ts';
import { factsView, followUpView, originView } from './poll-about.ts';
import { PollClock } from './poll-clock.ts';
import { formView, problemText } from './poll-form.ts';
import { PollReading, type PollRead } from './poll-reading.ts';
import {
  PleinVoteCastEvent,
  PleinVoteSendEvent,
  PleinVoteWithdrawEvent,
  PleinVoteWithdrawnEvent,
} from './polls.events.ts';
import type { Poll, PollMine } from './polls.model.ts';
import { pollsStrings, type PollsKey } from './polls.strings.ts';
import { stanceOf, type Stance } from './stance.rules.ts';

/** How long before the close somebody who is answering is told, in milliseconds. */
const WARNING = 5 * 60_000;

/**
 * A question with answers to choose from, its results as honest as their number, and what became of them.
 *
 * @tag plein-feedback-poll
 * @csspart origin - The stage and who asks.
 * @csspart stage - Where the thing asked about stands.
 * @csspart author - Who asks.
 * @csspart question - The question.
 * @csspart introduction - What it is about.
 * @csspart form - The answers to choose from, with the button.
 * @csspart hint - How many answers to choose.
 * @csspart problem - What is wrong with a choice.
 * @csspart option - One answer, or its name in the results.
 * @csspart options - The answers where there is nothing to choose.
 * @csspart vote-button - Sends the vote.
 * @csspart keep-button - Leaves a vote as it was.
 * @csspart outcome - What the reader voted for.
 * @csspart change-button - Begins to change a vote.
 * @csspart withdraw-button - Takes a vote back.
 * @csspart results - The results.
 * @csspart finding - What they say, in a sentence.
 * @csspart table - The results as a table.
 * @csspart caption - What the table is of.
 * @csspart row - One option's results.
 * @csspart own - The row of the reader's own choice, and the mark in it.
 * @csspart share - A share of those who answered.
 * @csspart votes - A number of votes.
 * @csspart range - The range of a share.
 * @csspart bar - The bar beside a share.
 * @csspart note - What the range means.
 * @csspart newer-button - Shows the newest results.
 * @csspart facts - How many voted, until when one can, who sees what.
 * @csspart voters - How many voted.
 * @csspart closes - When it opens or closes.
 * @csspart visibility - Who sees the results when.
 * @csspart follow-up - What became of the answers.
 * @csspart follow-up-status - That in a word.
 * @csspart notice - What went wrong.
 * @csspart retry - Tries again.
 * @csspart member-name - A name that opens the member's card.
 * @csspart member-role - The role beside a name.
 * @csspart sign-in - The line for a signed-out reader.
 * @csspart sign-in-button - The way to sign in.
 * @fires {PleinVoteSendEvent} plein-vote-send - Somebody votes; cancelable.
 * @fires {PleinVoteCastEvent} plein-vote-cast - The backend took the vote.
 * @fires {PleinVoteWithdrawEvent} plein-vote-withdraw - Somebody takes their vote back; cancelable.
 * @fires {PleinVoteWithdrawnEvent} plein-vote-withdrawn - The backend gave it back.
 * @fires {PleinSignInEvent} plein-sign-in - Somebody asked to sign in; cancelable.
 * @fires {PleinMemberOpenEvent} plein-member-open - Somebody chose a name; cancelable.
 */
export class PleinFeedbackPoll extends PleinElement {
  static override readonly styles = [tokens, controls, fields, textStyles, memberNameStyles, feedbackPollStyles];

  /** The poll's id. */
  @property() poll?: string;
  /** The level of the question as a heading. */
  @property({ type: Number, attribute: 'heading-level' }) headingLevel = 3;

  readonly #words = new Localize<PollsKey>(this, pollsStrings);
  readonly #signIn = new SignInLine(this, this.core, () => this.place);
  readonly #reading = new PollReading(this);
  readonly #box = new BallotBox(this);
  #readFrom: Backend | undefined;
  #asked: string | undefined;
  #before: Stance | undefined;
  /** The closing time that was warned of. */
  #warned: string | undefined;
  /** Whether what had the focus is about to go. */
  #lost = false;

  /** Whether a vote that is cast is being changed. */
  @state() private changing = false;
  @state() private problem: string | undefined;
  /** Whether the poll closed while the reader was answering. */
  @state() private missed = false;
  /** What was said last, for those who do not see it happen. */
  @state() private said = '';

  @query('.outcome') private outcome!: HTMLElement | null;
  @query('.question') private question!: HTMLElement | null;
  @query('input:checked, input') private firstChoice!: HTMLElement | null;

  constructor() {
    super();
    this.addController(
      new PollClock(this, {
        poll: () => this.#reading.value?.poll,
        now: () => this.now,
        onDue: () => void this.#reading.refresh(),
      }),
    );
  }

  protected override get languages(): readonly Localize<string>[] {
    return [this.core, this.#words];
  }

  /** Reads the poll again. */
  override reload(): void {
    const fresh = this.#readFrom !== this.port || this.#asked !== this.poll;
    this.#readFrom = this.port;
    this.#asked = this.poll;
    this.#box.forget();
    this.changing = false;
    this.missed = false;
    this.problem = undefined;
    this.said = '';
    this.#before = undefined;
    const polls = this.port?.polls;
    if (this.port === undefined || this.poll === undefined) return this.#reading.clear();
    if (polls === undefined) return this.#reading.unsupported();
    const signedIn = this.session.state === 'signed-in';
    void this.#reading.read({ polls, live: this.port.live, id: this.poll, signedIn }, fresh);
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (this.hasUpdated && changed.has('poll') && this.#asked !== this.poll) this.reload();
    this.#noticeClosing();
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    if (this.#lost) (this.outcome ?? this.question)?.focus();
    this.#lost = false;
  }

  override render(): TemplateResult {
    const { status } = this.#reading.state;
    return html`<div class="poll" aria-busy=${status === 'loading'}>
      ${this.#renderState()}
      <p class="visually-hidden" role="status">${this.said}</p>
    </div>`;
  }

  #renderState(): TemplateResult {
    const loaded = this.#reading.state;
    if (loaded.status === 'unsupported') return html`<p class="plain">${this.#words.text('unsupported')}</p>`;
    const error = loaded.status === 'failed' ? loaded.error : undefined;
    if (loaded.value !== undefined) {
      return html`${error === undefined ? nothing : this.#renderTrouble('stale', error)}${this.#renderPoll(loaded.value)}`;
    }
    if (error === undefined) return this.#renderWaiting();
    if (error.code === 'not-found') return html`<p class="plain">${this.#words.text('missing')}</p>`;
    return this.#renderTrouble('failed', error);
  }

  #renderTrouble(key: 'stale' | 'failed', error: PleinError): TemplateResult {
    const sentence = `${this.#words.text(key)} ${this.describe(error)}`;
    return trouble(sentence, { text: this.core.text('retry'), run: this.#onRetry });
  }

  #renderWaiting(): TemplateResult {
    return html`<p class="visually-hidden">${this.core.text('loading')}</p>
      <div class="waiting" aria-hidden="true">
        <div class="skeleton"></div>
        <div class="skeleton"></div>
        <div class="skeleton"></div>
      </div>`;
  }

  #renderPoll(read: PollRead): TemplateResult {
    const { poll } = read;
    const stance = this.#stance(read);
    return html`${originView(poll, this.port, this.#words, this.core)}
    ${stance === 'answer' ? this.#renderForm(read) : html`${this.#question(poll)}${this.#introduction(poll)}`}
    ${this.#renderStance(read, stance)} ${standingView(read, stance, this.#scene)}
    ${factsView(read, this.#words, this.core, this.now)} ${followUpView(poll, this.#words, this.now)}`;
  }

  #renderForm(read: PollRead): TemplateResult {
    return formView(read.poll, {
      words: this.#words,
      core: this.core,
      box: this.#box,
      problem: this.problem,
      question: this.#question(read.poll),
      introduction: this.#introduction(read.poll),
      onKeep: this.changing ? this.#onKeep : undefined,
      describe: (error) => this.describe(error),
      onChoose: this.#onChoose,
      onSubmit: this.#onVote,
    });
  }

  #question({ question }: Poll): TemplateResult {
    const level = Math.min(Math.max(Math.trunc(this.headingLevel) || 3, 1), 6);
    return html`<span class="question" part="question" role="heading" aria-level=${level} tabindex="-1" dir="auto"
      >${question}</span
    >`;
  }

  #introduction({ introduction }: Poll): TemplateResult | typeof nothing {
    if (introduction === undefined || introduction.length === 0) return nothing;
    return html`<div class="text introduction" part="introduction" dir="auto">${textView(introduction)}</div>`;
  }

  #renderStance(read: PollRead, stance: Stance): TemplateResult | typeof nothing {
    if (read.mineError !== undefined) {
      return trouble(this.describe(read.mineError), { text: this.core.text('retry'), run: this.#onRefresh });
    }
    if (stance === 'away' && this.session.state !== 'signing-in') {
      return this.#signIn.render(this.#words.text('signInToVote'));
    }
    if (stance === 'barred') return html`<p class="plain">${this.#words.text('mayNotVote')}</p>`;
    if (stance === 'closed' && this.missed) {
      return html`<p class="outcome" part="outcome" tabindex="-1">${this.#words.text('closedMeanwhile')}</p>`;
    }
    return stance === 'answer' ? nothing : outcomeView(read, this.#scene);
  }

  get #scene(): OutcomeScene {
    return {
      words: this.#words,
      polls: this.port?.polls,
      box: this.#box,
      describe: (error) => this.describe(error),
      onChange: this.#onChange,
      onWithdraw: this.#onWithdraw,
      onRefresh: this.#onRefresh,
    };
  }

  #stance({ poll, mine }: PollRead): Stance {
    const signedIn = this.session.state === 'signed-in';
    const takesVotes = this.port?.polls?.vote !== undefined;
    return stanceOf({ poll, mine, signedIn, takesVotes, changing: this.changing });
  }

  /** A poll that closes under somebody's hands says so, before and after, and does not drop their focus. */
  #noticeClosing(): void {
    const read = this.#reading.value;
    const stance = read && this.#stance(read);
    const held = this.shadowRoot?.activeElement ?? null;
    if (this.#before === 'answer' && stance !== 'answer') this.#lost = held !== null;
    if (this.#before === 'answer' && stance === 'closed' && (read?.mine?.ballot === undefined || this.changing)) {
      this.missed = read?.mine?.ballot === undefined;
      this.changing = false;
      this.said = this.#words.text('closedMeanwhile');
    }
    this.#before = stance;
    const closesAt = stance === 'answer' ? read?.poll.closesAt : undefined;
    if (closesAt === undefined || closesAt === this.#warned || Date.parse(closesAt) - this.now > WARNING) return;
    this.#warned = closesAt;
    this.said = this.#words.text('closesSoon', { relative: relativeTime(this.core, closesAt, this.now) });
  }

  readonly #onRetry = (): void => this.reload();

  readonly #onRefresh = (): void => void this.#reading.refresh();

  readonly #onChoose = (): void => {
    this.problem = undefined;
  };

  readonly #onVote = async (event: Event): Promise<void> => {
    event.preventDefault();
    const poll = this.#reading.value?.poll;
    const polls = this.port?.polls;
    if (poll === undefined || polls === undefined || this.#box.sending !== undefined) return;
    const options = this.#box.chosen;
    this.problem = problemText(poll, options, this.#words);
    this.said = this.problem ?? '';
    if (this.problem !== undefined) {
      this.firstChoice?.focus();
      return;
    }
    if (!this.dispatchEvent(new PleinVoteSendEvent(poll.id, options))) return;
    const written = await this.#box.vote(polls, poll.id);
    if (written === undefined) return this.#recover();
    await this.#settle(written.value, 'thanks');
    this.dispatchEvent(new PleinVoteCastEvent(poll.id, options));
  };

  readonly #onChange = async (): Promise<void> => {
    this.#box.choose(this.#reading.value?.mine?.ballot ?? []);
    this.changing = true;
    this.said = '';
    await this.updateComplete;
    this.firstChoice?.focus();
  };

  readonly #onKeep = (): void => {
    this.changing = false;
    this.problem = undefined;
  };

  readonly #onWithdraw = async (): Promise<void> => {
    const poll = this.#reading.value?.poll;
    const polls = this.port?.polls;
    if (poll === undefined || polls === undefined || this.#box.sending !== undefined) return;
    if (!this.dispatchEvent(new PleinVoteWithdrawEvent(poll.id))) return;
    const written = await this.#box.withdraw(polls, poll.id);
    if (written === undefined) return this.#recover();
    this.#box.choose([]);
    await this.#settle(written.value, 'withdrawn');
    this.dispatchEvent(new PleinVoteWithdrawnEvent(poll.id));
  };

  /** The backend said yes: show what is now so, and put the focus there. */
  async #settle(mine: PollMine | undefined, said: 'thanks' | 'withdrawn'): Promise<void> {
    this.changing = false;
    this.said = this.#words.text(said);
    if (mine !== undefined) this.#reading.takeMine(mine);
    if (mine === undefined || this.port?.live === undefined) await this.#reading.refresh();
    await this.updateComplete;
    (this.outcome ?? this.question)?.focus();
  }

  /** The backend said no, for a reason that may lie in what is shown: look again. */
  async #recover(): Promise<void> {
    const failure = this.#box.failure;
    if (failure === undefined) return;
    const key = failure.wish === 'vote' ? 'notSent' : 'notWithdrawn';
    this.said = this.#words.text(key, { reason: this.describe(failure.error) });
    if (!failure.error.passing) await this.#reading.refresh();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'plein-feedback-poll': PleinFeedbackPoll;
  }
}
