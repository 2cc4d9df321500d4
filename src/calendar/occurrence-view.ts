import { html, nothing, type TemplateResult } from 'lit';
import type { Backend } from '../core/backend.ts';
import type { CoreKey } from '../core/core.strings.ts';
import type { Localize } from '../core/localize.ts';
import { dateIn } from '../core/intl.ts';
import { memberName } from '../members/member-name.ts';
import { safeUrl } from '../text/text.rules.ts';
import { textView } from '../text/text-view.ts';
import type { AttendanceWish } from './attendance.ts';
import { EVENT_KINDS, EVENT_STATUSES, type Occurrence, type OccurrenceMine } from './calendar.model.ts';
import { phase, seatsLeft, signUpClosed } from './calendar.rules.ts';
import type { CalendarKey } from './calendar.strings.ts';
import { occurrenceTimes } from './occurrence-times.ts';

type Piece = TemplateResult | typeof nothing;

/** What an occurrence is drawn with. */
export interface OccurrenceScene {
  readonly words: Localize<CalendarKey>;
  readonly core: Localize<CoreKey>;
  readonly backend: Backend | undefined;
  /** The reader's time zone. */
  readonly zone: string;
  readonly now: number;
  /** Of the title; the day stands one above. */
  readonly headingLevel: number;
  mine(occurrence: string): OccurrenceMine | undefined;
  /** The occurrence whose write is in flight. */
  readonly sending: string | undefined;
  /** What went wrong with the last wish, in words. */
  trouble(occurrence: string): string | undefined;
  onWish(wish: AttendanceWish, occurrence: Occurrence): void;
  onDownload(occurrence: Occurrence): void;
}

export function occurrenceView(occurrence: Occurrence, key: string, scene: OccurrenceScene): TemplateResult {
  const { words, headingLevel } = scene;
  const times = occurrenceTimes(occurrence, scene.zone, words);
  return html`<article
    part="event"
    class=${EVENT_STATUSES.find((known) => known === occurrence.status) ?? nothing}
    data-occurrence=${occurrence.id}
    aria-labelledby="title-${key} when-${key}"
  >
    <p class="when" part="when">
      <time id="when-${key}" datetime=${occurrence.allDay ? occurrence.start : occurrence.startsAt}
        ><span class="visually-hidden">${times.day}, </span>${times.main}</time
      >
      ${times.other === undefined ? nothing : html`<span class="other" part="other-time">${times.other}</span>`}
    </p>
    <div class="what">
      <p class="title" part="title" id="title-${key}" role="heading" aria-level=${headingLevel} tabindex="-1">
        ${titleView(occurrence)}
      </p>
      ${statusView(occurrence, scene)} ${factsView(occurrence, scene)}
      ${
        occurrence.summary.length === 0
          ? nothing
          : html`<div class="text summary" part="summary" dir="auto">${textView(occurrence.summary)}</div>`
      }
      ${signUpView(occurrence, key, scene)}
    </div>
  </article>`;
}

function titleView({ title, url }: Occurrence): TemplateResult {
  const address = url === undefined ? undefined : safeUrl(url);
  return address === undefined ? html`<bdi>${title}</bdi>` : html`<a href=${address}><bdi>${title}</bdi></a>`;
}

function statusView({ status, statusNote, startsAt, endsAt }: Occurrence, { words, now }: OccurrenceScene): Piece {
  if (status !== 'scheduled') {
    return html`<p class="status" part="status">
      <strong>${words.text(status === 'postponed' ? 'status-postponed' : 'status-cancelled')}</strong
      >${statusNote ? html` <span dir="auto">${statusNote}</span>` : nothing}
    </p>`;
  }
  if (phase({ startsAt, endsAt }, new Date(now).toISOString()) !== 'during') return nothing;
  return html`<p class="status" part="status"><strong>${words.text('during')}</strong></p>`;
}

function factsView(occurrence: Occurrence, { words, core, backend }: OccurrenceScene): TemplateResult {
  const { kind, place, onlineUrl, host } = occurrence;
  const join = onlineUrl === undefined ? undefined : safeUrl(onlineUrl);
  // A backend newer than this page may know more kinds.
  const known = EVENT_KINDS.find((each) => each === kind) ?? 'other';
  return html`<ul class="facts" part="facts" role="list">
    <li part="kind">${words.text(`kind-${known}`)}</li>
    ${
      place === undefined
        ? nothing
        : html`<li part="place">
            <span class="visually-hidden">${words.text('placeLabel')} </span><bdi>${place.name}</bdi>${
              place.address ? html`, <bdi>${place.address}</bdi>` : nothing
            }
          </li>`
    }
    ${
      join === undefined
        ? nothing
        : html`<li part="online">
            <a href=${join} rel="noopener noreferrer"
              >${words.text('joinOnline')}<span class="visually-hidden">: ${occurrence.title}</span></a
            >
          </li>`
    }
    ${
      host === undefined
        ? nothing
        : html`<li part="host">
            <span class="visually-hidden">${words.text('hostLabel')} </span>${memberName(host, backend, core)}
          </li>`
    }
  </ul>`;
}

function signUpView(occurrence: Occurrence, key: string, scene: OccurrenceScene): TemplateResult {
  const trouble = scene.trouble(occurrence.id);
  const scheduled = occurrence.status === 'scheduled';
  return html`${trouble === undefined ? nothing : html`<div class="notice error" part="trouble"><p>${trouble}</p></div>`}
    <div class="sign-up" part="sign-up">
      ${scheduled && occurrence.signUp ? stateView(occurrence, key, scene) : nothing}
      ${wishView(occurrence, key, scene)}
      ${occurrence.status === 'cancelled' ? nothing : calendarView(occurrence, scene)}
    </div>`;
}

function stateView(occurrence: Occurrence, key: string, scene: OccurrenceScene): TemplateResult {
  const { words } = scene;
  const signedUp = scene.mine(occurrence.id)?.signedUp === true;
  return html`<p class="state" id="state-${key}" tabindex="-1">
    ${
      signedUp
        ? html`<strong part="signed-up"><span aria-hidden="true">✓ </span>${words.text('signedUp')}</strong>`
        : nothing
    }
    ${seatsView(occurrence, scene)}
  </p>`;
}

function seatsView(occurrence: Occurrence, { words, now }: OccurrenceScene): TemplateResult {
  const { capacity, attendeeCount, signUpUntil } = occurrence;
  const left = seatsLeft(occurrence);
  const seats =
    left === undefined || capacity === undefined
      ? words.text('coming', { count: attendeeCount })
      : words.text('seats', { left, capacity });
  if (signUpClosed(occurrence, new Date(now).toISOString())) {
    return html`<span part="seats">${words.text('coming', { count: attendeeCount })}</span>
      <span part="sign-up-until">${words.text('signUpClosed')}</span>`;
  }
  return html`<span part="seats">${seats}</span> ${
      signUpUntil === undefined
        ? nothing
        : html`<span part="sign-up-until"
            >${words.text('signUpUntil', { when: dateIn(words, signUpUntil, { dateStyle: 'medium', timeStyle: 'short' }) })}</span
          >`
    }`;
}

/** One button for both wishes, so that the focus stays where it was when one has come true. */
function wishView(occurrence: Occurrence, key: string, scene: OccurrenceScene): Piece {
  const { words, sending, backend } = scene;
  const mine = scene.mine(occurrence.id);
  const { title } = occurrence;
  const cancels = mine?.signedUp === true;
  const method = cancels ? backend?.calendar?.cancelSignUp : backend?.calendar?.signUp;
  const busy = sending === occurrence.id;
  if (!busy && (method === undefined || !(cancels ? mine.can.cancel : mine?.can.signUp))) return nothing;
  const text = words.text(busy ? 'sending' : cancels ? 'cancelSignUp' : 'signUp');
  return html`<button
    type="button"
    part="sign-up-button"
    class=${cancels ? '' : 'primary'}
    aria-label=${busy ? text : words.text(cancels ? 'cancelSignUpFor' : 'signUpFor', { title })}
    aria-describedby=${occurrence.status === 'scheduled' ? `state-${key}` : nothing}
    aria-disabled=${busy}
    @click=${() => scene.onWish(cancels ? 'cancel' : 'sign-up', occurrence)}
  >
    <span>${text}</span>
  </button>`;
}

/** The backend's own file where it serves one, else one made here. */
function calendarView(occurrence: Occurrence, { words, backend, onDownload }: OccurrenceScene): TemplateResult {
  const served = backend?.calendar?.calendarUrl?.({ occurrence: occurrence.id });
  const label = words.text('addToCalendarOf', { title: occurrence.title });
  const text = words.text('addToCalendar');
  return served === undefined
    ? html`<button
        type="button"
        class="quiet"
        part="add-to-calendar"
        aria-label=${label}
        @click=${() => onDownload(occurrence)}
      >
        <span>${text}</span>
      </button>`
    : html`<a
        class="button quiet"
        part="add-to-calendar"
        href=${safeUrl(served) ?? nothing}
        download
        aria-label=${label}
        ><span>${text}</span></a
      >`;
}
