import { html, type LitElement, type ReactiveController, type TemplateResult } from 'lit';
import type { Localize } from '../../core/localize.ts';
import { dateIn } from '../../core/intl.ts';
import { waitWords } from './problem-words.ts';
import type { PleinCommentComposer } from '../composer/comment-composer.ts';
import type { Composing } from './composing.ts';
import type { WritingDesk } from './writing-desk.ts';
import type { WritingKey } from './writing.strings.ts';

/** Near the end the seconds are counted, before that the minutes. */
const NEAR = 90_000;

/**
 * Owns the wait in slow mode: it is counted for the eye, and told once it is over. A field says so in the room that the
 * wait took, so that what is pressed next stays where it is.
 */
export class SlowMode implements ReactiveController {
  readonly #host: LitElement;
  readonly #desk: WritingDesk;
  readonly #words: Localize<WritingKey>;
  readonly #composing: Composing;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #waited = false;
  /** The wait ended while fields were open that told of it. */
  #isOver = false;

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
      this.#isOver = false;
      this.#timer ??= setTimeout(() => this.#onTick(), left > NEAR ? 30_000 : 1_000);
    } else if (this.#waited) {
      this.#waited = false;
      this.#isOver = true;
      this.#desk.announcer.gather(() => this.#words.text('slowOver'));
      for (const field of this.#host.renderRoot.querySelectorAll('plein-comment-composer')) void this.#steady(field);
      this.#forgive();
    } else if (this.#composing.open.length === 0) this.#isOver = false;
  }

  /** Says in a field from when on the reader can write again, and then that they can; undefined where they always could. */
  get wait(): string | undefined {
    const left = this.#left;
    if (left <= 0) return this.#waited || this.#isOver ? this.#words.text('slowOver') : undefined;
    const wait = waitWords(left / 1_000, this.#words);
    const time = dateIn(this.#words, this.#desk.mine.value!.nextAt!, { timeStyle: 'short' });
    return this.#words.text('slowWait', { wait, time });
  }

  /** From when on, where there is no field. */
  render(): TemplateResult | undefined {
    return this.#left > 0 ? html`<p class="calm" part="slow">${this.wait}</p>` : undefined;
  }

  /** What is said now is shorter: the line takes what room that leaves. */
  async #steady(field: PleinCommentComposer): Promise<void> {
    const find = (selector: string): HTMLElement | null => field.renderRoot.querySelector(selector);
    const [line, send] = [find('#wait'), find('[part="send"]')];
    if (line === null || send === null) return;
    const place = (): number => send.getBoundingClientRect().top - field.getBoundingClientRect().top;
    const before = place();
    await this.#host.updateComplete;
    await field.updateComplete;
    const room = line.getBoundingClientRect().height + before - place();
    line.style.setProperty('min-block-size', `${room}px`);
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
