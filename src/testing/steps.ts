import type { Change, Position, Topic } from '../community/live.model.ts';
import type { Page } from '../core/core.model.ts';
import { newId } from '../core/ids.ts';
import type { Branch, Comment, CommentDraft } from '../discussion/discussion.model.ts';
import { ConformanceError, given } from './assert.ts';
import type { Reader } from './suite.ts';

export type ThreadRequest = Parameters<Reader['discussion']['readThread']>[0];

/** A key that nobody used yet. */
export function newThread(): string {
  return `case-${newId()}`;
}

export function draft(markdown: string = 'A thing to say'): CommentDraft {
  return { id: newId(), thread: newThread(), markdown };
}

/** A new comment, in a new thread unless said otherwise. */
export async function publish(discussion: Reader['discussion'], more: Partial<CommentDraft> = {}): Promise<Comment> {
  return given((await discussion.createComment({ ...draft(), ...more })).value, 'the new comment');
}

/** All branches from a page on, by its cursors. */
export async function everyBranch(
  discussion: Reader['discussion'],
  request: ThreadRequest,
): Promise<readonly Branch[]> {
  return everyItem<Branch>((more) => discussion.readThread({ ...request, ...more }), request.cursor);
}

export async function everyReply(
  discussion: Reader['discussion'],
  request: Parameters<Reader['discussion']['listReplies']>[0],
): Promise<readonly Comment[]> {
  return everyItem<Comment>((more) => discussion.listReplies({ ...request, ...more }), request.cursor);
}

/** Every item of a list, page by page; a list that never ends is a failure. */
export async function everyItem<Item>(
  read: (more: { readonly cursor?: string }) => Promise<Page<Item>>,
  from?: string,
): Promise<readonly Item[]> {
  const found: Item[] = [];
  let cursor = from;
  for (let pages = 0; pages < 200; pages += 1) {
    const page = await read(cursor === undefined ? {} : { cursor });
    found.push(...page.items);
    cursor = page.next;
    if (cursor === undefined) return found;
  }
  throw new Error('A list without an end.');
}

export function ids(branches: readonly Branch[]): readonly string[] {
  return branches.map(({ comment }) => comment.id);
}

export function idsOf(items: readonly { readonly id: string }[]): readonly string[] {
  return items.map(({ id }) => id);
}

/** Whether a call is answered. */
export function succeeds(call: Promise<unknown>): Promise<boolean> {
  return call.then(
    () => true,
    () => false,
  );
}

/** Milliseconds after which something that should have been told never will be. */
const PATIENCE = 20_000;

export interface Told {
  readonly changes: readonly Change[];
  until(isThere: (changes: readonly Change[]) => boolean, what: string): Promise<void>;
  stop(): void;
}

/** Follows a topic and keeps what is told. */
export function follow({ live }: Reader, topic: Topic, since: Position, signal?: AbortSignal): Told {
  const changes: Change[] = [];
  const leaving = new AbortController();
  let look = (): void => undefined;
  const onChange = (change: Change): void => {
    changes.push(change);
    look();
  };
  live.follow({ topic, since, onChange, onReset: () => undefined }, { signal: signal ?? leaving.signal });
  return {
    changes,
    until(isThere, what) {
      return new Promise((resolve, reject) => {
        const timer = setTimeout(() => reject(new ConformanceError(`${what} was not told`)), PATIENCE);
        look = () => {
          if (!isThere(changes)) return;
          clearTimeout(timer);
          resolve();
        };
        look();
      });
    },
    stop: () => leaving.abort(),
  };
}
