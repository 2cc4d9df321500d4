import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Actor, Role } from '../../src/community/community.model.ts';
import type { Comment, Thread } from '../../src/discussion/discussion.model.ts';
import { commentMine, threadMay } from '../../src/discussion/mine.rules.ts';

const NOW = '2026-06-01T12:00:00.000Z';
const actor = (member: string, ...roles: Role[]): Actor => ({ member, roles: ['member', ...roles], frozen: false });
const [asker, other, staff] = [actor('asker'), actor('other'), actor('staff', 'staff')];

const question: Thread = {
  key: 'question',
  space: 'nl',
  kind: 'question',
  title: 'Why?',
  state: 'open',
  naming: 'either',
  commentCount: 1,
  opening: { author: { member: 'asker', name: 'Asker' }, text: [], createdAt: NOW },
};
const answer: Comment = {
  id: 'answer',
  thread: 'question',
  root: 'answer',
  depth: 0,
  kind: 'answer',
  state: 'published',
  author: { member: 'other', name: 'Other' },
  text: [],
  createdAt: NOW,
  version: 1,
  replyCount: 0,
  reactions: {},
};
const { author: _author, ...nameless } = answer;
const tombstone: Comment = { ...nameless, state: 'deleted', tombstone: { at: NOW, by: 'author' } };
const can = (who: Actor, comment: Comment, wrote = false) =>
  commentMine(who, comment, question, { approval: 'none' }, NOW, { reactions: [], wrote }).can;
const may = (who: Actor, there: boolean, held = false) => threadMay(who, question, NOW, { there, last: NOW, held });

describe('commentMine', () => {
  it('lets others say that it helped, and who asked, or the team, that it settles the question', () => {
    assert.deepEqual([can(asker, answer).helpful, can(asker, answer).accept], [true, true]);
    assert.deepEqual([can(other, answer).helpful, can(other, answer).accept], [false, false]);
    assert.equal(can(staff, answer).accept, true);
    assert.equal(can(asker, { ...answer, kind: 'comment' }).accept, false);
  });

  it('lets the team pin what is published, and move what starts a branch', () => {
    assert.deepEqual([can(staff, answer).pin, can(staff, answer).move], [true, true]);
    assert.deepEqual(
      [can(staff, { ...answer, depth: 1 }).pin, can(staff, { ...answer, depth: 1 }).move],
      [true, false],
    );
    assert.deepEqual([can(staff, tombstone).pin, can(other, answer).pin], [false, false]);
  });

  it('lets who wrote what is gone have it back, and nobody else', () => {
    assert.deepEqual([can(other, tombstone, true).restore, can(staff, tombstone).restore], [true, false]);
    assert.equal(can(other, answer, true).restore, false);
  });
});

describe('threadMay', () => {
  it('offers to open what is not there, to whose comments do not wait', () => {
    assert.deepEqual(may(other, false).can.open, ['question']);
    assert.deepEqual(may(staff, false).can.open, ['question', 'blog']);
    assert.equal(may(staff, true).can.open, undefined);
    assert.equal(may(other, false, true).can.open, undefined);
  });

  it('offers to follow and keep what is there', () => {
    assert.deepEqual([may(staff, true).can.follow, may(staff, true).can.steward], [true, true]);
    assert.deepEqual([may(staff, false).can.follow, may(staff, false).can.steward], [false, false]);
    assert.equal(may(other, true).can.steward, false);
  });

  it('says when who wrote in slow mode may again', () => {
    const slow = { ...question, slowMode: 5 };
    const { nextAt } = threadMay(other, slow, NOW, { there: true, last: NOW });
    assert.equal(nextAt, '2026-06-01T12:05:00.000Z');
    assert.equal(threadMay(staff, slow, NOW, { there: true, last: NOW }).nextAt, undefined);
  });
});
