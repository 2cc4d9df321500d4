import type { HouseRules } from '../../community/community.model.ts';
import { newId } from '../../core/ids.ts';
import type { DiscussionPort, ThreadMine } from '../../discussion/discussion.model.ts';
import type { Text } from '../../text/text.model.ts';
import { pathOf, type RestClient } from './client.ts';
import { inParts } from './in-parts.ts';
import type { Finding } from './finding.ts';
import type { Settling } from './settling.ts';
import { comment, page, thread as threadShape } from './shape.ts';

const community = { rules: { version: 0, since: '', rules: [{ article: '', title: '', text: '' }] } };
const following = { thread: true, branches: [''] };
const threadMine = { can: { comment: true }, comments: {}, held: [comment] };

/** Ids in one address. */
const IDS = 100;

/** What only who takes part asks for: their own part of a thread, and their writes. */
export type Participation = Omit<
  Required<DiscussionPort>,
  'orders' | 'readThread' | 'listReplies' | keyof Finding | keyof Settling
>;

export function restParticipation({ mine, read, write }: RestClient): Participation {
  return {
    async readMine({ thread, comments, signal }) {
      const parts = await inParts(comments, IDS, (ids) =>
        mine<ThreadMine>(pathOf('threads', thread, 'mine'), threadMine, signal, { ids }),
      );
      return { ...parts[0]!, comments: Object.assign({}, ...parts.map((part) => part.comments)) };
    },
    createComment({ id, thread, ...body }, options) {
      return write('POST', pathOf('threads', thread, 'comments'), {
        key: id,
        body,
        value: comment,
        signal: options?.signal,
      });
    },
    editComment({ id, edit, ...body }, options) {
      return write('PUT', pathOf('comments', id), { key: edit, body, value: comment, signal: options?.signal });
    },
    deleteComment(id, options) {
      return write('DELETE', pathOf('comments', id), { key: newId(), value: comment, signal: options?.signal });
    },
    react({ comment: id, reaction, on, signal }) {
      const path = pathOf('comments', id, 'reactions', encodeURIComponent(reaction));
      return write(on ? 'PUT' : 'DELETE', path, { key: newId(), value: comment, signal });
    },
    restoreComment(id, options) {
      const path = pathOf('comments', id, 'restore');
      return write('POST', path, { key: newId(), value: comment, signal: options?.signal });
    },
    setHelpful({ comment: id, on, signal }) {
      const path = pathOf('comments', id, 'helpful');
      return write(on ? 'PUT' : 'DELETE', path, { key: newId(), value: comment, signal });
    },
    setMeToo({ thread, on, signal }) {
      const path = pathOf('threads', thread, 'me-too');
      return write(on ? 'PUT' : 'DELETE', path, { key: newId(), value: threadShape, signal });
    },
    follow({ thread, branch, on, signal }) {
      const path = branch === undefined ? pathOf('threads', thread, 'follow') : pathOf('comments', branch, 'follow');
      return write(on ? 'PUT' : 'DELETE', path, { key: newId(), value: following, signal });
    },
    async visit(thread, options) {
      await write('PUT', pathOf('threads', thread, 'visit'), {
        key: newId(),
        value: { lastVisit: '' },
        signal: options?.signal,
      });
    },
    listNew({ thread, signal, ...query }) {
      return mine(pathOf('threads', thread, 'new'), page(''), signal, query);
    },
    readMarkdown(id, options) {
      return mine(pathOf('comments', id, 'markdown'), { markdown: '', version: 0 }, options?.signal);
    },
    async preview(markdown, options) {
      const shape = { text: [{ type: '' }] };
      return (await mine<{ text: Text }>('/v1/preview', shape, options?.signal, {}, { markdown })).text;
    },
    async readHouseRules(options) {
      return (await read<{ rules: HouseRules }>('/v1/community', community, options?.signal)).rules;
    },
  };
}
