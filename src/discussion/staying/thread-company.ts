import { html, nothing, type TemplateResult } from 'lit';
import type { Announcer } from '../../core/announcer.ts';
import type { Id } from '../../core/core.model.ts';
import type { ListCompany } from '../comments/branch-view.ts';
import type { CommentLinks } from './comment-links.ts';
import type { BranchSoFar } from '../reading/conversation.ts';
import { copyLinkView } from './copy-link.ts';
import type { Comment } from '../discussion.model.ts';
import type { Finding } from '../finding/finding.ts';
import type { Histories } from '../history/histories.ts';
import type { Reactions } from '../reactions/reactions.ts';
import type { Room } from './room.ts';
import type { ThreadReader } from '../writing/thread-reader.ts';

type Piece = TemplateResult | typeof nothing;

/** Whose each part of a comment's company is. */
export interface Owners {
  readonly announcer: Announcer;
  readonly reactions: Reactions;
  readonly histories: Histories;
  readonly links: CommentLinks;
  readonly finding: Finding;
  reader(): ThreadReader | undefined;
}

/** What joins the comments of a thread once they can be read: it asks of each part whoever owns it, and owns none. */
export class ThreadCompany implements ListCompany {
  readonly #room: Room;
  readonly #owners: Owners;

  constructor(room: Room, owners: Owners) {
    this.#room = room;
    this.#owners = owners;
  }

  get linked(): Id | undefined {
    return this.#owners.links.linked;
  }

  versions(comment: Comment): Piece | undefined {
    return this.#owners.histories.marks(comment);
  }

  mark(comment: Comment): Piece {
    return this.#owners.finding.mark(comment);
  }

  fold(comment: Comment): Piece {
    return this.#owners.finding.folding.view(comment);
  }

  isFolded(root: Id): boolean {
    return this.#owners.finding.folding.has(root);
  }

  folded(root: Id, replies: TemplateResult): TemplateResult {
    return this.#owners.finding.folding.hidden(root, replies);
  }

  feed(branches: readonly BranchSoFar[], draw: (branch: BranchSoFar) => TemplateResult): TemplateResult | undefined {
    return this.#owners.finding.feed(branches, draw);
  }

  actions(comment: Comment): Piece {
    const { finding, reactions } = this.#owners;
    const actions = this.#reader?.actions(comment) ?? reactions.counts(comment, false);
    return html`${this.#standing(comment)}${finding.quote(comment)}${actions}`;
  }

  copyLink({ id, state }: Comment): Piece {
    if (state !== 'published' || !navigator.clipboard) return nothing;
    return copyLinkView(id, this.#room.words, this.#owners.announcer);
  }

  editor(comment: Comment): Piece {
    return this.#reader?.writing.made?.editor(comment) ?? nothing;
  }

  replying(comment: Comment): Piece {
    return this.#reader?.writing.made?.replying(comment) ?? nothing;
  }

  /** Why not everyone sees it: it is on its way, or waits for approval. Beside what can be done, so that its text stays where it is. */
  #standing(comment: Comment): Piece {
    const why = this.#reader?.standing(comment);
    return why === undefined ? nothing : html`<span part="badge standing" class="badge waiting">${why}</span>`;
  }

  get #reader(): ThreadReader | undefined {
    return this.#owners.reader();
  }
}
