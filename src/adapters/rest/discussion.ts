import { COMMENT_ORDERS, type DiscussionPort } from '../../discussion/discussion.model.ts';
import { pathOf, threadPath, type RestClient } from './client.ts';
import type { Finding } from './finding.ts';
import { onDemand } from './on-demand.ts';
import type { Participation } from './participation.ts';
import type { Settling } from './settling.ts';
import { comment, page, thread as shape } from './shape.ts';

const threadPage = {
  thread: shape,
  position: '',
  items: [{ comment, replies: page(comment) }],
  'pinned?': comment,
  'next?': '',
  'previous?': '',
};

const FINDING = [
  'countComments',
  'listThreads',
  'searchComments',
  'searchThreads',
  'listVersions',
  'listReactors',
] as const satisfies readonly (keyof Finding)[];

const PARTICIPATION = [
  'readMine',
  'createComment',
  'editComment',
  'deleteComment',
  'restoreComment',
  'react',
  'setHelpful',
  'readMarkdown',
  'preview',
  'setMeToo',
  'follow',
  'visit',
] as const satisfies readonly (keyof Participation)[];

const SETTLING = [
  'createThread',
  'changeThread',
  'moveBranch',
  'renameThread',
  'mergeThread',
  'listWaiting',
] as const satisfies readonly (keyof Settling)[];

/** Reading comes first: what else there is to ask for is loaded with its first call. */
export function restDiscussion(client: RestClient): Required<DiscussionPort> {
  const { read } = client;
  return {
    orders: COMMENT_ORDERS,
    readThread({ thread, signal, order, cursor, limit, around }) {
      return read(threadPath(thread), threadPage, signal, { order, cursor, limit, around });
    },
    listReplies({ root, signal, cursor, limit }) {
      return read(pathOf('comments', root, 'replies'), page(comment), signal, { cursor, limit });
    },
    ...onDemand(FINDING, async () => (await import('./finding.ts')).restFinding(client)),
    ...onDemand(PARTICIPATION, async () => (await import('./participation.ts')).restParticipation(client)),
    ...onDemand(SETTLING, async () => (await import('./settling.ts')).restSettling(client)),
  };
}
