import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { memory } from '../../src/adapters/memory/memory.ts';
import { conformance, fixture } from '../../src/testing/testing.ts';
import { MEMORY_LACKS, memorySubject } from './support/memory.ts';

conformance('memory', memorySubject, { unsupported: MEMORY_LACKS, runner: { after, before, describe, it } });

describe('memory', () => {
  const records = fixture('2026-06-01T12:00:00.000Z');

  it('closes things by the clock that it is given', async () => {
    let now = '2026-06-01T12:00:00.000Z';
    const { polls } = memory({ records, now: () => now });
    assert.equal((await polls!.readPoll('after-close')).results, undefined);
    now = '2026-06-06T12:00:00.000Z';
    const { state, results } = await polls!.readPoll('after-close');
    assert.deepEqual([state, results?.final], ['closed', true]);
  });

  it('has somebody signed in from the start, where told to', () => {
    const { session } = memory({ records, signedIn: 'anna' });
    assert.equal(session.current.state, 'signed-in');
  });

  it('asks the identity that it is given', async () => {
    const { session } = memory({ records, identity: async () => 'anna' });
    const changed = Promise.withResolvers<void>();
    session.watch(() => changed.resolve(), { signal: AbortSignal.timeout(10_000) });
    await changed.promise;
    assert.equal(session.current.state, 'signed-in');
  });

  it('takes its time, until the call is given up', async () => {
    const { polls } = memory({ records, latency: 3_600_000 });
    const leaving = new AbortController();
    const read = polls!.readPoll('always', { signal: leaving.signal });
    leaving.abort();
    await assert.rejects(read, { name: 'AbortError' });
  });

  it('asks to read again from a place that it never gave', async () => {
    const { live } = memory({ records });
    const reset = Promise.withResolvers<void>();
    const leaving = new AbortController();
    const onChange = (): void => assert.fail('nothing happened');
    live!.follow({ topic: 'thread:long', since: '999', onChange, onReset: reset.resolve }, { signal: leaving.signal });
    await reset.promise;
    leaving.abort();
  });
});
