import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { CoreKey } from '../core/core.strings.ts';
import type { PleinError } from '../core/errors.ts';
import type { Localize } from '../core/localize.ts';
import type { BallotBox } from './ballot-box.ts';
import type { Poll } from './polls.model.ts';
import { ballotProblem } from './polls.rules.ts';
import type { PollsKey } from './polls.strings.ts';

type Words = Localize<PollsKey>;

export interface PollFormScene {
  readonly words: Words;
  readonly core: Localize<CoreKey>;
  readonly box: BallotBox;
  /** What is wrong with the choice that was to be sent. */
  readonly problem: string | undefined;
  /** Present where there is a vote that may be left as it is. */
  readonly onKeep: (() => void) | undefined;
  readonly question: TemplateResult;
  readonly introduction: TemplateResult | typeof nothing;
  describe(error: PleinError): string;
  onChoose(): void;
  onSubmit(event: Event): void;
}

/** The question as a group of native controls. Choosing sends nothing: the button does. */
export function formView(poll: Poll, scene: PollFormScene): TemplateResult {
  const { words, box, problem } = scene;
  const failure = box.failure?.wish === 'vote' ? box.failure.error : undefined;
  const busy = box.sending === 'vote';
  return html`<form part="form" novalidate @submit=${scene.onSubmit}>
    <fieldset aria-describedby="hint problem">
      <legend>${scene.question}</legend>
      ${scene.introduction}
      <p class="hint" part="hint" id="hint">
        ${hintText(poll, words)}${
          poll.choice === 'multiple' && box.chosen.length > 0
            ? html` <span class="count">${words.text('chosen', { count: box.chosen.length })}</span>`
            : nothing
        }
      </p>
      <p class="problem" part="problem" id="problem">${problem ?? nothing}</p>
      ${poll.options.map((option) => choiceView(poll, option.id, option.label, scene))}
    </fieldset>
    ${
      failure === undefined
        ? nothing
        : html`<div class="notice error" part="notice">
            <p>${words.text('notSent', { reason: scene.describe(failure) })}</p>
          </div>`
    }
    <div class="actions">
      <button type="submit" class="primary" part="vote-button" aria-disabled=${busy}>
        <span>${words.text(busy ? 'sending' : 'vote')}</span>
      </button>
      ${
        scene.onKeep === undefined
          ? nothing
          : html`<button type="button" part="keep-button" @click=${scene.onKeep}>${words.text('keepVote')}</button>`
      }
    </div>
  </form>`;
}

function choiceView(poll: Poll, id: string, label: string, { box, onChoose }: PollFormScene): TemplateResult {
  const single = poll.choice === 'single';
  const choose = (event: Event): void => {
    const { checked } = event.currentTarget as HTMLInputElement;
    const chosen = (each: string): boolean => (each === id ? checked : !single && box.chosen.includes(each));
    box.choose(poll.options.map((option) => option.id).filter(chosen));
    onChoose();
  };
  return html`<label class="choice" part="option">
    <input
      type=${single ? 'radio' : 'checkbox'}
      name="option"
      .value=${id}
      .checked=${live(box.chosen.includes(id))}
      @change=${choose}
    />
    <bdi>${label}</bdi>
  </label>`;
}

function hintText({ choice, min, max, options }: Poll, words: Words): string {
  if (choice === 'single') return words.text('hintSingle');
  if (min === max) return words.text('hintExactly', { min });
  if (min > 1) return words.text('hintBetween', { min, max });
  return words.text('hintUpTo', { max: Math.min(max, options.length) });
}

/** What is wrong with a choice, in words; undefined if nothing. */
export function problemText(poll: Poll, chosen: readonly string[], words: Words): string | undefined {
  switch (ballotProblem(chosen, poll)) {
    case undefined:
      return undefined;
    case 'too-few':
      return words.text('tooFew', { min: poll.min });
    case 'too-many':
      return words.text('tooMany', { max: poll.max, count: chosen.length });
    default:
      return words.text('wrongOption');
  }
}
