import { html, type TemplateResult } from 'lit';

/** A page that reads from right to left; in Arabic, where the widgets have no words of their own, or in `language`. */
export function rightToLeft(content: unknown, language = 'ar'): TemplateResult {
  return html`<div dir="rtl" lang=${language}>${content}</div>`;
}

/** A page with a look of its own: dark, square, wide and with serifs. It says so in tokens alone. */
export function themed(content: unknown): TemplateResult {
  return html`<style>
      .themed {
        padding: 1.5rem;
        background: #1b1f3b;
        color: #f3ead7;
        --plein-accent: #ffb703;
        --plein-on-accent: #1b1f3b;
        --plein-surface: #262b4d;
        --plein-font: Georgia, serif;
        --plein-radius: 0;
        --plein-space: 0.625rem;
      }
    </style>
    <div class="themed">${content}</div>`;
}
