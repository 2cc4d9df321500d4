import { html, nothing, type TemplateResult } from 'lit';
import type { PleinError } from '../core/errors.ts';
import type { Localize } from '../core/localize.ts';
import { trouble } from '../core/notice.ts';
import type { BallotBox } from './ballot-box.ts';
import { optionsView } from './poll-about.ts';
import type { PollRead } from './poll-reading.ts';
import type { PollsPort } from './polls.model.ts';
import type { PollsKey } from './polls.strings.ts';
import { optionList, resultsView } from './results-view.ts';
import type { Stance } from './stance.rules.ts';

type Piece = TemplateResult | typeof nothing;

export interface OutcomeScene {
  readonly words: Localize<PollsKey>;
  readonly polls: PollsPort | undefined;
  readonly box: BallotBox;
  describe(error: PleinError): string;
  readonly onChange: () => void;
  readonly onWithdraw: () => void;
  /** Reads the newest results. */
  readonly onRefresh: () => void;
}

/** The reader's own vote, and the ways to go back on it. */
export function outcomeView({ poll, mine }: PollRead, scene: OutcomeScene): Piece {
  if (mine?.ballot === undefined) return nothing;
  const { words, polls, box } = scene;
  const chosen = poll.options.filter(({ id }) => mine.ballot?.includes(id));
  const failure = box.failure?.wish === 'withdraw' ? box.failure.error : undefined;
  return html`<p class="outcome" part="outcome" tabindex="-1">
      <span aria-hidden="true">✓ </span>${
        chosen.length === 0
          ? words.text('youVotedEmpty')
          : words.text('youVoted', { options: optionList(chosen, words) })
      }
    </p>
    ${failure === undefined ? nothing : trouble(words.text('notWithdrawn', { reason: scene.describe(failure) }))}
    ${
      mine.can.vote || mine.can.withdraw
        ? html`<div class="actions">
            ${
              mine.can.vote && polls?.vote !== undefined
                ? html`<button type="button" part="change-button" @click=${scene.onChange}>
                    ${words.text('changeVote')}
                  </button>`
                : nothing
            }
            ${
              mine.can.withdraw && polls?.withdraw !== undefined
                ? html`<button
                    type="button"
                    part="withdraw-button"
                    aria-disabled=${box.sending === 'withdraw'}
                    @click=${scene.onWithdraw}
                  >
                    ${words.text('withdrawVote')}
                  </button>`
                : nothing
            }
          </div>`
        : nothing
    }`;
}

/** The results where they may be seen; folded while answering, so that they lead nobody who does not ask. */
export function standingView({ poll, mine }: PollRead, stance: Stance, scene: OutcomeScene): Piece {
  const { words } = scene;
  const results = mine?.results ?? poll.results;
  if (results === undefined) return stance === 'answer' || mine?.ballot ? nothing : optionsView(poll, words);
  const view = resultsView(poll, results, mine?.ballot ?? [], words);
  if (stance === 'answer') {
    return html`<details class="so-far">
      <summary>${words.text('soFar')}</summary>
      ${view}
    </details>`;
  }
  // Results that everyone sees change in place; one's own view of them waits until it is asked for.
  const newer = poll.results === undefined ? poll.voterCount - results.ballots : 0;
  if (newer <= 0) return view;
  return html`${view}
    <p class="newer">
      ${words.text('newer', { count: newer })}
      <button type="button" class="quiet" part="newer-button" @click=${scene.onRefresh}>
        <span>${words.text('showNewer')}</span>
      </button>
    </p>`;
}
