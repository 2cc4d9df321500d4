import type { Id, Instant } from '../../core/core.model.ts';
import type { CommentDraft, CommentEdit, CommentKind } from '../discussion.model.ts';
import { DRAFT_PREFIX } from './kept-drafts.ts';

/** What is being written: a comment of its own, a reply to a comment, or a change to one. */
export type Target = { readonly kind: 'comment' } | { readonly kind: 'reply' | 'edit'; readonly comment: Id };

/** What a draft is of; the opening of a thread has a title beside its text. */
export type DraftTarget = Target | { readonly kind: 'opening' };

/** A text that is not at the backend yet. */
export interface StoredDraft {
  /** The id of the write: a retry is the same write. */
  readonly id: Id;
  /** Whose it is: somebody else on this browser never sees it. */
  readonly member: string;
  readonly markdown: string;
  readonly title?: string;
  /** What a comment that starts a branch is to be, where its writer chose. */
  readonly kind?: CommentKind;
  /** When it was last changed. */
  readonly at?: Instant;
  /** When its writer's session was to end. */
  readonly until?: Instant;
  /** The version that is being edited. */
  readonly version?: number;
  /** Another edit came first, and is shown beside it. */
  readonly second?: boolean;
  /** The write as it was last tried, to be repeated to the letter. */
  readonly tried?: CommentDraft | CommentEdit;
}

/** How long a draft is kept after it was last changed. */
const KEPT = 30 * 24 * 60 * 60_000;
/** Used where the page may not store anything: drafts then live as long as the page. */
const memory = new Map<string, string>();

/**
 * Owns the drafts of one thread. They live in the browser's storage, through failure, reload and signing in again, in
 * every tab, until they are sent, thrown away, too old, or their writer signs out.
 */
export class Drafts {
  readonly #community: string;
  readonly #thread: string;

  constructor(community: string, thread: string) {
    this.#community = community;
    this.#thread = thread;
  }

  read(target: DraftTarget, member: string): StoredDraft | undefined {
    const draft = parse(get(this.#key(target)));
    return draft?.member === member ? draft : undefined;
  }

  write(target: DraftTarget, draft: StoredDraft): void {
    set(this.#key(target), JSON.stringify(draft));
  }

  remove(target: DraftTarget): void {
    set(this.#key(target), undefined);
  }

  /** Calls `listener` where another tab wrote one of these drafts, or took it away. */
  watch(listener: (target: Target, draft: StoredDraft | undefined) => void, signal: AbortSignal): void {
    const onStorage = ({ key, newValue }: StorageEvent): void => {
      const [community, thread, kind, comment] = namesIn(key ?? '');
      if (community !== this.#community || thread !== this.#thread) return;
      if (kind === 'comment') listener({ kind }, parse(newValue));
      else if ((kind === 'reply' || kind === 'edit') && comment) listener({ kind, comment }, parse(newValue));
    };
    addEventListener('storage', onStorage, { signal });
  }

  #key(target: DraftTarget): string {
    return keyOf(this.#community, this.#thread, target.kind, 'comment' in target ? target.comment : '');
  }
}

/** Until when a draft is kept where nobody touches it. */
export function keptUntil({ at }: StoredDraft): Instant | undefined {
  const since = Date.parse(at ?? '');
  return Number.isNaN(since) ? undefined : new Date(since + KEPT).toISOString();
}

/** Forgets what nobody came back to. */
export function forgetOldDrafts(now: number): void {
  forgetWhere((_, draft) => now > Date.parse(keptUntil(draft) ?? ''));
}

/** Forgets the drafts of a community whose writer left; not those whose session ended by itself, as they come back. */
export function forgetDrafts(community: string, now: number = Date.now()): void {
  forgetWhere(([name], { until }) => name === community && !(now >= Date.parse(until ?? '')));
}

function forgetWhere(goes: (names: readonly string[], draft: StoredDraft) => boolean): void {
  for (const key of keys()) {
    const draft = key.startsWith(DRAFT_PREFIX) ? parse(get(key)) : undefined;
    if (draft !== undefined && goes(namesIn(key), draft)) set(key, undefined);
  }
}

function keyOf(...names: readonly string[]): string {
  return DRAFT_PREFIX + JSON.stringify(names);
}

function namesIn(key: string): readonly string[] {
  try {
    const names: unknown = key.startsWith(DRAFT_PREFIX) ? JSON.parse(key.slice(DRAFT_PREFIX.length)) : undefined;
    return Array.isArray(names) ? names.map(String) : [];
  } catch {
    return [];
  }
}

function get(key: string): string | undefined {
  try {
    return localStorage.getItem(key) ?? memory.get(key);
  } catch {
    return memory.get(key);
  }
}

function set(key: string, value: string | undefined): void {
  memory.delete(key);
  try {
    if (value === undefined) localStorage.removeItem(key);
    else localStorage.setItem(key, value);
  } catch {
    if (value !== undefined) memory.set(key, value);
  }
}

function keys(): readonly string[] {
  try {
    return [...memory.keys(), ...Object.keys(localStorage)];
  } catch {
    return [...memory.keys()];
  }
}

/** Other scripts of the page may write there too. */
function parse(stored: string | null | undefined): StoredDraft | undefined {
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
