import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Id } from '../core/core.model.ts';
import { commentView, type CommentCompany, type Scene } from './comment-view.ts';
import type { BranchSoFar } from './conversation.ts';
import type { Comment } from './discussion.model.ts';

/** What joins a list once it can be read. */
export interface ListCompany extends CommentCompany {
  /** Below a comment that starts a branch: the button that folds its replies away. */
  fold(comment: Comment): TemplateResult | typeof nothing;
  /** Whether the replies of this root are folded away. */
  isFolded(root: Id): boolean;
  /** These replies, folded away: to be found, not seen. */
  folded(root: Id, replies: TemplateResult): TemplateResult;
  /** The list as a feed that reads on by itself, where the page wants that. */
  feed(branches: readonly BranchSoFar[], draw: (branch: BranchSoFar) => TemplateResult): TemplateResult | undefined;
}

/** The scene of a whole list: how reading more of it goes. */
export interface ListScene extends Scene {
  readonly company: ListCompany | undefined;
  /** A button that reads a part more, or says how that goes. */
  more(part: Id, words: string): TemplateResult;
}

export function branchList(branches: readonly BranchSoFar[], scene: ListScene): TemplateResult | typeof nothing {
  if (branches.length === 0) return nothing;
  const feed = scene.company?.feed(branches, (branch) => branchView(branch, scene));
  if (feed !== undefined) return feed;
  return html`<ol part="comments" role="list">
    ${repeat(
      branches,
      ({ comment }) => comment.id,
      (branch) => html`<li class="branch">${branchView(branch, scene)}</li>`,
    )}
  </ol>`;
}

function branchView({ comment, replies, loose, next }: BranchSoFar, scene: ListScene): TemplateResult {
  const { company, words } = scene;
  const count = Math.max(0, comment.replyCount - replies.length - loose.length) || 0;
  const below = html`${replyList(replies, scene)}${
    next === undefined
      ? nothing
      : html`<div class="more-replies">${scene.more(comment.id, words.text('moreReplies', { count }))}</div>`
  }${replyList(loose, scene)}`;
  return html`${commentView(comment, scene)}${company?.fold(comment) ?? nothing}${
    company?.isFolded(comment.id) ? company.folded(comment.id, below) : below
  }`;
}

function replyList(replies: readonly Comment[], scene: ListScene): TemplateResult | typeof nothing {
  if (replies.length === 0) return nothing;
  return html`<ol class="replies" part="replies" role="list">
    ${repeat(
      replies,
      ({ id }) => id,
      (reply) => html`<li class="depth-${Math.min(3, Number(reply.depth) || 1)}">${commentView(reply, scene)}</li>`,
    )}
  </ol>`;
}
