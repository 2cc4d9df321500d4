import { html, nothing, type TemplateResult } from 'lit';
import type { Backend } from '../core/backend.ts';
import type { CoreKey } from '../core/core.strings.ts';
import type { Localize } from '../core/localize.ts';
import { dateIn } from '../core/intl.ts';
import { relativeTime } from '../core/relative-time.ts';
import { memberName } from '../members/member-name.ts';
import { textView } from '../text/text-view.ts';
import type { PollRead } from './poll-reading.ts';
import { FOLLOW_UP_STATUSES, POLL_STAGES, type Poll } from './polls.model.ts';
import type { PollsKey } from './polls.strings.ts';
import { percent } from './results-view.ts';
import { turnout } from './results.rules.ts';

type Words = Localize<PollsKey>;
type Piece = TemplateResult | typeof nothing;

/** Where the thing asked about stands, and who asks. */
export function originView(poll: Poll, backend: Backend | undefined, words: Words, core: Localize<CoreKey>): Piece {
  // A backend newer than this page may know more stages.
  const stage = POLL_STAGES.find((each) => each === poll.stage);
  if (stage === undefined && poll.author === undefined) return nothing;
  return html`<p class="origin" part="origin">
    ${
      stage === undefined
        ? nothing
        : html`<span class="stage" part="stage"
            ><span class="visually-hidden">${words.text('stage')} </span>${words.text(`stage-${stage}`)}</span
          >`
    }
    ${
      poll.author === undefined
        ? nothing
        : html`<span part="author">${words.text('askedBy')} ${memberName(poll.author, backend, core)}</span>`
    }
  </p>`;
}

/** The answers that will be, or were, to choose from. */
export function optionsView({ options }: Poll, words: Words): TemplateResult {
  return html`<ul class="options" part="options" role="list" aria-label=${words.text('options')}>
    ${options.map(({ label }) => html`<li dir="auto">${label}</li>`)}
  </ul>`;
}

/** How many voted, until when one can, and who sees what. */
export function factsView(
  { poll, mine }: PollRead,
  words: Words,
  core: Localize<CoreKey>,
  now: number,
): TemplateResult {
  const seen = poll.state === 'closed' || (poll.visibility === 'after-vote' && mine?.results !== undefined);
  return html`<ul class="facts" part="facts" role="list">
    ${poll.state === 'announced' ? nothing : html`<li part="voters">${votersText(poll, words)}</li>`}
    <li part="closes">${timeText(poll, words, core, now)}</li>
    ${seen ? nothing : html`<li part="visibility">${words.text(`see-${poll.visibility}`)}</li>`}
  </ul>`;
}

/** What became of the answers, or when that will be told. */
export function followUpView(poll: Poll, words: Words, now: number): Piece {
  const { followUp, followUpBy } = poll;
  if (followUp === undefined) {
    if (followUpBy === undefined) return nothing;
    const day = dateIn(words, followUpBy, { dateStyle: 'long' });
    const late = now > Date.parse(followUpBy);
    return html`<p class="follow-up promise" part="follow-up">
      ${words.text(late ? 'overdue' : 'promised', { day })}
    </p>`;
  }
  const status = FOLLOW_UP_STATUSES.find((each) => each === followUp.status) ?? 'heard';
  return html`<div class="follow-up" part="follow-up">
    <p class="follow-up-head">
      ${words.text('followUp')}: <strong part="follow-up-status">${words.text(`follow-${status}`)}</strong>
      <time datetime=${followUp.at}>${dateIn(words, followUp.at, { dateStyle: 'long' })}</time>
    </p>
    <div class="text" dir="auto">${textView(followUp.text)}</div>
  </div>`;
}

function votersText(poll: Poll, words: Words): string {
  const share = turnout(poll);
  const { voterCount: count, eligibleCount: eligible } = poll;
  if (share === undefined || eligible === undefined || count === 0) return words.text('voters', { count });
  return words.text('turnout', { count, eligible, share: percent(share, words) });
}

function timeText(
  { state, opensAt, closesAt }: Poll,
  words: Words,
  core: Localize<CoreKey>,
  now: number,
): TemplateResult | string {
  const at = state === 'announced' ? opensAt : closesAt;
  if (at === undefined) return words.text(state === 'closed' ? 'closedUndated' : 'openUndated');
  const exact = dateIn(words, at, { dateStyle: 'full', timeStyle: 'short' });
  const key = state === 'announced' ? 'opens' : state === 'open' ? 'closes' : 'closed';
  return html`<time datetime=${at}>${words.text(key, { relative: relativeTime(core, at, now), exact })}</time>`;
}
