import type { Id, WriteStatus } from '../../core/core.model.ts';
import type { Comment, CommentDraft, CommentEdit, Reaction } from '../discussion.model.ts';

/** Somebody sends a comment or a reply. Cancel it to keep it from being sent; the text stays in the field. */
export class PleinCommentSendEvent extends Event {
  readonly draft: CommentDraft;

  constructor(draft: CommentDraft) {
    super('plein-comment-send', { bubbles: true, composed: true, cancelable: true });
    this.draft = draft;
  }
}

/** The backend has a comment: `published`, `held` for approval, or `accepted`, in which case `comment` is absent. */
export class PleinCommentSentEvent extends Event {
  readonly id: Id;
  readonly status: WriteStatus;
  readonly comment: Comment | undefined;

  constructor(id: Id, status: WriteStatus, comment: Comment | undefined) {
    super('plein-comment-sent', { bubbles: true, composed: true });
    this.id = id;
    this.status = status;
    this.comment = comment;
  }
}

/** Somebody saves a change to their comment. Cancel it to keep it from being sent. */
export class PleinCommentEditEvent extends Event {
  readonly edit: CommentEdit;

  constructor(edit: CommentEdit) {
    super('plein-comment-edit', { bubbles: true, composed: true, cancelable: true });
    this.edit = edit;
  }
}

/** The backend has the changed comment. */
export class PleinCommentEditedEvent extends Event {
  readonly id: Id;

  constructor(id: Id) {
    super('plein-comment-edited', { bubbles: true, composed: true });
    this.id = id;
  }
}

/** Somebody deletes their comment. Cancel it to keep it. */
export class PleinCommentDeleteEvent extends Event {
  readonly id: Id;

  constructor(id: Id) {
    super('plein-comment-delete', { bubbles: true, composed: true, cancelable: true });
    this.id = id;
  }
}

/** The backend took a comment away and left a tombstone. */
export class PleinCommentDeletedEvent extends Event {
  readonly id: Id;

  constructor(id: Id) {
    super('plein-comment-deleted', { bubbles: true, composed: true });
    this.id = id;
  }
}

/** The backend put back a comment that its author had deleted a moment before. */
export class PleinCommentRestoredEvent extends Event {
  readonly id: Id;

  constructor(id: Id) {
    super('plein-comment-restored', { bubbles: true, composed: true });
    this.id = id;
  }
}

/** The backend knows that somebody found a comment helpful, or no longer does. */
export class PleinCommentHelpedEvent extends Event {
  readonly id: Id;
  readonly on: boolean;

  constructor(id: Id, on: boolean) {
    super('plein-comment-helped', { bubbles: true, composed: true });
    this.id = id;
    this.on = on;
  }
}

/** The backend has somebody's reaction, or no longer has it. */
export class PleinCommentReactedEvent extends Event {
  readonly id: Id;
  readonly reaction: Reaction;
  readonly on: boolean;

  constructor(id: Id, reaction: Reaction, on: boolean) {
    super('plein-comment-reacted', { bubbles: true, composed: true });
    this.id = id;
    this.reaction = reaction;
    this.on = on;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'plein-comment-send': PleinCommentSendEvent;
    'plein-comment-sent': PleinCommentSentEvent;
    'plein-comment-edit': PleinCommentEditEvent;
    'plein-comment-edited': PleinCommentEditedEvent;
    'plein-comment-delete': PleinCommentDeleteEvent;
    'plein-comment-deleted': PleinCommentDeletedEvent;
    'plein-comment-restored': PleinCommentRestoredEvent;
    'plein-comment-helped': PleinCommentHelpedEvent;
    'plein-comment-reacted': PleinCommentReactedEvent;
  }
}
