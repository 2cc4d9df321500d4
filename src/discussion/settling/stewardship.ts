import type { Localize } from '../../core/localize.ts';
import { excerpt } from '../../text/text.rules.ts';
import type { Comment, Thread } from '../discussion.model.ts';
import type { WritingDesk } from '../writing/writing-desk.ts';
import type { DeedForm } from './deed-form.ts';
import type { SettlingKey } from './settling.strings.ts';
import type { StewardDeeds } from './steward-deeds.ts';

/** The words of each deed's button. */
const ACTIONS = {
  lock: 'lock',
  unlock: 'unlock',
  slow: 'save',
  pin: 'pin',
  unpin: 'unpin',
  title: 'save',
  summary: 'summary',
  rename: 'rename',
  merge: 'merge',
  move: 'move',
} as const satisfies Record<string, SettlingKey>;

/** Knows what a steward can do with a thread and its comments as they are now. */
export class Stewardship {
  readonly #desk: WritingDesk;
  readonly #deeds: StewardDeeds;
  readonly #words: Localize<SettlingKey>;
  readonly #summarise: () => void;

  constructor(desk: WritingDesk, deeds: StewardDeeds, words: Localize<SettlingKey>, summarise: () => void) {
    this.#desk = desk;
    this.#deeds = deeds;
    this.#words = words;
    this.#summarise = summarise;
  }

  forThread(): readonly DeedForm[] {
    const { reading, discussion, mine } = this.#desk;
    const thread = reading.conversation?.thread;
    if (thread === undefined || mine.value?.can.steward !== true) return [];
    const sums = mine.value.can.kinds?.includes('summary') && discussion.createComment !== undefined;
    return [
      ...(discussion.changeThread === undefined ? [] : this.#changes(thread)),
      ...(sums ? [this.#form('summary', [], async () => this.#leave())] : []),
      ...(discussion.renameThread === undefined ? [] : [this.#rename(thread)]),
      ...(discussion.mergeThread === undefined ? [] : [this.#merge()]),
    ];
  }

  forComment({ id }: Comment): readonly DeedForm[] {
    const { reading, discussion, mine } = this.#desk;
    const comment = reading.find(id);
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

  #leave(): { readonly words: string; readonly done: true; readonly leaves: true } {
    this.#summarise();
    return { words: '', done: true, leaves: true };
  }

  #form(name: keyof typeof ACTIONS, fields: readonly Field[], run: DeedForm['run']): DeedForm {
    return {
      name,
      about: this.#words.text(`${name}About`),
      fields: fields.map((field) => ({ ...field, label: this.#words.text(field.label) })),
      action: this.#words.text(ACTIONS[name]),
      run,
    };
  }
}

interface Field {
  readonly name: string;
  readonly label: SettlingKey;
  readonly value: string;
  readonly numeric?: boolean;
}
