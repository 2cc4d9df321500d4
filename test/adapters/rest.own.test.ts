import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { rest } from '../../src/adapters/rest/rest.ts';
import type { Change, Topic } from '../../src/community/live.model.ts';
import { newId } from '../../src/core/ids.ts';
import { photo } from '../server/images/support.ts';
import { startTestServer, type TestServer } from '../server/support/server.ts';
import { isPleinError } from '../text/support.ts';

/** What one member alone gives and is given, against the real server. */
describe('the REST adapter, for what is one’s own', () => {
  let server: TestServer;
  const addresses: string[] = [];
  before(async () => void (server = await startTestServer()));
  after(() => server.stop());

  /** A page on which somebody is signed in. */
  async function pageOf(name?: string) {
    const backend = rest({
      src: server.url,
      fetch: (input, init) => {
        addresses.push(String(input).replace(server.url, ''));
        return fetch(input, init);
      },
    });
    if (name !== undefined) await backend.session.identify(() => server.tokenFor(name, { name }));
    const { current } = backend.session;
    return { backend, member: current.state === 'signed-in' ? current.member.member! : '' };
  }

  const say = async ({ backend }: Awaited<ReturnType<typeof pageOf>>, markdown: string, parent?: string) => {
    const draft = { id: newId(), thread: 'bike', markdown, ...(parent !== undefined && { parent }) };
    return (await backend.discussion.createComment(draft)).value!;
  };

  it('hands over pictures, reads them back, and says where they are shown', async () => {
    const ann = await pageOf('ann');
    const file = new Blob([new Uint8Array(await photo(600, 300))], { type: 'image/jpeg' });
    const id = newId();
    const image = await ann.backend.images.uploadImage({ id, file });
    assert.deepEqual([image.id, image.width, image.height], [id, 600, 300]);
    assert.deepEqual(await ann.backend.images.uploadImage({ id, file }), image);
    const own = await ann.backend.images.readImage(id);
    assert.deepEqual([own.type, own.size > 0], ['image/webp', true]);
    const url = ann.backend.images.imageUrl(id, 480);
    assert.equal(url, `${server.url}/v1/images/${id}?width=480`);
    assert.equal((await fetch(url)).status, 404);
    const { text } = await say(ann, `![A bicycle](plein:image/${id})`);
    assert.match(JSON.stringify(text), /"width":600/);
    assert.equal((await fetch(url)).headers.get('content-type'), 'image/webp');
    await assert.rejects((await pageOf('bob')).backend.images.readImage(id), isPleinError('not-found'));
  });

  it('says why a picture is not taken', async () => {
    const { backend } = await pageOf('ann');
    const give = (bytes: Uint8Array<ArrayBuffer>, type: string) =>
      backend.images.uploadImage({ id: newId(), file: new Blob([bytes], { type }) });
    await assert.rejects(give(new Uint8Array(9), 'image/png'), isPleinError('invalid'));
    await assert.rejects(give(new Uint8Array(9), 'text/plain'), isPleinError('invalid'));
    await assert.rejects(give(new Uint8Array(11 * 1024 * 1024), 'image/png'), isPleinError('too-large'));
    const signedOut = (await pageOf()).backend.images;
    const file = new Blob(['x'], { type: 'image/png' });
    await assert.rejects(signedOut.uploadImage({ id: newId(), file }), isPleinError('not-signed-in'));
    const signal = AbortSignal.abort();
    await assert.rejects(backend.images.readImage(newId(), { signal }), { name: 'AbortError' });
  });

  it('tells, over the one stream of the page, what everyone and what one member is told', async () => {
    const [ann, bob] = [await pageOf('ann'), await pageOf('bob')];
    const root = await say(ann, 'Mine');
    const { position, unread } = await ann.backend.notifications.listNotifications();
    const told: Change[] = [];
    const leaving = new AbortController();
    const both = Promise.withResolvers<void>();
    const follow = (topic: Topic) =>
      ann.backend.live.follow(
        {
          topic,
          since: position,
          onReset: () => undefined,
          onChange(change) {
            told.push(change);
            const types = new Set(told.map(({ type }) => type));
            if (types.has('notification') && types.has('comment')) both.resolve();
          },
        },
        { signal: leaving.signal },
      );
    addresses.length = 0;
    follow('thread:bike');
    follow(`notifications:${ann.member}`);
    const reply = await say(bob, 'Yours', root.id);
    await both.promise;
    leaving.abort();
    const notice = told.find((change) => change.type === 'notification');
    assert.deepEqual([notice!.value.kind, notice!.value.comment, notice!.value.read], ['reply', reply.id, false]);
    assert.equal(addresses.filter((address) => address.startsWith('/v1/live')).length, 1);
    const page = await ann.backend.notifications.listNotifications({ limit: 1 });
    assert.deepEqual([page.items[0], page.unread], [notice!.value, unread + 1]);
    assert.deepEqual(await ann.backend.notifications.markRead({ ids: [notice!.value.id] }), { unread });
    assert.deepEqual(await ann.backend.notifications.markRead({ ids: 'all' }), { unread: 0 });
  });

  it('follows nothing of another member, and all else as before', async () => {
    const [ann, bob] = [await pageOf('ann'), await pageOf('bob')];
    const told: string[] = [];
    const leaving = new AbortController();
    const heard = Promise.withResolvers<void>();
    for (const topic of [`notifications:${ann.member}`, 'thread:bike'] as const) {
      const { position } = await bob.backend.discussion.readThread({ thread: 'bike' });
      const onChange = ({ type }: Change): void => {
        told.push(type);
        if (told.length === 2) heard.resolve();
      };
      bob.backend.live.follow(
        { topic, since: position, onChange, onReset: () => undefined },
        { signal: leaving.signal },
      );
    }
    const root = await say(ann, 'Mine');
    await say(bob, 'Yours', root.id);
    await heard.promise;
    leaving.abort();
    assert.deepEqual(told, ['comment', 'comment']);
  });

  it('suggests members by the first letters of a name', async () => {
    const ann = await pageOf('ann');
    const found = await ann.backend.members.suggestMembers({ words: 'bo', thread: 'bike', limit: 5 });
    assert.deepEqual(
      found.map(({ name }) => name),
      ['bob'],
    );
  });
});
