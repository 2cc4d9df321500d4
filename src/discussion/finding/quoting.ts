import { html, nothing, type LitElement, type ReactiveController, type TemplateResult } from 'lit';
import type { Id } from '../../core/core.model.ts';
import type { Localize } from '../../core/localize.ts';
import { commentIn } from '../reading/permalink.ts';
import type { FindingKey } from './finding.strings.ts';
import { quotation } from './quotation.ts';

/** What is selected in a comment, and where the selection ends in it. */
interface Quote {
  readonly comment: Id;
  readonly markdown: string;
  readonly x: number;
  readonly y: number;
}

/** The room of the button, in pixels. */
const WIDTH = 96;
const HEIGHT = 28;
const GAP = 6;
const POINTER = ['pointerdown', 'pointerup', 'pointercancel'] as const;

/**
 * Owns what a reader selects in a comment, to be quoted in a reply to it: by a button where the selection ends, or by
 * the comment's own button to reply.
 */
export class Quoting implements ReactiveController {
  readonly #host: LitElement;
  readonly #words: Localize<FindingKey>;
  readonly #canReply: (comment: Id) => boolean;
  readonly #onQuote: (comment: Id, markdown: string) => void;
  #quote: Quote | undefined;
  #isPressed = false;

  constructor(
    host: LitElement,
    words: Localize<FindingKey>,
    desk: { canReply(comment: Id): boolean; quote(comment: Id, markdown: string): void },
  ) {
    this.#host = host;
    this.#words = words;
    this.#canReply = desk.canReply;
    this.#onQuote = desk.quote;
    host.renderRoot.addEventListener('click', this.#onClick, { capture: true });
    host.addController(this);
  }

  hostConnected(): void {
    document.addEventListener('selectionchange', this.#onSelect);
    for (const type of POINTER) document.addEventListener(type, this.#onPointer, { capture: true });
  }

  hostDisconnected(): void {
    document.removeEventListener('selectionchange', this.#onSelect);
    for (const type of POINTER) document.removeEventListener(type, this.#onPointer, { capture: true });
  }

  hostUpdated(): void {
    if (this.#quote === undefined) return;
    const { style } = (this.#host.renderRoot as ShadowRoot).querySelector<HTMLElement>('.quote') ?? {};
    style?.setProperty('--_x', `${this.#quote.x}px`);
    style?.setProperty('--_y', `${this.#quote.y}px`);
  }

  /** The button, in the comment in which something is selected. */
  view(comment: Id): TemplateResult | typeof nothing {
    if (this.#quote?.comment !== comment) return nothing;
    // A press must not take the selection away before it is quoted.
    const keep = (event: Event): void => event.preventDefault();
    return html`<button
      type="button"
      part="quote"
      class="quote primary"
      @mousedown=${keep}
      @click=${() => this.#take()}
    >
      <span>${this.#words.text('quote')}</span>
    </button>`;
  }

  #take(): void {
    const quote = this.#quote;
    this.#show(undefined);
    if (quote === undefined) return;
    getSelection()?.removeAllRanges();
    this.#onQuote(quote.comment, quote.markdown);
  }

  #show(quote: Quote | undefined): void {
    if (quote === this.#quote) return;
    this.#quote = quote;
    this.#host.requestUpdate();
  }

  #look(): void {
    const found = this.#selected();
    this.#show(found !== undefined && this.#canReply(found.comment) ? found : undefined);
  }

  #selected(): Quote | undefined {
    const range = rangeIn(this.#host.renderRoot as ShadowRoot);
    if (range === undefined || range.collapsed) return undefined;
    const { commonAncestorContainer: node } = range;
    const inside = node instanceof Element ? node : node.parentElement;
    const article = inside?.closest('.text')?.closest('article.comment');
    const comment = commentIn(`#${article?.id ?? ''}`);
    // The caret of a field moves with each key: then nothing is copied only to be looked at.
    if (!article || comment === undefined) return undefined;
    const markdown = quotation(range.cloneContents(), Boolean(inside?.closest('pre')));
    const end = [...range.getClientRects()].at(-1);
    if (markdown === '' || end === undefined) return undefined;
    return { comment, markdown, ...placeBeside(end, article.getBoundingClientRect()) };
  }

  readonly #onSelect = (): void => {
    // While somebody drags, the selection is not yet theirs; nor is one that a press on the button may clear.
    if (!this.#isPressed) this.#look();
  };

  readonly #onPointer = (event: Event): void => {
    this.#isPressed = event.type === 'pointerdown';
    const onButton = event.composedPath().some((each) => each instanceof Element && each.matches('.quote'));
    if (!this.#isPressed && !onButton) this.#look();
  };

  readonly #onClick = (event: Event): void => {
    const reply = (event.target as Element).closest('[data-deed="reply"]');
    if (commentIn(`#${reply?.closest('article')?.id ?? ''}`) !== this.#quote?.comment || !this.#quote) return;
    event.stopPropagation();
    this.#take();
  };
}

/** Beside the last line of what is selected or, where that leaves no room, above it: what lies below is to be pressed. */
function placeBeside(end: DOMRect, box: DOMRect): { readonly x: number; readonly y: number } {
  const y = end.top - box.top + end.height / 2 - HEIGHT / 2;
  const right = end.right - box.left + GAP;
  if (right + WIDTH <= box.width) return { x: right, y };
  const left = end.left - box.left - GAP - WIDTH;
  return left >= 0 ? { x: left, y } : { x: Math.max(0, box.width - WIDTH), y: end.top - box.top - GAP - HEIGHT };
}

/** What is selected in a shadow tree, as each engine tells it. */
function rangeIn(root: ShadowRoot): Range | undefined {
  const selection = getSelection() as
    (Selection & { getComposedRanges?(options: { shadowRoots: ShadowRoot[] }): StaticRange[] }) | null;
  const [found] = selection?.getComposedRanges?.({ shadowRoots: [root] }) ?? [];
  if (found === undefined || !root.contains(found.startContainer) || !root.contains(found.endContainer)) {
    return undefined;
  }
  const range = document.createRange();
  range.setStart(found.startContainer, found.startOffset);
  range.setEnd(found.endContainer, found.endOffset);
  return range;
}
