import type { LitElement, ReactiveController, TemplateResult, nothing } from 'lit';
import type { Id } from '../../../core/core.model.ts';
import { PleinError, isAbort } from '../../../core/errors.ts';
import { newId } from '../../../core/ids.ts';
import { Localize } from '../../../core/localize.ts';
import { MAX_IMAGES, MAX_IMAGE_BYTES, type ImagesPort } from '../../../images/images.model.ts';
import { pictureMarkdown, picturesOf, refusePicture, type PictureInText } from './picture.rules.ts';
import { picturesStrings, type PicturesKey } from './pictures.strings.ts';
import { picturesView } from './pictures-view.ts';
import { shrunk } from './shrink.ts';

/** Where the pictures' text is. */
export interface PicturesDesk {
  readonly images: () => ImagesPort | undefined;
  readonly text: () => string;
  /** Writes at the caret, as if it had been typed. */
  write(words: string): void;
  /** Puts words in the place of a stretch, leaving focus and caret where they are. */
  replace(from: number, to: number, words: string): void;
  say(words: string): void;
}

/** How one of them is doing. */
export interface Picture {
  readonly state: 'uploading' | 'kept' | 'failed';
  readonly problem?: PleinError;
  readonly bitmap?: ImageBitmap;
  /** Absent for one that was in the text before. */
  readonly file?: Blob;
  /** Its writer says that there is nothing to describe. */
  readonly decorative: boolean;
}

/**
 * Owns the pictures of a text that is being written: what is sent of them, and what is said of each. Which there are is
 * told by the text alone.
 */
export class Pictures implements ReactiveController {
  readonly words: Localize<PicturesKey>;
  /** Why the last files were not taken. */
  refusals: readonly string[] = [];

  readonly #host: LitElement;
  readonly #desk: PicturesDesk;
  readonly #known = new Map<Id, Picture>();
  readonly #flights = new Map<Id, AbortController>();

  constructor(host: LitElement, desk: PicturesDesk) {
    this.#host = host;
    this.#desk = desk;
    this.words = new Localize(host, picturesStrings);
    host.addController(this);
  }

  hostDisconnected(): void {
    for (const flight of this.#flights.values()) flight.abort();
  }

  hostUpdated(): void {
    for (const canvas of this.#host.renderRoot.querySelectorAll<HTMLCanvasElement>('canvas[data-picture]')) {
      const { bitmap } = this.#known.get(canvas.dataset['picture'] ?? '') ?? {};
      if (bitmap !== undefined) draw(bitmap, canvas);
    }
  }

  /** Takes files that were chosen, pasted or dropped. */
  async take(files: readonly File[]): Promise<void> {
    this.refusals = [];
    let added = 0;
    for (const file of files) {
      const wrong = refusePicture(file, picturesOf(this.#desk.text()).length) ?? (await this.#add(file));
      if (wrong === undefined) added += 1;
      else this.refusals = [...this.refusals, this.#refusal(wrong, file.name)];
    }
    this.#desk.say([...this.refusals, ...(added > 0 ? [this.words.text('added', { count: added })] : [])].join(' '));
    this.#host.requestUpdate();
  }

  /** Why the text cannot be sent yet: the key of the words, and which picture it is about. */
  hindrance(): { readonly words: string; readonly picture: Id } | undefined {
    const all = picturesOf(this.#desk.text()).map((picture) => ({ picture, now: this.#known.get(picture.id) }));
    const find = (key: PicturesKey, is: (each: (typeof all)[number]) => boolean) => {
      const found = all.find(is);
      return found && { words: this.words.text(key), picture: found.picture.id };
    };
    return (
      find('wait-uploading', ({ now }) => now?.state === 'uploading') ??
      find('wait-failed', ({ now }) => now?.state === 'failed') ??
      find('wait-description', ({ picture, now }) => picture.description === '' && now?.decorative === false)
    );
  }

  render(): TemplateResult | typeof nothing {
    const pictures = picturesOf(this.#desk.text());
    for (const { id } of pictures) if (!this.#known.has(id)) void this.#recall(id);
    return picturesView(
      pictures.map((picture) => ({ ...picture, now: this.#known.get(picture.id) })),
      this.refusals,
      this.words,
      {
        describe: (picture, description) => this.#describe(picture, description),
        decorate: ({ id }, decorative) => this.#set(id, { ...this.#known.get(id)!, decorative }),
        retry: ({ id }) => void this.#send(id),
        remove: (picture) => this.#remove(picture),
      },
    );
  }

  async #add(file: File): Promise<'broken' | 'large' | undefined> {
    const ready = await shrunk(file).catch(() => undefined);
    if (ready === undefined) return 'broken';
    if (ready.file.size > MAX_IMAGE_BYTES) return 'large';
    const id = newId();
    this.#set(id, { ...ready, state: 'uploading', decorative: false });
    this.#desk.write(`${pictureMarkdown(id, '')}\n`);
    void this.#send(id);
    return undefined;
  }

  /** Sends a picture, or sends it again: under the same id it is the same picture. */
  async #send(id: Id): Promise<void> {
    const { file, ...known } = this.#known.get(id)!;
    const images = this.#desk.images();
    if (file === undefined || images === undefined) return;
    const flight = new AbortController();
    this.#flights.set(id, flight);
    this.#set(id, { ...this.#known.get(id)!, state: 'uploading' });
    try {
      await images.uploadImage({ id, file }, { signal: flight.signal });
      this.#set(id, { ...this.#known.get(id)!, state: 'kept' });
      this.#desk.say(this.words.text('arrived'));
    } catch (thrown) {
      if (isAbort(thrown)) return;
      const problem = PleinError.from(thrown);
      this.#set(id, { ...known, ...this.#known.get(id)!, state: 'failed', problem });
      this.#desk.say(this.words.text('failed'));
    }
  }

  /** One that was in the text before: as the backend has it. */
  async #recall(id: Id): Promise<void> {
    this.#known.set(id, { state: 'kept', decorative: true });
    try {
      const blob = await this.#desk.images()?.readImage(id);
      const bitmap = blob && (await createImageBitmap(blob));
      if (bitmap) this.#set(id, { ...this.#known.get(id)!, bitmap });
    } catch (thrown) {
      const problem = PleinError.from(thrown);
      if (problem.code === 'not-found') this.#set(id, { ...this.#known.get(id)!, state: 'failed', problem });
    }
  }

  #describe({ id, from, to }: PictureInText, description: string): void {
    this.#desk.replace(from, to, pictureMarkdown(id, description));
  }

  #remove({ id, from, to }: PictureInText): void {
    this.#flights.get(id)?.abort();
    const end = this.#desk.text()[to] === '\n' ? to + 1 : to;
    this.#desk.replace(from, end, '');
    this.#desk.say(this.words.text('removed'));
  }

  #refusal(wrong: 'type' | 'many' | 'large' | 'broken', name: string): string {
    const limit = wrong === 'many' ? MAX_IMAGES : Math.floor(MAX_IMAGE_BYTES / 1024 / 1024);
    return this.words.text(`refused-${wrong}`, { name, limit });
  }

  #set(id: Id, picture: Picture): void {
    this.#known.set(id, picture);
    this.#host.requestUpdate();
  }
}

/** On a canvas, because a strict page shows no picture from a `blob:` address. */
function draw(bitmap: ImageBitmap, canvas: HTMLCanvasElement): void {
  const { width, height } = canvas;
  const scale = Math.max(width / bitmap.width, height / bitmap.height);
  const [wide, high] = [bitmap.width * scale, bitmap.height * scale];
  canvas.getContext('2d')?.drawImage(bitmap, (width - wide) / 2, (height - high) / 2, wide, high);
}
