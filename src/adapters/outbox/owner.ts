import type { OutboxEntry } from '../../community/outbox.model.ts';
import type { Backend } from '../../core/backend.ts';
import { PleinError, orOffline } from '../../core/errors.ts';
import { newId } from '../../core/ids.ts';
import type { DiscussionPort } from '../../discussion/discussion.model.ts';
import { throwIfAborted } from '../abort.ts';
import type { KeptPictures } from './kept-pictures.ts';
import { Line } from './line.ts';
import type { OutboxOptions } from './outbox.ts';
import { LONGEST_WAIT, isOffline } from './sender.ts';
import { arePicturesKept, type OutboxRow } from './store.ts';

type Talking = Backend & { readonly discussion: DiscussionPort };

/** Whose outbox it is at the moment. */
interface Owner {
  readonly member: string;
  readonly leaving: AbortController;
  /** What keeps and sends what is theirs. */
  readonly line: Line;
}

/** What waits, of whoever is signed in: it owns when the line of a member begins and ends. */
export class Outbox {
  entries: readonly OutboxEntry[] = [];

  readonly #backend: Talking;
  readonly #options: OutboxOptions;
  readonly #changed: () => void;
  #owner: Owner | undefined;
  /** Somebody asked for pictures on this page. */
  #isPictured = false;
  /** Resolves once nothing is left of whoever was there before. */
  #left: Promise<void> = Promise.resolve();

  constructor(backend: Talking, options: OutboxOptions, changed: () => void) {
    const { discussion } = backend;
    const createComment: typeof discussion.createComment = async (draft, ...given) => {
      // What it shows goes before it.
      if (draft.markdown.includes('plein:image/')) await (await this.pictures()).handOver(draft.markdown);
      return discussion.createComment!(draft, ...given);
    };
    this.#backend = { ...backend, discussion: { ...discussion, createComment } };
    this.#options = options;
    this.#changed = changed;
    backend.session.watch(() => this.#attend(), { signal: new AbortController().signal });
    this.#attend();
  }

  /** Sends a comment, or keeps it where that fails for a reason that passes, or where it would overtake another. */
  async createComment(
    ...[draft, options]: Parameters<NonNullable<DiscussionPort['createComment']>>
  ): ReturnType<NonNullable<DiscussionPort['createComment']>> {
    const owner = this.#owner;
    const send = this.#backend.discussion.createComment!;
    if (owner === undefined) return send(draft, options);
    let problem: PleinError | undefined;
    if (!isOffline() && !(await owner.line.isBehind(draft))) {
      try {
        return await send(draft, options);
      } catch (thrown) {
        problem = PleinError.from(thrown);
        if (!isSoonOver(problem) || owner !== this.#owner) throw thrown;
      }
    }
    throwIfAborted(options?.signal);
    await owner.line.keep(draft, problem);
    return { status: 'accepted' };
  }

  async change(id: string, markdown: string): Promise<void> {
    const canEdit = this.#backend.discussion.editComment !== undefined;
    await this.#line().change(id, ({ problem: _problem, ...row }) => {
      const draft = { ...row.draft, markdown };
      const tried = hasLeft(row, canEdit);
      return { ...row, draft, state: 'waiting', tried, ...(tried && { edit: newId() }) };
    });
  }

  async cancel(id: string): Promise<void> {
    const canTakeBack = this.#backend.discussion.deleteComment !== undefined;
    await this.#line().change(id, (row) =>
      hasLeft(row, canTakeBack) && canTakeBack ? { ...row, state: 'withdrawn' } : undefined,
    );
  }

  async send(): Promise<void> {
    await this.#owner?.line.send();
  }

  /** Of whoever is signed in. Their code comes with the first of them. */
  async pictures(member = this.#owner?.member): Promise<KeptPictures> {
    this.#isPictured = true;
    const code = await orOffline(import('./kept-pictures.ts'));
    return code.keptFor(member, this.#backend, this.#options);
  }

  #line(): Line {
    if (this.#owner === undefined) throw new PleinError('not-signed-in');
    return this.#owner.line;
  }

  /** Somebody came, went, or is another. While somebody signs in again it is not known yet whether that is another. */
  #attend(): void {
    const session = this.#backend.session.current;
    const member = session.state === 'signed-in' ? session.member.member : undefined;
    if (member === this.#owner?.member) return;
    if (member === undefined && session.state !== 'signed-out') return;
    if (this.#owner !== undefined) this.#leave(this.#owner);
    this.#show([]);
    this.#owner = member === undefined ? undefined : this.#enter(member);
  }

  #enter(member: string): Owner {
    const leaving = new AbortController();
    const line = new Line({
      ...this.#options,
      backend: this.#backend,
      member,
      after: this.#left,
      show: (entries) => this.#show(entries),
      signal: leaving.signal,
    });
    return { member, leaving, line };
  }

  #leave({ member, leaving, line }: Owner): void {
    leaving.abort();
    this.#left = line.leave().catch(() => undefined);
    void this.#forgetPictures(member).catch(() => undefined);
  }

  /** Those that another page kept too. Where none may wait, nothing is fetched to forget them with. */
  async #forgetPictures(member: string): Promise<void> {
    if (this.#isPictured || (await arePicturesKept())) await (await this.pictures(member)).forget();
  }

  #show(entries: readonly OutboxEntry[]): void {
    if (entries.length === 0 && this.entries.length === 0) return;
    this.entries = entries;
    this.#changed();
  }
}

/** Whether it may have arrived. What is on its way stays as it is where a backend could not be told of the change. */
function hasLeft({ state, tried }: OutboxRow, canChange: boolean): boolean {
  if (state === 'sending' && !canChange) throw new PleinError('conflict');
  return state === 'sending' || tried;
}

/** Whoever is too fast, or told to come back much later, is better told so than kept waiting. */
function isSoonOver({ code, passing, retryAfter = 0 }: PleinError): boolean {
  return passing && code !== 'rate-limited' && retryAfter * 1_000 <= LONGEST_WAIT;
}
