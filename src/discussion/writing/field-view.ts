import { html, type TemplateResult } from 'lit';
import { nameOf } from '../comments/comment-view.ts';
import { fieldTools } from '../composer/field-tools.ts';
import type { PleinError } from '../../core/errors.ts';
import type { Comment } from '../discussion.model.ts';
import { fieldName } from '../staying/spots.ts';
import { COMPOSER_PARTS, type ComposerDesk } from '../composer/composer-tools.ts';
import type { Composition } from './composing.ts';
import { isOfText, isSignedOut } from './problem-codes.ts';
import type { Localize } from '../../core/localize.ts';
import type { WritingDesk } from './writing-desk.ts';
import type { WritingKey } from './writing.strings.ts';

const LABELS = { comment: 'yourComment', reply: 'yourReply', edit: 'yourEdit' } as const;
const SENDS = { comment: 'post', reply: 'postReply', edit: 'save' } as const;

/** An open field; `parent` is what it replies to, and `wait` says for how long nothing can be sent. */
export function fieldView(
  composition: Composition,
  parent: Comment | undefined,
  wait: string | undefined,
  to: ComposerDesk,
  desk: WritingDesk,
  words: Localize<WritingKey>,
  describe: (problem: PleinError, composition: Composition) => string,
): TemplateResult {
  const { target, draft, state, problem, restored } = composition;
  const { core } = desk;
  return html`<plein-comment-composer
    part="composer"
    class="field-${target.kind}"
    exportparts=${COMPOSER_PARTS}
    data-field=${fieldName(target)}
    ?hidden=${state === 'sending'}
    .core=${core}
    .text=${draft.markdown}
    .label=${words.text(LABELS[target.kind], { name: nameOf(parent, core) })}
    .sendLabel=${words.text(SENDS[target.kind])}
    .restored=${restored ?? false}
    .cancelable=${target.kind !== 'comment'}
    .problem=${problem && describe(problem, composition)}
    .invalid=${isOfText(problem)}
    .wait=${wait}
    .needsSignIn=${isSignedOut(problem)}
    .tools=${fieldTools(composition, desk)}
    .desk=${to}
    ><slot name="house-rules" slot="house-rules"></slot
  ></plein-comment-composer>`;
}
