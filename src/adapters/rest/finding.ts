import type { CommentVersion, DiscussionPort } from '../../discussion/discussion.model.ts';
import { pathOf, type RestClient } from './client.ts';
import { author, comment, page, thread } from './shape.ts';

/** What everyone may ask beside reading a thread. */
export type Finding = Pick<
  Required<DiscussionPort>,
  'countComments' | 'listThreads' | 'searchComments' | 'searchThreads' | 'listVersions' | 'listReactors'
>;

/** Keys in one address, and characters that every server and proxy takes there. */
const KEYS = 100;
const CHARACTERS = 6_000;

const version = { version: 0, at: '', text: [{ type: '' }] };
const reactor = { member: author, reaction: '', at: '' };

export function restFinding({ read }: RestClient): Finding {
  return {
    async countComments(threads, options) {
      const parts = partsOf(threads).map((part) =>
        read<object>('/v1/comment-counts', {}, options?.signal, { threads: part.join() }),
      );
      return Object.assign({}, ...(await Promise.all(parts)));
    },
    listThreads({ signal, ...query } = {}) {
      return read('/v1/threads', page(thread), signal, query);
    },
    searchComments({ thread: key, signal, ...query }) {
      return read(pathOf('threads', key, 'search'), page(comment), signal, query);
    },
    searchThreads({ signal, ...query }) {
      return read('/v1/thread-search', page(thread), signal, query);
    },
    listVersions({ comment: id, signal, ...query }) {
      return read<{ items: readonly CommentVersion[] }>(
        pathOf('comments', id, 'versions'),
        page(version),
        signal,
        query,
      );
    },
    listReactors({ comment: id, signal, ...query }) {
      return read(pathOf('comments', id, 'reactors'), page(reactor), signal, query);
    },
  };
}

/** Each key once, in as few lists as fit an address. */
function partsOf(keys: readonly string[]): readonly (readonly string[])[] {
  const parts: string[][] = [];
  let room = 0;
  for (const key of new Set(keys)) {
    const { length } = encodeURIComponent(`${key},`);
    room -= length;
    const part = parts.at(-1);
    if (part !== undefined && room >= 0 && part.length < KEYS) part.push(key);
    else {
      parts.push([key]);
      room = CHARACTERS - length;
    }
  }
  return parts;
}
