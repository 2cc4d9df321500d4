import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { phase } from 'plein/calendar/calendar.rules.js';
import { isThreadKey, MAX_COMMENT_DEPTH } from 'plein/discussion/discussion.rules.js';
import { ballotProblem, pollState } from 'plein/polls/polls.rules.js';
import { holdsAt } from 'plein/community/community.rules.js';
import { ROLES } from 'plein/community/community.model.js';
import { MAX_TEXT_LENGTH } from 'plein/text/text.rules.js';
import { seed } from '../../demo/seed/seed.ts';
import { instantOf } from '../../demo/seed/time.ts';
import type { TransferRecord } from '../../server/src/transfer/record.model.ts';

type Kind = TransferRecord['type'];
type Of<Type extends Kind> = Extract<TransferRecord, { type: Type }>;

const UUID7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** Moments at which a calendar goes wrong: midnights, both changes of the clock, a leap day, the turn of the year. */
const MOMENTS = [
  '2026-06-10T12:34:56.000Z',
  '2026-06-10T22:00:30.000Z',
  '2026-06-10T21:59:30.000Z',
  '2026-03-29T00:59:00.000Z',
  '2026-03-29T01:01:00.000Z',
  '2026-10-25T00:30:00.000Z',
  '2026-10-25T01:30:00.000Z',
  '2027-01-01T00:00:00.000Z',
  '2028-02-29T23:10:00.000Z',
];

const of = <Type extends Kind>(records: readonly TransferRecord[], type: Type): readonly Of<Type>[] =>
  records.filter((record): record is Of<Type> => record.type === type);

for (const moment of MOMENTS) {
  const now = new Date(moment);
  const records = [...seed(now)];
  const members = of(records, 'member');
  const comments = of(records, 'comment');
  const threads = of(records, 'thread');
  const memberById = new Map(members.map((member) => [member.id, member]));
  const commentById = new Map(comments.map((comment) => [comment.id, comment]));

  describe(`the demo company's community, seeded at ${moment}`, () => {
    it('is the same for the same moment', () => {
      assert.deepEqual([...seed(now)], records);
    });

    it('has the company it promises', () => {
      assert.ok(members.length >= 40, `${members.length} members`);
      assert.ok(comments.length >= 150, `${comments.length} comments`);
      assert.ok(threads.length >= 12, `${threads.length} threads`);
      assert.equal(of(records, 'event').length, 12);
      assert.equal(of(records, 'poll').length, 5);
      assert.equal(of(records, 'rules').length, 1);
    });

    it('names everything once', () => {
      const names = records.flatMap((record) => {
        if (record.type === 'thread') return [`thread ${record.key}`];
        if (record.type === 'reaction') return [`${record.reaction} ${record.comment} ${record.member}`];
        if (record.type === 'helpful') return [`helpful ${record.comment} ${record.member}`];
        if (record.type === 'me-too') return [`me too ${record.thread} ${record.member}`];
        if (record.type === 'attendance') return [`seat ${record.occurrence} ${record.member}`];
        if (record.type === 'ballot') return [`ballot ${record.poll} ${record.member}`];
        return 'id' in record ? [record.id] : [];
      });
      assert.equal(new Set(names).size, names.length);
      for (const { id } of [...members, ...comments, ...of(records, 'event')]) assert.match(id, UUID7);
      for (const { key } of threads) assert.ok(isThreadKey(key), key);
    });

    it('refers only to what came before', () => {
      const known = new Set<string>();
      for (const record of records) {
        for (const reference of referencesOf(record)) assert.ok(known.has(reference), `${reference} in ${record.type}`);
        known.add(nameOf(record));
      }
    });

    it('has votes, earlier texts, a summary and a question that waits', () => {
      for (const type of ['helpful', 'me-too', 'version'] as const) assert.ok(of(records, type).length > 0, type);
      assert.ok(threads.some(({ pinned }) => pinned !== undefined && commentById.get(pinned)?.kind === 'summary'));
      assert.ok(threads.some(({ kind, waitingSince }) => kind === 'question' && waitingSince !== undefined));
      for (const { comment, version } of of(records, 'version')) assert.ok(commentById.get(comment)!.version > version);
    });

    it('settles a question with a comment of its own', () => {
      const settled = threads.filter((thread) => thread.accepted !== undefined);
      assert.ok(settled.length > 0);
      for (const thread of settled) assert.equal(commentById.get(thread.accepted!)?.thread, thread.key);
    });

    it('has nothing written in the future, before its parent or before its author came', () => {
      for (const comment of comments) {
        const at = Date.parse(comment.createdAt);
        assert.ok(at <= now.getTime(), comment.createdAt);
        const { parent, author, editedAt, tombstone } = comment;
        if (parent !== undefined) assert.ok(at > Date.parse(commentById.get(parent)!.createdAt), comment.markdown);
        const thread = threads.find(({ key }) => key === comment.thread)!;
        assert.ok(at > Date.parse(thread.createdAt), comment.markdown);
        if (author !== undefined && 'member' in author) {
          assert.ok(at > Date.parse(memberById.get(author.member)!.joinedAt), comment.markdown);
        }
        for (const later of [editedAt, tombstone?.at]) {
          if (later !== undefined) assert.ok(Date.parse(later) > at && Date.parse(later) <= now.getTime());
        }
      }
    });

    it('keeps nothing of a comment that was taken away', () => {
      const gone = comments.filter(({ state }) => state === 'deleted' || state === 'removed');
      assert.ok(gone.some(({ state }) => state === 'deleted'));
      assert.ok(gone.some(({ tombstone }) => tombstone?.article !== undefined));
      for (const comment of gone) {
        assert.equal(comment.markdown, undefined);
        assert.equal(comment.author, undefined);
        assert.ok(comment.tombstone !== undefined);
      }
    });

    it('has words in every other comment, within the limits', () => {
      for (const comment of comments.filter(({ tombstone }) => tombstone === undefined)) {
        assert.ok(comment.markdown!.trim() !== '' && comment.markdown!.length <= MAX_TEXT_LENGTH);
        assert.ok(comment.language !== undefined);
        assert.ok(depthOf(comment, commentById) < MAX_COMMENT_DEPTH);
      }
      for (const { comment } of of(records, 'reaction')) assert.equal(commentById.get(comment)?.state, 'published');
    });

    it('has two holders of every role', () => {
      const instant = now.toISOString();
      for (const role of ROLES.filter((candidate) => candidate !== 'guest' && candidate !== 'member')) {
        const holders = members.filter(({ grants }) =>
          grants.some((grant) => grant.role === role && holdsAt(grant, instant)),
        );
        assert.ok(holders.length >= 2, `${role} has ${holders.length}`);
      }
    });

    it('lets only those who work there speak for a team', () => {
      for (const { author } of comments) {
        if (author === undefined || !('member' in author) || author.team === undefined) continue;
        const { grants, name } = memberById.get(author.member)!;
        assert.ok(
          grants.some(({ role }) => role !== 'ambassador'),
          name,
        );
      }
    });

    it('fills no event beyond its seats and shows every state', () => {
      const events = of(records, 'event');
      const states = events.map((event) => {
        const instants = { startsAt: startOf(event), endsAt: endOf(event) };
        assert.ok(instants.startsAt < instants.endsAt, event.title);
        assert.ok(event.createdAt <= now.toISOString() && event.changedAt >= event.createdAt);
        const seats = of(records, 'attendance').filter(({ occurrence }) => occurrence === event.id);
        assert.ok(seats.length <= (event.capacity ?? Infinity), event.title);
        for (const { at } of seats)
          assert.ok(at >= event.createdAt && at <= instants.startsAt && at <= now.toISOString());
        return `${phase(instants, now.toISOString())} ${event.status}${seats.length === event.capacity ? ' full' : ''}`;
      });
      for (const state of ['before', 'during', 'after'].map((name) => `${name} scheduled`))
        assert.ok(states.includes(state), state);
      for (const state of ['before cancelled', 'before postponed', 'before scheduled full'])
        assert.ok(states.includes(state), state);
    });

    it('holds polls in every state, with valid ballots', () => {
      const polls = of(records, 'poll');
      const states = polls.map((poll) => pollState(poll, now.toISOString()));
      for (const state of ['announced', 'open', 'closed'] as const) assert.ok(states.includes(state), state);
      assert.equal(new Set(polls.map(({ visibility }) => visibility)).size, 4);
      for (const { poll: id, options } of of(records, 'ballot')) {
        const poll = polls.find((candidate) => candidate.id === id)!;
        assert.equal(ballotProblem(options, poll), undefined);
        assert.notEqual(pollState(poll, now.toISOString()), 'announced');
      }
      const decided = polls.filter(({ followUp }) => followUp?.status === 'decided-no');
      for (const { followUp, closesAt } of decided)
        assert.ok(followUp!.at > closesAt! && followUp!.at <= now.toISOString());
      assert.equal(decided.length, 1);
    });
  });
}

function nameOf(record: TransferRecord): string {
  if (record.type === 'thread') return `thread ${record.key}`;
  return 'id' in record ? `${record.type} ${record.id}` : record.type;
}

/** What a line needs to be there already; a thread's accepted answer is its own comment and follows it. */
function referencesOf(record: TransferRecord): readonly string[] {
  const found: string[] = [];
  const add = (type: string, name: string | undefined): void =>
    void (name !== undefined && found.push(`${type} ${name}`));
  if (record.type === 'space') add('space', record.parent);
  if ('space' in record) add('space', record.space);
  if (record.type === 'member') {
    for (const space of [...record.spaces, ...record.grants.map((grant) => grant.space)]) add('space', space);
  }
  if ('member' in record) add('member', record.member);
  if ('author' in record && record.author !== undefined && 'member' in record.author)
    add('member', record.author.member);
  if (record.type === 'comment' || record.type === 'event') add('thread', record.thread);
  if (record.type === 'comment') add('comment', record.parent);
  if (record.type === 'reaction') add('comment', record.comment);
  if (record.type === 'attendance') add('event', record.occurrence);
  if (record.type === 'ballot') add('poll', record.poll);
  return found;
}

function depthOf(comment: Of<'comment'>, all: ReadonlyMap<string, Of<'comment'>>): number {
  return comment.parent === undefined ? 0 : 1 + depthOf(all.get(comment.parent)!, all);
}

const startOf = (event: Of<'event'>): string =>
  instantOf(event.allDay ? `${event.start}T00:00` : event.start, event.timeZone);
const endOf = (event: Of<'event'>): string =>
  instantOf(event.allDay ? `${event.end}T00:00` : event.end, event.timeZone);
