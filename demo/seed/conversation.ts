import type { Role } from 'plein/community/community.model.js';
import type { CommentKind, Reaction, Thread } from 'plein/discussion/discussion.model.js';
import type { PersonKey } from './people.ts';
import type { When } from './time.ts';

/** A thread as the seed writes it down: who said what, indented as people replied. */
export interface Conversation {
  readonly key: string;
  readonly space: string;
  readonly kind: Thread['kind'];
  readonly title: string;
  readonly url?: string;
  readonly state?: Thread['state'];
  readonly created: When;
  /** The opening of a blog or question. */
  readonly opening?: { readonly by: PersonKey; readonly text: string; readonly team?: string };
  /** How many others have the same question. */
  readonly meToo?: number;
  /** A question that nobody of the team has answered. */
  readonly waiting?: boolean;
  readonly said: readonly Said[];
}

/** One comment and what was said to it. */
export interface Said extends SaidOptions {
  readonly by: PersonKey;
  readonly when: When;
  readonly text: string;
}

export interface SaidOptions {
  readonly kind?: CommentKind;
  /** On behalf of a team. */
  readonly team?: string;
  /** BCP 47; Dutch where absent. */
  readonly language?: string;
  /** How many members liked it. */
  readonly likes?: number;
  /** How many members reacted otherwise. */
  readonly reactions?: Readonly<Partial<Record<Exclude<Reaction, 'like'>, number>>>;
  /** How many members it helped. */
  readonly helped?: number;
  readonly edited?: When;
  /** What it said before it was edited. */
  readonly before?: string;
  /** Waits for approval. */
  readonly held?: boolean;
  /** Taken away: by its author, or by a role with the article it broke. */
  readonly gone?: { readonly when: When; readonly by: 'author' | Role; readonly article?: string };
  /** Settles the question. */
  readonly accepted?: boolean;
  /** Stands above all others. */
  readonly pinned?: boolean;
  readonly replies?: readonly Said[];
}

export function said(by: PersonKey, when: When, text: string, options: SaidOptions = {}): Said {
  return { by, when, text, ...options };
}

/** Comments of which each replies to the one before it. */
export function relay(...legs: readonly [Said, ...Said[]]): Said {
  const [first, second, ...rest] = legs;
  if (second === undefined) return first;
  return { ...first, replies: [relay(second, ...rest), ...(first.replies ?? [])] };
}
