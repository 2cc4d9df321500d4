import { html, nothing, type TemplateResult } from 'lit';
import { ROLES } from '../community/community.model.ts';
import type { CoreKey } from '../core/core.strings.ts';
import type { Id, Instant } from '../core/core.model.ts';
import type { Backend } from '../core/backend.ts';
import type { Localize } from '../core/localize.ts';
import { avatar } from '../members/avatar.ts';
import { memberName } from '../members/member-name.ts';
import type { Author } from '../members/members.model.ts';
import { safeUrl } from '../text/text.rules.ts';
import { textView } from '../text/text-view.ts';
import type { Comment, Opening, Origin } from './discussion.model.ts';
import type { DiscussionKey } from './discussion.strings.ts';
import { commentAnchor } from './permalink.ts';

type Piece = TemplateResult | typeof nothing;

/** What a comment is drawn with: the thread it stands in, as far as the comment needs to know. */
export interface Scene {
  readonly words: Localize<DiscussionKey>;
  readonly core: Localize<CoreKey>;
  readonly now: number;
  /** Whatever a comment may reply to, by id. */
  readonly known: ReadonlyMap<Id, Comment>;
  readonly accepted: Id | undefined;
  readonly backend: Backend | undefined;
  /** Absent until the code for it is there. */
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
  /** Below the text: what the reader can do, where there is anything. */
  actions(comment: Comment): Piece;
  /** Whether the actions tell how many like it. */
  tellsLikes(comment: Comment): boolean;
  /** A button for its address, where the page may use the clipboard. */
  copyLink(comment: Comment): Piece;
  /** In place of the text: a field to edit it in. */
  editor(comment: Comment): Piece;
  /** Below the comment: a field to reply in. */
  replying(comment: Comment): Piece;
  /** Why it is not seen by everyone: it is on its way, or waits for approval. */
  standing(comment: Comment): string | undefined;
}

export function commentView(comment: Comment, scene: Scene): TemplateResult {
  const gone = comment.state !== 'published' && comment.state !== 'held';
  const classes = ['comment', gone && 'gone', scene.company?.linked === comment.id && 'linked']
    .filter(Boolean)
    .join(' ');
  return html`<article
      id=${commentAnchor(comment.id)}
      class=${classes}
      part=${gone ? 'comment tombstone' : 'comment'}
      tabindex="-1"
      aria-label=${label(comment, scene)}
    >
      ${gone ? tombstone(comment, scene) : written(comment, scene)}
    </article>
    ${scene.company?.replying(comment) ?? nothing}`;
}

export function openingView(
  { author, text, createdAt }: Opening,
  origin: Origin | undefined,
  scene: Scene,
): TemplateResult {
  return html`<article part="opening" class="opening">
    ${face(author, scene)}
    <header part="comment-header">${byline(author, scene)}${time(createdAt, scene)}</header>
    <div part="text" class="text" dir="auto">${textView(text)}</div>
    ${originView(origin, scene)}
  </article>`;
}

/** Whose it is, for a sentence. */
export function nameOf(comment: Comment | undefined, core: Localize<CoreKey>): string {
  return comment?.author?.name || core.text('formerMember');
}

function written(comment: Comment, scene: Scene): TemplateResult {
  const editor = scene.company?.editor(comment) ?? nothing;
  return html`${face(comment.author, scene)}
    <header part="comment-header">
      ${byline(comment.author, scene)}${time(comment.createdAt, scene, comment.id)}${
        scene.company?.versions(comment) ?? edited(comment, scene)
      }${scene.company?.mark(comment) ?? nothing}
    </header>
    ${inReplyTo(comment, scene)}${badges(comment, scene)}
    ${
      editor === nothing
        ? html`<div part="text" class="text" dir="auto" lang=${comment.language ?? nothing}>
            ${textView(comment.text)}
          </div>`
        : editor
    }
    ${originView(comment.origin, scene)} ${editor === nothing ? footer(comment, scene) : nothing}`;
}

function footer(comment: Comment, { words, company }: Scene): TemplateResult {
  const likes = company?.tellsLikes(comment) ? 0 : Number(comment.reactions.like ?? 0);
  return html`<footer class="actions" part="actions">
    ${company?.actions(comment) ?? nothing}${
      likes > 0 ? html`<span part="likes" class="likes">${words.text('likes', { count: likes })}</span>` : nothing
    }${company?.copyLink(comment) ?? nothing}
  </footer>`;
}

function tombstone(comment: Comment, scene: Scene): TemplateResult {
  const { words } = scene;
  const { state, tombstone: grave, id } = comment;
  const by = ROLES.find((role) => role === grave?.by) ?? 'other';
  const what = state === 'deleted' ? words.text('deleted') : words.text('removed', { by });
  const article = grave?.article === undefined ? '' : ` ${words.text('article', { article: grave.article })}`;
  return html`<p part="tombstone-text">
      <span>${what}${article}</span>${grave === undefined ? nothing : time(grave.at, scene, id)}
    </p>
    ${scene.company?.actions(comment) ?? nothing}`;
}

function face(author: Author | undefined, { words }: Scene): TemplateResult {
  const { member, name } = author ?? { name: '' };
  return avatar(member ?? name, name, words.language);
}

function byline(author: Author | undefined, { words, core, backend }: Scene): TemplateResult {
  return html`${memberName(author ?? { name: '' }, backend, core)}${
    author?.lineOfWork ? html`<span part="line-of-work" class="aside" dir="auto">${author.lineOfWork}</span>` : nothing
  }${
    author?.team
      ? html`<span part="team" class="aside">${words.text('onBehalfOf', { team: author.team })}</span>`
      : nothing
  }`;
}

function time(instant: Instant, { words, now }: Scene, id?: Id): Piece {
  if (Number.isNaN(Date.parse(instant))) return nothing;
  const exact = words.date(instant, { dateStyle: 'full', timeStyle: 'short' });
  const shown = html`<time part="time" datetime=${instant} title=${exact}>${words.relative(instant, now)}</time>`;
  return id === undefined
    ? html`<span class="aside">${shown}</span>`
    : html`<a part="permalink" class="aside" href="#${commentAnchor(id)}">${shown}</a>`;
}

function edited({ editedAt }: Comment, { words }: Scene): Piece {
  if (editedAt === undefined || Number.isNaN(Date.parse(editedAt))) return nothing;
  const date = words.date(editedAt, { dateStyle: 'long', timeStyle: 'short' });
  return html`<span part="edited" class="aside" title=${words.text('editedAt', { date })}
    >${words.text('edited')}</span
  >`;
}

/** Drawn for what a narrow thread no longer indents; the style decides where that begins. */
function inReplyTo({ parent, depth }: Comment, { words, core, known }: Scene): Piece {
  if (parent === undefined || depth < 2) return nothing;
  const name = nameOf(known.get(parent), core);
  return html`<a part="in-reply-to" class=${depth > 3 ? 'reply-to' : 'reply-to narrow'} href="#${commentAnchor(parent)}"
    >${words.text('inReplyTo', { name })}</a
  >`;
}

function badges(comment: Comment, { words, accepted, company }: Scene): Piece {
  const kind = (['official-answer', 'workaround', 'opinion'] as const).find((known) => known === comment.kind);
  const why = company?.standing(comment);
  const isAccepted = accepted !== undefined && accepted === comment.id;
  if (kind === undefined && why === undefined && !isAccepted) return nothing;
  return html`<p class="badges">
    ${isAccepted ? html`<span part="badge accepted" class="badge accepted">${words.text('accepted')}</span>` : nothing}
    ${kind === undefined ? nothing : html`<span part="badge kind" class="badge">${words.text(`kind-${kind}`)}</span>`}
    ${why === undefined ? nothing : html`<span part="badge standing" class="badge waiting">${why}</span>`}
  </p>`;
}

function originView(origin: Origin | undefined, { words }: Scene): Piece {
  const url = safeUrl(origin?.url ?? '');
  if (url === undefined) return nothing;
  const site = new URL(url).hostname;
  return html`<p part="origin" class="origin">
    <a href=${url} rel="ugc nofollow noopener noreferrer">${words.text('origin', { site })}</a>${
      origin?.license ? html`, ${words.text('license', { license: origin.license })}` : nothing
    }
  </p>`;
}

function label(comment: Comment, { words, core, known }: Scene): string {
  const name = nameOf(comment, core);
  return comment.parent === undefined
    ? words.text('commentBy', { name })
    : words.text('replyBy', { name, parent: nameOf(known.get(comment.parent), core) });
}
