import type { ReactiveControllerHost } from 'lit';
import type { Announcer } from '../../core/announcer.ts';
import type { CoreKey } from '../../core/core.strings.ts';
import { PleinError } from '../../core/errors.ts';
import type { Localize } from '../../core/localize.ts';
import type { DiscussionPort, Following, ThreadMine } from '../discussion.model.ts';
import type { FindingKey } from './finding.strings.ts';

/** Owns whether the reader follows the thread: to be told of what is written in it. */
export class ThreadFollow {
  readonly #host: ReactiveControllerHost;
  readonly #announcer: Announcer;
  readonly #core: Localize<CoreKey>;
  readonly #words: Localize<FindingKey>;
  #mine: ThreadMine | undefined;
  /** What was answered since the reader's part was read. */
  #answer: Following | undefined;
  #busy = false;

  constructor(
    host: ReactiveControllerHost,
    announcer: Announcer,
    core: Localize<CoreKey>,
    words: Localize<FindingKey>,
  ) {
    this.#host = host;
    this.#announcer = announcer;
    this.#core = core;
    this.#words = words;
  }

  /** The reader's part, as it was read last. */
  take(mine: ThreadMine | undefined): void {
    if (mine === this.#mine) return;
    if (mine === undefined || this.#mine === undefined || mine.following !== this.#mine.following) {
      this.#answer = undefined;
    }
    this.#mine = mine;
  }

  /** Whether there is anything to press. */
  get can(): boolean {
    return this.#mine?.can.follow === true;
  }

  get on(): boolean {
    return (this.#answer ?? this.#mine?.following)?.thread === true;
  }

  async toggle(discussion: DiscussionPort, thread: string): Promise<void> {
    if (this.#busy) return;
    this.#busy = true;
    const before = this.#answer ?? this.#mine?.following ?? { thread: false, branches: [] };
    const on = !before.thread;
    this.#show({ ...before, thread: on });
    try {
      const { value } = await discussion.follow!({ thread, on });
      this.#show(value ?? { ...before, thread: on });
      this.#announcer.say(this.#words.text(on ? 'followed' : 'unfollowed'));
    } catch (thrown) {
      this.#show(before);
      this.#announcer.say(this.#core.text(`error-${PleinError.from(thrown).code}`));
    } finally {
      this.#busy = false;
    }
  }

  #show(answer: Following): void {
    this.#answer = answer;
    this.#host.requestUpdate();
  }
}
