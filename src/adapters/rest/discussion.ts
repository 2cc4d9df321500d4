import type { DiscussionPort } from '../../discussion/discussion.model.ts';
import { inParts, pathOf, type RestClient } from './client.ts';
import { onDemand } from './on-demand.ts';
import type { Participation } from './participation.ts';
import { comment, page } from './shape.ts';

const threadPage = {
  thread: { key: '', state: '', title: '', commentCount: 0 },
  position: '',
  items: [{ comment, replies: page(comment) }],
  'next?': '',
  'previous?': '',
};

/** Keys in one address: they may be long. */
const KEYS = 25;

const PARTICIPATION = [
  'readMine',
  'createComment',
  'editComment',
  'deleteComment',
  'react',
  'readMarkdown',
  'preview',
] as const satisfies readonly (keyof Participation)[];

/** Reading comes first: what taking part asks for is loaded with its first call. */
export function restDiscussion(client: RestClient): Required<DiscussionPort> {
  const { read } = client;
  return {
    readThread({ thread, signal, order, cursor, limit, around }) {
      return read(pathOf('threads', thread), threadPage, signal, { order, cursor, limit, around });
    },
    listReplies({ root, signal, cursor, limit }) {
      return read(pathOf('comments', root, 'replies'), page(comment), signal, { cursor, limit });
    },
    ...onDemand(PARTICIPATION, async () => {
      const { restParticipation } = await import('./participation.ts');
      return restParticipation(client);
    }),
    async countComments(threads, options) {
      const parts = await inParts(threads, KEYS, (keys) =>
        keys === undefined
          ? Promise.resolve({})
          : read<object>('/v1/comment-counts', {}, options?.signal, { threads: keys }),
      );
      return Object.assign({}, ...parts);
    },
  };
}
