import { COMMENT_ORDERS, type DiscussionPort } from '../../discussion/discussion.model.ts';
import { threadPath, type RestClient } from './client.ts';
import type { DiscussionLater } from './discussion-later.ts';
import { request, type HttpOptions } from './http.ts';
import { onDemand } from './on-demand.ts';
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
  'listReplies',
  'countComments',
  'listThreads',
  'searchComments',
  'searchThreads',
  'listVersions',
  'listReactors',
  'readMine',
  'createComment',
  'editComment',
  'deleteComment',
  'restoreComment',
  'react',
  'setHelpful',
  'readMarkdown',
  'preview',
  'readHouseRules',
  'setMeToo',
  'follow',
  'visit',
  'createThread',
  'changeThread',
  'moveBranch',
  'renameThread',
  'mergeThread',
  'listWaiting',
] as const satisfies readonly (keyof DiscussionLater)[];

/** Reading comes first: what else there is to ask for is loaded with its first call. */
export function restDiscussion(options: HttpOptions, client: RestClient): Required<DiscussionPort> {
  return {
    orders: COMMENT_ORDERS,
    readThread({ thread, signal, ...query }) {
      return request(options, { path: threadPath(thread), query, shape: threadPage, signal });
    },
    ...onDemand(LATER, async () => (await import('./discussion-later.ts')).restDiscussionLater(client)),
  };
}
