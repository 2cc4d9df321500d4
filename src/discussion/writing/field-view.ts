import { html, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { nameOf } from '../comment-view.ts';
import { fieldTools } from '../composer/field-tools.ts';
import type { Comment } from '../discussion.model.ts';
import { fieldName } from '../spots.ts';
import type { ComposerDesk } from '../composer/comment-composer.ts';
import { isSignedOut, type Composition } from './composing.ts';
import { problemWords } from './problem-words.ts';
import type { Localize } from '../../core/localize.ts';
import type { WritingDesk } from './writing-desk.ts';
import type { WritingKey } from './writing.strings.ts';

const LABELS = { comment: 'yourComment', reply: 'yourReply', edit: 'yourEdit' } as const;
const SENDS = { comment: 'post', reply: 'postReply', edit: 'save' } as const;

/** An open field; `parent` is what it replies to. */
export function fieldView(
  composition: Composition,
  parent: Comment | undefined,
  to: ComposerDesk,
  desk: WritingDesk,
  words: Localize<WritingKey>,
): TemplateResult {
  const { target, draft, state, problem, restored } = composition;
  const { core } = desk;
  return html`<plein-comment-composer
    part="composer"
    class="field-${target.kind}"
    exportparts="label, toolbar, tool, textarea, people, person, pictures, picture, picture-description, picture-decorative, picture-progress, picture-problem, picture-refused, picture-retry, picture-remove, advice, advice-action, heat, similar, house-rules, hint, kept, put-back, problem, preview, send, cancel, discard, preview-toggle, count, sign-in"
    data-field=${fieldName(target)}
    ?hidden=${state === 'sending'}
    .core=${core}
    .text=${live(draft.markdown)}
    .label=${words.text(LABELS[target.kind], { name: nameOf(parent, core) })}
    .sendLabel=${words.text(SENDS[target.kind])}
    .restored=${restored ?? false}
    .cancelable=${target.kind !== 'comment'}
    .problem=${problem && problemWords(problem, composition, words, core)}
    .needsSignIn=${isSignedOut(problem)}
    .tools=${fieldTools(composition, desk)}
    .desk=${to}
    ><slot name="house-rules" slot="house-rules"></slot
  ></plein-comment-composer>`;
}
