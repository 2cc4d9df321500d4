import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { PleinError } from '../../src/core/errors.ts';
import type { ErrorCode } from '../../src/core/core.model.ts';
import { COMMENT, POLL, SESSION, json, network, never, problem } from './support/network.ts';

const code = (wanted: ErrorCode) => (thrown: unknown) => thrown instanceof PleinError && thrown.code === wanted;
const isAbort = (thrown: unknown) => thrown instanceof DOMException && thrown.name === 'AbortError';
const offline = (): never => {
  throw new TypeError('fetch failed');
};

describe('a read', () => {
  it('says nothing of who asks', async () => {
    const { backend, sent } = network(({ path }) => json(path === '/v1/session' ? SESSION : POLL));
    await backend.session.identify(async () => 'token');
    await backend.polls.readPoll('p');
    assert.equal(sent[1]?.path, '/v1/polls/p');
    assert.deepEqual([...(sent[1]?.headers.keys() ?? [])], []);
  });

  it('names things safely in addresses', async () => {
    const { backend, sent } = network(() => json(POLL));
    await backend.polls.readPoll('a/../b?c=d#e');
    assert.equal(sent[0]?.path, '/v1/polls/a%2F..%2Fb%3Fc%3Dd%23e');
  });

  for (const [what, first] of [
    ['the network fails', offline],
    ['the server is away', () => problem(503, 'unavailable')],
    ['a gateway fails without our words', () => new Response('<h1>Bad gateway</h1>', { status: 502 })],
  ] as const) {
    it(`is tried again where ${what}`, async () => {
      const { backend, sent, waits } = network((_, count) => (count < 3 ? first() : json(POLL)));
      assert.equal((await backend.polls.readPoll('p')).id, 'p');
      assert.equal(sent.length, 3);
      assert.ok(waits[0]! <= 800 && waits[1]! <= 1_600, `waited ${waits.join(', ')}`);
    });
  }

  it('is given up after three attempts, with the last reason', async () => {
    const { backend, sent } = network(offline);
    await assert.rejects(backend.polls.readPoll('p'), code('offline'));
    assert.equal(sent.length, 3);
  });

  it('waits as long as it is told, and not when that is long', async () => {
    const short = network((_, count) =>
      count === 1 ? problem(429, 'rate-limited', { 'retry-after': '3' }) : json(POLL),
    );
    await short.backend.polls.readPoll('p');
    assert.ok(short.waits[0]! >= 3_000 && short.waits[0]! <= 3_800, `waited ${short.waits[0]}`);
    const long = network(() => problem(429, 'rate-limited', { 'retry-after': '60' }));
    const error = await long.backend.polls.readPoll('p').catch((thrown: PleinError) => thrown);
    assert.ok(error instanceof PleinError && error.retryAfter === 60);
    assert.equal(long.sent.length, 1);
  });

  for (const [status, wanted] of [
    [404, 'not-found'],
    [400, 'invalid'],
    [500, 'failed'],
  ] as const) {
    it(`is not tried again after ${status}`, async () => {
      const { backend, sent } = network(() => problem(status, wanted));
      await assert.rejects(backend.polls.readPoll('p'), code(wanted));
      assert.equal(sent.length, 1);
    });
  }

  it('ends in time where no answer comes', async () => {
    const { backend, sent } = network(never, 5);
    await assert.rejects(backend.polls.readPoll('p'), code('timeout'));
    assert.equal(sent.length, 1);
  });

  it('is sent once for all who ask the same at the same time, and ends when the last has left', async () => {
    const { backend, sent } = network(never);
    const [one, other] = [new AbortController(), new AbortController()];
    const first = backend.polls.readPoll('p', { signal: one.signal });
    const second = backend.polls.readPoll('p', { signal: other.signal });
    one.abort();
    await assert.rejects(first, isAbort);
    assert.equal(sent.length, 1);
    assert.equal(sent[0]?.signal.aborted, false);
    other.abort();
    await assert.rejects(second, isAbort);
    assert.equal(sent[0]?.signal.aborted, true);
  });

  it('of an answer of another shape fails as such', async () => {
    for (const answer of [null, [], 'p', {}, { ...POLL, options: [{ id: 1 }] }, { ...POLL, results: null }]) {
      const { backend } = network(() => json(answer));
      await assert.rejects(backend.polls.readPoll('p'), code('failed'), JSON.stringify(answer));
    }
  });

  it('throws nothing but PleinError, whatever is answered', async () => {
    const headers = fc.record({
      'retry-after': fc.constantFrom('0', '1', '-1', 'soon', '', 'Thu, 01 Jan 1970 00:00:00 GMT'),
    });
    const answers = fc.tuple(
      fc.constantFrom(200, 201, 301, 400, 401, 409, 418, 429, 500, 503),
      fc.jsonValue(),
      headers,
    );
    await fc.assert(
      fc.asyncProperty(answers, fc.boolean(), async ([status, body, header], broken) => {
        const text = broken ? `${JSON.stringify(body)}}` : JSON.stringify(body);
        const { backend } = network(() => new Response(text, { status, headers: header }));
        const reads = [
          backend.polls.readPoll('p'),
          backend.discussion.readThread({ thread: 't' }),
          backend.members.readMember('m'),
          backend.calendar.listOccurrences(),
          backend.discussion.countComments(['t']),
        ];
        for (const { reason, status: outcome } of (await Promise.allSettled(reads)) as PromiseRejectedResult[]) {
          assert.ok(outcome !== 'rejected' || reason instanceof PleinError, String(reason));
        }
      }),
      { numRuns: 200 },
    );
  });
});

describe('members', () => {
  it('that are asked for in the same turn travel in one request, each once', async () => {
    const member = (id: string) => ({ id, name: id, grants: [], spaces: [], askAbout: [] });
    const { backend, sent } = network(() => json({ items: [member('b'), member('a')] }));
    const found = await Promise.all(['a', 'b', 'a'].map((id) => backend.members.readMember(id)));
    assert.deepEqual(
      found.map(({ id }) => id),
      ['a', 'b', 'a'],
    );
    assert.deepEqual(
      sent.map(({ path }) => path),
      ['/v1/members?ids=a%2Cb'],
    );
    await assert.rejects(backend.members.readMember('c'), code('not-found'));
  });
});

describe('questions about many things', () => {
  it('travel in parts that fit an address', async () => {
    const { backend, sent } = network(() => json({}));
    const keys = Array.from({ length: 60 }, (_, index) => `${'k'.repeat(195)}-${index}`);
    await backend.discussion.countComments(keys);
    assert.equal(sent.length, 3);
    assert.ok(sent.every(({ path }) => path.length < 8_000));
  });
});

describe('a write', () => {
  const draft = { id: 'c', thread: 't', markdown: 'Half an emoji: \ud83d' };

  it('is tried again with the same key and the same body', async () => {
    const { backend, sent } = network(({ path }, count) => {
      if (path === '/v1/session') return json(SESSION, 201);
      return count < 4 ? offline() : json({ status: 'published', value: COMMENT }, 201);
    });
    await backend.session.identify(async () => 'token');
    assert.equal((await backend.discussion.createComment(draft)).status, 'published');
    const writes = sent.slice(1);
    assert.equal(writes.length, 3);
    assert.deepEqual(new Set(writes.map(({ headers }) => headers.get('idempotency-key'))), new Set(['c']));
    assert.deepEqual(new Set(writes.map(({ body }) => JSON.stringify(body))).size, 1);
    assert.equal(writes[0]?.headers.get('authorization'), 'Bearer secret-1');
    assert.deepEqual(writes[0]?.body, { markdown: 'Half an emoji: \ufffd' });
  });

  it('that is still under way at the server is asked about again', async () => {
    const { backend, sent } = network(({ path }, count) => {
      if (path === '/v1/session') return json(SESSION, 201);
      return count === 2 ? problem(409, 'conflict', { 'retry-after': '1' }) : json({ status: 'published' }, 201);
    });
    await backend.session.identify(async () => 'token');
    await backend.discussion.createComment(draft);
    assert.equal(sent.length, 3);
  });

  it('that conflicts is not tried again', async () => {
    const { backend, sent } = network(({ path }) =>
      path === '/v1/session' ? json(SESSION, 201) : problem(422, 'conflict'),
    );
    await backend.session.identify(async () => 'token');
    await assert.rejects(backend.discussion.createComment(draft), code('conflict'));
    assert.equal(sent.length, 2);
  });

  it('of somebody signed out is not sent', async () => {
    const { backend, sent } = network(() => json({}));
    await assert.rejects(backend.discussion.createComment(draft), code('not-signed-in'));
    assert.equal(sent.length, 0);
  });

  it('tells what was wrong in which field', async () => {
    const fields = [{ field: '/markdown', message: 'is too long' }];
    const { backend } = network(({ path }) =>
      path === '/v1/session' ? json(SESSION, 201) : json({ code: 'too-large', fields }, 413),
    );
    await backend.session.identify(async () => 'token');
    const error = await backend.discussion.createComment(draft).catch((thrown: PleinError) => thrown);
    assert.ok(error instanceof PleinError);
    assert.deepEqual(error.fields, fields);
  });
});
