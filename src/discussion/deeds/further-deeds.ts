import { css, html, type CSSResultGroup, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { controls } from '../../core/controls.styles.ts';
import { define } from '../../core/define.ts';
import { PopoverGroup, openAt, popoverStyles } from '../../core/popover.ts';
import { tokens } from '../../core/tokens.styles.ts';

/** The buttons that a row below a comment has no room for. A part of the discussion thread, which opens it at that row. */
export class PleinFurtherDeeds extends PopoverGroup {
  static override readonly styles: CSSResultGroup = [
    tokens,
    controls,
    popoverStyles,
    css`
      div {
        display: grid;
      }
      button {
        justify-content: start;
        min-block-size: var(--_control);
        padding-inline: var(--_space);
        text-align: start;
      }
    `,
  ];

  /** Those that are meant: to press one here is to press it there. */
  @property({ attribute: false }) buttons: readonly HTMLButtonElement[] = [];

  override render(): TemplateResult {
    return html`<div>${this.buttons.map((button) => this.#renderButton(button))}</div>`;
  }

  #renderButton(button: HTMLButtonElement): TemplateResult {
    return html`<button type="button" class="quiet" part="further-action" @click=${() => this.#press(button)}>
      ${button.ariaLabel ?? button.textContent.trim()}
    </button>`;
  }

  /** Once this is closed: what opens then may open at the same place. */
  #press(button: HTMLButtonElement): void {
    this.addEventListener('toggle', () => button.click(), { once: true });
    this.hidePopover();
  }
}

/** Opens, at its button, all in a row that is not shown. */
export function openFurther(anchor: HTMLButtonElement, lang: string): Promise<void> {
  define('plein-further-deeds', PleinFurtherDeeds);
  return openAt(anchor, () => {
    const further = document.createElement('plein-further-deeds');
    further.setAttribute('exportparts', 'further-action');
    const all = [...anchor.parentElement!.getElementsByTagName('button')];
    return Object.assign(further, {
      lang,
      label: anchor.ariaLabel ?? '',
      buttons: all.filter((button) => !button.checkVisibility()),
    });
  });
}

declare global {
  interface HTMLElementTagNameMap {
    'plein-further-deeds': PleinFurtherDeeds;
  }
}
