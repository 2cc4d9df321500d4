import type { Id } from '../../core/core.model.ts';
import type { CommentDraft, CommentEdit } from '../discussion.model.ts';

/** What is being written: a comment of its own, a reply to a comment, or a change to one. */
export type Target = { readonly kind: 'comment' } | { readonly kind: 'reply' | 'edit'; readonly comment: Id };

/** A text that is not at the backend yet. */
export interface StoredDraft {
  /** The id of the write: a retry is the same write. */
  readonly id: Id;
  /** Whose it is: somebody else on this browser never sees it. */
  readonly member: string;
  readonly markdown: string;
  /** The version that is being edited. */
  readonly version?: number;
  /** The write as it was last tried, to be repeated to the letter. */
  readonly tried?: CommentDraft | CommentEdit;
}

const PREFIX = 'plein-draft:';
/** Used where the page may not store anything: drafts then live as long as the page. */
const memory = new Map<string, string>();

/**
 * Owns the drafts of one thread. They live in the tab's session storage, through failure and reload, until they are
 * sent, thrown away or their writer signs out.
 */
export class Drafts {
  readonly #community: string;
  readonly #thread: string;

  constructor(community: string, thread: string) {
    this.#community = community;
    this.#thread = thread;
  }

  read(target: Target, member: string): StoredDraft | undefined {
    const draft = parse(get(this.#key(target)));
    return draft?.member === member ? draft : undefined;
  }

  write(target: Target, draft: StoredDraft): void {
    set(this.#key(target), JSON.stringify(draft));
  }

  remove(target: Target): void {
    set(this.#key(target), undefined);
  }

  #key(target: Target): string {
    return keyOf(this.#community, this.#thread, target.kind, 'comment' in target ? target.comment : '');
  }
}

/** Forgets every draft of a community: its writer left. */
export function forgetDrafts(community: string): void {
  const start = keyOf(community).slice(0, -1);
  for (const key of keys()) if (key.startsWith(start)) set(key, undefined);
}

function keyOf(...names: readonly string[]): string {
  return PREFIX + JSON.stringify(names);
}

function get(key: string): string | undefined {
  try {
    return sessionStorage.getItem(key) ?? memory.get(key);
  } catch {
    return memory.get(key);
  }
}

function set(key: string, value: string | undefined): void {
  memory.delete(key);
  try {
    if (value === undefined) sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, value);
  } catch {
    if (value !== undefined) memory.set(key, value);
  }
}

function keys(): readonly string[] {
  try {
    return [...memory.keys(), ...Object.keys(sessionStorage)];
  } catch {
    return [...memory.keys()];
  }
}

/** Other scripts of the page may write there too. */
function parse(stored: string | undefined): StoredDraft | undefined {
  try {
    const draft = JSON.parse(stored ?? 'null') as Partial<StoredDraft> | null;
    const { id, member, markdown } = draft ?? {};
    return typeof id === 'string' && typeof member === 'string' && typeof markdown === 'string'
      ? ({ ...draft, id, member, markdown } as StoredDraft)
      : undefined;
  } catch {
    return undefined;
  }
}
