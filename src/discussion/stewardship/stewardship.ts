import { html, nothing, svg, type LitElement, type TemplateResult } from 'lit';
import { findComment } from '../reading/conversation.comments.ts';
import { define } from '../../core/define.ts';
import { Localize } from '../../core/localize.ts';
import { excerpt } from '../../text/text.rules.ts';
import { nameOf } from '../comments/comment-view.ts';
import type { Comment, Thread } from '../discussion.model.ts';
import { openAt } from '../../core/popover.ts';
import { withinReach } from '../staying/spots.ts';
import type { ThreadChanges } from '../settling/thread-changes.ts';
import type { SettlingDesk } from '../settling/thread-settling.ts';
import type { DeedForm, Outcome } from './deed-form.ts';
import { StewardDeeds } from './steward-deeds.ts';
import { stewardStrings, type StewardKey } from './stewardship.strings.ts';

/** What there is to do; the words of its button go by the same name. */
type Deed = 'lock' | 'unlock' | 'slow' | 'pin' | 'unpin' | 'title' | 'summary' | 'rename' | 'merge' | 'move';

const SLIDERS = svg`<path d="M2.5 5h6m3.5 0h1.5M2.5 11h1.5m3.5 0h6" /><circle cx="10.2" cy="5" r="1.7" /><circle cx="5.8" cy="11" r="1.7" />`;

/** Owns the ways to what a steward can do with a thread and its comments as they are now. Loaded for stewards. */
export class Stewardship {
  readonly words: Localize<StewardKey>;

  readonly #host: LitElement;
  readonly #desk: SettlingDesk;
  readonly #deeds: StewardDeeds;

  constructor(host: LitElement, desk: SettlingDesk, changes: ThreadChanges) {
    this.#host = host;
    this.#desk = desk;
    this.words = new Localize<StewardKey>(host, stewardStrings);
    this.#deeds = new StewardDeeds(desk, this.words, changes);
  }

  /** Takes back all that was added to the host. */
  dispose(): void {
    this.#host.removeController(this.words);
    this.words.hostDisconnected();
  }

  /** The button to what can be done with the thread. */
  button(): TemplateResult | typeof nothing {
    const forms = (): readonly DeedForm[] => this.#forThread();
    if (forms().length === 0) return nothing;
    const label = this.words.text('manageThread');
    return html`<button
      type="button"
      part="tool manage"
      class="quiet"
      aria-expanded="false"
      @click=${(event: Event) => void this.#open(event.currentTarget as HTMLButtonElement, label, forms)}
    >
      <svg viewBox="0 0 16 16" aria-hidden="true">${SLIDERS}</svg
      ><span class="label">${this.words.text('manage')}</span>
    </button>`;
  }

  /** The button to what can be done with a comment. */
  commentButton(comment: Comment): TemplateResult | typeof nothing {
    const forms = (): readonly DeedForm[] => this.#forComment(comment);
    if (forms().length === 0) return nothing;
    const label = this.words.text('manageComment', { name: nameOf(comment, this.#desk.core) });
    return html`<button
      type="button"
      class="quiet rare"
      part="action manage"
      aria-expanded="false"
      data-deed="manage"
      @click=${(event: Event) => void this.#open(withinReach(event.currentTarget as HTMLButtonElement), label, forms)}
    >
      ${this.words.text('manage')}
    </button>`;
  }

  #forThread(): readonly DeedForm[] {
    const { reading, discussion, mine } = this.#desk;
    const thread = reading.conversation?.thread;
    if (thread === undefined || mine.value?.can.steward !== true) return [];
    const sums = mine.value.can.kinds?.includes('summary') && discussion.createComment !== undefined;
    return [
      ...(discussion.changeThread === undefined ? [] : this.#changes(thread)),
      ...(sums ? [this.#form('summary', [], () => this.#summarise())] : []),
      ...(discussion.renameThread === undefined ? [] : [this.#rename(thread)]),
      ...(discussion.mergeThread === undefined ? [] : [this.#merge()]),
    ];
  }

  #forComment({ id }: Comment): readonly DeedForm[] {
    const { reading, discussion, mine } = this.#desk;
    const comment = findComment(reading.conversation, id);
    const can = mine.of(id)?.can;
    if (comment === undefined) return [];
    const isPinned = reading.conversation?.thread.pinned === id;
    const pin = isPinned ? this.#unpin() : this.#form('pin', [], () => this.#deeds.pin(id));
    return [
      ...(can?.pin && discussion.changeThread ? [pin] : []),
      ...(can?.move && discussion.moveBranch ? [this.#move(comment)] : []),
    ];
  }

  #changes({ state, slowMode, pinned, title }: Thread): readonly DeedForm[] {
    const isLocked = state === 'locked';
    const minutes = { name: 'minutes', label: 'slowLabel', value: String(slowMode ?? ''), numeric: true } as const;
    const named = { name: 'title', label: 'titleLabel', value: title } as const;
    return [
      this.#form(isLocked ? 'unlock' : 'lock', [], () => this.#deeds.lock(!isLocked)),
      this.#form('slow', [minutes], (given) => this.#deeds.slow(given['minutes'] ?? '')),
      ...(pinned === undefined ? [] : [this.#unpin()]),
      this.#form('title', [named], (given) => this.#deeds.retitle(given['title'] ?? '')),
    ];
  }

  #unpin(): DeedForm {
    return this.#form('unpin', [], () => this.#deeds.unpin());
  }

  #rename({ key }: Thread): DeedForm {
    const field = { name: 'key', label: 'renameLabel', value: key } as const;
    return this.#form('rename', [field], (given) => this.#deeds.rename(given['key'] ?? ''));
  }

  #merge(): DeedForm {
    const field = { name: 'key', label: 'mergeLabel', value: '' } as const;
    return this.#form('merge', [field], (given) => this.#deeds.merge(given['key'] ?? ''));
  }

  #move(comment: Comment): DeedForm {
    const key = `${this.#desk.thread}-${comment.id.slice(-6)}`;
    const fields = [
      { name: 'key', label: 'moveKeyLabel', value: key },
      { name: 'title', label: 'moveTitleLabel', value: excerpt(comment.text, 80) },
    ] as const;
    return this.#form('move', fields, (given) => this.#deeds.move(comment, given['key'] ?? '', given['title'] ?? ''));
  }

  async #summarise(): Promise<Outcome> {
    const target = { kind: 'comment' } as const;
    void this.#desk.writing().then(async (writing) => {
      await writing?.write(target);
      writing?.composing.choose(target, 'summary');
    });
    return { words: '', done: true, leaves: true };
  }

  async #open(anchor: HTMLButtonElement, label: string, forms: () => readonly DeedForm[]): Promise<void> {
    const { PleinManagement } = await import('./management.ts');
    define('plein-management', PleinManagement);
    await openAt(anchor, () => {
      const management = document.createElement('plein-management');
      management.setAttribute('exportparts', 'deed, deed-button, outcome');
      return Object.assign(management, { label, lang: this.words.used, forms, underWay: this.words.text('underWay') });
    });
  }

  #form(name: Deed, fields: readonly Field[], run: DeedForm['run']): DeedForm {
    return {
      name,
      about: this.words.text(`${name}About`),
      fields: fields.map((field) => ({ ...field, label: this.words.text(field.label) })),
      action: this.words.text(name),
      run,
    };
  }
}

interface Field {
  readonly name: string;
  readonly label: StewardKey;
  readonly value: string;
  readonly numeric?: boolean;
}
