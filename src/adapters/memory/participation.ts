import type { HouseRules } from '../../community/community.model.ts';
import type { DiscussionPort } from '../../discussion/discussion.model.ts';
import { deleteComment, editComment, readMarkdown, restoreComment } from './changing.ts';
import { begin, once, type MemoryClient } from './client.ts';
import { follow, listNew, visit } from './following.ts';
import { threadMine } from './mine.ts';
import { previewed, rendered } from './texts.ts';
import { react, setHelpful, setMeToo } from './votes.ts';
import { commentAgain, createComment } from './writing.ts';

const NO_RULES: HouseRules = { version: 0, since: '1970-01-01T00:00:00.000Z', rules: [] };

/** What the signed-in reader may do and did. */
export function memoryParticipation(client: MemoryClient) {
  return {
    async readMine({ thread, comments, signal }) {
      await begin(client, signal);
      return threadMine(client, thread, comments);
    },
    async createComment(draft, options) {
      await begin(client, options?.signal);
      const text = await rendered(client, draft.markdown, { comment: draft.id });
      return once(client, draft.id, { ...draft }, () => createComment(client, draft, text), commentAgain);
    },
    async editComment(edit, options) {
      await begin(client, options?.signal);
      const text = await rendered(client, edit.markdown, { comment: edit.id });
      return once(client, edit.edit, { ...edit }, () => editComment(client, edit, text), commentAgain);
    },
    async deleteComment(id, options) {
      await begin(client, options?.signal);
      return deleteComment(client, id);
    },
    async restoreComment(id, options) {
      await begin(client, options?.signal);
      return restoreComment(client, id);
    },
    async react({ signal, ...vote }) {
      await begin(client, signal);
      return react(client, vote);
    },
    async setHelpful({ signal, ...vote }) {
      await begin(client, signal);
      return setHelpful(client, vote);
    },
    async readMarkdown(id, options) {
      await begin(client, options?.signal);
      return readMarkdown(client, id);
    },
    async preview(markdown, options) {
      await begin(client, options?.signal);
      return previewed(client, markdown);
    },
    async readHouseRules(options) {
      await begin(client, options?.signal);
      const { version, since, rules } = client.data.rules ?? NO_RULES;
      return { version, since, rules };
    },
    async setMeToo({ thread, on, signal }) {
      await begin(client, signal);
      return setMeToo(client, thread, on);
    },
    async follow({ signal, ...request }) {
      await begin(client, signal);
      return follow(client, request);
    },
    async visit(thread, options) {
      await begin(client, options?.signal);
      visit(client, thread);
    },
    async listNew({ signal, ...request }) {
      await begin(client, signal);
      return listNew(client, request);
    },
  } satisfies Partial<DiscussionPort>;
}
