import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import { adopt } from '../../core/adopt.ts';
import type { Id } from '../../core/core.model.ts';
import { PleinError } from '../../core/errors.ts';
import { Localize } from '../../core/localize.ts';
import { Part } from '../../core/part.ts';
import { REACTIONS, type Comment, type Reaction } from '../discussion.model.ts';
import type { WritingDesk } from '../writing/writing-desk.ts';
import { deedButtons, furtherButton, helpfulButton, reactionButton, type Deeds } from './comment-actions.ts';
import { deedStrings, type DeedKey } from './deeds.strings.ts';
import { deedStyles } from './deeds.styles.ts';
import type { Deleting } from './deleting.ts';
import { Problems } from './problems.ts';
import type * as Further from './further-deeds.ts';
import type { Reacting } from './reacting.ts';

/** What is done elsewhere. */
export interface DeedsElsewhere {
  reply(comment: Id): void;
  edit(comment: Id): void;
  /** The buttons for what few may do. They are known later than the rest, and stand after that, so that nothing moves. */
  more(comment: Comment): unknown;
}

/**
 * Owns which buttons a signed-in reader has below a comment. What a button does is code of its own, fetched when it is
 * pressed.
 */
export class ThreadDeeds {
  readonly words: Localize<DeedKey>;
  readonly problems: Problems;

  readonly #host: LitElement;
  readonly #desk: WritingDesk;
  readonly #elsewhere: DeedsElsewhere;
  readonly #reacting: Part<Reacting>;
  readonly #deleting: Part<Deleting>;
  readonly #further: Part<typeof Further>;

  constructor(host: LitElement, desk: WritingDesk, elsewhere: DeedsElsewhere) {
    this.#host = host;
    this.#desk = desk;
    this.#elsewhere = elsewhere;
    this.words = new Localize<DeedKey>(host, deedStrings);
    this.problems = new Problems(host, desk);
    adopt(host, deedStyles);
    this.#reacting = new Part(host, async () => {
      const code = await import('./reacting.ts');
      return new code.Reacting(host, desk, this.problems);
    });
    this.#deleting = new Part(host, async () => {
      const [code] = await Promise.all([import('./deleting.ts'), this.words.complete()]);
      return new code.Deleting(host, desk, this.problems, this.words);
    });
    this.#further = new Part(host, () => import('./further-deeds.ts'));
  }

  /** Takes back all that was added to the host. */
  dispose(): void {
    this.#host.removeController(this.words);
    this.words.hostDisconnected();
    this.#deleting.made?.dispose();
  }

  actions(comment: Comment): TemplateResult {
    const instead = this.#deleting.made?.view(comment) ?? (isGone(comment) ? nothing : this.#renderDeeds(comment));
    const problem = this.problems.words(comment.id);
    return html`${instead}${
      problem === undefined ? nothing : html`<span part="problem" class="problem">${problem}</span>`
    }`;
  }

  #renderDeeds(comment: Comment): TemplateResult {
    const { mine, reactions } = this.#desk;
    const part = mine.of(comment.id);
    const deeds = this.#deeds(comment);
    const words = { words: this.words, reactions: reactions.words };
    const further = (button: HTMLButtonElement): void =>
      void this.#do(comment.id, this.#further, ({ openFurther }) => openFurther(button, this.words.used));
    // What grows as others react stands last, so that nothing is moved from under a finger.
    return html`${reactionButton(comment, this.#offered, part, deeds, words)}${deedButtons(
      deeds,
      this.words,
    )}${helpfulButton(comment, part, deeds, words)}${this.#elsewhere.more(comment)}${
      part && furtherButton(this.words, further)
    }${reactions.counts(comment, deeds.help !== undefined)}`;
  }

  #deeds(comment: Comment): Deeds {
    const { discussion, mine } = this.#desk;
    const { id } = comment;
    const can = mine.of(id)?.can;
    const { reply, edit } = this.#elsewhere;
    return {
      ...(can?.react &&
        discussion.react && {
          react: (reaction) => void this.#do(id, this.#reacting, (it) => it.react(comment, reaction)),
          pick: (anchor) => void this.#do(id, this.#reacting, (it) => it.pick(anchor, comment, this.#offered)),
        }),
      ...(can?.helpful &&
        discussion.setHelpful && { help: () => void this.#do(id, this.#reacting, (it) => it.help(comment)) }),
      ...(can?.reply && discussion.createComment && { reply: () => reply(id) }),
      ...(can?.edit && discussion.editComment && discussion.readMarkdown && { edit: () => edit(id) }),
      ...(can?.delete &&
        discussion.deleteComment && { delete: () => void this.#do(id, this.#deleting, (it) => it.start(comment)) }),
    };
  }

  async #do<Code>(comment: Id, part: Part<Code>, deed: (code: Code) => unknown): Promise<void> {
    const code = part.made ?? (await part.load());
    if (code !== undefined) await deed(code);
    else this.problems.fail(comment, new PleinError('offline'));
  }

  /** What this community reacts with, as far as there are words for it. */
  get #offered(): readonly Reaction[] {
    const offered = this.#desk.mine.value?.reactions ?? ['like'];
    return REACTIONS.filter((reaction) => offered.includes(reaction));
  }
}

function isGone({ state }: Comment): boolean {
  return state !== 'published' && state !== 'held';
}
