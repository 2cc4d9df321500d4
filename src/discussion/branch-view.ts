import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Id } from '../core/core.model.ts';
import { commentView, type Scene } from './comment-view.ts';
import type { BranchSoFar } from './conversation.ts';
import type { Comment } from './discussion.model.ts';

/** The scene of a whole list: how reading more of it goes. */
export interface ListScene extends Scene {
  /** A button that reads a part more, or says how that goes. */
  more(part: Id, words: string): TemplateResult;
}

export function branchList(branches: readonly BranchSoFar[], scene: ListScene): TemplateResult | typeof nothing {
  if (branches.length === 0) return nothing;
  return html`<ol part="comments" role="list">
    ${repeat(
      branches,
      ({ comment }) => comment.id,
      (branch) => html`<li class="branch">${branchView(branch, scene)}</li>`,
    )}
  </ol>`;
}

function branchView({ comment, replies, loose, next }: BranchSoFar, scene: ListScene): TemplateResult {
  const count = Math.max(0, comment.replyCount - replies.length - loose.length) || 0;
  if (scene.company?.isFolded(comment.id)) return html`${commentView(comment, scene)}${scene.company.fold(comment)}`;
  return html`${commentView(comment, scene)}${scene.company?.fold(comment) ?? nothing}${replyList(replies, scene)}${
    next === undefined
      ? nothing
      : html`<div class="more-replies">${scene.more(comment.id, scene.words.text('moreReplies', { count }))}</div>`
  }${replyList(loose, scene)}`;
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
