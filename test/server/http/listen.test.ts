import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { listen } from '../../../server/src/http/listen.ts';
import type { Listening } from '../../../server/src/http/listen.ts';

describe('the port', () => {
  let port: Listening;
  const asked = Promise.withResolvers<void>();
  const released = Promise.withResolvers<void>();
  before(async () => {
    port = await listen(async ({ url }) => {
      if (url.endsWith('/slow')) {
        asked.resolve();
        await released.promise;
      }
      return new Response('done');
    }, 0);
  });
  after(() => port.close());

  /** What a connection gets for some bytes, up to its end. */
  const send = (bytes: string): Promise<string> =>
    new Promise((resolve, reject) => {
      const socket = connect(port.port, '127.0.0.1', () => socket.write(bytes));
      let answer = '';
      socket.on('data', (chunk) => (answer += String(chunk)));
      socket.on('close', () => resolve(answer));
      socket.on('error', reject);
    });

  const problems: readonly (readonly [string, string, number, string])[] = [
    ['what is not HTTP', 'hello\r\n\r\n', 400, 'invalid'],
    ['two lengths', 'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n', 400, 'invalid'],
    [
      'a length and chunks',
      'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n',
      400,
      'invalid',
    ],
    ['headers beyond all measure', `GET / HTTP/1.1\r\nHost: a\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`, 431, 'too-large'],
    ['headers that never end', 'GET / HTTP/1.1\r\nHost: a\r\n', 408, 'timeout'],
  ];
  for (const [name, bytes, status, code] of problems) {
    it(`answers ${name} with a problem and ends the connection`, async () => {
      const answer = await send(bytes);
      assert.match(answer, new RegExp(`^HTTP/1.1 ${status} `));
      assert.match(answer, /content-type: application\/problem\+json/);
      assert.equal(JSON.parse(answer.slice(answer.indexOf('\r\n\r\n') + 4)).code, code);
    });
  }

  it('finishes what it is answering when it closes, and waits for no connection that asked nothing', async () => {
    const silent = connect(port.port, '127.0.0.1');
    await new Promise<void>((resolve) => silent.once('connect', () => resolve()));
    const slow = fetch(`http://127.0.0.1:${port.port}/slow`);
    await asked.promise;
    const closed = port.close();
    released.resolve();
    assert.equal(await (await slow).text(), 'done');
    await closed;
    await assert.rejects(fetch(`http://127.0.0.1:${port.port}/`));
    port = await listen(async () => new Response(), 0);
  });
});
