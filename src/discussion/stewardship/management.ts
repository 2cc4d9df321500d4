import { css, html, nothing, type CSSResultGroup, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { controls } from '../../core/controls.styles.ts';
import { fields } from '../../core/fields.styles.ts';
import { tokens } from '../../core/tokens.styles.ts';
import { PopoverGroup, popoverStyles } from '../../core/popover.ts';
import type { DeedField, DeedForm, Outcome } from './deed-form.ts';

/**
 * What stewards can do with a thread or a comment, each with a sentence about what will happen. A part of the discussion
 * thread, which gives it its words and opens it at a button.
 */
export class PleinManagement extends PopoverGroup {
  static override readonly styles: CSSResultGroup = [
    tokens,
    controls,
    fields,
    popoverStyles,
    css`
      :host {
        inline-size: min(24rem, calc(100vw - 1rem));
        max-inline-size: none;
        padding: 0;
      }
      form {
        display: grid;
        gap: calc(var(--_space) * 0.75);
        margin: 0;
        padding: calc(var(--_space) * 1.5);
      }
      form + form {
        border-block-start: 1px solid var(--_line);
      }
      p {
        margin: 0;
      }
      .about {
        color: var(--_muted);
        font-size: var(--_small);
      }
      label {
        display: grid;
        gap: calc(var(--_space) / 2);
        font-size: var(--_small);
        font-weight: 600;
      }
      input {
        font-weight: 400;
      }
      button {
        justify-self: start;
      }
      .outcome {
        font-weight: 600;
      }
      .refused {
        color: var(--_danger);
      }
    `,
  ];

  /** Asked anew after each deed, since what can be done changes with it. */
  @property({ attribute: false }) forms!: () => readonly DeedForm[];

  /** Said in place of an outcome until there is one. */
  @property({ attribute: false }) underWay = '';

  @state() private outcomes: Readonly<Record<string, Outcome>> = {};
  @state() private busy: string | undefined;
  #shown: readonly DeedForm[] = [];

  override render(): TemplateResult {
    // What a deed under way will change is shown on the page before it is sure; here stays what was filled in.
    if (this.busy === undefined) this.#shown = this.forms();
    return html`${this.#shown.map((form) => this.#renderForm(form))}`;
  }

  #renderForm(form: DeedForm): TemplateResult {
    const isBusy = this.busy === form.name;
    const outcome = isBusy ? { words: this.underWay, done: true } : this.outcomes[form.name];
    return html`<form novalidate part="deed" @submit=${(event: SubmitEvent) => void this.#onSubmit(event, form)}>
      <p id="about-${form.name}" class="about">${form.about}</p>
      ${form.fields?.map((field) => renderField(field, form.name, outcome))}
      <button
        type="submit"
        part="deed-button"
        aria-disabled=${this.busy === undefined ? nothing : 'true'}
        aria-describedby="about-${form.name}"
      >
        <span>${form.action}</span>
      </button>
      <p
        id="outcome-${form.name}"
        part="outcome"
        class=${outcome?.done === false ? 'outcome refused' : 'outcome'}
        ?hidden=${!outcome}
      >
        ${outcome?.words}
      </p>
    </form>`;
  }

  async #onSubmit(event: SubmitEvent, { name, run }: DeedForm): Promise<void> {
    event.preventDefault();
    if (this.busy !== undefined) return;
    this.busy = name;
    const given = new FormData(event.target as HTMLFormElement);
    const values = Object.fromEntries([...given].map(([key, value]) => [key, String(value).trim()]));
    const outcome = await run(values);
    this.busy = undefined;
    if (outcome.leaves) this.hidePopover();
    else this.outcomes = { [name]: outcome };
  }
}

function renderField(field: DeedField, form: string, outcome: Outcome | undefined): TemplateResult {
  const { name, label, value, numeric = false } = field;
  return html`<label>
    <span>${label}</span>
    <input
      name=${name}
      type="text"
      inputmode=${numeric ? 'numeric' : nothing}
      dir=${numeric ? nothing : 'auto'}
      autocomplete="off"
      .value=${value}
      aria-invalid=${outcome?.wrong === name ? 'true' : nothing}
      aria-describedby="about-${form} outcome-${form}"
    />
  </label>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'plein-management': PleinManagement;
  }
}
