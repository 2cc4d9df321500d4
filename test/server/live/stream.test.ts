import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { LiveStream } from '../../../server/src/live/stream.ts';
import { LIMITS } from '../../../server/src/limits.ts';

const told = (number: number, size = 0) => ({
  number,
  topic: 'thread:a',
  frame: `id: ${number}\ndata: ${'x'.repeat(size)}\n\n`,
});

describe('a live stream', () => {
  it('keeps what happens during the replay until the replay is through', async () => {
    const stream = new LiveStream(new Set(['thread:a']), 5, () => undefined);
    stream.tell(told(6));
    stream.replay([told(4), told(5)]);
    stream.follow();
    stream.tell(told(6));
    stream.tell(told(7));
    stream.close();
    const ids = [...(await new Response(stream.body).text()).matchAll(/id: (\d+)/g)].map(([, id]) => Number(id));
    assert.deepEqual(ids, [4, 5, 6, 7]);
  });

  it('is sent away when it does not read', () => {
    let ended = 0;
    const stream = new LiveStream(new Set(['thread:a']), 0, () => (ended += 1));
    stream.follow();
    for (let number = 1; number <= 20; number += 1) stream.tell(told(number, LIMITS.live.backlogBytes / 10));
    assert.deepEqual([stream.open, ended], [false, 1]);
  });
});
