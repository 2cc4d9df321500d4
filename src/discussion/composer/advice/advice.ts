import { html, nothing, type LitElement, type ReactiveController, type TemplateResult } from 'lit';
import type { HouseRules } from '../../../community/community.model.ts';
import { Load } from '../../../core/load.ts';
import { Localize } from '../../../core/localize.ts';
import { safeUrl } from '../../../text/text.rules.ts';
import type { Thread } from '../../thread.model.ts';
import type { ComposerAdvice } from '../composer-tools.ts';
import { adviceStrings, type AdviceKey } from './advice.strings.ts';
import { heatOf, type Heat } from './heat.rules.ts';

type Piece = TemplateResult | typeof nothing;

/** How long the writer rests before anything is said. */
const REST = 900;
/** Shorter texts are about nothing yet. */
const SHORTEST = 15;
const MOST = 3;

/** Where the advice is given. */
export interface AdviceDesk {
  readonly advice: () => ComposerAdvice;
  say(words: string): void;
  /** Puts the text off; it is kept. */
  later(): void;
}

/**
 * Owns what a community says to whoever writes: its house rules, conversations about the same, and a kind word where a
 * text reads heated. None of it keeps anybody from sending, and what it finds in a text stays here.
 */
export class Advice implements ReactiveController {
  readonly words: Localize<AdviceKey>;

  readonly #host: LitElement;
  readonly #desk: AdviceDesk;
  readonly #rules: Load<HouseRules>;
  readonly #similar: Load<readonly Thread[]>;
  #heat: readonly Heat[] = [];
  /** Its writer said that the text is fine. */
  #settled = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: LitElement, desk: AdviceDesk) {
    this.#host = host;
    this.#desk = desk;
    this.words = new Localize(host, adviceStrings);
    this.#rules = new Load(host);
    this.#similar = new Load(host);
    host.addController(this);
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
  }

  /** The text changed: says what there is to say once its writer rests. */
  follow(text: string): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#look(text), REST);
  }

  render(): TemplateResult {
    return html`<div class="advice" part="advice">
      ${this.#renderHeat()} ${this.#renderSimilar()} ${this.#renderRules()}
    </div>`;
  }

  #renderHeat(): Piece {
    if (this.#heat.length === 0 || this.#settled) return nothing;
    const button = (key: AdviceKey, run: () => void): TemplateResult =>
      html`<button type="button" class="quiet" part="advice-action" @click=${run}>
        <span>${this.words.text(key)}</span>
      </button>`;
    return html`<div class="notice" part="heat" role="group" aria-labelledby="heated">
      <p>
        <strong id="heated">${this.words.text('heated')}</strong>
        ${this.#heat.map((heat) => html`${this.words.text(`heat-${heat}`)} `)} ${this.words.text('yours')}
      </p>
      ${button('later', () => this.#desk.later())} ${button('fine', () => this.#settle())}
    </div>`;
  }

  #renderSimilar(): Piece {
    const found = this.#similar.value ?? [];
    if (found.length === 0) return nothing;
    return html`<section part="similar" aria-labelledby="similar">
      <p id="similar" class="hint"><strong>${this.words.text('similar')}</strong></p>
      <ul>
        ${found.map(
          ({ title, url, commentCount }) =>
            html`<li>
              <a href=${safeUrl(url ?? '') ?? nothing} target="_blank" rel="noopener noreferrer"
                ><bdi>${title}</bdi> <span class="visually-hidden">${this.words.text('newTab')}</span></a
              >
              <span class="hint">${this.words.text('comments', { count: commentCount })}</span>
            </li>`,
        )}
      </ul>
    </section>`;
  }

  #renderRules(): Piece {
    const { houseRules, readHouseRules } = this.#desk.advice();
    if (houseRules !== true) return nothing;
    const own = html`<slot name="house-rules"></slot>`;
    if (readHouseRules === undefined) return own;
    const { state } = this.#rules;
    return html`${own}
      <details part="house-rules" @toggle=${this.#onRules}>
        <summary>${this.words.text('houseRules')}</summary>
        ${
          state.status === 'failed' && state.value === undefined
            ? html`<p>${this.words.text('rulesLost')}</p>`
            : html`<ul>
                ${state.value?.rules.map(
                  ({ article, title, text }) =>
                    html`<li dir="auto"><strong>${`${article}. ${title}`}</strong> ${text}</li>`,
                )}
              </ul>`
        }
      </details>`;
  }

  readonly #onRules = ({ currentTarget }: Event): void => {
    const { readHouseRules } = this.#desk.advice();
    if (!(currentTarget as HTMLDetailsElement).open || this.#rules.state.status === 'ready') return;
    if (readHouseRules !== undefined) void this.#readRules(readHouseRules);
  };

  async #readRules(read: NonNullable<ComposerAdvice['readHouseRules']>): Promise<void> {
    await this.#rules.run((signal) => read({ signal }));
    if (this.#rules.state.status === 'failed') this.#desk.say(this.words.text('rulesLost'));
  }

  async #look(text: string): Promise<void> {
    const { heat, similar } = this.#desk.advice();
    this.#feel(heat === true ? heatOf(text, this.words.language) : []);
    if (similar === undefined || text.trim().length < SHORTEST) return this.#similar.set([]);
    const before = this.#similar.value?.length ?? 0;
    await this.#similar.run(async (signal) => {
      const found = await similar(text.slice(0, 200), { signal });
      return found.filter(({ url, title }) => title !== '' && safeUrl(url ?? '') !== undefined).slice(0, MOST);
    });
    const count = this.#similar.value?.length ?? 0;
    if (count > 0 && before === 0) this.#desk.say(this.words.text('similarFound', { count }));
  }

  #feel(heat: readonly Heat[]): void {
    const isNew = heat.length > 0 && this.#heat.length === 0 && !this.#settled;
    this.#heat = heat;
    this.#host.requestUpdate();
    if (isNew) this.#desk.say(`${this.words.text('heated')} ${this.words.text('yours')}`);
  }

  #settle(): void {
    this.#settled = true;
    this.#host.requestUpdate();
    this.#host.focus();
  }
}
