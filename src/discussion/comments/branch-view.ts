import { html, nothing, type TemplateResult } from 'lit';
import type { Id } from '../../core/core.model.ts';
import { commentView, type CommentCompany, type Scene } from './comment-view.ts';
import type { BranchSoFar } from '../reading/conversation.ts';
import type { Comment } from '../discussion.model.ts';
import { rows } from './rows.ts';

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
  /** Called where not all of it is drawn at once, with what ends when it is. */
  wait(drawn: Promise<unknown>): void;
}

export function branchList(branches: readonly BranchSoFar[], scene: ListScene): TemplateResult | typeof nothing {
  if (branches.length === 0) return nothing;
  const feed = scene.company?.feed(branches, (branch) => branchView(branch, scene));
  if (feed !== undefined) return feed;
  return html`<ol part="comments" role="list">
    ${rows<BranchSoFar>({
      items: branches,
      id: ({ comment }) => comment.id,
      name: () => 'branch',
      draw: (branch) => branchView(branch, scene),
      wait: scene.wait,
    })}
  </ol>`;
}

function branchView(branch: BranchSoFar, scene: ListScene): TemplateResult {
  const { comment, replies, loose, next } = branch;
  const { company, words } = scene;
  const below = html`${replyList(replies, branch, scene)}${
    next === undefined
      ? nothing
      : html`<div class="more-replies">
          ${scene.more(comment.id, words.text('moreReplies', { count: unread(branch) }))}
        </div>`
  }${replyList(loose, branch, scene)}`;
  return html`${commentView(comment, scene)}${company?.fold(comment) ?? nothing}${
    company?.isFolded(comment.id) ? company.folded(comment.id, below) : below
  }`;
}

function unread({ comment, replies, loose }: BranchSoFar): number {
  return Math.max(0, comment.replyCount - replies.length - loose.length) || 0;
}

function replyList(items: readonly Comment[], branch: BranchSoFar, scene: ListScene): TemplateResult | typeof nothing {
  if (items.length === 0) return nothing;
  const known = new Map([branch.comment, ...branch.replies, ...branch.loose].map((each) => [each.id, each]));
  return html`<ol class="replies" part="replies" role="list">
    ${rows<Comment>({
      items,
      id: ({ id }) => id,
      name: ({ depth }) => `depth-${Math.min(3, Number(depth) || 1)}`,
      draw: (reply) => commentView(reply, { ...scene, known }),
    })}
  </ol>`;
}
