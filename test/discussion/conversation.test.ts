import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { isArrival, withComment, withComments } from '../../src/discussion/reading/conversation.changes.ts';
import { withPage, withReplies } from '../../src/discussion/reading/conversation.parts.ts';
import { commentsOf, findComment } from '../../src/discussion/reading/conversation.comments.ts';
import { conversationOf, type Conversation } from '../../src/discussion/reading/conversation.ts';
import type { Branch, Comment, CommentOrder, ThreadPage } from '../../src/discussion/discussion.model.ts';

function comment(id: string, extra: Partial<Comment> = {}): Comment {
  return {
    id,
    thread: 't',
    root: id,
    depth: 0,
    kind: 'comment',
    state: 'published',
    text: [],
    createdAt: `2026-01-01T00:00:${id.padStart(2, '0').slice(0, 2)}.000Z`,
    version: 1,
    replyCount: 0,
    reactions: {},
    ...extra,
  };
}

function reply(id: string, parent: Comment, extra: Partial<Comment> = {}): Comment {
  return comment(id, { parent: parent.id, root: parent.root, depth: parent.depth + 1, ...extra });
}

function branch(root: Comment, replies: readonly Comment[] = [], next?: string): Branch {
  return { comment: root, replies: { items: replies, ...(next && { next }) } };
}

function page(items: readonly Branch[], extra: Partial<ThreadPage> = {}): ThreadPage {
  const commentCount = items.reduce((sum, { replies }) => sum + 1 + replies.items.length, 0);
  const thread = {
    key: 't',
    space: 's',
    kind: 'discussion',
    title: '',
    state: 'open',
    naming: 'real',
    commentCount,
  } as const;
  return { items, thread, position: '1', ...extra };
}

function open(given: ThreadPage, order: CommentOrder = 'oldest'): Conversation {
  return conversationOf(given, order);
}

function ids(conversation: Conversation): string[] {
  return [...commentsOf(conversation)].map(({ id }) => id);
}

describe('a conversation', () => {
  const root = comment('10');
  const first = reply('11', root);
  const deeper = reply('12', first);

  it('adds pages on either side, each comment once', () => {
    const start = open(page([branch(comment('20'))], { next: 'n', previous: 'p' }));
    const on = withPage(start, page([branch(comment('20')), branch(comment('30'))]), 'next');
    const back = withPage(on, page([branch(comment('10'))]), 'previous');
    assert.deepEqual(ids(back), ['10', '20', '30']);
    assert.equal(back.next, undefined);
    assert.equal(back.previous, undefined);
  });

  it('knows replies to what is edited for replies to an earlier version, and says of others nothing', () => {
    const before = open(page([branch(root, [first, deeper])]));
    const once = withComment(before, { ...root, version: 2 });
    const versions = (now: Conversation): unknown[] => [...commentsOf(now)].map(({ parentVersion }) => parentVersion);
    assert.deepEqual(versions(once), [undefined, 1, undefined]);
    assert.deepEqual(versions(withComment(once, { ...root, version: 3 })), [undefined, 1, undefined]);
    assert.deepEqual(versions(withComment(before, { ...root, replyCount: 5 })), [undefined, undefined, undefined]);
  });

  it('ends where a backend gives the same cursor for ever', () => {
    const start = open(page([branch(root)], { next: 'n' }));
    assert.equal(withPage(start, page([], { next: 'n' }), 'next').next, undefined);
  });

  it('puts a reply after everything below its parent', () => {
    const start = open(page([branch(root, [first, deeper, reply('15', root)])]));
    assert.deepEqual(ids(withComment(start, reply('16', first))), ['10', '11', '12', '16', '15']);
    assert.deepEqual(ids(withComment(start, reply('16', root))), ['10', '11', '12', '15', '16']);
  });

  it('keeps apart what belongs into what was not read, until it is read', () => {
    const start = open(page([branch(root, [first], 'more')], { next: 'n' }));
    const own = reply('40', root);
    const written = withComment(withComment(start, own), comment('50'));
    assert.deepEqual(ids(written), ['10', '11', '40', '50']);
    const replies = withReplies(written, '10', { items: [reply('13', root), own] });
    assert.deepEqual(ids(replies), ['10', '11', '13', '40', '50']);
    const all = withPage(replies, page([branch(comment('30')), branch(comment('50'))]), 'next');
    assert.deepEqual(ids(all), ['10', '11', '13', '40', '30', '50']);
    assert.equal(all.loose.length, 0);
  });

  it('counts what is published, up and down, in the thread and in everything it replies to', () => {
    const start = open(page([branch({ ...root, replyCount: 1 }, [first])]));
    const more = withComment(start, deeper);
    assert.equal(more.thread.commentCount, 3);
    assert.equal(findComment(more, '10')?.replyCount, 2);
    assert.equal(findComment(more, '11')?.replyCount, 1);
    const less = withComment(more, { ...deeper, state: 'deleted' });
    assert.equal(less.thread.commentCount, 2);
    assert.equal(findComment(less, '10')?.replyCount, 1);
    assert.equal(withComment(start, { ...deeper, state: 'held' }).thread.commentCount, 2);
  });

  it('takes several at once as it takes one after the other, known or not', () => {
    const start = open(page([branch(root, [first]), branch(comment('20'))]));
    const taken = [deeper, { ...first, version: 2 }, comment('30'), reply('31', comment('30'))];
    assert.deepEqual(withComments(start, taken), taken.reduce(withComment, start));
    assert.deepEqual(ids(withComments(start, taken)), ['10', '11', '12', '20', '30', '31']);
  });

  it('takes any comments in any order without losing or doubling one', () => {
    const arbitrary = fc.array(
      fc.record({ id: fc.integer({ min: 1, max: 30 }), parent: fc.integer({ min: 0, max: 30 }) }),
    );
    fc.assert(
      fc.property(arbitrary, fc.constantFrom<CommentOrder>('oldest', 'newest'), (made, order) => {
        let conversation = open(page([branch(root)]), order);
        const known = new Map([[root.id, root]]);
        for (const { id, parent } of made) {
          const above = known.get(String(parent));
          const given = known.get(String(id)) ?? (above ? reply(String(id), above) : comment(String(id)));
          known.set(given.id, given);
          conversation = withComment(conversation, given);
        }
        assert.deepEqual(ids(conversation).toSorted(), [...known.keys()].toSorted());
        assert.equal(conversation.thread.commentCount, known.size);
        for (const { parent, root: of } of known.values()) {
          if (parent !== undefined) assert.ok(ids(conversation).indexOf(parent) > -1 && known.has(of));
        }
      }),
    );
  });
});

describe('what arrives', () => {
  const root = comment('10');
  const whole = open(page([branch(root)]));

  it('is new where everything before it was read', () => {
    assert.equal(isArrival(whole, comment('20'), []), true);
    assert.equal(isArrival(whole, reply('20', root), []), true);
    assert.equal(isArrival(whole, root, []), false);
    assert.equal(isArrival(whole, comment('20', { state: 'deleted' }), []), false);
  });

  it('is not new where reading on brings it anyway', () => {
    const partly = open(page([branch(root, [], 'more')], { next: 'n' }));
    assert.equal(isArrival(partly, comment('20'), []), false);
    assert.equal(isArrival(partly, reply('20', root), []), false);
    assert.equal(isArrival(partly, reply('20', comment('15')), []), false);
  });

  it('is new above the newest, and known below the oldest that was read', () => {
    const newest = open(page([branch(comment('30')), branch(comment('20'))], { next: 'n' }), 'newest');
    assert.equal(isArrival(newest, comment('40'), []), true);
    assert.equal(isArrival(newest, comment('15'), []), false);
  });

  it('may reply to what is itself waiting', () => {
    const waiting = comment('20');
    assert.equal(isArrival(whole, reply('21', waiting), [waiting]), true);
  });
});
