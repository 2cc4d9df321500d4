import type { Session } from '../community/session.model.ts';
import { ok, same } from './assert.ts';
import type { Case } from './suite.ts';

export const sessionCases: readonly Case[] = [
  {
    name: 'knows nobody to begin with',
    needs: [],
    async run({ subject }) {
      const { session } = subject.open();
      same(session.current.state, 'signed-out', 'the state');
      ok(session.current === session.current, 'the session is another object each time');
    },
  },
  {
    name: 'signs in whom the page names, and says who it is',
    needs: [],
    async run({ subject }) {
      const { session } = subject.open();
      await session.identify(subject.as('anna'));
      const { current } = session;
      ok(current.state === 'signed-in', `anna is ${current.state}`);
      same(current.member.name, 'Anna', 'the name');
      ok(current === session.current, 'the session is another object each time');
    },
  },
  {
    name: 'takes no token for signed out',
    needs: [],
    async run({ subject }) {
      const { session } = subject.open();
      await session.identify(async () => undefined);
      same(session.current.state, 'signed-out', 'without a token');
      await session.identify(async () => null);
      same(session.current.state, 'signed-out', 'with null');
    },
  },
  {
    name: 'refuses a token that is none, without rejecting',
    needs: [],
    async run({ subject }) {
      const { session } = subject.open();
      await session.identify(async () => 'no token of anybody');
      const { current } = session;
      ok(current.state === 'failed', `the state is ${current.state}`);
      same(current.error.code, 'token-refused', 'the code');
    },
  },
  {
    name: 'fails, without rejecting, where the page fails',
    needs: [],
    async run({ subject }) {
      const { session } = subject.open();
      await session.identify(() => Promise.reject(new Error('no login today')));
      same(session.current.state, 'failed', 'the state');
    },
  },
  {
    name: 'signs out at once',
    needs: [],
    async run({ subject }) {
      const { session } = subject.open();
      await session.identify(subject.as('anna'));
      const done = session.identify(undefined);
      same(session.current.state, 'signed-out', 'before it resolves');
      await done;
      same(session.current.state, 'signed-out', 'after');
    },
  },
  {
    name: 'believes the last identity given, however late an earlier one answers',
    needs: [],
    async run({ subject }) {
      const { session } = subject.open();
      const gate = Promise.withResolvers<void>();
      const late = session.identify(async (options) => {
        await gate.promise;
        return subject.as('bram')(options);
      });
      await session.identify(subject.as('anna'));
      gate.resolve();
      await late;
      const { current } = session;
      ok(current.state === 'signed-in' && current.member.name === 'Anna', 'the earlier identity overtook the later');
    },
  },
  {
    name: 'tells who watches of each change, until they leave',
    needs: [],
    async run({ subject }) {
      const { session } = subject.open();
      const states: Session['state'][] = [];
      const watching = new AbortController();
      session.watch(() => states.push(session.current.state), { signal: watching.signal });
      await session.identify(subject.as('anna'));
      same(states, ['signing-in', 'signed-in'], 'the states told');
      watching.abort();
      await session.identify(undefined);
      same(states.length, 2, 'told after leaving');
    },
  },
];
