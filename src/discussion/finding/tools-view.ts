import { html, nothing, svg, type TemplateResult } from 'lit';
import type { Localize } from '../../core/localize.ts';
import type { CommentOrder } from '../discussion.model.ts';
import type { Tally } from './elsewhere.ts';
import type { FindingKey } from './finding.strings.ts';

type Piece = TemplateResult | typeof nothing;

/** Whether something is followed, and what changes that. */
interface Follow {
  readonly on: boolean;
  toggle(): void;
}

/** What can be done with a thread as a whole; what is absent has no control. */
export interface Tools {
  readonly orders: readonly CommentOrder[];
  readonly order: CommentOrder;
  onOrder(order: CommentOrder): void;
  readonly search?: { readonly isOpen: boolean; toggle(): void };
  readonly unread?: Tally & { readonly key: string | undefined; go(): void };
  readonly follow?: Follow;
  copy?(): void;
}

const MOST = 99;
const GLASS = svg`<circle cx="7" cy="7" r="4.2" /><path d="m10.2 10.2 3.6 3.6" />`;
const BELL = svg`<path d="M3.5 11.5h9c-1-1-1.3-2-1.3-4.3a3.2 3.2 0 0 0-6.4 0c0 2.3-.3 3.3-1.3 4.3ZM6.8 13.6h2.4" />`;
const DOWN = svg`<path d="M8 2.5v10.2M3.8 8.8 8 13l4.2-4.2" />`;
const LINK = svg`<path d="M6.6 9.4a2.6 2.6 0 0 0 3.7 0l2.6-2.6a2.6 2.6 0 0 0-3.7-3.7l-.8.8M9.4 6.6a2.6 2.6 0 0 0-3.7 0L3.1 9.2a2.6 2.6 0 0 0 3.7 3.7l.8-.8" />`;

/** The row above the comments. What comes later in it stands beside the gap in it, so that nothing moves. */
export function toolsView(tools: Tools, words: Localize<FindingKey>, beside: unknown): TemplateResult {
  return html`${orderMenu(tools, words)}${searchButton(tools.search, words)}${copyButton(tools, words)}${beside}<span
      class="later"
      >${unreadButton(tools.unread, words)}${followButton(tools.follow, words)}</span
    >`;
}

function orderMenu({ orders, order, onOrder }: Tools, words: Localize<FindingKey>): Piece {
  if (orders.length < 2) return nothing;
  const onChange = (event: Event): void => onOrder((event.target as HTMLSelectElement).value as CommentOrder);
  return html`<label class="ordering">
    <span class="visually-hidden">${words.text('order')}</span>
    <select part="order" .value=${order} @change=${onChange}>
      ${orders.map(
        (each) => html`<option value=${each} ?selected=${each === order}>${words.text(`order-${each}`)}</option>`,
      )}
    </select>
  </label>`;
}

function searchButton(search: Tools['search'], words: Localize<FindingKey>): Piece {
  if (search === undefined) return nothing;
  return html`<button
    type="button"
    part="thread-tool"
    class="quiet"
    data-tool="search"
    aria-expanded=${search.isOpen ? 'true' : 'false'}
    @click=${() => search.toggle()}
  >
    ${icon(GLASS)}<span class="label">${words.text('search')}</span>
  </button>`;
}

function copyButton({ copy }: Tools, words: Localize<FindingKey>): Piece {
  if (copy === undefined) return nothing;
  return html`<button type="button" part="thread-tool" class="quiet" @click=${() => copy()}>
    ${icon(LINK)}<span class="visually-hidden">${words.text('copyThreadLink')}</span>
  </button>`;
}

function unreadButton(unread: Tools['unread'], words: Localize<FindingKey>): Piece {
  if (unread === undefined) return nothing;
  return html`<button
    type="button"
    part="thread-tool unread"
    class="quiet"
    aria-keyshortcuts=${unread.key ?? nothing}
    @click=${() => unread.go()}
  >
    <span part="unread-count">${unreadCount(unread, words)}</span>
    <span class="visually-hidden">${words.text('nextUnread')}</span>
    ${icon(DOWN)}
  </button>`;
}

/** More than two digits say no more than that there is a lot to read, and have no room. */
function unreadCount({ count, more }: Tally, words: Localize<FindingKey>): string {
  const isOpen = count > MOST || (more && count > 0);
  return words.text(isOpen ? 'unreadMore' : 'unread', { count: Math.min(count, MOST) });
}

function followButton(follow: Tools['follow'], words: Localize<FindingKey>): Piece {
  if (follow === undefined) return nothing;
  return html`<button
    type="button"
    part="thread-tool"
    class="quiet"
    aria-pressed=${follow.on ? 'true' : 'false'}
    @click=${() => follow.toggle()}
  >
    ${icon(BELL)}<span class="label">${words.text('follow')}</span>
  </button>`;
}

/** Stands in the row below a comment, with what is done there less often. */
export function followBranchButton({ on, toggle }: Follow, words: Localize<FindingKey>): TemplateResult {
  return html`<button type="button" class="quiet rare" part="action follow" data-deed="follow" @click=${toggle}>
    ${words.text(on ? 'unfollowBranch' : 'followBranch')}
  </button>`;
}

function icon(drawing: TemplateResult<2>): TemplateResult {
  return html`<svg viewBox="0 0 16 16" aria-hidden="true">${drawing}</svg>`;
}
