import type { LitElement } from 'lit';
import { adopt } from '../../core/adopt.ts';
import { choices } from '../../core/choices.styles.ts';
import type { Localize } from '../../core/localize.ts';
import type { Advice } from './advice/advice.ts';
import type { ComposerDesk, ComposerTools } from './composer-tools.ts';
import type { ComposerKey } from './composer.strings.ts';
import { applyEdit, selectedIn } from './field-edit.ts';
import { insert } from './markdown-edit.rules.ts';
import type { MentionList } from './mention-list.ts';
import type { Pictures } from './pictures/pictures.ts';

/** The field that others keep company. */
export interface FieldHost extends LitElement {
  readonly text: string;
  readonly tools: ComposerTools;
  readonly desk: ComposerDesk;
  readonly field: HTMLTextAreaElement;
}

const PICTURE = 'plein:image/';

/** Owns what joins a field when it is asked for, each with code of its own: names after an `@`, pictures, advice. */
export class Company {
  mentions: MentionList | undefined;
  pictures: Pictures | undefined;
  advice: Advice | undefined;

  readonly #host: FieldHost;
  readonly #words: Localize<ComposerKey>;
  #asked: Promise<Pictures | undefined> | undefined;
  #advised: Promise<void> | undefined;

  constructor(host: FieldHost, words: Localize<ComposerKey>) {
    this.#host = host;
    this.#words = words;
  }

  /** The text is there, or changed. */
  async read(): Promise<void> {
    const { text, tools } = this.#host;
    if (tools.advice === undefined) return;
    // Without it nothing is missing; it is asked for again with the next text.
    await (this.#advised ??= this.#loadAdvice().catch(() => (this.#advised = undefined)));
    this.advice?.follow(text);
  }

  /** The text changed, or the caret moved. */
  async follow(): Promise<void> {
    const { text, tools } = this.#host;
    if (tools.images !== undefined && text.includes(PICTURE)) void this.loadPictures();
    if (tools.mentions === undefined || !text.includes('@')) return;
    if (this.mentions === undefined) {
      const code = await import('./mention-list.ts').catch(() => undefined);
      if (code !== undefined) this.mentions ??= new code.MentionList(this.#host, this.#words, () => this.#host.tools);
    }
    this.mentions?.follow(this.#host.field);
  }

  press(event: KeyboardEvent): boolean {
    return this.mentions?.press(event, this.#host.field) ?? false;
  }

  /** Takes files as pictures, or says that there is no place for them. Answers what to tell where they are not taken. */
  async takeFiles(files: readonly File[]): Promise<string | undefined> {
    if (this.#host.tools.images === undefined) return this.#words.text('noPictures');
    const pictures = await this.loadPictures();
    if (pictures === undefined) return this.#words.text('picturesLost');
    await pictures.take(files);
    return undefined;
  }

  /** Why the text cannot be sent yet, and what of it to go to. */
  async hindrance(): Promise<{ readonly words: string; readonly at: string } | undefined> {
    if (this.#host.tools.images === undefined || !this.#host.text.includes(PICTURE)) return undefined;
    const found = await (await this.loadPictures())?.hindrance();
    return found && { words: found.words, at: `describe-${found.picture}` };
  }

  loadPictures(): Promise<Pictures | undefined> {
    this.#asked ??= this.#load().catch(() => (this.#asked = undefined));
    return this.#asked;
  }

  async #load(): Promise<Pictures> {
    const [{ Pictures: Code }, { picturesStyles }] = await Promise.all([
      import('./pictures/pictures.ts'),
      import('./pictures/pictures.styles.ts'),
    ]);
    const host = this.#host;
    for (const styles of [choices, picturesStyles]) adopt(host, styles);
    const pictures = new Code(host, {
      tools: () => host.tools,
      text: () => host.text,
      write: (words) => applyEdit(host.field, insert(selectedIn(host.field), words)),
      replace: (from, to, words) => this.#replace(from, to, words),
      say: (words) => host.tools.say?.(words),
    });
    await pictures.words.loading;
    this.pictures = pictures;
    host.requestUpdate();
    return pictures;
  }

  async #loadAdvice(): Promise<void> {
    const [{ Advice: Code }, { adviceStyles }] = await Promise.all([
      import('./advice/advice.ts'),
      import('./advice/advice.styles.ts'),
    ]);
    const host = this.#host;
    adopt(host, adviceStyles);
    const advice = new Code(host, {
      advice: () => host.tools.advice ?? {},
      say: (words) => host.tools.say?.(words),
      later: () => host.desk.cancel(),
    });
    await advice.words.loading;
    this.advice = advice;
    host.requestUpdate();
  }

  /** Without the focus, so not a part of the field's own undo. */
  #replace(from: number, to: number, words: string): void {
    const { field } = this.#host;
    field.setRangeText(words, from, to, 'preserve');
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
  }
}
