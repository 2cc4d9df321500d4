import { html, nothing, type TemplateResult } from 'lit';
import { dateIn } from '../../core/intl.ts';
import { ROLES } from '../../community/community.model.ts';
import type { Instant } from '../../core/core.model.ts';
import type { PleinError } from '../../core/errors.ts';
import { safeUrl } from '../../text/tree.rules.ts';
import { textView } from '../../text/text-view.ts';
import { commentView, headerView, nameOf, timeView, type Scene } from './comment-view.ts';
import type { Comment, Opening, Origin, Thread } from '../discussion.model.ts';
import { commentAnchor } from '../reading/permalink.ts';

type Piece = TemplateResult | typeof nothing;

const KINDS = ['answer', 'official-answer', 'workaround', 'opinion', 'summary'] as const;

export function exactTime(instant: Instant, words: Scene['words']): string {
  return dateIn(words, instant, { dateStyle: 'full', timeStyle: 'short' });
}

/** Whether the question is settled, and the way to what settled it. */
export function threadMarks(thread: Thread, { words }: Scene): Piece {
  const { accepted, solvedAt } = thread;
  if (accepted === undefined && solvedAt === undefined) return nothing;
  return html`<span class="header-marks">
    ${solvedAt === undefined ? nothing : html`<span part="badge solved" class="badge accepted">${words.text('solved')}</span>`}
    ${
      accepted === undefined
        ? nothing
        : html`<a class="to-accepted" part="to-accepted" href="#${commentAnchor(accepted)}"
            >${words.text('toAccepted')}</a
          >`
    }
  </span>`;
}

/** Where a thread was once a branch, the way back. */
export function movedFromView({ movedFrom }: Thread, { words, threadUrl }: Scene): Piece {
  if (movedFrom === undefined) return nothing;
  const address = addressOf(movedFrom.thread, threadUrl);
  const sentence = words.text('movedFrom', { thread: movedFrom.thread });
  return html`<p part="moved-from">
    ${
      address === undefined
        ? sentence
        : html`<a class="moved-from" href="${address}#${commentAnchor(movedFrom.comment)}">${sentence}</a>`
    }
  </p>`;
}

/** How a question stands: there is room for that before it is known. */
export function settlingPlace({ kind }: Thread, inside: unknown): Piece {
  if (kind === 'discussion') return nothing;
  return html`<div class="settling ${kind}" part="settling">${inside}</div>`;
}

/** The text that the conversation starts with. */
export function openingView(
  { author, text, createdAt }: Opening,
  origin: Origin | undefined,
  scene: Scene,
): TemplateResult {
  return html`<article part="opening" class="comment opening">
    ${headerView(author, scene, timeView(createdAt, scene))}
    <div part="text" class="text" dir="auto">${textView(text, scene.backend?.images)}</div>
    ${origin && originView(origin, scene)}
  </article>`;
}

/** The comment that stands above all others; it stands in its own place too. */
export function pinnedView(comment: Comment, scene: Scene): TemplateResult {
  return html`<section part="pinned" class="pinned" aria-labelledby="pinned">
    <p id="pinned" class="label"><span class="badge" part="badge">${scene.words.text('pinned')}</span></p>
    ${commentView(comment, { ...scene, company: undefined }, 'pinned-comment')}
  </section>`;
}

/** Where nothing has been said yet: that, and for who can say something, an invitation. */
export function emptyView({ words }: Scene, invites: boolean): TemplateResult {
  return html`<p class="calm empty">
    <slot name="empty">${words.text('empty')} ${invites ? words.text('invite') : nothing}</slot>
  </p>`;
}

/** What stays where a comment was. */
export function tombstone(comment: Comment, scene: Scene): TemplateResult {
  const { words, company, threadUrl } = scene;
  const { state, tombstone: grave, id } = comment;
  const { article, movedTo = '' } = grave ?? {};
  const address = state === 'moved' ? addressOf(movedTo, threadUrl) : undefined;
  const what = epitaph(comment, scene);
  return html`<p part="tombstone-text">
      <span>
        ${address === undefined ? what : html`<a part="moved-to" href=${address}>${what}</a>`}
        ${article === undefined ? nothing : words.text('article', { article })}
      </span>
      ${grave === undefined ? nothing : timeView(grave.at, scene, id)}
    </p>
    ${company?.actions(comment)}`;
}

function epitaph({ state, tombstone: grave }: Comment, { words }: Scene): string {
  if (state === 'moved') return words.text('moved', { thread: grave?.movedTo ?? '' });
  if (state === 'deleted') return words.text('deleted');
  return words.text('removed', { by: ROLES.find((role) => role === grave?.by) ?? 'other' });
}

/** That it was edited, and when. */
export function edited({ editedAt }: Comment, { words }: Scene): Piece {
  if (editedAt === undefined || Number.isNaN(Date.parse(editedAt))) return nothing;
  const date = dateIn(words, editedAt, { dateStyle: 'long', timeStyle: 'short' });
  return html`<span part="edited" class="aside" title=${words.text('editedAt', { date })}
    >${words.text('edited')}</span
  >`;
}

/** What it answers, drawn for what a narrow thread no longer indents; the style decides where that begins. */
export function inReplyTo({ parent, depth }: Comment, { words, core, known }: Scene): Piece {
  if (parent === undefined || depth < 2) return nothing;
  const name = nameOf(known.get(parent), core);
  return html`<a part="in-reply-to" class="aside reply-to${depth > 3 ? '' : ' narrow'}" href="#${commentAnchor(parent)}"
    >${words.text('inReplyTo', { name })}</a
  >`;
}

/** Where it is no longer there: why. In a question: whose answer it is, or whose comment on the question. Else undefined. */
export function label(comment: Comment, scene: Scene): string | undefined {
  const { words, core, kind } = scene;
  if (comment.state !== 'published' && comment.state !== 'held') return epitaph(comment, scene);
  if (kind !== 'question' || comment.parent !== undefined || comment.kind === 'summary') return undefined;
  return words.text(comment.kind === 'comment' ? 'remarkBy' : 'answerBy', { name: nameOf(comment, core) });
}

/** Beside the name: that it is a comment on the question, and no answer. */
export function remark({ kind, parent }: Comment, { words, kind: among }: Scene): Piece {
  if (among !== 'question' || parent !== undefined || kind !== 'comment') return nothing;
  return html`<span part="remark" class="aside remark">${words.text('remark')}</span>`;
}

/** What a comment is, where it is more than that. */
export function badges(comment: Comment, { words, accepted, pinned, kind: among }: Scene): Piece {
  const isAccepted = accepted !== undefined && accepted === comment.id;
  // That it is an answer is told where it stands among comments on the question, and not of the accepted one.
  const isTold = comment.kind !== 'answer' || (among === 'question' && comment.parent === undefined && !isAccepted);
  const kind = KINDS.find((known) => isTold && known === comment.kind);
  const isPinned = pinned === comment.id;
  if (kind === undefined && !isAccepted && !isPinned) return nothing;
  return html`<p class="badges">
    ${isPinned ? html`<span part="badge" class="badge">${words.text('pinned')}</span>` : nothing}
    ${isAccepted ? html`<span part="badge accepted" class="badge accepted">${words.text('accepted')}</span>` : nothing}
    ${kind === undefined ? nothing : html`<span part="badge kind" class="badge">${words.text(`kind-${kind}`)}</span>`}
  </p>`;
}

/** Where something imported came from. */
export function originView(origin: Origin, { words }: Scene): Piece {
  const url = safeUrl(origin.url);
  if (url === undefined) return nothing;
  const site = new URL(url).hostname;
  return html`<p part="origin" class="origin">
    <a href=${url} rel="ugc nofollow noopener noreferrer">${words.text('origin', { site })}</a>${
      origin.license ? html`, <span>${origin.license}</span>` : nothing
    }
  </p>`;
}

/** In place of a button that reads more: how that goes. */
export function moreState(state: 'loading' | PleinError, core: Scene['core'], onMore: () => void): TemplateResult {
  const problem = state === 'loading' ? undefined : state;
  return html`${problem ? html`<p part="problem" role="alert">${core.text(`error-${problem.code}`)}</p>` : nothing}
    <button type="button" part="more" aria-disabled=${String(problem === undefined)} @click=${onMore}>
      ${core.text(problem ? 'retry' : 'loading')}
    </button>`;
}

/** Where another thread is read, where the page has said so. */
function addressOf(key: string, threadUrl: string | undefined): string | undefined {
  const address = threadUrl?.replace('{key}', encodeURIComponent(key));
  return address !== undefined && URL.canParse(address, document.baseURI)
    ? safeUrl(new URL(address, document.baseURI).href)
    : undefined;
}
