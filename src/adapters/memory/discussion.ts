import { PleinError } from '../../core/errors.ts';
import { COMMENT_ORDERS, type DiscussionPort } from '../../discussion/discussion.model.ts';
import { repliesPage, threadPage } from './branches.ts';
import { listVersions } from './changing.ts';
import { begin, once, type MemoryClient } from './client.ts';
import { commentOf, isSeen } from './comment-rows.ts';
import { mergeThread, moveBranch, renameThread } from './moving.ts';
import { memoryParticipation } from './participation.ts';
import { listThreads, searchComments, searchThreads } from './searching.ts';
import { changeThread, createThread } from './settling.ts';
import { rendered } from './texts.ts';
import { keyOf, threadAgain, threadView } from './threads.ts';
import { listReactors } from './votes.ts';
import { listWaiting } from './waiting.ts';

/** Every operation of the port: begun as a call over a network is, and done by the file of its noun. */
export function memoryDiscussion(client: MemoryClient): Required<DiscussionPort> {
  return { ...reading(client), ...memoryParticipation(client), ...settling(client) };
}

function reading(client: MemoryClient) {
  return {
    orders: COMMENT_ORDERS,
    async readThread(request) {
      await begin(client, request.signal);
      return threadPage(client, request);
    },
    async listReplies(request) {
      await begin(client, request.signal);
      const root = commentOf(client.data, request.root);
      if (root === undefined || root.depth > 0 || !isSeen(root)) throw new PleinError('not-found');
      return repliesPage(client, root, request);
    },
    async countComments(threads, options) {
      await begin(client, options?.signal);
      return Object.fromEntries(threads.map((key) => [key, threadView(client, key).commentCount]));
    },
    async listThreads(request = {}) {
      await begin(client, request.signal);
      return listThreads(client, request);
    },
    async searchComments(request) {
      await begin(client, request.signal);
      return searchComments(client, request);
    },
    async searchThreads(request) {
      await begin(client, request.signal);
      return searchThreads(client, request);
    },
    async listVersions(request) {
      await begin(client, request.signal);
      return listVersions(client, request);
    },
    async listReactors(request) {
      await begin(client, request.signal);
      return listReactors(client, request);
    },
  } satisfies Partial<DiscussionPort>;
}

function settling(client: MemoryClient) {
  return {
    async createThread(draft, options) {
      await begin(client, options?.signal);
      const text = await rendered(client, draft.markdown, { thread: draft.key });
      return once(client, draft.id, { ...draft }, () => createThread(client, draft, text), threadAgain);
    },
    async changeThread(change, options) {
      await begin(client, options?.signal);
      const showing = { thread: keyOf(client.data, change.thread) };
      const opening = change.opening === undefined ? undefined : await rendered(client, change.opening, showing);
      return once(client, change.change, { ...change }, () => changeThread(client, change, opening), threadAgain);
    },
    async moveBranch(move, options) {
      await begin(client, options?.signal);
      return once(client, move.move, { ...move }, () => moveBranch(client, move), threadAgain);
    },
    async renameThread({ thread, to, change, signal }) {
      await begin(client, signal);
      return once(client, change, ['rename', thread, to], () => renameThread(client, thread, to), threadAgain);
    },
    async mergeThread({ thread, into, change, signal }) {
      await begin(client, signal);
      return once(
        client,
        change,
        ['merge', thread, into],
        () => mergeThread(client, thread, into, change),
        threadAgain,
      );
    },
    async listWaiting(request = {}) {
      await begin(client, request.signal);
      return listWaiting(client, request);
    },
  } satisfies Partial<DiscussionPort>;
}
