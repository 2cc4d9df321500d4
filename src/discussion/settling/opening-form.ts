import { html, nothing, type TemplateResult } from 'lit';
import type { ComposerDesk } from '../composer/composer-tools.ts';
import type { CoreKey } from '../../core/core.strings.ts';
import type { Localize } from '../../core/localize.ts';
import type { Composition } from '../writing/composing.ts';
import type { StoredDraft } from '../writing/drafts.ts';
import type { ThreadWriting } from '../writing/thread-writing.ts';
import type { SettlingKey } from './settling.strings.ts';

/** What is written: the opening of a thread that is not there yet, or another text for one that is. */
export interface Opened {
  readonly kind: 'question' | 'blog' | 'edit';
  readonly draft: StoredDraft;
  readonly restored: boolean;
}

/** How it goes. */
export interface OpeningState {
  readonly sending: boolean;
  readonly problem: string | undefined;
  readonly needsSignIn: boolean;
}

/** A title and a text. */
export function openingForm(
  { kind, draft, restored }: Opened,
  { sending, problem, needsSignIn }: OpeningState,
  to: ComposerDesk & { title(title: string): void },
  writing: ThreadWriting,
  core: Localize<CoreKey>,
  words: Localize<SettlingKey>,
): TemplateResult {
  return html`<div class="opening-form" part="opening-form" role="group" aria-label=${words.text(`form-${kind}`)}>
    ${
      kind === 'edit'
        ? nothing
        : html`<label part="title-label" for="opening-title">${words.text('openingTitle')}</label>
            <input
              id="opening-title"
              part="title"
              type="text"
              dir="auto"
              autocomplete="off"
              .value=${draft.title ?? ''}
              @input=${(event: Event) => to.title((event.target as HTMLInputElement).value)}
            />`
    }
    <plein-comment-composer
      part="composer"
      exportparts=${writing.parts}
      ?inert=${sending}
      .core=${core}
      .text=${draft.markdown}
      .label=${words.text(`text-${kind}`)}
      .sendLabel=${words.text(`send-${kind}`)}
      .restored=${restored}
      .cancelable=${true}
      .problem=${problem}
      .needsSignIn=${needsSignIn}
      .tools=${writing.tools(compositionOf(draft))}
      .desk=${to}
    ></plein-comment-composer>
  </div>`;
}

/** As the field of a comment that starts a branch. */
export function compositionOf(draft: StoredDraft): Composition {
  return { target: { kind: 'comment' }, draft, state: 'writing' };
}
