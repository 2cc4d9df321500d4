import { css, html, nothing, type TemplateResult } from 'lit';
import type { Backend } from '../core/backend.ts';
import type { CoreKey } from '../core/core.strings.ts';
import type { Localize } from '../core/localize.ts';
import type { Author } from './members.model.ts';
import { plainName } from './plain-name.ts';

/**
 * Somebody's name with their role in words. Where the backend has members it is a button that opens the card, whose
 * code loads with the first press.
 */
export function memberName(author: Author, backend: Backend | undefined, core: Localize<CoreKey>): TemplateResult {
  const { member } = author;
  // A backend newer than this page may know more roles: for those there are no words.
  const role = author.role && author.role !== 'member' && core.text(`role-${author.role}`);
  return html`${
    member === undefined || backend?.members === undefined
      ? plainName(author, core)
      : html`<button
          type="button"
          class="member-name"
          part="member-name"
          aria-haspopup="dialog"
          @click=${(event: Event) => open(event.currentTarget as HTMLElement, member, backend)}
        >
          <bdi>${author.name || core.text('formerMember')}</bdi>
        </button>`
  }${role ? html` <span class="member-role" part="member-role">${role}</span>` : nothing}`;
}

async function open(anchor: HTMLElement, member: string, backend: Backend): Promise<void> {
  const { openMemberCard } = await import('./open-card.ts');
  // The name may have gone while the code came.
  if (anchor.isConnected) openMemberCard(anchor, member, backend);
}

export const memberNameStyles = css`
  button.member-name {
    display: inline;
    min-block-size: 24px;
    min-inline-size: 24px;
    padding: 0;
    border: 0;
    border-radius: 0.2em;
    font-weight: 600;
    text-decoration: underline;
    text-decoration-color: var(--_control-line);
    text-decoration-thickness: 1px;
    text-underline-offset: 0.2em;
  }
  button.member-name:hover {
    background: none;
    text-decoration-color: currentColor;
  }
  span.member-name {
    font-weight: 600;
  }
  .member-role {
    color: var(--_muted);
  }
`;
