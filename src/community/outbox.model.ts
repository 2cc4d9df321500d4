import type { Id, Instant } from '../core/core.model.ts';
import type { PleinError } from '../core/errors.ts';
import type { CommentDraft } from '../discussion/comment.model.ts';
import type { ImageUpload } from '../images/images.model.ts';

/** Something a member sent that the backend does not have yet. */
export interface OutboxEntry {
  /** That of the comment it makes. */
  readonly id: Id;
  readonly draft: CommentDraft;
  readonly queuedAt: Instant;
  /** `waiting` for its turn or the network, `sending`, or `refused`: it stays until it is changed or taken out. */
  readonly state: 'waiting' | 'sending' | 'refused';
  /** Why it was refused, or why it could not be sent when that was tried last. */
  readonly problem?: PleinError;
}

/**
 * The slice of an adapter that keeps what could not be sent. Writes go out in order per thread, each once; they survive
 * a reload, and go when their member signs out.
 *
 * Beside it `createComment` answers `accepted`, without a value, where a draft was kept in place of being sent: its id
 * then stands among `entries` already. Once it no longer does, it was sent (or taken out), and is read like any comment.
 */
export interface OutboxPort {
  /** What waits, of the member who is signed in; the same array until it changes. */
  readonly entries: readonly OutboxEntry[];
  /** Calls `listener` after each change of `entries`, until `signal` aborts. */
  watch(listener: () => void, options: { readonly signal: AbortSignal }): void;
  /** Puts another text in the place of one that waits or is on its way; `conflict` where it is, and nothing can be edited. */
  change(id: Id, markdown: string): Promise<void>;
  /** Takes one out, also on its way; `conflict` where it is, and nothing can be deleted. */
  cancel(id: Id): Promise<void>;
  /** Where pictures wait that could not be handed over: they are, before the comment that shows them. */
  pictures?(): Promise<OutboxPictures>;
  /** Tries now, rather than when the network is said to be back. */
  send(): Promise<void>;
}

/** Pictures that wait, of the member who is signed in; they go with them. */
export interface OutboxPictures {
  /** Keeps one for a comment that is about to be sent. */
  keep(upload: ImageUpload): Promise<void>;
  /** One that is kept, for its writer to see. */
  read(id: Id): Promise<Blob | undefined>;
  /** Forgets those of a text that is not wanted any more. */
  forget(markdown: string): Promise<void>;
}
