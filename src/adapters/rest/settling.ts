import type { DiscussionPort } from '../../discussion/discussion.model.ts';
import { pathOf, threadPath, type RestClient } from './client.ts';
import { author, page, thread } from './shape.ts';

/** What askers, the team and stewards do with a thread. */
export type Settling = Pick<
  Required<DiscussionPort>,
  'createThread' | 'changeThread' | 'moveBranch' | 'renameThread' | 'mergeThread' | 'listWaiting'
>;

const waiting = { thread, since: '', 'due?': '', 'assignee?': author };

export function restSettling({ mine, write }: RestClient): Settling {
  return {
    createThread({ id, key, ...body }, options) {
      return write('POST', threadPath(key), { key: id, body, value: thread, signal: options?.signal });
    },
    changeThread({ thread: key, change, ...body }, options) {
      return write('PUT', threadPath(key), { key: change, body, value: thread, signal: options?.signal });
    },
    moveBranch({ comment, move, ...body }, options) {
      return write('POST', pathOf('comments', comment, 'move'), {
        key: move,
        body,
        value: thread,
        signal: options?.signal,
      });
    },
    renameThread({ thread: key, to, change, signal }) {
      return write('POST', pathOf('threads', key, 'rename'), { key: change, body: { to }, value: thread, signal });
    },
    mergeThread({ thread: key, into, change, signal }) {
      return write('POST', pathOf('threads', key, 'merge'), { key: change, body: { into }, value: thread, signal });
    },
    listWaiting({ signal, ...query } = {}) {
      return mine('/v1/waiting-threads', page(waiting), signal, query);
    },
  };
}
