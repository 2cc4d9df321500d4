import { html, type LitElement, type ReactiveController, type TemplateResult } from 'lit';
import type { Localize } from '../../core/localize.ts';
import { dateIn } from '../../core/intl.ts';
import { waitWords } from './problem-words.ts';
import type { Composing } from './composing.ts';
import type { WritingDesk } from './writing-desk.ts';
import type { WritingKey } from './writing.strings.ts';

/** Near the end the seconds are counted, before that the minutes. */
const NEAR = 90_000;

/** Owns the wait in slow mode: it is counted for the eye, and told once it is over. */
export class SlowMode implements ReactiveController {
  readonly #host: LitElement;
  readonly #desk: WritingDesk;
  readonly #words: Localize<WritingKey>;
  readonly #composing: Composing;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #waited = false;

  constructor(host: LitElement, desk: WritingDesk, words: Localize<WritingKey>, composing: Composing) {
    this.#host = host;
    this.#desk = desk;
    this.#words = words;
    this.#composing = composing;
    host.addController(this);
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  /** Takes back what was added to the host. */
  dispose(): void {
    this.#host.removeController(this);
    this.hostDisconnected();
  }

  hostUpdated(): void {
    const left = this.#left;
    if (left > 0) {
      this.#waited = true;
      this.#timer ??= setTimeout(() => this.#onTick(), left > NEAR ? 30_000 : 1_000);
    } else if (this.#waited) {
      this.#waited = false;
      this.#desk.announcer.gather(() => this.#words.text('slowOver'));
      this.#forgive();
    }
  }

  /** Says from when on the reader can write again; undefined for now. */
  get wait(): string | undefined {
    const left = this.#left;
    if (left <= 0) return undefined;
    const wait = waitWords(left / 1_000, this.#words);
    const time = dateIn(this.#words, this.#desk.mine.value!.nextAt!, { timeStyle: 'short' });
    return this.#words.text('slowWait', { wait, time });
  }

  /** That, where there is no field. */
  render(): TemplateResult | undefined {
    const { wait } = this;
    return wait === undefined ? undefined : html`<p class="calm" part="slow">${wait}</p>`;
  }

  /** What was written too soon can be sent now. */
  #forgive(): void {
    for (const { target, draft, problem } of this.#composing.open) {
      if (problem?.code === 'rate-limited') this.#composing.change(target, draft.markdown);
    }
  }

  get #left(): number {
    const until = Date.parse(this.#desk.mine.value?.nextAt ?? '');
    return Number.isNaN(until) ? 0 : until - this.#desk.look().now;
  }

  #onTick(): void {
    this.#timer = undefined;
    this.#host.requestUpdate();
  }
}
