import { COMMENT_ORDERS, type DiscussionPort } from '../../discussion/discussion.model.ts';
import { later, threadPath, type RestClient } from './client.ts';
import type { DiscussionLater } from './discussion-later.ts';
import { request } from './http.ts';
import { comment, page, thread as shape } from './shape.ts';

const threadPage = {
  thread: shape,
  position: '',
  items: [{ comment, replies: page(comment) }],
  'pinned?': comment,
  'next?': '',
  'previous?': '',
};

const LATER = [
  'changeThread',
  'countComments',
  'createComment',
  'createThread',
  'deleteComment',
  'editComment',
  'follow',
  'listNew',
  'listReactors',
  'listReplies',
  'listThreads',
  'listVersions',
  'listWaiting',
  'mergeThread',
  'moveBranch',
  'preview',
  'react',
  'readHouseRules',
  'readMarkdown',
  'readMine',
  'renameThread',
  'restoreComment',
  'searchComments',
  'searchThreads',
  'setHelpful',
  'setMeToo',
  'visit',
] as const satisfies readonly (keyof DiscussionLater)[];

/** Reading comes first: what else there is to ask for is loaded with its first call. */
export function restDiscussion(client: RestClient): Required<DiscussionPort> {
  return {
    orders: COMMENT_ORDERS,
    readThread({ thread, signal, ...query }) {
      return request(client, { path: threadPath(thread), query, shape: threadPage, signal });
    },
    ...later(client, LATER, () => import('./discussion-later.ts')),
  };
}
