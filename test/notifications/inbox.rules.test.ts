import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { joined, marked, merged, unmarked } from '../../src/notifications/inbox.rules.ts';
import type { Notification, NotificationPage } from '../../src/notifications/notifications.model.ts';

const told = (id: string, read = false): Notification => ({
  id,
  kind: 'reply',
  at: '2026-06-01T12:00:00.000Z',
  read,
  thread: { key: 'bike', title: '' },
});
const pageOf = (items: readonly Notification[], unread: number, next?: string): NotificationPage => ({
  items,
  unread,
  position: '1',
  ...(next !== undefined && { next }),
});
const states = ({ items, unread }: NotificationPage) => [
  items.map(({ id, read }) => `${id}${read ? '' : '*'}`),
  unread,
];

describe('an inbox', () => {
  const page = pageOf([told('b'), told('a', true)], 3, 'more');

  it('takes in what comes live', () => {
    assert.deepEqual(states(merged(page, told('c'))), [['c*', 'b*', 'a'], 4]);
    assert.deepEqual(states(merged(page, told('b', true))), [['b', 'a'], 2]);
    assert.deepEqual(states(merged(page, told('a'))), [['b*', 'a*'], 4]);
    assert.deepEqual(merged(page, told('older', true)), page);
  });

  it('is marked as read, in part or whole', () => {
    assert.deepEqual(states(marked(page, ['b', 'a', 'x'])), [['b', 'a'], 2]);
    assert.deepEqual(states(marked(page, 'all')), [['b', 'a'], 0]);
  });

  it('is as it was where that failed, with what has come since', () => {
    assert.deepEqual(states(unmarked(merged(marked(page, 'all'), told('c')), page)), [['c*', 'b*', 'a'], 4]);
  });

  it('goes on with the next page, each once', () => {
    const after = pageOf([told('a', true), told('z')], 2);
    const both = joined(page, after);
    assert.deepEqual([...states(both), both.next, both.position], [['b*', 'a', 'z*'], 2, undefined, '1']);
  });

  it('never counts below nothing, nor fewer than it shows', () => {
    const step = fc.oneof(
      fc.record({ id: fc.constantFrom('a', 'b', 'c', 'd'), read: fc.boolean() }),
      fc.array(fc.constantFrom('a', 'b', 'c', 'd')),
      fc.constant('all' as const),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        let now = pageOf([], 0);
        for (const each of steps) {
          now = typeof each === 'object' && 'id' in each ? merged(now, told(each.id, each.read)) : marked(now, each);
          assert.equal(now.unread, now.items.filter(({ read }) => !read).length);
        }
      }),
    );
  });
});
