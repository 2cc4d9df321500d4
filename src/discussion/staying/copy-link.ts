import { html, type TemplateResult } from 'lit';
import type { Announcer } from '../../core/announcer.ts';
import type { Id } from '../../core/core.model.ts';
import type { Localize } from '../../core/localize.ts';
import type { DiscussionKey } from '../discussion.strings.ts';
import { commentAnchor } from '../reading/permalink.ts';

/** A button that copies a comment's address and says so. */
export function copyLinkView(id: Id, words: Localize<DiscussionKey>, announcer: Announcer): TemplateResult {
  const onCopy = (): void => void copyAddress(addressWith(commentAnchor(id)), words, announcer);
  return html`<button type="button" class="quiet" part="action copy-link" @click=${onCopy}>
    <span class="chain"></span><span class="visually-hidden">${words.text('copyLink')}</span>
  </button>`;
}

/** The address of a thread: of its element, where the page has named that. */
export function threadAddress({ id }: Element): string {
  return addressWith(id);
}

/** Copies an address and says so. */
export async function copyAddress(
  address: string,
  words: Localize<DiscussionKey>,
  announcer: Announcer,
): Promise<void> {
  try {
    await navigator.clipboard.writeText(address);
    announcer.say(words.text('linkCopied'));
  } catch {
    // The reader's browser does not want it: then the address stands where they can take it.
    const { hash } = new URL(address);
    if (hash !== '') location.hash = hash;
  }
}

function addressWith(anchor: string): string {
  const address = new URL(location.href);
  address.hash = anchor;
  return address.href;
}
