import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { withOutbox } from '../../src/adapters/outbox/outbox.ts';
import { rest } from '../../src/adapters/rest/rest.ts';
import { newId } from '../../src/core/ids.ts';
import type { DiscussionPort } from '../../src/discussion/discussion.model.ts';
import { startTestServer, type TestServer } from '../server/support/server.ts';

describe('an outbox around the REST adapter, against the real server,', () => {
  let server: TestServer;
  before(async () => {
    server = await startTestServer();
  });
  after(() => server.stop());

  it('brings each comment once, in its order, through a network that loses requests and answers', async () => {
    let count = 0;
    const lossy: typeof fetch = async (input, init) => {
      const isComment = init?.method === 'POST' && String(input).endsWith('/comments');
      count += isComment ? 1 : 0;
      if (isComment && count % 3 === 1) throw new TypeError('The request was lost.');
      const response = await fetch(input, init);
      if (isComment && count % 3 === 2) throw new TypeError('The answer was lost.');
      return response;
    };
    const soon = () => new Promise<void>((resolve) => setImmediate(resolve));
    const { discussion, session, outbox } = withOutbox(rest({ src: server.url, fetch: lossy, wait: soon }), {
      wait: soon,
    });
    await session.identify(() => server.tokenFor('anna'));
    const emptied = Promise.withResolvers<void>();
    const leaving = new AbortController();
    const drafts = Array.from({ length: 12 }, (_, number) => ({ id: newId(), thread: 'lossy', markdown: `${number}` }));
    for (const draft of drafts) await (discussion as Required<DiscussionPort>).createComment(draft);
    const look = (): void => void (outbox!.entries.length === 0 && emptied.resolve());
    outbox!.watch(look, { signal: leaving.signal });
    look();
    await emptied.promise;
    leaving.abort();
    const { items, thread } = await rest({ src: server.url }).discussion.readThread({ thread: 'lossy' });
    assert.deepEqual(
      items.map(({ comment }) => comment.id),
      drafts.map(({ id }) => id),
    );
    assert.equal(thread.commentCount, drafts.length);
    assert.ok(count > drafts.length, 'nothing was lost');
  });
});
