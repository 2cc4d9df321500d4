import { html, type TemplateResult } from 'lit';
import type { CoreKey } from '../core/core.strings.ts';
import type { Localize } from '../core/localize.ts';
import type { Author } from './members.model.ts';

/** Somebody's name alone. */
export function plainName({ name }: Author, core: Localize<CoreKey>): TemplateResult {
  return html`<span class="member-name" part="member-name"><bdi>${name || core.text('formerMember')}</bdi></span>`;
}
