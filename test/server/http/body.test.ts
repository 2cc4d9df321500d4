import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readBytes } from '../../../server/src/http/body.ts';
import { Refusal } from '../../../server/src/http/refusal.ts';

const LIMITS = { bytes: 10, milliseconds: 60_000 };

function requestOf(...chunks: readonly (string | Promise<string>)[]): Request {
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const chunk = await (chunks as (string | Promise<string>)[]).shift();
      if (chunk === undefined) controller.close();
      else controller.enqueue(new TextEncoder().encode(chunk));
    },
  });
  return new Request('https://a.example', { method: 'POST', body, duplex: 'half' } as RequestInit);
}

const refused = (code: string) => (thrown: unknown) => thrown instanceof Refusal && thrown.code === code;

describe('readBytes', () => {
  it('puts together what comes in pieces', async () => {
    assert.equal(String(await readBytes(requestOf('hello', 'there'), LIMITS)), 'hellothere');
    assert.equal((await readBytes(new Request('https://a.example', { method: 'POST' }), LIMITS)).byteLength, 0);
  });

  it('counts while it reads, whatever length was announced', async () => {
    await assert.rejects(readBytes(requestOf('hello', 'there', '!'), LIMITS), refused('too-large'));
  });

  it('reads nothing of what is announced as too long', async () => {
    const request = new Request('https://a.example', {
      method: 'POST',
      body: 'x',
      headers: { 'content-length': '11' },
    });
    await assert.rejects(readBytes(request, LIMITS), refused('too-large'));
    assert.equal(request.bodyUsed, false);
  });

  it('does not wait for a body that does not come', async () => {
    const request = requestOf('hello', new Promise<string>(() => undefined));
    await assert.rejects(readBytes(request, { ...LIMITS, milliseconds: 1 }), refused('timeout'));
  });

  it('says so where it broke off', async () => {
    const request = requestOf('hello', Promise.reject(new Error('cut')));
    await assert.rejects(readBytes(request, LIMITS), refused('invalid'));
  });
});
