import { html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type { Place } from '../core/context.ts';
import type { CoreKey } from '../core/core.strings.ts';
import type { Localize } from '../core/localize.ts';
import { PleinSignInEvent } from './sign-in.events.ts';

/**
 * The line that a signed-out reader sees where others can write, vote or sign up. It offers the way in that the page
 * has: its own sign-in (`plein-sign-in`, cancelled), else the `sign-in-url`, else words that say where to go.
 */
export class SignInLine implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #words: Localize<CoreKey>;
  readonly #place: () => Place;
  #unanswered = false;

  constructor(host: ReactiveControllerHost & HTMLElement, words: Localize<CoreKey>, place: () => Place) {
    this.#host = host;
    this.#words = words;
    this.#place = place;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#unanswered = false;
  }

  /** `sentence` says what signing in is good for here: `Sign in to join the conversation.` */
  render(sentence: string): TemplateResult {
    const { signInUrl } = this.#place();
    return html`<div class="notice" part="sign-in">
      <p>${sentence}</p>
      ${
        signInUrl === undefined
          ? html`<button type="button" part="sign-in-button" @click=${this.#onSignIn}>
              ${this.#words.text('signIn')}
            </button>`
          : html`<a class="button" part="sign-in-button" href=${signInUrl} @click=${this.#onSignIn}
              >${this.#words.text('signIn')}</a
            >`
      }
      <p role="status" ?hidden=${!this.#unanswered}>
        ${this.#unanswered ? this.#words.text('signInElsewhere') : nothing}
      </p>
    </div>`;
  }

  readonly #onSignIn = (event: Event): void => {
    const handled = !this.#host.dispatchEvent(new PleinSignInEvent());
    if (handled) event.preventDefault();
    this.#unanswered = !handled && this.#place().signInUrl === undefined;
    this.#host.requestUpdate();
  };
}
