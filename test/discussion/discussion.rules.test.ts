import { strict as assert } from 'node:assert';
import { describe, it } from 'node:test';
import type { Actor, Policy, Role } from '../../src/community/community.model.ts';
import type { Comment } from '../../src/discussion/discussion.model.ts';
import {
  MAX_COMMENT_DEPTH,
  isHeld,
  isThreadKey,
  refuseComment,
  refuseDelete,
  refuseEdit,
  refuseReaction,
  refuseReply,
} from '../../src/discussion/discussion.rules.ts';
import { commentMine } from '../../src/discussion/mine.rules.ts';

const open = { state: 'open' } as const;
const locked = { state: 'locked' } as const;
const always: Policy = { approval: 'none' };
const written = '2026-06-01T12:00:00.000Z';
const actor = (member: string, ...roles: Role[]): Actor => ({ member, roles: ['member', ...roles], frozen: false });
const ada = actor('ada');
const frozen: Actor = { ...ada, frozen: true };
const comment = (more: Partial<Comment> = {}): Comment => ({
  id: 'c',
  thread: 't',
  root: 'c',
  depth: 0,
  kind: 'comment',
  state: 'published',
  author: { member: 'ada', name: 'Ada' },
  text: [],
  createdAt: written,
  version: 1,
  replyCount: 0,
  reactions: {},
  ...more,
});

describe('isThreadKey', () => {
  for (const key of ['product-42', 'a', 'blog:2026/11', 'fiets_ä', '0', '自転車']) {
    it(`takes ${key}`, () => assert.equal(isThreadKey(key), true));
  }
  for (const key of ['', ' a', '-a', 'a?b=c', 'a b', 'a\n', 'a#b', 'a'.repeat(201), '../x', 'a\u0000']) {
    it(`refuses ${JSON.stringify(key.slice(0, 12))}`, () => assert.equal(isThreadKey(key), false));
  }
});

describe('who may write', () => {
  it('nobody who is signed out', () => assert.equal(refuseComment(undefined, open), 'not-signed-in'));
  it('no frozen member', () => assert.equal(refuseComment(frozen, open), 'forbidden'));
  it('every member in an open thread', () => assert.equal(refuseComment(ada, open), undefined));
  it('in a locked thread its stewards alone', () => {
    assert.equal(refuseComment(ada, locked), 'locked');
    assert.equal(refuseComment(actor('bo', 'staff'), locked), 'locked');
    assert.equal(refuseComment(actor('cy', 'ambassador'), locked), undefined);
  });
  it('not under a tombstone or a held comment', () => {
    for (const state of ['deleted', 'removed', 'held'] as const) {
      assert.equal(refuseReply(ada, comment({ state }), open), 'conflict');
    }
  });
  it('not deeper than the limit', () => {
    assert.equal(refuseReply(ada, comment({ depth: MAX_COMMENT_DEPTH - 1 }), open), undefined);
    assert.equal(refuseReply(ada, comment({ depth: MAX_COMMENT_DEPTH }), open), 'too-deep');
  });
});

describe('who may edit', () => {
  const window: Policy = { approval: 'none', editWindow: 15 };
  it('the author alone, whatever anyone else is', () => {
    assert.equal(refuseEdit(ada, comment(), open, always, written), undefined);
    assert.equal(refuseEdit(actor('bo', 'admin'), comment(), open, always, written), 'forbidden');
  });
  it('until the window closes', () => {
    assert.equal(refuseEdit(ada, comment(), open, window, '2026-06-01T12:14:59.999Z'), undefined);
    assert.equal(refuseEdit(ada, comment(), open, window, '2026-06-01T12:15:00.000Z'), 'closed');
  });
  it('a held comment too, a tombstone never', () => {
    assert.equal(refuseEdit(ada, comment({ state: 'held' }), open, always, written), undefined);
    assert.equal(refuseEdit(ada, comment({ state: 'deleted' }), open, always, written), 'conflict');
  });
  it('nobody where the author is unknown', () => {
    assert.equal(refuseEdit(ada, comment({ author: { name: 'Ada' } }), open, always, written), 'forbidden');
  });
});

describe('who may delete and react', () => {
  it('authors delete their own, also in a locked thread', () => {
    assert.equal(refuseDelete(ada, comment()), undefined);
    assert.equal(refuseDelete(actor('bo'), comment()), 'forbidden');
    const thread = { ...locked, kind: 'discussion' } as const;
    assert.equal(commentMine(ada, comment(), thread, always, written, { reactions: [] }).can.delete, true);
  });
  it('reactions need a published comment and an open thread', () => {
    assert.equal(refuseReaction(ada, comment(), open), undefined);
    assert.equal(refuseReaction(ada, comment({ state: 'deleted' }), open), 'conflict');
    assert.equal(refuseReaction(ada, comment(), locked), 'locked');
  });
});

describe('isHeld', () => {
  it('follows the policy, and never holds a steward', () => {
    const table = [
      ['none', 0, false],
      ['newcomers', 0, true],
      ['newcomers', 1, false],
      ['everyone', 9, true],
    ] as const;
    for (const [approval, before, held] of table) {
      assert.equal(isHeld(ada, { approval }, before), held);
      assert.equal(isHeld(actor('cy', 'moderator'), { approval }, before), false);
    }
  });
});
