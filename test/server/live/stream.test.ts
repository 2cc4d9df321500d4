import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect } from 'node:net';
import { describe, it } from 'node:test';
import { LiveStream } from '../../../server/src/live/stream.ts';
import { LIMITS } from '../../../server/src/limits.ts';
import { startTestServer } from '../support/server.ts';
import { openStream } from '../support/stream.ts';

const told = (number: number, size = 0) => ({
  number,
  topic: 'thread:a',
  audience: 'everyone',
  frame: `id: ${number}\ndata: ${'x'.repeat(size)}\n\n`,
});

describe('a live stream', () => {
  it('keeps what happens during the replay until the replay is through', async () => {
    const stream = new LiveStream(new Set(['thread:a']), 5, { ended: () => undefined, disconnect: () => undefined });
    stream.tell(told(6));
    stream.replay([told(4), told(5)]);
    stream.follow();
    stream.tell(told(6));
    stream.tell(told(7));
    stream.close();
    const ids = [...(await new Response(stream.body).text()).matchAll(/id: (\d+)/g)].map(([, id]) => Number(id));
    assert.deepEqual(ids, [4, 5, 6, 7]);
  });

  it('is told nothing that is for another, whatever its topics', async () => {
    const ends = { ended: () => undefined, disconnect: () => undefined };
    const stream = new LiveStream(new Set(['thread:a']), 0, ends, 'ann');
    stream.follow();
    for (const [number, audience] of [
      [1, 'member:bob'],
      [2, 'member:ann'],
      [3, 'everyone'],
    ] as const) {
      stream.tell({ ...told(number), audience });
    }
    stream.close();
    const ids = [...(await new Response(stream.body).text()).matchAll(/id: (\d+)/g)].map(([, id]) => Number(id));
    assert.deepEqual(ids, [2, 3]);
  });

  it('is sent away when it does not read', () => {
    const done: string[] = [];
    const ends = { ended: () => void done.push('ended'), disconnect: () => void done.push('disconnected') };
    const stream = new LiveStream(new Set(['thread:a']), 0, ends);
    stream.follow();
    for (let number = 1; number <= 20; number += 1) stream.tell(told(number, LIMITS.live.backlogBytes / 10));
    assert.equal(stream.open, false);
    assert.deepEqual(done, ['ended', 'disconnected']);
  });

  it('does not make the server keep what a page never reads, nor others wait for it', async () => {
    const server = await startTestServer();
    const { session } = await server.signIn('ann');
    const reading = await openStream(server, 'topics=thread:a');
    const deaf = connect(Number(new URL(server.url).port), '127.0.0.1').pause();
    deaf.on('error', () => undefined);
    deaf.write('GET /v1/live?topics=thread:a HTTP/1.1\r\nHost: a\r\n\r\n');
    while (server.services.live.size < 2) await new Promise((resolve) => setImmediate(resolve));
    const post = () =>
      server.call('POST', '/v1/threads/a/comments', { session, body: { markdown: 'x'.repeat(9_900) } });
    let posted = 0;
    for (; server.services.live.size === 2 && posted < 4_000; posted += 20) {
      await Promise.all(Array.from({ length: 20 }, post));
    }
    assert.equal(server.services.live.size, 1);
    assert.equal((await reading.count(posted)).length, posted);
    reading.close();
    deaf.resume();
    if (!deaf.closed) await once(deaf, 'close');
    await server.stop();
  });
});
