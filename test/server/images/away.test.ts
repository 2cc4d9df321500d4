import assert from 'node:assert/strict';
import { randomUUIDv7 } from 'node:crypto';
import { describe, it } from 'node:test';
import { readImages } from '../../../server/src/settings.images.ts';
import { startTestServer } from '../support/server.ts';
import { startStore } from './store.ts';
import { ownPicture, photo, upload } from './support.ts';

describe('a server whose store of pictures goes away', () => {
  it('shows and takes them while it is there, and says that they are out of reach when it is not', async () => {
    const store = await startStore();
    const setting: Readonly<Record<string, string>> = store.setting;
    const images = readImages(
      (name) => setting[name],
      (problem) => assert.fail(problem),
    );
    const server = await startTestServer({ settings: { images } });
    const { session } = await server.signIn('ann');
    const id = await ownPicture(server, session);
    const body = { markdown: `![](plein:image/${id})` };
    assert.equal((await server.call('POST', '/v1/threads/bike/comments', { session, body })).status, 201);
    const read = () => fetch(`${server.url}/v1/images/${id}`);
    assert.deepEqual([(await read()).status, (await read()).headers.get('content-type')], [200, 'image/webp']);
    await store.close();
    const answer = await read();
    assert.deepEqual([answer.status, answer.headers.get('retry-after')], [503, '2']);
    const key = randomUUIDv7();
    const { status, body: problem } = await upload(server, session, await photo(9, 9), { key });
    assert.deepEqual([status, problem.code], [503, 'unavailable']);
    const mine = await server.call('GET', `/v1/images/${key}/mine`, { session });
    assert.equal(mine.status, 404);
    await server.stop();
  });
});
