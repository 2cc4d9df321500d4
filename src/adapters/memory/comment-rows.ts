import type { Id } from '../../core/core.model.ts';
import type { CommentRecord } from '../../transfer/record.model.ts';
import type { MemoryData } from './data.ts';

/** A comment with its place in its branch. */
export type CommentRow = CommentRecord & {
  readonly root: Id;
  readonly depth: number;
  /** Taken back before anyone saw it, so that it leaves no tombstone. */
  readonly unseen?: boolean;
  /** Of a sign: the comment that stood here. */
  readonly inPlaceOf?: Id;
  /** What it said before its author deleted it, for as long as they can undo that. */
  readonly undo?: Pick<CommentRecord, 'text' | 'markdown'>;
};

/** Where comments are, by what they are looked for. */
export interface CommentPlaces {
  readonly byId: Map<Id, number>;
  readonly byThread: Map<string, Set<Id>>;
  readonly byRoot: Map<Id, Set<Id>>;
}

export function commentPlaces(): CommentPlaces {
  return { byId: new Map(), byThread: new Map(), byRoot: new Map() };
}

export function commentOf({ comments, places }: MemoryData, id: Id | undefined): CommentRow | undefined {
  const place = id === undefined ? undefined : places.byId.get(id);
  return place === undefined ? undefined : comments[place];
}

/** All comments of a thread, seen or not. */
export function commentsIn(data: MemoryData, thread: string): readonly CommentRow[] {
  return [...(data.places.byThread.get(thread) ?? [])].map((id) => commentOf(data, id)!);
}

/** A comment that starts a branch and all that stands below it, seen or not. */
export function branchRows(data: MemoryData, root: Id): readonly CommentRow[] {
  return [...(data.places.byRoot.get(root) ?? [])].map((id) => commentOf(data, id)!);
}

/** Puts a comment in its place in its branch. */
export function addComment(data: MemoryData, record: CommentRecord & Pick<CommentRow, 'inPlaceOf'>): CommentRow {
  const parent = commentOf(data, record.parent);
  const row = { ...record, root: parent?.root ?? record.id, depth: parent === undefined ? 0 : parent.depth + 1 };
  data.places.byId.set(row.id, data.comments.length);
  data.comments.push(row);
  file(data.places.byThread, row.thread, row.id);
  file(data.places.byRoot, row.root, row.id);
  return row;
}

/** Puts another row where this one stands; its thread may be another. */
export function replaceComment(data: MemoryData, row: CommentRow, by: CommentRow): CommentRow {
  data.comments[data.places.byId.get(row.id)!] = by;
  data.places.byThread.get(row.thread)?.delete(row.id);
  file(data.places.byThread, by.thread, by.id);
  return by;
}

/** Whether everyone sees it, as it is or as a tombstone. */
export function isSeen(row: CommentRow): boolean {
  return row.state !== 'held' && row.unseen !== true;
}

/** Whether what it said is no longer there for anyone. */
export function isGone({ state }: CommentRow): boolean {
  return state === 'deleted' || state === 'removed' || state === 'moved';
}

export function isBy({ author }: Pick<CommentRecord, 'author'>, member: Id): boolean {
  return author !== undefined && 'member' in author && author.member === member;
}

/** How many comments of a member are published. */
export function publishedBefore({ comments }: MemoryData, member: Id): number {
  return comments.filter((row) => row.state === 'published' && isBy(row, member)).length;
}

/** Comments are as old as they say, and of one instant in the order in which they came. */
export function ageOf({ places }: MemoryData, { createdAt, id, inPlaceOf }: CommentRow): readonly [string, number] {
  return [createdAt, places.byId.get(inPlaceOf ?? id)!];
}

export function oldestFirst(data: MemoryData, rows: readonly CommentRow[]): readonly CommentRow[] {
  return rows.toSorted((a, b) => {
    const [[atA, numberA], [atB, numberB]] = [ageOf(data, a), ageOf(data, b)];
    return atA === atB ? numberA - numberB : atA < atB ? -1 : 1;
  });
}

function file(index: Map<string, Set<Id>>, key: string, id: Id): void {
  const ids = index.get(key) ?? new Set();
  index.set(key, ids.add(id));
}
