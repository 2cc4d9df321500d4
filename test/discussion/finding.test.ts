import assert from 'node:assert/strict';
import { describe, it, mock } from 'node:test';
import fc from 'fast-check';
import type { Change, LivePort, Subscription } from '../../src/community/live.model.ts';
import { passage } from '../../src/discussion/finding/passage.rules.ts';
import { LONG } from '../../src/discussion/arrivals/presence.ts';
import { ThreadFollowing } from '../../src/discussion/arrivals/thread-following.ts';
import type { Conversation } from '../../src/discussion/reading/conversation.ts';
import type { Thread } from '../../src/discussion/discussion.model.ts';
import type { ThreadReading } from '../../src/discussion/reading/thread-reading.ts';

const shown = (text: string, words: string, length = 60): string =>
  passage(text, words, length)
    .map(({ text: piece, found }) => (found ? `[${piece}]` : piece))
    .join('');

describe('passage', () => {
  const long = `${'before '.repeat(30)}the Needle is here ${'after '.repeat(30)}`;

  for (const [what, text, words, expected] of [
    ['a short text whole', 'A needle here', 'needle', 'A [needle] here'],
    ['words that begin with the last one', 'Needles and needlework', 'needle', '[Needle]s and [needle]work'],
    ['every one of the words', 'one two three', 'three one', '[one] two [three]'],
    ['no case and no accents', 'Über CAFÉ, naïve', 'cafe uber naive', '[Über] [CAFÉ], [naïve]'],
    ['accents of their own', 'cafe\u0301 x', 'café', '[cafe\u0301] x'],
    ['words between signs', '(needle)/needle!', '"needle"', '([needle])/[needle]!'],
    ['its beginning where none is in it', 'nothing of it', 'needle', 'nothing of it'],
    ['no letter within a word', 'haystack', 'stack', 'haystack'],
  ] as const) {
    it(`shows ${what}`, () => assert.equal(shown(text, words), expected));
  }

  it('shows where a long text has the word, with ellipses, and breaks no word', () => {
    assert.match(shown(long, 'needle'), /^…(before )+the \[Needle\] is here (after ?)*…$/);
  });

  it('is never longer than asked, and says nothing that is not in the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), fc.string({ maxLength: 10 }), (text, words) => {
        const pieces = passage(text, words, 60).map((piece) => piece.text);
        const joined = pieces.join('').replace(/^…|…$/g, '');
        assert.ok(joined.length <= 61, joined);
        assert.ok(text.replace(/\s+/g, ' ').includes(joined.trim()), joined);
      }),
    );
  });
});

/** A thread that is followed, the stream that it is followed on, and the page it stands in. */
function followed() {
  const page = Object.assign(new EventTarget(), { hidden: false });
  const controllers: { hostConnected?(): void }[] = [];
  const host = {
    addController: (controller: object) => void controllers.push(controller),
    removeController: () => undefined,
    requestUpdate: () => undefined,
    updateComplete: Promise.resolve(true),
  };
  const thread: Thread = {
    key: 'one',
    space: 'all',
    kind: 'question',
    title: '',
    state: 'open',
    naming: 'real',
    commentCount: 3,
  };
  let conversation: Conversation = { thread, position: '7', order: 'oldest', branches: [], loose: [] };
  const reading = {
    get conversation() {
      return conversation;
    },
    own: new Set<string>(),
    find: () => undefined,
    change: (change: (now: Conversation) => Conversation) => (conversation = change(conversation)),
  };
  const streams: { readonly subscription: Subscription; readonly signal: AbortSignal }[] = [];
  const live: LivePort = { follow: (subscription, { signal }) => void streams.push({ subscription, signal }) };
  const told: Thread[] = [];
  const following = new ThreadFollowing(
    host,
    reading as unknown as ThreadReading,
    { thread: (_before, now) => void told.push(now) },
    page as unknown as Document,
  );
  for (const controller of controllers) controller.hostConnected?.();
  following.follow(live);
  const show = (hidden: boolean): void => {
    page.hidden = hidden;
    page.dispatchEvent(new Event('visibilitychange'));
  };
  const change = (position: string, value: Partial<Thread>): Change => {
    return { position, topic: 'thread:one', type: 'thread', value: { ...thread, ...value } };
  };
  return { following, streams, show, change, told, now: () => conversation };
}

describe('ThreadFollowing', () => {
  it('takes what becomes of the thread, and keeps its own count of comments', () => {
    const { streams, change, told, now } = followed();
    streams[0]!.subscription.onChange(change('8', { state: 'locked', accepted: 'a', commentCount: 9 }));
    assert.deepEqual([now().thread.state, now().thread.accepted, now().thread.commentCount], ['locked', 'a', 3]);
    assert.equal(told.length, 1);
  });

  it('goes along with a thread that gets another key, from where it was', () => {
    const { streams, change } = followed();
    streams[0]!.subscription.onChange(change('8', { key: 'two' }));
    assert.equal(streams[0]!.signal.aborted, true);
    assert.deepEqual([streams[1]!.subscription.topic, streams[1]!.subscription.since], ['thread:two', '8']);
  });

  it('follows nothing once the page was hidden for long, and catches up when it is seen again', () => {
    mock.timers.enable({ apis: ['setTimeout'] });
    try {
      const { streams, show, change, following } = followed();
      streams[0]!.subscription.onChange(change('12', {}));
      show(true);
      mock.timers.tick(LONG - 1);
      assert.equal(streams[0]!.signal.aborted, false);
      mock.timers.tick(1);
      assert.equal(streams[0]!.signal.aborted, true);
      show(false);
      assert.deepEqual([streams.length, streams[1]!.subscription.since], [2, '12']);
      following.stop();
      show(true);
      mock.timers.tick(LONG);
      show(false);
      assert.equal(streams.length, 2);
    } finally {
      mock.timers.reset();
    }
  });

  it('goes on as it was where the page was hidden for a moment', () => {
    mock.timers.enable({ apis: ['setTimeout'] });
    try {
      const { streams, show } = followed();
      show(true);
      mock.timers.tick(LONG / 2);
      show(false);
      mock.timers.tick(LONG);
      assert.equal(streams[0]!.signal.aborted, false);
      assert.equal(streams.length, 1);
    } finally {
      mock.timers.reset();
    }
  });
});
