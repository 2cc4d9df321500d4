import type { LitElement, ReactiveController, TemplateResult, nothing } from 'lit';
import { findComment } from '../reading/conversation.comments.ts';
import type { OutboxEntry, OutboxPort } from '../../community/outbox.model.ts';
import type { Id } from '../../core/core.model.ts';
import { PleinError } from '../../core/errors.ts';
import { Localize } from '../../core/localize.ts';
import { withComment } from '../reading/conversation.changes.ts';
import type { Comment } from '../discussion.model.ts';
import type { pendingComment } from '../writing/pending-comment.ts';
import { isSignedOut } from '../writing/problem-codes.ts';
import type { WritingDesk } from '../writing/writing-desk.ts';
import { outboxStrings, type OutboxKey } from './outbox.strings.ts';
import { waitingActions } from './waiting-actions.ts';

/** What the writer of something that waits is shown of it elsewhere. */
export interface WaitingDesk extends WritingDesk {
  /** Opens a field with its text. */
  edit(entry: OutboxEntry): void;
  /** Why something was refused. */
  describe(problem: PleinError): string;
  /** All words to describe it with are here. */
  complete(): Promise<unknown>;
  readonly pending: typeof pendingComment;
}

/**
 * Owns what waits in a thread to be sent: it is shown where it will stand, with what its writer can do about it, until
 * the thread has it. What is sent, and when, is the backend's.
 */
export class Waiting implements ReactiveController {
  readonly words: Localize<OutboxKey>;

  readonly #host: LitElement;
  readonly #outbox: OutboxPort;
  readonly #desk: WaitingDesk;
  readonly #problems = new Map<Id, PleinError>();
  #entries: readonly OutboxEntry[] = [];
  /** Those that are being taken back. */
  readonly #cancelled = new Set<Id>();
  /** Sent, and not in the thread yet. */
  #sent: readonly OutboxEntry[] = [];

  constructor(host: LitElement, outbox: OutboxPort, desk: WaitingDesk) {
    this.#host = host;
    this.#outbox = outbox;
    this.#desk = desk;
    this.words = new Localize(host, outboxStrings);
    host.addController(this);
    outbox.watch(() => this.#follow(), { signal: desk.left });
    desk.left.addEventListener('abort', () => this.#dispose(), { once: true });
    this.#follow();
  }

  hostConnected(): void {}

  /** What waits here, as comments. */
  get comments(): readonly Comment[] {
    const { reading, look, pending } = this.#desk;
    const { session } = look();
    const author = session.state === 'signed-in' ? session.member : undefined;
    return [...this.#entries, ...this.#sent].map(({ draft, queuedAt: at }) =>
      pending(draft, { author, above: draft.parent ? findComment(reading.conversation, draft.parent) : undefined, at }),
    );
  }

  has(id: Id): boolean {
    return this.#entry(id) !== undefined;
  }

  /** Why it is not seen by everyone. */
  standing(id: Id): string | undefined {
    const entry = this.#entry(id);
    if (entry !== undefined) return this.words.text(entry.state === 'waiting' ? this.#waitsFor : entry.state);
    const isSent =
      this.#sent.some((each) => each.id === id) && findComment(this.#desk.reading.conversation, id) === undefined;
    return isSent ? this.words.text('sending') : undefined;
  }

  /** What its writer can do about it. */
  actions(id: Id): TemplateResult | typeof nothing | undefined {
    const entry = this.#entry(id);
    if (entry === undefined) return undefined;
    const problem = this.#problems.get(id) ?? (entry.state === 'refused' ? entry.problem : undefined);
    return waitingActions(entry, problem && this.#desk.describe(problem), this.words, {
      edit: () => this.#desk.edit(entry),
      cancel: () => void this.#cancel(id),
      send: () => void this.#do(id, this.#outbox.send()),
    });
  }

  /** What waits in a thread waits behind its first. */
  get #waitsFor(): 'waiting' | 'slowed' | 'signedOut' {
    const { problem } = this.#entries.find(({ state }) => state === 'waiting') ?? {};
    if (isSignedOut(problem)) return 'signedOut';
    return problem?.code === 'rate-limited' ? 'slowed' : 'waiting';
  }

  #entry(id: Id): OutboxEntry | undefined {
    return this.#entries.find((entry) => entry.id === id);
  }

  #follow(): void {
    const { reading, thread } = this.#desk;
    const before = this.#entries;
    this.#entries = this.#outbox.entries.filter(({ id, draft }) => draft.thread === thread && !this.#cancelled.has(id));
    for (const entry of this.#entries) {
      reading.own.add(entry.id);
      void this.#illustrate(entry).catch(() => undefined);
    }
    const gone = before.filter(({ id }) => !this.has(id));
    this.#sent = [...this.#sent, ...gone];
    for (const entry of gone) void this.#arrive(entry);
    const refused = this.#entries.find(
      ({ id, state }) => state === 'refused' && before.find((entry) => entry.id === id)?.state !== 'refused',
    );
    if (refused?.problem !== undefined && before.length > 0) void this.#tell(refused.problem);
    this.#host.requestUpdate();
  }

  async #illustrate(entry: OutboxEntry): Promise<void> {
    if (!entry.draft.markdown.includes('plein:image/')) return;
    const { bringPictures } = await import('./waiting-pictures.ts');
    await bringPictures(entry, this.#desk.look().backend!);
    this.#host.requestUpdate();
  }

  async #tell(problem: PleinError): Promise<void> {
    const { announcer, complete, describe } = this.#desk;
    await complete();
    announcer.say(this.words.text('notPosted', { why: describe(problem) }));
  }

  /** What no longer waits is read like any comment, unless it came by itself. */
  async #arrive({ id }: OutboxEntry): Promise<void> {
    const { reading, mine, discussion, thread, left, announcer } = this.#desk;
    if (findComment(reading.conversation, id) === undefined) {
      await mine.read(discussion, thread, [id]);
      const held = mine.value?.held.some((comment) => comment.id === id);
      const page = held ? undefined : await discussion.readThread({ thread, around: id }).catch(() => undefined);
      const found = page?.items
        .flatMap(({ comment, replies }) => [comment, ...replies.items])
        .find((comment) => comment.id === id);
      // Where it could not be read it stays as it is, until what is told live brings it.
      if (left.aborted || (!held && page === undefined)) return;
      if (found !== undefined) reading.change((now) => withComment(now, found));
      if (found !== undefined || held) announcer.say(this.words.text('posted'));
    } else announcer.say(this.words.text('posted'));
    this.#forget(id);
  }

  async #cancel(id: Id): Promise<void> {
    // Before it goes, so that it is not looked for in the thread.
    this.#cancelled.add(id);
    this.#entries = this.#entries.filter((each) => each.id !== id);
    const done = await this.#do(id, this.#outbox.cancel(id));
    if (done) {
      this.#desk.announcer.say(this.words.text('cancelled'));
      void this.#desk.focus({ field: { kind: 'comment' } }, true);
    } else {
      this.#cancelled.delete(id);
      this.#follow();
    }
  }

  async #do(id: Id, doing: Promise<void>): Promise<boolean> {
    const problem = await doing.then(() => undefined, PleinError.from);
    if (problem === undefined) this.#problems.delete(id);
    else this.#problems.set(id, problem);
    this.#host.requestUpdate();
    return problem === undefined;
  }

  #forget(id: Id): void {
    this.#sent = this.#sent.filter((entry) => entry.id !== id);
    this.#problems.delete(id);
    this.#host.requestUpdate();
  }

  #dispose(): void {
    this.#host.removeController(this);
    this.#host.removeController(this.words);
    this.words.hostDisconnected();
  }
}
