import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Written } from '../../core/core.model.ts';
import { PleinError } from '../../core/errors.ts';
import { newId } from '../../core/ids.ts';
import { MAX_TEXT_LENGTH } from '../../text/text.rules.ts';
import type { Comment, CommentKind, DiscussionPort } from '../discussion.model.ts';
import type { MyPart } from './my-part.ts';
import type { Circumstances } from '../staying/seat.ts';
import type { Spot } from '../staying/spots.ts';
import type { ThreadReading } from '../reading/thread-reading.ts';
import { Drafts, forgetOldDrafts, type StoredDraft, type Target } from './drafts.ts';
import { isSignedOut } from './problem-codes.ts';
import { Sending } from './sending.ts';

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
  /** Puts the reader's focus there, and resolves when it is; with `mild`, only where it is of no use now. */
  focus(at: Spot, mild?: boolean): Promise<unknown>;
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
  readonly older?: string | undefined;
  /** An earlier text of this draft was posted after all. */
  readonly posted?: boolean;
}

/** Owns the fields that are open and their drafts. */
export class Composing implements ReactiveController {
  open: readonly Composition[] = [];

  readonly #host: ReactiveControllerHost & EventTarget;
  readonly #desk: Desk;
  readonly #drafts: Drafts;
  readonly #sending: Sending;

  constructor(host: ReactiveControllerHost & EventTarget, desk: Desk) {
    this.#host = host;
    this.#desk = desk;
    this.#drafts = new Drafts(desk.community, desk.thread);
    this.#drafts.watch((target, draft) => this.#onElsewhere(target, draft), desk.left);
    this.#sending = new Sending(host, desk, {
      begin: (target, draft) => this.#begin(target, draft),
      discard: (target) => this.discard(target),
      fail: (target, draft, problem) => this.#fail(target, draft, problem),
    });
    host.addController(this);
  }

  hostConnected(): void {}

  /** Comments on their way. */
  get pending(): readonly Comment[] {
    return this.#sending.pending;
  }

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
    const after: Composition = { target, draft, state: before.state, older };
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
    this.#sending.pending = [];
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
    return target.kind === 'edit' ? this.#sending.edit(target, draft) : this.#sending.create(target, draft);
  }

  #begin(target: Target, draft: StoredDraft): void {
    this.#drafts.write(target, draft);
    this.#set(target, { target, draft, state: 'sending' });
  }

  #fail(target: Target, draft: StoredDraft, problem: PleinError): undefined {
    this.#drafts.write(target, draft);
    // The writer may have signed out meanwhile.
    if (this.at(target) === undefined) return undefined;
    const posted = problem.code === 'conflict' && target.kind !== 'edit' && draft.id !== this.at(target)?.draft.id;
    this.#set(target, { target, draft, state: 'writing', problem, posted });
    void this.#desk.focus({ field: target }, true);
    return undefined;
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
    const { session } = this.#desk.look();
    return session.state === 'signed-in' ? (session.member.member ?? session.member.name) : undefined;
  }
}

function isSame(one: Target, other: Target): boolean {
  return one.kind === other.kind && ('comment' in one ? one.comment : '') === ('comment' in other ? other.comment : '');
}
