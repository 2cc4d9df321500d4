import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { SignInLine } from '../community/sign-in-line.ts';
import { controls } from '../core/controls.styles.ts';
import type { Backend } from '../core/backend.ts';
import { PleinElement } from '../core/element.ts';
import type { PleinError } from '../core/errors.ts';
import { Localize } from '../core/localize.ts';
import { trouble } from '../core/notice.ts';
import { tokens } from '../core/tokens.styles.ts';
import { memberNameStyles } from '../members/member-name.ts';
import { textStyles } from '../text/text.styles.ts';
import { agenda, type AgendaDay } from './agenda.rules.ts';
import { outcomeText } from './attendance-words.ts';
import { Attendance, type AttendanceWish } from './attendance.ts';
import {
  PleinSignedUpEvent,
  PleinSignUpCancelEvent,
  PleinSignUpCancelledEvent,
  PleinSignUpSendEvent,
} from './calendar.events.ts';
import type { CalendarPort, Occurrence } from './calendar.model.ts';
import { signUpClosed } from './calendar.rules.ts';
import { calendarStrings, type CalendarKey } from './calendar.strings.ts';
import { eventListStyles } from './event-list.styles.ts';
import { Listing } from './listing.ts';
import { dayHeading } from './occurrence-times.ts';
import { occurrenceView, type OccurrenceScene } from './occurrence-view.ts';
import { subscribeView } from './subscribe-view.ts';
import { isTimeZone } from './walltime.rules.ts';

/**
 * What is on, by day: where, when by the clock that matters, who hosts it, and a seat for who wants one.
 *
 * @tag plein-event-list
 * @csspart day - The heading of a day.
 * @csspart event - One event.
 * @csspart when - Its times.
 * @csspart other-time - The time on the other clock.
 * @csspart title - Its title.
 * @csspart status - That it is cancelled, postponed or under way.
 * @csspart facts - Kind, place, way to join and host.
 * @csspart kind - What kind of event it is.
 * @csspart place - Where it is.
 * @csspart online - The way to join from afar.
 * @csspart host - Who hosts it.
 * @csspart summary - What it is about.
 * @csspart trouble - Why a sign-up did not come about.
 * @csspart sign-up - Seats and the ways to take one.
 * @csspart signed-up - That the reader is signed up.
 * @csspart seats - How many seats are left, or how many people come.
 * @csspart sign-up-until - Until when one can sign up.
 * @csspart sign-up-button - Takes a seat, or gives it back.
 * @csspart add-to-calendar - Puts it into the reader's own calendar.
 * @csspart more - Shows more.
 * @csspart subscribe - The ways to subscribe to all of it.
 * @csspart notice - What went wrong.
 * @csspart retry - Tries again.
 * @csspart member-name - A name that opens the member's card.
 * @csspart member-role - The role beside a name.
 * @csspart sign-in - The line for a signed-out reader.
 * @csspart sign-in-button - The way to sign in.
 * @fires {PleinSignUpSendEvent} plein-sign-up-send - Somebody asks for a seat; cancelable.
 * @fires {PleinSignedUpEvent} plein-signed-up - The backend gave the seat.
 * @fires {PleinSignUpCancelEvent} plein-sign-up-cancel - Somebody asks to give a seat back; cancelable.
 * @fires {PleinSignUpCancelledEvent} plein-sign-up-cancelled - The backend took it back.
 * @fires {PleinSignInEvent} plein-sign-in - Somebody asked to sign in; cancelable.
 * @fires {PleinMemberOpenEvent} plein-member-open - Somebody chose a name; cancelable.
 */
export class PleinEventList extends PleinElement {
  static override readonly styles = [tokens, controls, textStyles, memberNameStyles, eventListStyles];

  /** The space whose events are shown, with those below it; that of the `<plein-community>` unless set. */
  @property() space?: string;
  /** How many events are shown at first, and more at a time. */
  @property({ type: Number }) limit = 10;
  /** The level of the days' headings; titles stand one below. */
  @property({ type: Number, attribute: 'heading-level' }) headingLevel = 3;
  /** The reader's time zone (IANA); the browser's own unless set. */
  @property({ attribute: 'time-zone' }) timeZone?: string;

  readonly #words = new Localize<CalendarKey>(this, calendarStrings);
  readonly #signIn = new SignInLine(this, this.core, () => this.place);
  readonly #attendance = new Attendance(this);
  readonly #listing = new Listing(this);
  #asked = '';
  #readFrom: Backend | undefined;

  /** What was said last that is not about a wish. */
  @state() private said = '';

  protected override get languages(): readonly Localize<string>[] {
    return [this.core, this.#words];
  }

  /** Reads the events, and what the reader signed up for, again. */
  override reload(): void {
    const fresh = this.#readFrom !== this.port || this.#asked !== this.#question;
    this.#readFrom = this.port;
    this.#asked = this.#question;
    this.#attendance.forget();
    const calendar = this.port?.calendar;
    if (this.port === undefined) this.#listing.clear();
    else if (calendar === undefined) this.#listing.unsupported();
    else void this.#read(calendar, fresh);
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (this.hasUpdated && this.#asked !== this.#question) this.reload();
  }

  override render(): TemplateResult {
    const { status } = this.#listing.state;
    return html`<div class="list" aria-busy=${status === 'loading'}>
      ${this.#renderState()}
      <p class="visually-hidden" role="status">${this.#outcomeText() ?? this.said}</p>
    </div>`;
  }

  #renderState(): TemplateResult {
    const loaded = this.#listing.state;
    if (loaded.status === 'unsupported') return html`<p class="plain">${this.#words.text('unsupported')}</p>`;
    const shown = this.#listing.occurrences;
    if (loaded.status === 'loading' && loaded.value === undefined) return this.#renderWaiting();
    return html`${loaded.status === 'failed' ? this.#trouble(shown.length > 0 ? 'stale' : 'failed', loaded.error, this.#onRetry) : nothing}
    ${loaded.value !== undefined && shown.length === 0 ? html`<p class="plain">${this.#words.text('empty')}</p>` : nothing}
    ${shown.length === 0 ? nothing : this.#renderList(shown)} ${subscribeView(this.#feed, this.#words)}`;
  }

  #renderWaiting(): TemplateResult {
    return html`<p class="visually-hidden">${this.core.text('loading')}</p>
      <div class="waiting" aria-hidden="true">
        <div class="skeleton"></div>
        <div class="skeleton"></div>
        <div class="skeleton"></div>
      </div>`;
  }

  #renderList(occurrences: readonly Occurrence[]): TemplateResult {
    const days = agenda(occurrences, this.#zone, new Date(this.now).toISOString());
    return html`${this.#renderReader(occurrences)}
    ${repeat(
      days,
      ({ day }) => day,
      (day) => this.#renderDay(day),
    )}
    ${this.#listing.hasMore ? this.#renderMore() : nothing}`;
  }

  /** What stands between the reader and signing up, if anything. */
  #renderReader(occurrences: readonly Occurrence[]): TemplateResult | typeof nothing {
    const { error } = this.#attendance;
    if (error !== undefined) return this.#trouble('mineFailed', error, this.#onRetryMine);
    const away = this.session.state === 'signed-out' || this.session.state === 'failed';
    const open = occurrences.some(
      (each) => each.signUp && each.status === 'scheduled' && !signUpClosed(each, new Date(this.now).toISOString()),
    );
    if (!away || !open || this.port?.calendar?.signUp === undefined) return nothing;
    return this.#signIn.render(this.#words.text('signInToSignUp'));
  }

  #renderDay({ day, occurrences }: AgendaDay): TemplateResult {
    const level = Math.min(Math.max(Math.trunc(this.headingLevel) || 3, 1), 5);
    const scene = { ...this.#scene, headingLevel: level + 1 };
    return html`<p class="day" part="day" role="heading" aria-level=${level}>
        ${dayHeading(day, this.now, this.#zone, this.#words)}
      </p>
      <ul class="events" role="list">
        ${repeat(
          occurrences,
          ({ id }) => id,
          (occurrence, index) => html`<li>${occurrenceView(occurrence, `${day ?? 'now'}-${index}`, scene)}</li>`,
        )}
      </ul>`;
  }

  #renderMore(): TemplateResult {
    const { more } = this.#listing;
    return html`${more.status === 'failed' ? this.#trouble('moreFailed', more.error) : nothing}<button
        type="button"
        class="more"
        part="more"
        @click=${this.#onMore}
      >
        ${this.#words.text('more')}
      </button>`;
  }

  #trouble(key: 'failed' | 'stale' | 'mineFailed' | 'moreFailed', error: PleinError, run?: () => void): TemplateResult {
    const sentence = `${this.#words.text(key)} ${this.describe(error)}`;
    return trouble(sentence, run && { text: this.core.text('retry'), run });
  }

  get #scene(): Omit<OccurrenceScene, 'headingLevel'> {
    return {
      words: this.#words,
      core: this.core,
      backend: this.port,
      zone: this.#zone,
      now: this.now,
      mine: (id) => this.#attendance.of(id),
      sending: this.#attendance.sending,
      trouble: (id) => {
        const { outcome } = this.#attendance;
        return outcome?.error !== undefined && outcome.occurrence.id === id ? this.#outcomeText() : undefined;
      },
      onWish: (wish, occurrence) => void this.#onWish(wish, occurrence),
      onDownload: (occurrence) => void this.#onDownload(occurrence),
    };
  }

  #outcomeText(): string | undefined {
    const { outcome } = this.#attendance;
    return outcome && outcomeText(outcome, this.#words, (error) => this.describe(error));
  }

  get #space(): string | undefined {
    return this.space ?? this.place.space;
  }

  get #question(): string {
    return `${this.limit} ${this.#space ?? ''}`;
  }

  get #zone(): string {
    const { timeZone } = this;
    return timeZone !== undefined && isTimeZone(timeZone)
      ? timeZone
      : new Intl.DateTimeFormat().resolvedOptions().timeZone;
  }

  get #feed(): string | undefined {
    const space = this.#space;
    return this.port?.calendar?.calendarUrl?.(space === undefined ? {} : { space });
  }

  async #read(calendar: CalendarPort, fresh: boolean): Promise<void> {
    this.said = '';
    await this.#listing.read({ calendar, live: this.port?.live, space: this.#space, limit: this.limit }, fresh);
    await this.#readMine(this.#listing.occurrences);
  }

  async #readMine(occurrences: readonly Occurrence[]): Promise<void> {
    const calendar = this.port?.calendar;
    if (calendar === undefined || this.session.state !== 'signed-in') return;
    await this.#attendance.read(
      calendar,
      occurrences.map(({ id }) => id),
    );
  }

  readonly #onRetry = (): void => this.reload();

  readonly #onRetryMine = (): void => void this.#readMine(this.#listing.occurrences);

  readonly #onMore = async (): Promise<void> => {
    const added = await this.#listing.readMore();
    if (added === undefined) return;
    this.said = this.#words.text('moreShown', { count: added.length });
    await Promise.all([this.#readMine(added), this.updateComplete]);
    this.#find(added[0]?.id, '.title')?.focus();
  };

  async #onWish(wish: AttendanceWish, occurrence: Occurrence): Promise<void> {
    const calendar = this.port?.calendar;
    if (calendar === undefined || this.#attendance.sending !== undefined) return;
    const request = wish === 'sign-up' ? new PleinSignUpSendEvent(occurrence) : new PleinSignUpCancelEvent(occurrence);
    if (!this.dispatchEvent(request)) return;
    const now = await this.#attendance.send(calendar, wish, occurrence);
    if (now === undefined) await this.#listing.readAgain(occurrence.id);
    else {
      this.#listing.replace(now);
      this.dispatchEvent(wish === 'sign-up' ? new PleinSignedUpEvent(now) : new PleinSignUpCancelledEvent(now));
    }
    await this.#readMine([occurrence]);
    await this.updateComplete;
    // The button may be gone, for a full event for example; the focus then goes to what is said in its place.
    if (this.shadowRoot?.activeElement === null) this.#find(occurrence.id, '.state')?.focus();
  }

  async #onDownload(occurrence: Occurrence): Promise<void> {
    const { downloadIcs } = await import('./download.ts');
    downloadIcs(occurrence, this.now);
  }

  #find(occurrence: string | undefined, selector: string): HTMLElement | null | undefined {
    const articles = [...(this.shadowRoot?.querySelectorAll<HTMLElement>('article') ?? [])];
    return articles.find((each) => each.dataset['occurrence'] === occurrence)?.querySelector<HTMLElement>(selector);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'plein-event-list': PleinEventList;
  }
}
