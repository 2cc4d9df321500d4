import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { compose } from '../../src/adapters/compose.ts';
import { memory } from '../../src/adapters/memory/memory.ts';
import { withOutbox } from '../../src/adapters/outbox/outbox.ts';
import { newId } from '../../src/core/ids.ts';
import { fixture } from '../../src/testing/testing.ts';

const community = () => memory({ records: fixture(new Date().toISOString()) });

describe('compose', () => {
  it('takes each slice from the backend named for it, and leaves out the others', async () => {
    const [talk, agenda] = [community(), community()];
    const composed = compose({ discussion: talk, calendar: agenda });
    assert.equal(composed.discussion, talk.discussion);
    assert.equal(composed.calendar, agenda.calendar);
    assert.deepEqual([composed.polls, composed.members, 'polls' in composed], [undefined, undefined, false]);
    assert.equal(composed.name, 'compose(memory, memory)');
  });

  it('takes a slice as it is', () => {
    const { polls } = community();
    assert.equal(compose({ polls: polls! }).polls, polls);
  });

  it('hands the identity to every backend, and knows the reader as the first or the one named does', async () => {
    const [talk, agenda] = [community(), memory()];
    const composed = compose({ discussion: talk, calendar: agenda });
    await composed.session.identify(async () => 'anna');
    assert.equal(composed.session.current, talk.session.current);
    assert.equal(talk.session.current.state, 'signed-in');
    assert.equal(agenda.session.current.state, 'failed');
    assert.equal(compose({ session: agenda, discussion: talk }).session.current.state, 'failed');
  });

  it('follows each thing at the backend that keeps it', async () => {
    const [talk, asking] = [community(), community()];
    const composed = compose({ discussion: talk, polls: asking });
    await composed.session.identify(async () => 'anna');
    const told: string[] = [];
    const leaving = new AbortController();
    const all = Promise.withResolvers<void>();
    for (const topic of ['thread:long', 'poll:always'] as const) {
      const onChange = ({ type }: { readonly type: string }): void => {
        told.push(type);
        if (told.length === 2) all.resolve();
      };
      composed.live!.follow({ topic, since: '0', onChange, onReset: () => undefined }, { signal: leaving.signal });
    }
    await composed.discussion!.createComment!({ id: newId(), thread: 'long', markdown: 'Hello' });
    await composed.polls!.vote!({ poll: 'always', options: ['always-no'], write: newId() });
    await all.promise;
    leaving.abort();
    assert.deepEqual(told, ['comment', 'poll']);
  });

  it('takes what could not be sent along with the discussion that it is for', () => {
    const talk = withOutbox(memory({ records: fixture(new Date().toISOString()), signedIn: 'anna' }));
    const composed = compose({ discussion: talk, calendar: community() });
    assert.equal(composed.outbox, talk.outbox);
    assert.equal('outbox' in compose({ discussion: community(), calendar: talk }), false);
  });

  it('takes pictures and notices, and follows these where they are kept', async () => {
    const [talk, other] = [community(), community()];
    const composed = compose({ discussion: other, images: talk, notifications: talk });
    assert.deepEqual([composed.images, composed.notifications], [talk.images, talk.notifications]);
    await composed.session.identify(async () => 'anna');
    const told = Promise.withResolvers<string>();
    const leaving = new AbortController();
    composed.live!.follow(
      { topic: 'notifications:anna', since: '0', onChange: ({ type }) => told.resolve(type), onReset: () => undefined },
      { signal: leaving.signal },
    );
    const bram = memory({ data: talk.data, signedIn: 'bram' });
    const markdown = '[@Anna](plein:member/anna)';
    await bram.discussion!.createComment!({ id: newId(), thread: 'long', markdown });
    assert.equal(await told.promise, 'notification');
    leaving.abort();
  });

  it('knows nobody and follows nothing where no part does', async () => {
    const { polls } = community();
    const composed = compose({ polls: polls! });
    await composed.session.identify(async () => 'anna');
    assert.deepEqual([composed.session.current.state, composed.live], ['signed-out', undefined]);
  });
});
