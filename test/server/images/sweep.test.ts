import assert from 'node:assert/strict';
import { randomUUIDv7 } from 'node:crypto';
import { describe, it } from 'node:test';
import { runSweep } from '../../../server/src/cleaning.ts';
import { forgetDeleted } from '../../../server/src/discussion/forget.ts';
import { sweepPictures } from '../../../server/src/images/sweep.ts';
import { ENGINES, startTestServer } from '../support/server.ts';
import type { TestServer } from '../support/server.ts';
import { ownPicture } from './support.ts';

const HOUR = 3_600_000;

async function kept({ services }: TestServer): Promise<readonly string[]> {
  const found: string[] = [];
  for await (const { picture } of services.pictures.files.list()) found.push(picture);
  return found.sort();
}

async function rows({ services }: TestServer): Promise<readonly string[]> {
  return (await services.databases.reader.selectFrom('images').select('id').orderBy('id').execute()).map(
    ({ id }) => id,
  );
}

for (const engine of ENGINES) {
  describe(`the sweep of pictures on ${engine}`, () => {
    it('takes away what no comment shows, a day after it came, and what no row names', async () => {
      let now = Date.now();
      const server = await startTestServer({ engine, clock: () => new Date(now) });
      const { session } = await server.signIn('ann');
      const post = async (picture: string) => {
        const body = { markdown: `![](plein:image/${picture})` };
        return (await server.call('POST', '/v1/threads/a/comments', { session, body })).body.value.id as string;
      };
      const [shown, deleted, unused] = [1, 2, 3].map(() => ownPicture(server, session));
      await post(await shown!);
      const comment = await post(await deleted!);
      const stray = randomUUIDv7();
      await server.services.pictures.files.write(stray, 480, Buffer.from('x'));
      const all = [await shown!, await deleted!, await unused!];

      await server.call('DELETE', `/v1/comments/${comment}`, { session });
      now += 23 * HOUR;
      await sweepPictures(server.services);
      assert.deepEqual(await rows(server), [...all].sort());
      assert.deepEqual(await kept(server), [...all, stray].sort());

      await runSweep(server.services, forgetDeleted);
      await sweepPictures(server.services);
      assert.deepEqual(await kept(server), [await shown!, await unused!, stray].sort());

      now += 2 * HOUR;
      await sweepPictures(server.services);
      assert.deepEqual([await rows(server), await kept(server)], [[await shown!], [await shown!]]);
      await server.stop();
    });
  });
}
