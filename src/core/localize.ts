import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { formatMessage, type MessageValues } from './message.ts';

type Words<Key extends string> = Readonly<Partial<Record<Key, string>>>;

/** Words of one noun: English at hand, other languages loaded when a page asks for them. */
export interface Dictionary<Key extends string> {
  /** All English words; or, where `others` has an `en` with the rest, those that most pages need. */
  readonly english: Words<Key>;
  /** By primary language subtag: `nl`. */
  readonly others: Readonly<Record<string, () => Promise<{ readonly strings: Words<Key> }>>>;
}

const localizers = new Set<{ refresh(): void }>();
let observer: MutationObserver | undefined;

/**
 * Gives an element its words, numbers and dates in the language of the closest `lang`, and follows that as it changes.
 * It owns no text; where a language has no words here, `used` says which language the words are in.
 */
export class Localize<Key extends string> implements ReactiveController {
  /** The page's language. */
  language = 'en';
  /** The language of the words. */
  used = 'en';
  /** Resolves when the words of the current language are here; undefined when they already are. */
  loading: Promise<void> | undefined;

  readonly #host: ReactiveControllerHost & Element;
  readonly #dictionary: Dictionary<Key>;
  #strings: Words<Key>;
  /** Whether English is fetched whole. */
  #whole = false;
  #missed = false;

  constructor(host: ReactiveControllerHost & Element, dictionary: Dictionary<Key>) {
    this.#host = host;
    this.#dictionary = dictionary;
    this.#strings = dictionary.english;
    host.addController(this);
  }

  hostConnected(): void {
    observer ??= observeLanguage();
    localizers.add(this);
    this.refresh();
  }

  hostDisconnected(): void {
    localizers.delete(this);
  }

  /**
   * The words for `key`, filled with `values`. Those that are not at hand are fetched, and the element is drawn again with
   * them. A key that a newer backend made up has no words.
   */
  text(key: Key, values?: MessageValues): string {
    const words = this.#strings[key];
    if (words === undefined && !this.#missed) {
      this.#missed = true;
      void this.complete();
    }
    return formatMessage(words ?? '', this.used, values);
  }

  /** Fetches the English words that are not at hand; resolves when all that can be had are there. */
  async complete(): Promise<void> {
    if (!this.#whole && 'en' in this.#dictionary.others) {
      this.#whole = true;
      this.#start();
    }
    await this.loading;
  }

  /** Looks again at the closest `lang`. */
  refresh(): void {
    const language = closestLanguage(this.#host);
    if (language === this.language) return;
    this.language = language;
    this.#start();
  }

  #start(): void {
    const loading = this.#load(this.language, () => loading === this.loading);
    this.loading = loading;
    this.#host.requestUpdate();
  }

  async #load(language: string, isWanted: () => boolean): Promise<void> {
    const { english, others } = this.#dictionary;
    const subtag = language.toLowerCase().split('-')[0]!;
    const fetched = async (tag: string): Promise<Words<Key> | undefined> =>
      (await others[tag]?.().catch(() => undefined))?.strings;
    // Words that cannot be fetched (offline, an old deploy) leave English rather than nothing.
    const own = await (subtag === 'en' ? undefined : fetched(subtag));
    const rest = own === undefined && this.#whole ? await fetched('en') : undefined;
    if (!isWanted()) return;
    this.#strings = own ?? { ...english, ...rest };
    this.#whole &&= own !== undefined || rest !== undefined;
    this.used = own === undefined ? 'en' : subtag;
    this.loading = undefined;
    this.#host.requestUpdate();
  }
}

function observeLanguage(): MutationObserver {
  const watching = new MutationObserver(() => localizers.forEach((localizer) => localizer.refresh()));
  watching.observe(document, { subtree: true, attributes: true, attributeFilter: ['lang'] });
  return watching;
}

/** The closest `lang` that is a language, looking out of shadow roots too. */
function closestLanguage(element: Element): string {
  let at: Element | null = element;
  while (at !== null) {
    const holder: Element | null = at.closest('[lang]');
    try {
      return new Intl.Locale(holder?.getAttribute('lang') ?? '').toString();
    } catch {
      // What is no language says nothing: something around it may.
    }
    const root: Node = (holder ?? at).getRootNode();
    at = holder?.parentElement ?? (root instanceof ShadowRoot ? root.host : null);
  }
  return 'en';
}
