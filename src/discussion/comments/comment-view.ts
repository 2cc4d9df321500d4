import { html, nothing, type TemplateResult } from 'lit';
import type { CoreKey } from '../../core/core.strings.ts';
import type { Id, Instant } from '../../core/core.model.ts';
import type { Backend } from '../../core/backend.ts';
import type { Localize } from '../../core/localize.ts';
import { relativeTime } from '../../core/relative-time.ts';
import type { Author } from '../../members/members.model.ts';
import { plainName } from '../../members/plain-name.ts';
import { textView } from '../../text/text-view.ts';
import type * as Dress from './thread-dress.ts';
import type { Comment, Thread } from '../discussion.model.ts';
import type { DiscussionKey } from '../discussion.strings.ts';
import { commentAnchor } from '../reading/permalink.ts';

type Piece = TemplateResult | typeof nothing;

/** What a comment is drawn with: the thread it stands in, as far as the comment needs to know. */
export interface Scene {
  readonly words: Localize<DiscussionKey>;
  readonly core: Localize<CoreKey>;
  readonly now: number;
  /** Whatever a comment may reply to, by id. */
  readonly known: ReadonlyMap<Id, Comment>;
  readonly accepted: Id | undefined;
  /** The pinned comment, where it stands first in its own place. */
  readonly pinned: Id | undefined;
  readonly backend: Backend | undefined;
  /** Where other threads are read: an address with `{key}`. */
  readonly threadUrl: string | undefined;
  /** What the thread is: in a question, answers are told from comments on it. */
  readonly kind: Thread['kind'];
  /** Faces, and what few comments have; absent until the code for it is there. */
  readonly dress: typeof Dress | undefined;
  /** Absent likewise. */
  readonly company: CommentCompany | undefined;
}

/** What joins a comment once it can be read. */
export interface CommentCompany {
  /** The comment that the page's address leads to. */
  readonly linked: Id | undefined;
  /**
   * Beside the time: that it was edited, or replies to what was edited since, as ways to what was there before.
   * Undefined where the backend keeps nothing of that.
   */
  versions(comment: Comment): Piece | undefined;
  /** Beside the time: that it is new to the reader. */
  mark(comment: Comment): Piece;
  /** Below the text: why not everyone sees it (yet), and what the reader can do, where there is anything. */
  actions(comment: Comment): Piece;
  /** A button for its address, where the page may use the clipboard. */
  copyLink(comment: Comment): Piece;
  /** In place of the text: a field to edit it in. */
  editor(comment: Comment): Piece;
  /** Below the comment: a field to reply in. */
  replying(comment: Comment): Piece;
}

/** Whether it takes more to draw it than most comments take. */
export function isOdd({ state, kind, origin, editedAt, depth, author }: Comment): unknown {
  const isPlain = state === 'published' && kind === 'comment' && depth < 2;
  const { role = 'member', lineOfWork, team } = author ?? {};
  return !isPlain || origin || editedAt || role !== 'member' || lineOfWork || team;
}

/** Where it does not stand in its own place, links to it lead elsewhere: then it has another `anchor`. */
export function commentView(comment: Comment, scene: Scene, anchor = commentAnchor(comment.id)): TemplateResult {
  const gone = comment.state !== 'published' && comment.state !== 'held';
  const linked = scene.company?.linked === comment.id;
  return html`<article
      id=${anchor}
      class="comment${gone ? ' gone' : ''}${linked ? ' linked' : ''}"
      part=${gone ? 'comment tombstone' : 'comment'}
      tabindex="-1"
      aria-label=${scene.dress?.label(comment, scene) ?? (gone ? nothing : label(comment, scene))}
    >
      ${gone ? scene.dress?.tombstone(comment, scene) : written(comment, scene)}
    </article>
    ${scene.company?.replying(comment)}`;
}

/** Whose it is, for a sentence. */
export function nameOf(comment: Comment | undefined, core: Localize<CoreKey>): string {
  return comment?.author?.name || core.text('formerMember');
}

/** Somebody's name, and what stands beside it: their face, as soon as there is code for that. */
export function headerView(author: Author = { name: '' }, scene: Scene, beside: unknown): TemplateResult {
  const { dress, core } = scene;
  return html`${dress?.face(author, scene)}
    <header part="comment-header">${dress?.who(author, scene) ?? plainName(author, core)}${beside}</header>`;
}

/** When it was, as a link to the comment with this id. */
export function timeView(instant: Instant, { words, core, now, dress }: Scene, id?: Id): Piece {
  if (Number.isNaN(Date.parse(instant))) return nothing;
  const exact = dress?.exactTime(instant, words) ?? nothing;
  const shown = html`<time part="time" datetime=${instant} title=${exact}>${relativeTime(core, instant, now)}</time>`;
  return id === undefined
    ? html`<span class="aside">${shown}</span>`
    : html`<a part="permalink" class="aside" href="#${commentAnchor(id)}">${shown}</a>`;
}

function written(comment: Comment, scene: Scene): TemplateResult {
  const { company, backend, dress } = scene;
  const { text, language, origin } = comment;
  const editor = company?.editor(comment) ?? nothing;
  const beside = html`${dress?.remark(comment, scene)}${timeView(comment.createdAt, scene, comment.id)}${
    company?.versions(comment) ?? dress?.edited(comment, scene)
  }${company?.mark(comment)}`;
  return html`${headerView(comment.author, scene, beside)}
  ${dress?.inReplyTo(comment, scene)}${dress?.badges(comment, scene)}
  ${
    editor === nothing
      ? html`<div part="text" class="text" dir="auto" lang=${language ?? nothing}>
          ${textView(text, backend?.images)}
        </div>`
      : editor
  }
  ${origin && dress?.originView(origin, scene)} ${editor === nothing ? footer(comment, scene) : nothing}`;
}

function footer(comment: Comment, { company }: Scene): TemplateResult {
  return html`<footer class="actions" part="actions">
    ${company?.actions(comment)}${company?.copyLink(comment)}
  </footer>`;
}

function label(comment: Comment, { words, core, known }: Scene): string {
  const name = nameOf(comment, core);
  return comment.parent === undefined
    ? words.text('commentBy', { name })
    : words.text('replyBy', { name, parent: nameOf(known.get(comment.parent), core) });
}
