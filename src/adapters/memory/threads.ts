import { spaceLineage } from '../../community/community.rules.ts';
import type { Written } from '../../core/core.model.ts';
import { PleinError } from '../../core/errors.ts';
import type { Thread } from '../../discussion/discussion.model.ts';
import { isThreadKey } from '../../discussion/discussion.rules.ts';
import type { ThreadRecord } from '../../transfer/record.model.ts';
import { authorIn, present, type MemoryClient } from './client.ts';
import { commentsIn } from './comment-rows.ts';
import { noteChange } from './changes.ts';
import { textOf, type MemoryData } from './data.ts';

const FIELDS = ['key', 'space', 'kind', 'title', 'url', 'state', 'naming', 'createdAt', 'accepted'] as const;
const MORE = ['origin', 'solvedAt', 'pinned', 'slowMode'] as const;

/** The key of now for a key that was renamed or merged. */
export function keyOf({ aliases }: MemoryData, key: string): string {
  return aliases.get(key) ?? key;
}

export function threadOf(data: MemoryData, key: string): ThreadRecord | undefined {
  const now = keyOf(data, key);
  return data.threads.find((row) => row.key === now);
}

/** A thread that is there. */
export function threadThere(data: MemoryData, key: string): ThreadRecord {
  const row = threadOf(data, key);
  if (row === undefined) throw new PleinError('not-found');
  return row;
}

export function spaceOf(data: MemoryData, key: string): string {
  return threadOf(data, key)?.space ?? topSpace(data)?.id ?? '';
}

/** A thread as everyone sees it; one that nobody has written in yet has no row. */
export function threadView(client: MemoryClient, key: string): Thread {
  const { data } = client;
  const row = threadOf(data, key);
  if (row === undefined) return newThread(data, key);
  const published = commentsIn(data, row.key).filter(({ state }) => state === 'published');
  const meToo = data.meToos.filter(({ thread }) => thread === row.key).length;
  const last = published.reduce((at, { createdAt }) => (createdAt > at ? createdAt : at), '');
  return {
    ...present(row, FIELDS),
    ...present(row, MORE),
    ...(row.movedFrom === undefined ? {} : { movedFrom: row.movedFrom }),
    ...(row.opening === undefined ? {} : { opening: opening(client, row, row.opening) }),
    commentCount: published.length,
    ...(meToo === 0 ? {} : { meTooCount: meToo }),
    ...(last === '' ? {} : { activeAt: last }),
  };
}

/** What a retry of a write is answered: the thread as it is by now, wherever it went. */
export function threadAgain(client: MemoryClient, { value }: Written<Thread>): Written<Thread> {
  return { status: 'published', value: threadView(client, value?.key ?? '') };
}

/** Puts another row in the place of a thread's and tells who follows it. */
export function replaceThread(data: MemoryData, row: ThreadRecord, by: ThreadRecord): void {
  data.threads = data.threads.map((each) => (each === row ? by : each));
  threadChanged(data, by.key);
}

export function threadChanged(data: MemoryData, key: string): void {
  noteChange(data, { topic: `thread:${key}`, type: 'thread', id: key });
}

/** Whether a space is the one asked for, or below it; all are where none is asked for. */
export function isWithin(data: MemoryData, space: string, asked: string | undefined): boolean {
  return asked === undefined || spaceLineage(space, data.spaces).includes(asked);
}

export function refuseKey(key: string): void {
  if (!isThreadKey(key)) throw new PleinError('invalid');
}

function newThread(data: MemoryData, key: string): Thread {
  const top = topSpace(data);
  const naming = top?.naming ?? 'either';
  return { key, space: top?.id ?? '', kind: 'discussion', title: '', state: 'open', naming, commentCount: 0 };
}

function opening(
  client: MemoryClient,
  { space }: ThreadRecord,
  { author, createdAt, ...said }: NonNullable<ThreadRecord['opening']>,
): NonNullable<Thread['opening']> {
  return { author: authorIn(client, author, space), text: textOf(client.data, said), createdAt };
}

function topSpace({ spaces }: MemoryData) {
  return spaces.find((space) => space.parent === undefined);
}
