import { findComment } from '../reading/conversation.comments.ts';
import type { Id, Written } from '../../core/core.model.ts';
import { PleinError } from '../../core/errors.ts';
import { newId } from '../../core/ids.ts';
import { withComment } from '../reading/conversation.changes.ts';
import type { Comment, CommentDraft, CommentEdit } from '../discussion.model.ts';
import type { Desk } from './composing.ts';
import type { StoredDraft, Target } from './drafts.ts';
import { pendingComment } from './pending-comment.ts';
import { isUnsure } from './problem-codes.ts';
import {
  PleinCommentEditEvent,
  PleinCommentEditedEvent,
  PleinCommentSendEvent,
  PleinCommentSentEvent,
} from './writing.events.ts';

/** The field that something is sent from. */
export interface SendingField {
  begin(target: Target, draft: StoredDraft): void;
  discard(target: Target): void;
  fail(target: Target, draft: StoredDraft, problem: PleinError): undefined;
}

/** Owns attempts to send: how a comment looks meanwhile, and what becomes of its draft where an attempt fails. */
export class Sending {
  /** Comments on their way. */
  pending: readonly Comment[] = [];

  readonly #host: EventTarget;
  readonly #desk: Desk;
  readonly #fields: SendingField;

  constructor(host: EventTarget, desk: Desk, fields: SendingField) {
    this.#host = host;
    this.#desk = desk;
    this.#fields = fields;
  }

  /** Sends a comment or reply; undefined where it was not sent or not taken. */
  async create(target: Target, draft: StoredDraft): Promise<Written<Comment> | undefined> {
    const write = this.#newWrite(target, draft);
    if (!this.#host.dispatchEvent(new PleinCommentSendEvent(write))) return undefined;
    this.#fields.begin(target, { ...draft, tried: write });
    this.pending = [...this.pending, this.#pending(write)];
    this.#desk.reading.own.add(write.id);
    void this.#desk.focus({ comment: write.id });
    const written = await this.#desk.discussion.createComment!(write).catch((thrown: unknown) => {
      // The live stream may have brought it where the answer was lost.
      const echo = findComment(this.#desk.reading.conversation, write.id);
      return echo === undefined ? PleinError.from(thrown) : ({ status: 'published', value: echo } as const);
    });
    this.pending = this.pending.filter((comment) => comment.id !== write.id);
    if (written instanceof PleinError) return this.#fields.fail(target, afterTrying(draft, write, written), written);
    this.#fields.discard(target);
    this.#show(written);
    if (!this.#isWaiting(write.id)) {
      this.#host.dispatchEvent(new PleinCommentSentEvent(write.id, written.status, written.value));
    }
    return written;
  }

  /** Sends a change, or makes it where the comment still waits to be sent. */
  async edit(target: Target & { kind: 'reply' | 'edit' }, draft: StoredDraft): Promise<Written<Comment> | undefined> {
    const { id: edit, markdown, version = 1, tried } = draft;
    const same = tried?.markdown === markdown ? (tried as CommentEdit) : undefined;
    const write = same ?? { id: target.comment, edit, version, markdown };
    if (!this.#host.dispatchEvent(new PleinCommentEditEvent(write))) return undefined;
    this.#fields.begin(target, { ...draft, tried: write });
    const waits = this.#isWaiting(target.comment);
    const written = await (waits ? this.#changeWaiting(write) : this.#desk.discussion.editComment!(write)).catch(
      PleinError.from,
    );
    if (written instanceof PleinError) {
      const after =
        written.code === 'conflict' ? await this.#rebased(target, draft) : afterTrying(draft, write, written);
      return this.#fields.fail(target, after, written);
    }
    this.#fields.discard(target);
    this.#show(written);
    void this.#desk.focus({ comment: target.comment });
    if (!waits) this.#host.dispatchEvent(new PleinCommentEditedEvent(target.comment));
    return written;
  }

  /** What could not be sent yet is changed where it waits. */
  async #changeWaiting({ id, markdown }: CommentEdit): Promise<Written<Comment>> {
    await this.#desk.look().backend?.outbox?.change(id, markdown);
    return { status: 'accepted' };
  }

  #isWaiting(id: Id): boolean {
    return this.#desk.look().backend?.outbox?.entries.some((entry) => entry.id === id) ?? false;
  }

  /** The write as it was tried before, if nothing changed since; else a new one, under the same id. */
  #newWrite(target: Target, draft: StoredDraft): CommentDraft {
    const { kind, tried } = draft;
    if (tried?.markdown === draft.markdown && (tried as CommentDraft).kind === kind) return tried as CommentDraft;
    const { thread, reading, look } = this.#desk;
    const { language, seed: page } = look();
    const parent = 'comment' in target ? findComment(reading.conversation, target.comment) : undefined;
    const reply = parent && { parent: parent.id, parentVersion: parent.version };
    return {
      id: draft.id,
      thread,
      ...reply,
      ...(kind && { kind }),
      markdown: draft.markdown,
      language,
      ...(page && { page }),
    };
  }

  #show({ status, value }: Written<Comment>): void {
    if (value === undefined || this.#desk.left.aborted) return;
    if (status === 'held') this.#desk.mine.hold(value);
    else {
      this.#desk.mine.drop(value.id);
      this.#desk.reading.change((now) => withComment(now, value));
    }
  }

  /** Another change came first: the text stays, to be put over the newest version if its writer wants that. */
  async #rebased({ comment }: Target & { kind: 'reply' | 'edit' }, draft: StoredDraft): Promise<StoredDraft> {
    const code = await import('./second-edit.ts').catch(() => undefined);
    return { ...untried(draft), id: newId(), ...(await code?.overNewest(comment, this.#desk)) };
  }

  #pending(write: CommentDraft): Comment {
    const { reading, look } = this.#desk;
    const { session, now } = look();
    const above = write.parent === undefined ? undefined : findComment(reading.conversation, write.parent);
    return pendingComment(write, {
      author: session.state === 'signed-in' ? session.member : undefined,
      above,
      at: new Date(now).toISOString(),
    });
  }
}

/**
 * A draft after an attempt that failed. One whose outcome is open is repeated to the letter; one that was refused may
 * change. A conflict with an earlier text of the same draft says that the earlier one was posted after all.
 */
function afterTrying(before: StoredDraft, write: CommentDraft | CommentEdit, problem: PleinError): StoredDraft {
  if (isUnsure(problem)) return { ...before, tried: write };
  const { tried } = before;
  const earlier = problem.code === 'conflict' && tried !== undefined && tried.markdown !== write.markdown;
  return earlier ? { ...untried(before), id: newId() } : before;
}

function untried({ tried: _tried, ...draft }: StoredDraft): StoredDraft {
  return draft;
}
