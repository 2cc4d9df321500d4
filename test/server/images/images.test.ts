import assert from 'node:assert/strict';
import { randomUUIDv7 } from 'node:crypto';
import { after, before, beforeEach, describe, it } from 'node:test';
import sharp from 'sharp';
import { MAX_IMAGES, MAX_IMAGE_BYTES } from '../../../src/images/images.model.ts';
import { runSweep } from '../../../server/src/cleaning.ts';
import { forgetDeleted } from '../../../server/src/discussion/forget.ts';
import { grant, setMemberState, setPolicy } from '../support/seed.ts';
import { ENGINES, startTestServer } from '../support/server.ts';
import type { TestServer } from '../support/server.ts';
import { bomb, ownPicture, photo, upload } from './support.ts';

const HOUR = 3_600_000;

for (const engine of ENGINES) {
  describe(`pictures on ${engine}`, () => {
    let server: TestServer;
    let now = Date.now();
    let ann: { session: string; member: string };
    let bob: { session: string; member: string };

    before(async () => {
      server = await startTestServer({ engine, clock: () => new Date(now) });
    });
    after(() => server.stop());
    beforeEach(async () => {
      ann = await server.signIn(randomUUIDv7(), { name: 'Ann' });
      bob = await server.signIn(randomUUIDv7(), { name: 'Bob' });
    });

    const get = (path: string, headers: Record<string, string> = {}) => fetch(server.url + path, { headers });
    const shows = (...pictures: readonly string[]) => ({
      markdown: pictures.map((id) => `![A bicycle](plein:image/${id})`).join(' '),
    });
    const post = (body: object, who = ann, thread = 'bike') =>
      server.call('POST', `/v1/threads/${thread}/comments`, { session: who.session, body });
    const edit = (comment: { id: string; version: number }, markdown: string) =>
      server.call('PUT', `/v1/comments/${comment.id}`, {
        session: ann.session,
        body: { version: comment.version, markdown },
      });

    it('are taken once, and seen by nobody but their owner until a comment shows them', async () => {
      const key = randomUUIDv7();
      const file = await photo(1_000, 500);
      const taken = await upload(server, ann.session, file, { key });
      assert.equal(taken.status, 201);
      const { id, width, height, bytes } = taken.body.value;
      assert.deepEqual([id, width, height, bytes > 0], [key, 1_000, 500, true]);
      assert.deepEqual(await upload(server, ann.session, file, { key }), taken);
      assert.equal((await get(`/v1/images/${id}`)).status, 404);
      const session = (who: { session: string }) => ({ authorization: `Bearer ${who.session}` });
      const own = await get(`/v1/images/${id}/mine`, session(ann));
      assert.equal((await sharp(await own.arrayBuffer()).metadata()).width, 1_000);
      assert.equal(own.headers.get('cache-control'), 'no-store');
      assert.equal((await get(`/v1/images/${id}/mine`, session(bob))).status, 404);
      assert.equal((await get(`/v1/images/${id}/mine`)).status, 401);
    });

    it('are shown where a published comment shows them, in the width that is asked for', async () => {
      const id = await ownPicture(server, ann.session, 1_000);
      const { status, body } = await post(shows(id));
      assert.equal(status, 201);
      const [{ children }] = body.value.text;
      assert.deepEqual(children, [{ type: 'picture', image: id, width: 1_000, height: 300, description: 'A bicycle' }]);
      for (const [asked, given] of [
        ['', 1_000],
        ['?width=1', 480],
        ['?width=481', 960],
        ['?width=4000', 1_000],
      ] as const) {
        const answer = await get(`/v1/images/${id}${asked}`);
        const { format, width } = await sharp(await answer.arrayBuffer()).metadata();
        assert.deepEqual([format, width], ['webp', given]);
      }
      const answer = await get(`/v1/images/${id}?width=480`, { origin: server.settings.origins[0]! });
      const headers = Object.fromEntries(answer.headers);
      assert.equal(headers['content-type'], 'image/webp');
      assert.equal(headers['content-disposition'], `inline; filename="${id}.webp"`);
      assert.equal(headers['x-content-type-options'], 'nosniff');
      assert.equal(headers['content-security-policy'], "default-src 'none'; sandbox");
      assert.equal(headers['cross-origin-resource-policy'], 'cross-origin');
      assert.equal(headers['cache-control'], 'public, max-age=300, s-maxage=60, must-revalidate');
      const again = await get(`/v1/images/${id}?width=480`, { 'if-none-match': headers['etag']! });
      assert.deepEqual([again.status, await again.text()], [304, '']);
    });

    it('are gone with their comment, also for who has a copy, and back when it is', async () => {
      const id = await ownPicture(server, ann.session);
      const comment = (await post(shows(id))).body.value;
      const etag = (await get(`/v1/images/${id}`)).headers.get('etag')!;
      await server.call('DELETE', `/v1/comments/${comment.id}`, { session: ann.session });
      assert.equal((await get(`/v1/images/${id}`, { 'if-none-match': etag })).status, 404);
      await server.call('POST', `/v1/comments/${comment.id}/restore`, { session: ann.session });
      assert.equal((await get(`/v1/images/${id}`)).status, 200);
    });

    it('wait with a comment that waits, and are shown to who may approve it there', async () => {
      await setPolicy(server, { approval: 'everyone' });
      const id = await ownPicture(server, ann.session);
      const mine = async (who: { session: string }) => {
        return get(`/v1/images/${id}/mine`, { authorization: `Bearer ${who.session}` });
      };
      const judge = await server.signIn(randomUUIDv7(), { name: 'Judge' });
      const worker = await server.signIn(randomUUIDv7(), { name: 'Worker' });
      const elsewhere = await server.signIn(randomUUIDv7(), { name: 'Elsewhere' });
      await grant(server, judge.member, 'moderator');
      await grant(server, worker.member, 'staff');
      await grant(server, elsewhere.member, 'moderator', 'another-space');
      assert.equal((await mine(judge)).status, 404);
      const held = (await post(shows(id))).body;
      assert.equal(held.status, 'held');
      assert.equal((await get(`/v1/images/${id}`)).status, 404);
      const shown = await mine(judge);
      assert.deepEqual([shown.status, shown.headers.get('cache-control')], [200, 'no-store']);
      assert.equal((await sharp(await shown.arrayBuffer()).metadata()).width, 600);
      const others = await Promise.all([bob, worker, elsewhere].map(async (who) => (await mine(who)).status));
      assert.deepEqual(others, [404, 404, 404]);
      await setMemberState(server, judge.member, 'frozen');
      assert.equal((await mine(judge)).status, 404);
      await setMemberState(server, judge.member, 'active');
      await server.call('DELETE', `/v1/comments/${held.value.id}`, { session: ann.session });
      assert.equal((await mine(judge)).status, 404);
      await setPolicy(server, { approval: 'none' });
    });

    it('follow what an edit says', async () => {
      const [one, two] = [await ownPicture(server, ann.session), await ownPicture(server, ann.session)];
      const first = (await post(shows(one))).body.value;
      const second = (await edit(first, shows(one, two).markdown)).body.value;
      assert.deepEqual([(await get(`/v1/images/${one}`)).status, (await get(`/v1/images/${two}`)).status], [200, 200]);
      await edit(second, shows(two).markdown);
      assert.deepEqual([(await get(`/v1/images/${one}`)).status, (await get(`/v1/images/${two}`)).status], [404, 200]);
      assert.equal((await post(shows(one))).status, 201);
    });

    it("are shown once, by a comment of their owner's, and a few at a time", async () => {
      const used = await ownPicture(server, ann.session);
      await post(shows(used));
      const theirs = await ownPicture(server, bob.session);
      const own = await ownPicture(server, ann.session);
      for (const body of [
        shows(used),
        shows(theirs),
        shows(randomUUIDv7()),
        shows(...Array.from({ length: MAX_IMAGES + 1 }, () => own)),
        { markdown: `![${'x'.repeat(501)}](plein:image/${own})` },
      ]) {
        const answer = await post(body);
        assert.deepEqual([answer.status, answer.body.code, answer.body.fields[0].field], [422, 'invalid', '/markdown']);
      }
      assert.equal((await get(`/v1/images/${own}`)).status, 404);
      assert.equal((await post(shows(own))).status, 201);
    });

    it('are not taken where they are none, or too large, or of another type, or say what they are not', async () => {
      const cases = [
        ['words', { type: 'image/png' }, 422, 'invalid'],
        ['<svg xmlns="http://www.w3.org/2000/svg"/>', { type: 'image/svg+xml' }, 415, 'invalid'],
        [await photo(9, 9), { type: 'application/json' }, 415, 'invalid'],
        [bomb(30_000, 30_000), { type: 'image/png' }, 413, 'too-large'],
        [Buffer.alloc(MAX_IMAGE_BYTES + 1), { type: 'image/png' }, 413, 'too-large'],
        [await photo(9, 9), { key: 'not-an-id' }, 400, 'invalid'],
      ] as const;
      for (const [file, how, status, code] of cases) {
        const answer = await upload(server, ann.session, file, how);
        assert.deepEqual([answer.status, answer.body.code], [status, code]);
      }
      assert.equal((await upload(server, 'nobody', await photo(9, 9))).status, 401);
      assert.equal((await upload(server, ann.session, await photo(9, 9, 'png'))).status, 201);
    });

    it('keep their id to themselves', async () => {
      const key = randomUUIDv7();
      await upload(server, ann.session, await photo(50, 50), { key });
      for (const who of [ann, bob]) {
        const answer = await upload(server, who.session, await photo(60, 60), { key });
        assert.deepEqual([answer.status, answer.body.code], [422, 'conflict']);
      }
      const own = await get(`/v1/images/${key}/mine`, { authorization: `Bearer ${ann.session}` });
      assert.equal((await sharp(await own.arrayBuffer()).metadata()).width, 50);
    });

    it('take no more room than each member has', async () => {
      const { bytes } = (await upload(server, ann.session, await photo(900, 900))).body.value;
      await setPolicy(server, { approval: 'none', imageQuota: bytes + 10 });
      const all = await Promise.all([1, 2, 3].map(async () => upload(server, bob.session, await photo(900, 900))));
      assert.deepEqual(all.map(({ status }) => status).sort(), [201, 409, 409]);
      assert.equal(all.find(({ status }) => status === 409)!.body.code, 'full');
      await setPolicy(server, { approval: 'none' });
    });

    it('make room for others once they are taken out of a text, or their comment is gone for good', async () => {
      const first = (await upload(server, ann.session, await photo(900, 900))).body.value;
      const comment = (await post(shows(first.id))).body.value;
      now += 2 * HOUR;
      await setPolicy(server, { approval: 'none', imageQuota: first.bytes + 10 });
      assert.equal((await upload(server, ann.session, await photo(900, 900))).body.code, 'full');
      await edit(comment, 'Without');
      const second = await upload(server, ann.session, await photo(900, 900));
      assert.equal(second.status, 201);
      const mine = await get(`/v1/images/${first.id}/mine`, { authorization: `Bearer ${ann.session}` });
      assert.equal(mine.status, 404);
      const other = (await post(shows(second.body.value.id))).body.value;
      assert.equal((await upload(server, ann.session, await photo(900, 900))).body.code, 'full');
      await server.call('DELETE', `/v1/comments/${other.id}`, { session: ann.session });
      assert.equal((await upload(server, ann.session, await photo(900, 900))).body.code, 'full');
      now += HOUR;
      await runSweep(server.services, forgetDeleted);
      assert.equal((await upload(server, ann.session, await photo(900, 900))).status, 201);
      await setPolicy(server, { approval: 'none' });
    });

    it('are as large in a preview, and mentions as they are called, for their owner', async () => {
      const id = await ownPicture(server, ann.session, 700);
      const markdown = `[@Robert](plein:member/${bob.member}) ![](plein:image/${id}) [@x](plein:member/nobody)`;
      const preview = async (who: { session: string }) =>
        (await server.call('POST', '/v1/preview', { session: who.session, key: null, body: { markdown } })).body.text[0]
          .children;
      const [mention, , picture, , nobody] = await preview(ann);
      assert.deepEqual([mention.name, picture.width, picture.height, nobody.name], ['Bob', 700, 300, 'x']);
      assert.equal((await preview(bob))[2].width, 0);
    });

    it('are not taken from who is frozen', async () => {
      await setMemberState(server, ann.member, 'frozen');
      const { status, body } = await upload(server, ann.session, await photo(9, 9));
      assert.deepEqual([status, body.code], [403, 'forbidden']);
    });

    it("stand in the openings of their owner's threads, and go with an edit", async () => {
      const [id, theirs] = [await ownPicture(server, ann.session), await ownPicture(server, bob.session)];
      const key = randomUUIDv7();
      const open = (body: object) => server.call('POST', `/v1/threads/${key}`, { session: ann.session, body });
      const refused = await open({ kind: 'question', title: 'Why?', ...shows(theirs) });
      assert.deepEqual([refused.status, refused.body.fields[0].field], [422, '/markdown']);
      const opened = await open({ kind: 'question', title: 'Why?', ...shows(id) });
      assert.deepEqual([opened.status, (await get(`/v1/images/${id}`)).status], [201, 200]);
      const page = await get(`/v1/threads/${key}.html`);
      assert.match(await page.text(), new RegExp(`<img[^>]*/v1/images/${id}`));
      const reopen = (opening: string) =>
        server.call('PUT', `/v1/threads/${key}`, { session: ann.session, body: { opening } });
      const wrong = await reopen(shows(theirs).markdown);
      assert.deepEqual([wrong.status, wrong.body.fields[0].field], [422, '/opening']);
      assert.equal((await reopen('Without')).status, 200);
      assert.equal((await get(`/v1/images/${id}`)).status, 404);
      assert.equal((await post(shows(id))).status, 201);
    });
  });
}
