import type { LitElement, ReactiveController, TemplateResult, nothing } from 'lit';
import type { Id } from '../../../core/core.model.ts';
import { newId } from '../../../core/ids.ts';
import { Localize } from '../../../core/localize.ts';
import { MAX_IMAGES, MAX_IMAGE_BYTES } from '../../../images/images.model.ts';
import { ownPicture, pictureAtHand } from '../../../images/own-picture.ts';
import type { TextPictures } from '../../../text/text-view.ts';
import type { ComposerTools } from '../composer-tools.ts';
import { pictureMarkdown, picturesOf, refusePicture, type PictureInText } from './picture.rules.ts';
import { picturesStrings, type PicturesKey } from './pictures.strings.ts';
import { failure, picturesView } from './pictures-view.ts';
import { shrunk } from './shrink.ts';
import { Uploads, type Picture } from './uploads.ts';

/** Where the pictures' text is. */
export interface PicturesDesk {
  readonly tools: () => ComposerTools;
  readonly text: () => string;
  /** Writes at the caret, as if it had been typed. */
  write(words: string): void;
  /** Puts words in the place of a stretch, leaving focus and caret where they are. */
  replace(from: number, to: number, words: string): void;
  say(words: string): void;
}

/**
 * Owns the pictures of a text that is being written, and what is said of each. Which there are is told by the text alone,
 * and how they are doing by their uploads.
 */
export class Pictures implements ReactiveController {
  readonly words: Localize<PicturesKey>;
  /** Why the last files were not taken. */
  refusals: readonly string[] = [];

  readonly #host: LitElement;
  readonly #desk: PicturesDesk;
  #watched: Uploads | undefined;
  #gone = new AbortController();

  constructor(host: LitElement, desk: PicturesDesk) {
    this.#host = host;
    this.#desk = desk;
    this.words = new Localize(host, picturesStrings);
    host.addController(this);
  }

  hostConnected(): void {
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    this.#gone.abort();
    this.#watched = undefined;
  }

  hostUpdated(): void {
    const images = this.#desk.tools().images;
    for (const canvas of this.#host.renderRoot.querySelectorAll<HTMLCanvasElement>('canvas[data-picture]')) {
      const bitmap = images && pictureAtHand(images, canvas.dataset['picture'] ?? '');
      if (bitmap !== undefined) draw(bitmap, canvas);
    }
  }

  /** Takes files that were chosen, pasted or dropped. */
  async take(files: readonly File[]): Promise<void> {
    this.refusals = [];
    // Its code too, while it can be fetched.
    void this.#desk
      .tools()
      .waiting?.()
      .catch(() => undefined);
    const added: Id[] = [];
    for (const file of files) {
      const id = newId();
      const wrong = refusePicture(file, picturesOf(this.#desk.text()).length) ?? (await this.#keep(id, file));
      if (wrong === undefined) {
        this.#desk.write(`${pictureMarkdown(id, '')}\n`);
        added.push(id);
      } else this.refusals = [...this.refusals, this.#refusal(wrong, file.name)];
    }
    const count = added.length;
    this.#desk.say([...this.refusals, ...(count > 0 ? [this.words.text('added', { count })] : [])].join(' '));
    for (const id of added) this.#uploads?.send(id);
    this.#host.requestUpdate();
  }

  /** The pictures of the text as its writer sees them, which nobody else does yet. */
  get preview(): TextPictures | undefined {
    const images = this.#desk.tools().images;
    return images && { imageUrl: images.imageUrl, preview: (picture) => ownPicture(images, picture) };
  }

  /** Why the text cannot be sent yet: the words, and which picture they are about. What only lacks a connection waits with it. */
  async hindrance(): Promise<{ readonly words: string; readonly picture: Id } | undefined> {
    const all = picturesOf(this.#desk.text()).map((picture) => ({ picture, now: this.#uploads?.get(picture.id) }));
    const find = (key: PicturesKey, is: (each: (typeof all)[number]) => boolean) => {
      const found = all.find(is);
      return found && { words: this.words.text(key), picture: found.picture.id };
    };
    const waiting = this.#desk.tools().waiting;
    const hindrance =
      find('wait-uploading', ({ now }) => now?.state === 'uploading') ??
      find('wait-failed', ({ now }) => now?.state === 'failed' && !(waiting && canWait(now))) ??
      find('wait-description', ({ picture, now }) => picture.description === '' && now?.decorative === false);
    if (hindrance !== undefined || waiting === undefined) return hindrance;
    const stuck = all.filter(({ now }) => now?.state === 'failed');
    const kept = await Promise.all(stuck.map(({ picture }) => this.#uploads?.leave(picture.id, waiting)));
    return kept.every(Boolean) ? undefined : find('wait-failed', ({ now }) => now?.state === 'failed');
  }

  render(): TemplateResult | typeof nothing {
    const pictures = picturesOf(this.#desk.text());
    const uploads = this.#uploads;
    for (const { id } of pictures) if (uploads?.get(id) === undefined) void uploads?.recall(id);
    return picturesView(
      pictures.map((picture) => ({ ...picture, now: uploads?.get(picture.id) })),
      this.refusals,
      this.words,
      {
        describe: ({ id, from, to }, description) => this.#desk.replace(from, to, pictureMarkdown(id, description)),
        decorate: ({ id }, decorative) => uploads?.change(id, { decorative }),
        retry: ({ id }) => this.#retry(id),
        replace: ({ id }, file) => void this.#replace(id, file),
        remove: (picture) => this.#remove(picture),
      },
    );
  }

  /** Those to the backend that is there now. */
  get #uploads(): Uploads | undefined {
    const images = this.#desk.tools().images;
    const uploads = images && Uploads.to(images);
    if (uploads === this.#watched) return uploads;
    this.#gone.abort();
    this.#gone = new AbortController();
    this.#watched = uploads;
    uploads?.watch((...change) => this.#onChange(...change), this.#gone.signal);
    return uploads;
  }

  async #keep(id: Id, file: File): Promise<'broken' | 'large' | undefined> {
    const ready = await shrunk(file).catch(() => undefined);
    if (ready === undefined) return 'broken';
    if (ready.size > MAX_IMAGE_BYTES) return 'large';
    try {
      await this.#uploads?.add(id, ready);
    } catch {
      return 'broken';
    }
    return undefined;
  }

  /** Those who listen are told how it ended, not how far it is. */
  #onChange(id: Id, now: Picture, before: Picture | undefined): void {
    if (!this.#desk.text().includes(id)) return;
    this.#host.requestUpdate();
    if (before?.state !== 'uploading' || now.state === 'uploading') return;
    this.#desk.say(this.words.text(now.state === 'kept' ? 'arrived' : failure(now)));
  }

  #retry(id: Id): void {
    this.#uploads?.send(id);
    void this.#focus(id);
  }

  /** Another file for one that is lost: its place and its description stay. */
  async #replace(id: Id, file: File): Promise<void> {
    const wrong = refusePicture(file, 0) ?? (await this.#keep(id, file));
    this.refusals = wrong === undefined ? [] : [this.#refusal(wrong, file.name)];
    if (wrong === undefined) this.#retry(id);
    else this.#desk.say(this.refusals.join(' '));
    this.#host.requestUpdate();
  }

  #remove({ id, from, to }: PictureInText): void {
    this.#uploads?.stop(id);
    const at = picturesOf(this.#desk.text()).findIndex((picture) => picture.id === id);
    const end = this.#desk.text()[to] === '\n' ? to + 1 : to;
    this.#desk.replace(from, end, '');
    this.#desk.say(this.words.text('removed'));
    const left = picturesOf(this.#desk.text());
    void this.#focus((left[at] ?? left.at(-1))?.id);
  }

  /** The button that had the focus is gone: to that of a picture, or else to the text. */
  async #focus(id: Id | undefined): Promise<void> {
    await this.#host.updateComplete;
    const button = this.#host.renderRoot.querySelector<HTMLElement>(`#remove-${id ?? ''}`);
    (button ?? this.#host).focus();
  }

  #refusal(wrong: 'type' | 'many' | 'large' | 'broken', name: string): string {
    const limit = wrong === 'many' ? MAX_IMAGES : Math.floor(MAX_IMAGE_BYTES / 1024 / 1024);
    return this.words.text(`refused-${wrong}`, { name, limit });
  }
}

/** Whether nothing but a connection is missing. */
function canWait({ file, problem }: Picture): boolean {
  return file !== undefined && problem?.passing === true && problem.code !== 'rate-limited';
}

function draw(bitmap: ImageBitmap, canvas: HTMLCanvasElement): void {
  const { width, height } = canvas;
  const scale = Math.max(width / bitmap.width, height / bitmap.height);
  const [wide, high] = [bitmap.width * scale, bitmap.height * scale];
  canvas.getContext('2d')?.drawImage(bitmap, (width - wide) / 2, (height - high) / 2, wide, high);
}
