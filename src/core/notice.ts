import { html, nothing, type TemplateResult } from 'lit';

/** What went wrong, in a sentence that is told at once, with a button for what to do about it where there is one. */
export function trouble(sentence: string, action?: { readonly text: string; run(): void }): TemplateResult {
  return html`<div class="notice error" part="notice" role="alert">
    <p>${sentence}</p>
    ${action === undefined ? nothing : html`<button type="button" part="retry" @click=${action.run}>${action.text}</button>`}
  </div>`;
}
