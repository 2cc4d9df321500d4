import type { ReactiveControllerHost } from 'lit';
import type { Announcer } from '../../core/announcer.ts';
import type { CoreKey } from '../../core/core.strings.ts';
import type { Id } from '../../core/core.model.ts';
import { PleinError } from '../../core/errors.ts';
import type { Localize } from '../../core/localize.ts';
import type { DiscussionPort, Following, ThreadMine } from '../discussion.model.ts';
import type { FindingKey } from './finding.strings.ts';

/** Owns whether the reader follows the thread, or branches of it: to be told of what is written there. */
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

  /** Whether all of the thread is followed, or this branch of it. */
  has(branch?: Id): boolean {
    const { thread, branches } = this.#following;
    return branch === undefined ? thread : branches.includes(branch);
  }

  async toggle(discussion: DiscussionPort, thread: string, branch?: Id): Promise<void> {
    if (this.#busy) return;
    this.#busy = true;
    const before = this.#following;
    const on = !this.has(branch);
    const now = branch === undefined ? { ...before, thread: on } : withBranch(before, branch, on);
    this.#show(now);
    try {
      const { value } = await discussion.follow!({ thread, on, ...(branch !== undefined && { branch }) });
      this.#show(value ?? now);
      const what = branch === undefined ? 'followed' : 'followedBranch';
      this.#announcer.say(this.#words.text(on ? what : `un${what}`));
    } catch (thrown) {
      this.#show(before);
      this.#announcer.say(this.#core.text(`error-${PleinError.from(thrown).code}`));
    } finally {
      this.#busy = false;
    }
  }

  get #following(): Following {
    return this.#answer ?? this.#mine?.following ?? { thread: false, branches: [] };
  }

  #show(answer: Following): void {
    this.#answer = answer;
    this.#host.requestUpdate();
  }
}

function withBranch({ thread, branches }: Following, branch: Id, on: boolean): Following {
  const others = branches.filter((other) => other !== branch);
  return { thread, branches: on ? [...others, branch] : others };
}
