import type { CommentVersion, DiscussionPort } from '../../discussion/discussion.model.ts';
import { inParts, pathOf, type RestClient } from './client.ts';
import { author, comment, page, thread } from './shape.ts';

/** What everyone may ask beside reading a thread. */
export type Finding = Pick<
  Required<DiscussionPort>,
  'countComments' | 'listThreads' | 'searchComments' | 'searchThreads' | 'listVersions' | 'listReactors'
>;

/** Keys in one address: they may be long. */
const KEYS = 25;

const version = { version: 0, at: '', text: [{ type: '' }] };
const reactor = { member: author, reaction: '', at: '' };

export function restFinding({ read }: RestClient): Finding {
  return {
    async countComments(threads, options) {
      const parts = await inParts(threads, KEYS, (keys) =>
        keys === undefined
          ? Promise.resolve({})
          : read<object>('/v1/comment-counts', {}, options?.signal, { threads: keys }),
      );
      return Object.assign({}, ...parts);
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
