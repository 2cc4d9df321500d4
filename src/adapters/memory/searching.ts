import type { Page, PageRequest } from '../../core/core.model.ts';
import type { Comment, Thread, ThreadOrder } from '../../discussion/discussion.model.ts';
import { plainText } from '../../text/text.rules.ts';
import type { ThreadRecord } from '../../transfer/record.model.ts';
import type { MemoryClient } from './client.ts';
import { ageOf, commentsIn, type CommentRow } from './comment-rows.ts';
import { commentView } from './comments.ts';
import { textOf, type MemoryData } from './data.ts';
import { listing, pageOf, type Key } from './paging.ts';
import { isWithin, keyOf, refuseKey, threadView } from './threads.ts';

interface Asked extends PageRequest {
  readonly words: string;
}

/** Published comments that hold all the words; those that say them most often first. */
export function searchComments(
  client: MemoryClient,
  { thread: asked, words, ...request }: Asked & { readonly thread: string },
): Page<Comment> {
  refuseKey(asked);
  const { data } = client;
  const thread = keyOf(data, asked);
  const said = (row: CommentRow) => plainText(textOf(data, row));
  const rows = commentsIn(data, thread)
    .filter(({ state }) => state === 'published')
    .map((row) => ({ row, count: countAll(said(row), wordsIn(words)) }))
    .filter(({ count }) => count > 0);
  const key = ({ row, count }: (typeof rows)[number]): Key => [-count, ...ageOf(data, row)];
  const list = listing({ name: `search ${thread} ${words}`, rows, key });
  return pageOf(list, request, ({ row }) => commentView(client, row));
}

/** Threads about the words: those that hold most of them first, in their title more than elsewhere. */
export function searchThreads(
  client: MemoryClient,
  { words, space, ...request }: Asked & { readonly space?: string },
): Page<Thread> {
  const { data } = client;
  const rows = data.threads
    .filter((row) => isWithin(data, row.space, space))
    .map((row) => ({ row, score: scoreOf(data, row, wordsIn(words)) }))
    .filter(({ score }) => score > 0);
  const key = ({ row, score }: (typeof rows)[number]): Key => [-score, row.key];
  const list = listing({ name: `thread-search ${space} ${words}`, rows, key });
  return pageOf(list, request, ({ row }) => threadView(client, row.key));
}

/** Threads of a space and those below it or of all, in one of the orders of a list page. */
export function listThreads(
  client: MemoryClient,
  { space, order = 'active', ...request }: PageRequest & { readonly space?: string; readonly order?: ThreadOrder },
): Page<Thread> {
  const { data } = client;
  const rows = data.threads
    .filter((row) => isWithin(data, row.space, space))
    .map(({ key }) => threadView(client, key))
    .filter((thread) => order !== 'unanswered' || (thread.commentCount === 0 && thread.solvedAt === undefined));
  const by = (thread: Thread): Key[number] => {
    if (order === 'helpful') return helpfulIn(data, thread.key);
    return (order === 'active' ? thread.activeAt : undefined) ?? thread.createdAt ?? '';
  };
  const key = (thread: Thread): Key => [by(thread), thread.key];
  const list = listing({ name: `threads ${order} ${space}`, rows, key, descending: true });
  return pageOf(list, request, (thread) => thread);
}

function helpfulIn(data: MemoryData, thread: string): number {
  const ids = new Set(commentsIn(data, thread).map(({ id }) => id));
  return data.helpful.filter(({ comment }) => ids.has(comment)).length;
}

function scoreOf(data: MemoryData, row: ThreadRecord, words: readonly string[]): number {
  const opening = row.opening === undefined ? '' : plainText(textOf(data, row.opening));
  const published = commentsIn(data, row.key).filter(({ state }) => state === 'published');
  const comments = published.map((comment) => plainText(textOf(data, comment))).join('\n');
  const found = (text: string) => words.filter((word) => wordsIn(text).some((each) => each.startsWith(word))).length;
  return 4 * found(row.title) + 2 * found(opening) + found(comments);
}

/** How often a text holds the words together; 0 where it lacks one. The last may go on where it ends. */
function countAll(text: string, words: readonly string[]): number {
  const held = wordsIn(text);
  const counts = words.map((word, index) => {
    const isLast = index === words.length - 1;
    return held.filter((each) => each === word || (isLast && each.startsWith(word))).length;
  });
  return counts.includes(0) ? 0 : counts.reduce((sum, count) => sum + count, 0);
}

/** The words of a text, without case and marks. */
function wordsIn(text: string): readonly string[] {
  const plain = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return plain.match(/[\p{L}\p{N}]+/gu) ?? [];
}
