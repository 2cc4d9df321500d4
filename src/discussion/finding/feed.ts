import { html, nothing, type ReactiveController, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { CoreKey } from '../../core/core.strings.ts';
import type { Localize } from '../../core/localize.ts';
import { nameOf } from '../comments/comment-view.ts';
import type { BranchSoFar } from '../reading/conversation.ts';
import { commentAnchor } from '../reading/permalink.ts';
import type { Room } from '../staying/room.ts';
import type { FindingKey } from './finding.strings.ts';

/** How far from the end the next part is read, so that nobody sees it come. */
const AHEAD = '800px';
const FOCUSABLE = 'a[href], button, input, select, textarea, plein-comment-composer, [tabindex="0"]';

/** Owns a thread that reads on by itself: its list is a feed, whose branches the page keys walk through. */
export class Feed implements ReactiveController {
  readonly #room: Room;
  readonly #words: Localize<FindingKey>;
  #watcher: IntersectionObserver | undefined;
  #end: Element | null = null;

  constructor(room: Room, words: Localize<FindingKey>) {
    this.#room = room;
    this.#words = words;
    room.host.addController(this);
  }

  hostUpdated(): void {
    const end = this.#room.host.autoload ? this.#root.querySelector('.feed ~ .edge') : null;
    if (end === this.#end) return;
    this.#end = end;
    this.#watcher?.disconnect();
    this.#watcher = end === null ? undefined : new IntersectionObserver(this.#onNear, { rootMargin: AHEAD });
    if (end !== null) this.#watcher?.observe(end);
  }

  hostDisconnected(): void {
    this.#watcher?.disconnect();
    this.#end = null;
  }

  view(branches: readonly BranchSoFar[], draw: (branch: BranchSoFar) => TemplateResult): TemplateResult {
    const { reading, core } = this.#room;
    const { next, previous } = reading.conversation ?? {};
    const size = next === undefined && previous === undefined ? branches.length : -1;
    return html`<div
      part="comments"
      class="feed"
      role="feed"
      aria-labelledby="title"
      aria-busy=${reading.partState('next') === 'loading' ? 'true' : 'false'}
      @keydown=${this.#onKey}
    >
      ${repeat(
        branches,
        ({ comment }) => comment.id,
        (branch, index) =>
          html`<div
            class="branch"
            role="article"
            tabindex="0"
            aria-label=${this.#label(branch, core) ?? nothing}
            aria-labelledby=${isGone(branch) ? commentAnchor(branch.comment.id) : nothing}
            aria-posinset=${index + 1}
            aria-setsize=${size}
          >
            ${draw(branch)}
          </div>`,
      )}
    </div>`;
  }

  get #root(): ShadowRoot {
    return this.#room.host.renderRoot as ShadowRoot;
  }

  #label({ comment }: BranchSoFar, core: Localize<CoreKey>): string | undefined {
    if (isGone({ comment })) return undefined;
    return this.#words.text('branchBy', { name: nameOf(comment, core), count: comment.replyCount });
  }

  #read(): void {
    const { reading, more } = this.#room;
    // What failed is tried again by the button that says so.
    if (reading.partState('next') === undefined) void more('next', true).then(() => this.#readOn());
  }

  /** What came may have been too little to reach the end of the page: then the observer has nothing to tell. */
  #readOn(): void {
    const end = this.#end;
    if (end === null || !end.isConnected) return;
    this.#watcher?.unobserve(end);
    this.#watcher?.observe(end);
  }

  readonly #onNear = (entries: readonly IntersectionObserverEntry[]): void => {
    if (entries.at(-1)?.isIntersecting) this.#read();
  };

  readonly #onKey = (event: KeyboardEvent): void => {
    const feed = event.currentTarget as Element;
    const target = aim(event, feed);
    if (target === undefined || isField(event)) return;
    event.preventDefault();
    target.focus();
  };
}

/** What stands where a comment was says so itself. */
function isGone({ comment: { state } }: Pick<BranchSoFar, 'comment'>): boolean {
  return state !== 'published' && state !== 'held';
}

/** Where a key leads from within a feed, as readers of feeds know it. */
function aim({ key, ctrlKey, target }: KeyboardEvent, feed: Element): HTMLElement | undefined {
  const branch = (target as Element).closest('.branch');
  if (key === 'PageDown' && !ctrlKey) return (branch?.nextElementSibling ?? undefined) as HTMLElement | undefined;
  if (key === 'PageUp' && !ctrlKey) return (branch?.previousElementSibling ?? undefined) as HTMLElement | undefined;
  if (!ctrlKey || (key !== 'End' && key !== 'Home')) return undefined;
  return beside(feed, key === 'End' ? Node.DOCUMENT_POSITION_FOLLOWING : Node.DOCUMENT_POSITION_PRECEDING);
}

/** The nearest that can have the focus on one side of a box: in the widget, or in the page around it. */
function beside(box: Element, side: number): HTMLElement | undefined {
  const root = box.getRootNode() as Document | ShadowRoot;
  const found = [...root.querySelectorAll<HTMLElement>(FOCUSABLE)].filter(
    (each) => !box.contains(each) && box.compareDocumentPosition(each) & side && each.checkVisibility(),
  );
  const nearest = found.at(side === Node.DOCUMENT_POSITION_FOLLOWING ? 0 : -1);
  return nearest ?? (root instanceof ShadowRoot ? beside(root.host, side) : undefined);
}

function isField({ target }: Event): boolean {
  return (target as Element).matches('input, textarea, select, plein-comment-composer, [contenteditable]');
}
