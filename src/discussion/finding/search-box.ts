import { nothing, type TemplateResult } from 'lit';
import type { Announcer } from '../../core/announcer.ts';
import type { Id } from '../../core/core.model.ts';
import type { Localize } from '../../core/localize.ts';
import { adopt } from '../../core/adopt.ts';
import type { Comment, DiscussionPort } from '../discussion.model.ts';
import { commentAnchor } from '../reading/permalink.ts';
import type { Room } from '../staying/room.ts';
import type { FindingKey } from './finding.strings.ts';
import type { SearchScene } from './search-view.ts';
import type { ThreadSearch } from './thread-search.ts';

const BUTTON = '[data-tool="search"]';
const FIELD = 'input[type="search"]';

interface Code {
  readonly search: ThreadSearch;
  readonly searchView: (scene: SearchScene) => TemplateResult;
  readonly searchWords: (search: ThreadSearch, words: Localize<FindingKey>) => string;
}

/** Owns the box in which a thread is searched: loaded when it is opened first. */
export class SearchBox {
  readonly #room: Room;
  readonly #announcer: Announcer;
  readonly #words: Localize<FindingKey>;
  readonly #onGo: (comment: Id) => void;
  #code: Code | undefined;

  constructor(room: Room, announcer: Announcer, words: Localize<FindingKey>, onGo: (comment: Id) => void) {
    this.#room = room;
    this.#announcer = announcer;
    this.#words = words;
    this.#onGo = onGo;
  }

  get isOpen(): boolean {
    return this.#code?.search.isOpen === true;
  }

  /** Another thread: what was searched for in this one is forgotten. */
  leave(): void {
    this.#code?.search.leave();
  }

  async toggle(): Promise<void> {
    if (this.isOpen) return this.#close(true);
    const early = new AbortController();
    const typed = lettersAt(this.#find(BUTTON), early.signal);
    this.#code ??= await this.#load();
    this.#code?.search.open(true);
    await this.#focus(FIELD);
    early.abort();
    const field = this.#find<HTMLInputElement>(FIELD);
    if (field === null || typed.length === 0) return;
    field.value = typed.join('');
    field.dispatchEvent(new Event('input'));
  }

  view(): TemplateResult | typeof nothing {
    if (this.#code === undefined || !this.isOpen) return nothing;
    const { search, searchView } = this.#code;
    const { core, now } = this.#room;
    return searchView({
      search,
      core,
      words: this.#words,
      now: now(),
      onType: (words) => void this.#ask((discussion, thread) => search.type(words, discussion, thread, this.#tell)),
      onSearch: () => void this.#ask((discussion, thread) => search.search(discussion, thread)).then(this.#tell),
      onMore: () => void this.#onMore(),
      onClose: (back) => this.#close(back),
      onResult: (event, comment) => this.#onResult(event, comment),
    });
  }

  async #load(): Promise<Code | undefined> {
    try {
      const [{ ThreadSearch }, view, { searchStyles }] = await Promise.all([
        import('./thread-search.ts'),
        import('./search-view.ts'),
        import('./search.styles.ts'),
      ]);
      adopt(this.#room.host, searchStyles);
      return { search: new ThreadSearch(this.#room.host), ...view };
    } catch {
      this.#announcer.say(this.#room.core.text('error-offline'));
      return undefined;
    }
  }

  async #ask(ask: (discussion: DiscussionPort, thread: string) => Promise<void> | void): Promise<void> {
    const discussion = this.#room.place().backend?.discussion;
    const key = this.#room.reading.conversation?.thread.key;
    if (discussion?.searchComments !== undefined && key !== undefined) await ask(discussion, key);
  }

  async #onMore(): Promise<void> {
    const { search } = this.#code!;
    const before = search.state?.value?.comments.length ?? 0;
    await this.#ask((discussion, thread) => search.more(discussion, thread));
    this.#tell();
    const first = search.state?.value?.comments[before];
    if (first !== undefined) await this.#focus(`[part="result"][href="#${CSS.escape(commentAnchor(first.id))}"]`);
  }

  #onResult(event: MouseEvent, { id }: Comment): void {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    this.#close(false);
    // An address that the page has already leads nowhere by itself.
    if (location.hash === `#${commentAnchor(id)}`) this.#onGo(id);
  }

  #close(back: boolean): void {
    this.#code?.search.open(false);
    if (back) void this.#focus(BUTTON);
  }

  readonly #tell = (): void => {
    const code = this.#code;
    if (code?.search.isOpen) this.#announcer.gather(() => code.searchWords(code.search, this.#words));
  };

  async #focus(selector: string): Promise<void> {
    await this.#room.host.updateComplete;
    this.#find(selector)?.focus();
  }

  #find<Found extends HTMLElement>(selector: string): Found | null {
    return this.#room.host.renderRoot.querySelector<Found>(selector);
  }
}

/** What is typed at the button that opens the box, before there is a field for it. */
function lettersAt(button: HTMLElement | null, signal: AbortSignal): readonly string[] {
  const letters: string[] = [];
  const take = (event: KeyboardEvent): void => {
    const { key, ctrlKey, altKey, metaKey } = event;
    if (key.length > 1 || ctrlKey || altKey || metaKey) return;
    event.preventDefault();
    letters.push(key);
  };
  button?.addEventListener('keydown', take, { signal });
  return letters;
}
