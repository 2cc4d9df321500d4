import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { addRecords, memory, memoryData } from '../../src/adapters/memory/memory.ts';
import { PleinError } from '../../src/core/errors.ts';
import { newId } from '../../src/core/ids.ts';
import { conformance, type ConformanceOptions, type Subject } from '../../src/testing/testing.ts';
import type { Sound, Spoil, Spoilt } from './support/spoil.ts';
import { DISCUSSION_SPOILS } from './support/spoils.discussion.ts';

/** Runs the cases of one noun on a memory adapter spoilt in one way, and answers the names of those that fail. */
async function failures(noun: string, spoil: Spoil, options: ConformanceOptions = {}): Promise<readonly string[]> {
  const steps: { readonly name?: string; readonly body: () => Promise<void> }[] = [];
  const last: (() => Promise<void>)[] = [];
  let within = true;
  conformance('spoilt', async () => spoilt(spoil), {
    ...options,
    runner: {
      describe(name, body) {
        within = name === noun || name.startsWith('spoilt');
        if (within) body();
      },
      it: (name, body) => steps.push({ name, body }),
      before: (body) => steps.push({ body }),
      after: (body) => last.push(body),
    },
  });
  const failed: string[] = [];
  for (const { name, body } of [...steps, ...last.map((end) => ({ body: end }))] as typeof steps) {
    await body().catch((thrown: unknown) => (name === undefined ? Promise.reject(thrown) : failed.push(name)));
  }
  return failed;
}

function without<Whole extends object, Key extends keyof Whole>(whole: Whole, key: Key): Omit<Whole, Key> {
  const { [key]: _left, ...rest } = whole;
  return rest;
}

function spoilt(spoil: Spoil): Subject {
  const data = memoryData();
  return {
    page: 'https://www.example.test/',
    open: () => spoil(memory({ data }) as unknown as Sound),
    as: (member) => async () => member,
    seed: async (records) => addRecords(data, records),
    cleanup: async () => undefined,
  };
}

const SPOILS: readonly Spoilt[] = [
  [
    'reading a discussion',
    'leaves out the last of each page',
    ({ discussion, ...rest }) => ({
      ...rest,
      discussion: {
        ...discussion,
        async readThread(request) {
          const page = await discussion.readThread(request);
          return { ...page, items: page.next === undefined ? page.items : page.items.slice(0, -1) };
        },
      },
    }),
    /every branch once/,
  ],
  [
    'reading a discussion',
    'goes on after an abort',
    ({ discussion, ...rest }) => ({
      ...rest,
      discussion: { ...discussion, readThread: (request) => discussion.readThread(without(request, 'signal')) },
    }),
    /AbortError/,
  ],
  [
    'reading a discussion',
    'throws errors of its own',
    ({ discussion, ...rest }) => ({
      ...rest,
      discussion: {
        ...discussion,
        readThread: (request) =>
          discussion.readThread(request).catch((thrown: unknown) => {
            throw thrown instanceof PleinError ? new TypeError(thrown.code) : thrown;
          }),
      },
    }),
    /refuses cursors/,
  ],
  [
    'writing in a discussion',
    'makes its own ids',
    ({ discussion, ...rest }) => ({
      ...rest,
      discussion: { ...discussion, createComment: (draft) => discussion.createComment({ ...draft, id: newId() }) },
    }),
    /retry for the same write/,
  ],
  [
    'writing in a discussion',
    'takes the newest version for granted',
    ({ discussion, ...rest }) => ({
      ...rest,
      discussion: {
        ...discussion,
        async editComment(edit) {
          const { version } = await discussion.readMarkdown(edit.id);
          return discussion.editComment({ ...edit, edit: newId(), version });
        },
      },
    }),
    /not an old version/,
  ],
  [
    'writing in a discussion',
    'promises what it does not keep',
    ({ discussion, ...rest }) => ({
      ...rest,
      discussion: {
        ...discussion,
        async readMine(request) {
          const mine = await discussion.readMine(request);
          return { ...mine, can: { comment: true } };
        },
      },
    }),
    /keeps to it/,
  ],
  [
    'members',
    'answers one question with the answer to another',
    ({ members, ...rest }) => ({ ...rest, members: { ...members, readMember: () => members.readMember('anna') } }),
    /asked at once/,
  ],
  [
    'calendar',
    'gives seats that are not there',
    ({ calendar, ...rest }) => ({
      ...rest,
      calendar: {
        ...calendar,
        signUp: (request) =>
          calendar.signUp(request).catch((thrown: unknown) => {
            if (thrown instanceof PleinError && thrown.code === 'full') return { status: 'published' as const };
            throw thrown;
          }),
      },
    }),
    /last seat/,
  ],
  [
    'polls',
    'counts a retry as another vote',
    ({ polls, ...rest }) => ({
      ...rest,
      polls: { ...polls, vote: (ballot) => polls.vote({ ...ballot, write: newId() }) },
    }),
    /retried vote/,
  ],
  [
    'polls',
    'shows results that are not to be shown',
    ({ polls, ...rest }) => ({
      ...rest,
      polls: {
        ...polls,
        readPoll: async (id) => ({ ...(await polls.readPoll(id)), results: { ballots: 0, votes: {}, final: false } }),
      },
    }),
    /as the organisers chose/,
  ],
  [
    'live',
    'tells everything twice',
    ({ live, ...rest }) => ({
      ...rest,
      live: {
        follow: (subscription, options) =>
          live.follow(
            { ...subscription, onChange: (change) => [1, 2].forEach(() => subscription.onChange(change)) },
            options,
          ),
      },
    }),
    /each once/,
  ],
  [
    'live',
    'tells again what was read before',
    ({ live, ...rest }) => ({
      ...rest,
      live: { follow: (subscription, options) => live.follow({ ...subscription, since: '0' }, options) },
    }),
    /since the place that was read/,
  ],
  [
    'session',
    'rejects where the page fails',
    ({ session, ...rest }) => ({
      ...rest,
      session: {
        get current() {
          return session.current;
        },
        watch: session.watch,
        async identify(identity) {
          await session.identify(identity);
          if (session.current.state === 'failed') throw session.current.error;
        },
      },
    }),
    /without rejecting/,
  ],
  [
    'writing in a discussion',
    'lacks an operation and does not say so',
    ({ discussion, ...rest }) => ({ ...rest, discussion: without(discussion, 'editComment') }),
    /edits a comment/,
  ],
  ...DISCUSSION_SPOILS,
];

describe('conformance', () => {
  for (const [noun, what, spoil, caught] of SPOILS) {
    it(`catches an adapter that ${what}`, async () => {
      const failed = await failures(noun, spoil);
      assert.ok(
        failed.some((name) => caught.test(name)),
        `only these failed: ${failed.join('; ')}`,
      );
    });
  }

  it('passes one that lacks an operation and says so', async () => {
    const spoil: Spoil = ({ discussion, ...rest }) => ({ ...rest, discussion: without(discussion, 'editComment') });
    const unsupported = { 'discussion.editComment': 'nothing is ever edited' };
    assert.deepEqual(await failures('writing in a discussion', spoil, { unsupported }), []);
    assert.deepEqual(await failures('what it does not offer', spoil, { unsupported }), []);
  });

  it('catches an adapter that offers what it says it lacks', async () => {
    const unsupported = { 'discussion.editComment': 'nothing is ever edited' };
    const failed = await failures('what it does not offer', (sound) => sound, { unsupported });
    assert.deepEqual(failed, ['discussion.editComment: nothing is ever edited']);
  });
});
