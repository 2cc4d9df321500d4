import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Id, Written } from '../../core/core.model.ts';
import { PleinError } from '../../core/errors.ts';
import { newId } from '../../core/ids.ts';
import type { Author } from '../../members/members.model.ts';
import { MAX_TEXT_LENGTH } from '../../text/text.rules.ts';
import {
  PleinCommentEditEvent,
  PleinCommentEditedEvent,
  PleinCommentSendEvent,
  PleinCommentSentEvent,
} from './writing.events.ts';
import { withComment } from '../conversation.changes.ts';
import type { Comment, CommentDraft, CommentEdit, CommentKind, DiscussionPort } from '../discussion.model.ts';
import type { MyPart } from './my-part.ts';
import type { Circumstances } from '../seat.ts';
import type { Spot } from '../spots.ts';
import type { ThreadReading } from '../thread-reading.ts';
import { pendingComment } from './pending-comment.ts';
import { Drafts, forgetOldDrafts, type StoredDraft, type Target } from './drafts.ts';

/** What writing needs of the thread it happens in. */
export interface Desk {
  readonly reading: ThreadReading;
  readonly mine: MyPart;
  /** The thread's key. */
  readonly thread: string;
  /** Names the backend's community, for drafts. */
  readonly community: string;
  readonly discussion: DiscussionPort;
  look(): Circumstances;
  /** Aborts when the thread shows another conversation: what is under way ends quietly. */
  readonly left: AbortSignal;
  /** Puts the reader's focus there; with `mild`, only where it is of no use now. */
  focus(at: Spot, mild?: boolean): void;
}

/** A field that is open. */
export interface Composition {
  readonly target: Target;
  readonly draft: StoredDraft;
  readonly state: 'writing' | 'sending';
  readonly problem?: PleinError;
  /** The text was there from before. */
  readonly restored?: boolean;
  /** What stood here before another tab's newer text took its place, where something of it would be lost. */
  readonly older?: string;
  /** An earlier text of this draft was posted after all. */
  readonly posted?: boolean;
}

/** Codes after which the same write may yet turn out to have been done. */
const UNSURE: readonly string[] = ['offline', 'timeout', 'unavailable', 'failed'];

/** Owns the fields that are open, their drafts, and sending them. */
export class Composing implements ReactiveController {
  open: readonly Composition[] = [];
  /** Comments on their way. */
  pending: readonly Comment[] = [];

  readonly #host: ReactiveControllerHost & EventTarget;
  readonly #desk: Desk;
  readonly #drafts: Drafts;

  constructor(host: ReactiveControllerHost & EventTarget, desk: Desk) {
    this.#host = host;
    this.#desk = desk;
    this.#drafts = new Drafts(desk.community, desk.thread);
    this.#drafts.watch((target, draft) => this.#onElsewhere(target, draft), desk.left);
    host.addController(this);
  }

  hostConnected(): void {}

  at(target: Target): Composition | undefined {
    return this.open.find((each) => isSame(each.target, target));
  }

  /** Opens a field, with what was typed there before. */
  start(target: Target, initial: Pick<StoredDraft, 'markdown' | 'version'> = { markdown: '' }): void {
    const member = this.#member;
    if (member === undefined || this.at(target) !== undefined) return;
    const stored = this.#drafts.read(target, member);
    const draft = stored ?? { id: newId(), member, ...initial };
    this.#set(target, { target, draft, state: 'writing', restored: stored !== undefined && stored.markdown !== '' });
  }

  /** Opens every field in which something was typed before. */
  restore(comments: Iterable<Comment>): void {
    const member = this.#member;
    if (member === undefined) return;
    this.open = this.open
      .filter(({ draft }) => draft.member === member)
      .map(({ problem, ...rest }) => (problem === undefined || isSignedOut(problem) ? rest : { ...rest, problem }));
    const { value } = this.#desk.mine;
    forgetOldDrafts(this.#desk.look().now);
    const known = (target: Target): boolean => this.#drafts.read(target, member) !== undefined;
    if (value?.can.comment && known({ kind: 'comment' })) this.start({ kind: 'comment' });
    for (const { id } of comments) {
      const can = value?.comments[id]?.can;
      if (can?.reply && known({ kind: 'reply', comment: id })) this.start({ kind: 'reply', comment: id });
      if (can?.edit && known({ kind: 'edit', comment: id })) this.start({ kind: 'edit', comment: id });
    }
    this.#host.requestUpdate();
  }

  /** Takes what was typed. The thread is drawn anew only where more than the text changed. */
  change(target: Target, markdown: string): void {
    const before = this.at(target);
    if (before === undefined) return;
    const { now, session } = this.#desk.look();
    const until = session.state === 'signed-in' && session.until ? { until: session.until } : {};
    const draft = { ...before.draft, markdown, at: new Date(now).toISOString(), ...until };
    const older = before.older === markdown ? undefined : before.older;
    const after: Composition = { target, draft, state: before.state, ...(older !== undefined && { older }) };
    this.open = [...this.open.filter((each) => each !== before), after];
    if (before.problem || before.restored || before.older !== older) this.#host.requestUpdate();
    if (markdown.trim() === '' && draft.tried === undefined) this.#drafts.remove(target);
    else this.#drafts.write(target, draft);
  }

  /** Takes what a comment is to be. */
  choose(target: Target, kind: CommentKind): void {
    const before = this.at(target);
    if (before === undefined) return;
    const draft = { ...before.draft, kind };
    this.#set(target, { ...before, draft });
    if (draft.markdown.trim() !== '') this.#drafts.write(target, draft);
  }

  /** Closes a field. What was typed stays for when it is opened again. */
  close(target: Target): void {
    this.open = this.open.filter((each) => !isSame(each.target, target));
    this.#host.requestUpdate();
  }

  discard(target: Target): void {
    this.#drafts.remove(target);
    this.close(target);
  }

  /** The writer left: nothing of theirs stays on the page. */
  forget(): void {
    for (const { target } of this.open) this.discard(target);
    this.pending = [];
  }

  /** Shows the same problem at every field that is open. */
  complain(problem: PleinError): void {
    for (const { target, draft } of this.open) this.#fail(target, draft, problem);
  }

  /** Sends what is in a field, and answers what became of it; undefined where it was not sent or not taken. */
  async send(target: Target): Promise<Written<Comment> | undefined> {
    const composition = this.at(target);
    if (composition === undefined || composition.state === 'sending') return undefined;
    const { draft } = composition;
    const { length } = draft.markdown;
    const wrong = draft.markdown.trim() === '' ? 'empty' : length > MAX_TEXT_LENGTH ? 'too-large' : undefined;
    if (wrong !== undefined) return this.#fail(target, draft, new PleinError(wrong));
    return target.kind === 'edit' ? this.#sendEdit(target, draft) : this.#sendNew(target, draft);
  }

  async #sendNew(target: Target, draft: StoredDraft): Promise<Written<Comment> | undefined> {
    const write = this.#newWrite(target, draft);
    if (!this.#host.dispatchEvent(new PleinCommentSendEvent(write))) return undefined;
    this.#begin(target, { ...draft, tried: write });
    this.pending = [...this.pending, this.#pending(write)];
    this.#desk.reading.own.add(write.id);
    this.#desk.focus({ comment: write.id });
    const written = await this.#desk.discussion.createComment!(write).catch((thrown: unknown) => {
      // The live stream may have brought it where the answer was lost.
      const echo = this.#desk.reading.find(write.id);
      return echo === undefined ? PleinError.from(thrown) : ({ status: 'published', value: echo } as const);
    });
    this.pending = this.pending.filter((comment) => comment.id !== write.id);
    if (written instanceof PleinError) return this.#fail(target, afterTrying(draft, write, written), written);
    this.discard(target);
    this.#show(written);
    if (!this.#isWaiting(write.id)) {
      this.#host.dispatchEvent(new PleinCommentSentEvent(write.id, written.status, written.value));
    }
    return written;
  }

  async #sendEdit(
    target: Target & { kind: 'reply' | 'edit' },
    draft: StoredDraft,
  ): Promise<Written<Comment> | undefined> {
    const { id: edit, markdown, version = 1, tried } = draft;
    const same = tried?.markdown === markdown ? (tried as CommentEdit) : undefined;
    const write = same ?? { id: target.comment, edit, version, markdown };
    if (!this.#host.dispatchEvent(new PleinCommentEditEvent(write))) return undefined;
    this.#begin(target, { ...draft, tried: write });
    const waits = this.#isWaiting(target.comment);
    const written = await (waits ? this.#changeWaiting(write) : this.#desk.discussion.editComment!(write)).catch(
      PleinError.from,
    );
    if (written instanceof PleinError) {
      const after =
        written.code === 'conflict' ? await this.#rebased(target, draft) : afterTrying(draft, write, written);
      return this.#fail(target, after, written);
    }
    this.discard(target);
    this.#show(written);
    this.#desk.focus({ comment: target.comment });
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
    const parent = 'comment' in target ? reading.find(target.comment) : undefined;
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

  #begin(target: Target, draft: StoredDraft): void {
    this.#drafts.write(target, draft);
    this.#set(target, { target, draft, state: 'sending' });
  }

  #show({ status, value }: Written<Comment>): void {
    if (value === undefined || this.#desk.left.aborted) return;
    if (status === 'held') this.#desk.mine.hold(value);
    else {
      this.#desk.mine.drop(value.id);
      this.#desk.reading.change((now) => withComment(now, value));
    }
  }

  #fail(target: Target, draft: StoredDraft, problem: PleinError): undefined {
    this.#drafts.write(target, draft);
    // The writer may have signed out meanwhile.
    if (this.at(target) === undefined) return undefined;
    const posted = problem.code === 'conflict' && target.kind !== 'edit' && draft.id !== this.at(target)?.draft.id;
    this.#set(target, { target, draft, state: 'writing', problem, posted });
    this.#desk.focus({ field: target }, true);
    return undefined;
  }

  /** Somebody else's change came first: the text stays, to be put over the newest version if its writer wants that. */
  async #rebased(target: Target & { kind: 'reply' | 'edit' }, draft: StoredDraft): Promise<StoredDraft> {
    const newest = await this.#desk.discussion.readMarkdown?.(target.comment).catch(() => undefined);
    return { ...untried(draft), id: newId(), version: newest?.version ?? draft.version ?? 1 };
  }

  #pending(write: CommentDraft): Comment {
    const { reading, look } = this.#desk;
    const above = write.parent === undefined ? undefined : reading.find(write.parent);
    return pendingComment(write, { author: this.#reader, above, at: new Date(look().now).toISOString() });
  }

  /** Another tab wrote in the same field, sent what is in it, or threw it away. */
  #onElsewhere(target: Target, theirs: StoredDraft | undefined): void {
    const mine = this.at(target);
    if (mine === undefined || mine.state === 'sending') return;
    if (theirs === undefined) return this.close(target);
    if (theirs.member !== mine.draft.member) return;
    const before = (mine.older ?? mine.draft.markdown).trim();
    const lost = !theirs.markdown.includes(before) && { older: mine.older ?? mine.draft.markdown };
    this.#set(target, { target, draft: theirs, state: 'writing', restored: true, ...lost });
  }

  #set(target: Target, composition: Composition): void {
    const others = this.open.filter((each) => !isSame(each.target, target));
    this.open = [...others, composition];
    this.#host.requestUpdate();
  }

  get #member(): string | undefined {
    const reader = this.#reader;
    return reader && (reader.member ?? reader.name);
  }

  get #reader(): Author | undefined {
    const { session } = this.#desk.look();
    return session.state === 'signed-in' ? session.member : undefined;
  }
}

/**
 * A draft after an attempt that failed. One whose outcome is open is repeated to the letter; one that was refused may
 * change. A conflict with an earlier text of the same draft says that the earlier one was posted after all.
 */
function afterTrying(before: StoredDraft, write: CommentDraft | CommentEdit, problem: PleinError): StoredDraft {
  if (UNSURE.includes(problem.code)) return { ...before, tried: write };
  const { tried } = before;
  const earlier = problem.code === 'conflict' && tried !== undefined && tried.markdown !== write.markdown;
  return earlier ? { ...untried(before), id: newId() } : before;
}

function untried({ tried: _, ...draft }: StoredDraft): StoredDraft {
  return draft;
}

function isSame(one: Target, other: Target): boolean {
  return one.kind === other.kind && ('comment' in one ? one.comment : '') === ('comment' in other ? other.comment : '');
}

export function isSignedOut(problem: PleinError | undefined): boolean {
  return problem !== undefined && ['not-signed-in', 'session-expired', 'token-refused'].includes(problem.code);
}
