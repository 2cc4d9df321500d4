import type { OutboxPictures } from '../../community/outbox.model.ts';
import type { Backend } from '../../core/backend.ts';
import type { Id } from '../../core/core.model.ts';
import { PleinError } from '../../core/errors.ts';
import type { ImageUpload } from '../../images/images.model.ts';
import type { OutboxOptions } from './outbox.ts';
import { PICTURES } from './store.ts';

/** Where files lie, by an address that leads nowhere. */
interface Shelf {
  match(address: string): Promise<Response | undefined>;
  put(address: string, file: Response): Promise<void>;
  delete(address: string): Promise<boolean>;
  addresses(): Promise<readonly string[]>;
}

const known = new Map<string, KeptPictures>();

/** Those of a member, who has none any more once they signed out. */
export function keptFor(member: string | undefined, backend: Backend, options: OutboxOptions): KeptPictures {
  if (member === undefined) throw new PleinError('not-signed-in');
  const scope = `${options.name ?? backend.address ?? backend.name} ${member}`;
  const kept = known.get(scope) ?? new KeptPictures(scope, backend, options);
  known.set(scope, kept);
  return kept;
}

/** Pictures of one member that wait with comments: in the browser's own store of files, or in the page where it has none. */
export class KeptPictures implements OutboxPictures {
  readonly #place: string;
  readonly #backend: Backend;
  readonly #shelf: Promise<Shelf>;

  constructor(scope: string, backend: Backend, { indexedDB }: OutboxOptions) {
    this.#place = `https://outbox.invalid/${encodeURIComponent(scope)}/`;
    this.#backend = backend;
    this.#shelf = indexedDB === null ? Promise.resolve(inPage()) : inBrowser().catch(inPage);
  }

  async keep({ id, file }: ImageUpload): Promise<void> {
    const shelf = await this.#shelf;
    await shelf.put(this.#place + id, new Response(file)).catch((thrown: unknown) => {
      throw PleinError.from(thrown);
    });
  }

  async read(id: Id): Promise<Blob | undefined> {
    return (await (await this.#shelf).match(this.#place + id))?.clone().blob();
  }

  /** Hands over those that a text shows, each once; the first that fails ends it. */
  async handOver(markdown: string): Promise<void> {
    for (const id of await this.#in(markdown)) {
      const file = await this.read(id);
      if (file !== undefined) await this.#backend.images?.uploadImage({ id, file });
      await (await this.#shelf).delete(this.#place + id);
    }
  }

  /** All of them, where no text is given. */
  async forget(markdown?: string): Promise<void> {
    for (const id of await this.#in(markdown)) await (await this.#shelf).delete(this.#place + id);
  }

  async #in(markdown: string | undefined): Promise<readonly Id[]> {
    const addresses = await (await this.#shelf).addresses();
    const ids = addresses.filter((each) => each.startsWith(this.#place)).map((each) => each.slice(this.#place.length));
    return markdown === undefined ? ids : ids.filter((id) => markdown.includes(id));
  }
}

async function inBrowser(): Promise<Shelf> {
  const cache = await caches.open(PICTURES);
  return {
    match: (address) => cache.match(address),
    put: (address, file) => cache.put(address, file),
    delete: (address) => cache.delete(address),
    addresses: async () => (await cache.keys()).map(({ url }) => url),
  };
}

function inPage(): Shelf {
  const files = new Map<string, Response>();
  return {
    match: async (address) => files.get(address),
    put: async (address, file) => void files.set(address, file),
    delete: async (address) => files.delete(address),
    addresses: async () => [...files.keys()],
  };
}
