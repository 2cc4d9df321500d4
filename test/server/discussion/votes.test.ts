import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { setPolicy } from '../support/seed.ts';
import { ENGINES, startTestServer } from '../support/server.ts';
import type { Json, TestServer } from '../support/server.ts';
import { talk } from './support.ts';
import type { Person } from './support.ts';

for (const engine of ENGINES) {
  describe(`votes on ${engine}`, () => {
    let server: TestServer;
    let ann: Person;
    let voters: readonly Person[];
    const { call, say, get, refused, holds } = talk(() => server);

    before(async () => {
      server = await startTestServer({ engine });
      ann = await server.signIn('ann');
      voters = await Promise.all(Array.from({ length: 5 }, (_, index) => server.signIn(`voter-${index}`)));
    });
    after(() => server.stop());

    const helpful = (id: string, who: Person, method = 'PUT') => call(method, `/v1/comments/${id}/helpful`, who);

    it('counts one helpful vote a member, however often and at once it is given, and lets it be taken back', async () => {
      const { id } = await say(ann, 'help', 'Turn it off and on');
      const answers = await Promise.all(voters.flatMap((who) => Array.from({ length: 6 }, () => helpful(id, who))));
      assert.deepEqual([...new Set(answers.map(({ status }) => status))], [200]);
      assert.equal((await get(`/v1/comments/${id}`)).helpfulCount, 5);
      await Promise.all(voters.slice(1).flatMap((who) => [1, 2, 3].map(() => helpful(id, who, 'DELETE'))));
      assert.equal((await get(`/v1/comments/${id}`)).helpfulCount, 1);
      const mine = (await get(`/v1/threads/help/mine?ids=${id}`, voters[0])).comments[id];
      assert.deepEqual([mine.helpful, mine.can.helpful], [true, true]);
      await helpful(id, voters[0]!, 'DELETE');
      assert.equal((await get(`/v1/comments/${id}`)).helpfulCount, undefined);
      await holds();
    });

    it('takes the votes of what is deleted out of its thread, and back in', async () => {
      const first = await say(ann, 'ranks', 'a');
      await helpful(first.id, voters[0]!);
      const ranks = async () => {
        const row = server.services.databases.reader.selectFrom('threads').select('helpful_count');
        return (await row.where('key', '=', 'ranks').executeTakeFirstOrThrow()).helpful_count;
      };
      await call('DELETE', `/v1/comments/${first.id}`, ann);
      assert.equal(await ranks(), 0);
      assert.equal(await refused('PUT', `/v1/comments/${first.id}/helpful`, voters[1]), '409 conflict');
      const back = await call('POST', `/v1/comments/${first.id}/restore`, ann);
      assert.equal(back.body.value.helpfulCount, 1);
      assert.equal(await ranks(), 1);
      await holds();
    });

    it("takes no vote for one's own comment, from nobody, or for what is not there", async () => {
      const { id } = await say(ann, 'own', 'Mine');
      assert.equal(await refused('PUT', `/v1/comments/${id}/helpful`, ann), '403 forbidden');
      assert.equal(await refused('PUT', `/v1/comments/${id}/helpful`), '401 not-signed-in');
      assert.equal(await refused('PUT', '/v1/comments/nothing/helpful', ann), '404 not-found');
    });

    it('offers the reactions of the policy alone, and takes back any', async () => {
      const { id } = await say(ann, 'react', 'Well');
      const react = (reaction: string, method = 'PUT') =>
        call(method, `/v1/comments/${id}/reactions/${reaction}`, voters[0]);
      assert.equal((await react('thanks')).status, 422);
      await setPolicy(server, { approval: 'none', reactions: ['like', 'thanks'] });
      assert.equal((await react('funny')).status, 422);
      await react('thanks');
      assert.deepEqual((await react('like')).body.value.reactions, { like: 1, thanks: 1 });
      assert.deepEqual((await get('/v1/threads/react/mine', voters[0])).reactions, ['like', 'thanks']);
      await setPolicy(server, { approval: 'none' });
      assert.deepEqual((await react('thanks', 'DELETE')).body.value.reactions, { like: 1 });
      assert.equal((await get('/v1/threads/react/mine', voters[0])).reactions, undefined);
      await holds();
    });

    it('tells who reacted, newest first, page by page', async () => {
      await setPolicy(server, { approval: 'none', reactions: ['like', 'agree'] });
      const { id } = await say(ann, 'who', 'Me');
      for (const who of voters) await call('PUT', `/v1/comments/${id}/reactions/like`, who);
      await call('PUT', `/v1/comments/${id}/reactions/agree`, voters[0]);
      await setPolicy(server, { approval: 'none' });
      const walk = async (more: string) => {
        const seen: string[] = [];
        for (let next: string | undefined = ''; next !== undefined;) {
          const page: Json = await get(`/v1/comments/${id}/reactors?limit=2${more}${next && `&cursor=${next}`}`);
          seen.push(...page.items.map(({ member, reaction }: Json) => `${member.name} ${reaction}`));
          next = page.next;
        }
        return seen;
      };
      const all = await walk('');
      assert.deepEqual(
        all.toSorted(),
        [...voters.map((_, index) => `voter-${index} like`), 'voter-0 agree'].toSorted(),
      );
      assert.deepEqual(await walk('&reaction=agree'), ['voter-0 agree']);
      assert.equal(new Set(await walk('&reaction=like')).size, 5);
      await call('DELETE', `/v1/comments/${id}`, ann);
      assert.deepEqual(await walk(''), []);
    });

    it('counts who has the same question, and not who asked it', async () => {
      const opening = { kind: 'question', title: 'Why?', markdown: 'Because?' };
      assert.equal((await call('POST', '/v1/threads/me-too', ann, opening)).status, 201);
      const ask = (who: Person, method = 'PUT') => call(method, '/v1/threads/me-too/me-too', who);
      await Promise.all(voters.flatMap((who) => [ask(who), ask(who)]));
      assert.equal((await get('/v1/threads/me-too')).thread.meTooCount, 5);
      assert.equal((await ask(voters[0]!, 'DELETE')).body.value.meTooCount, 4);
      assert.equal((await ask(voters[0]!, 'DELETE')).body.value.meTooCount, 4);
      assert.equal((await get('/v1/threads/me-too/mine', voters[1])).meToo, true);
      assert.equal((await get('/v1/threads/me-too/mine', voters[0])).meToo, false);
      assert.equal(await refused('PUT', '/v1/threads/me-too/me-too', ann), '403 forbidden');
      assert.equal(await refused('PUT', '/v1/threads/own/me-too', ann), '409 conflict');
      assert.equal(await refused('PUT', '/v1/threads/nowhere/me-too', ann), '404 not-found');
      await holds();
    });
  });
}
