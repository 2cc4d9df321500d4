import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { imageSize } from '../../src/adapters/memory/image-size.ts';
import { memory, memoryData, type MemoryData } from '../../src/adapters/memory/memory.ts';
import { PleinError } from '../../src/core/errors.ts';
import { newId } from '../../src/core/ids.ts';
import type { DiscussionPort } from '../../src/discussion/discussion.model.ts';
import { RESTORE_SECONDS } from '../../src/discussion/discussion.rules.ts';
import { idOf } from '../../src/testing/fixture.ids.ts';
import { fixture, type MemberName } from '../../src/testing/testing.ts';
import type { CommentRecord } from '../../src/transfer/record.model.ts';

const START = '2026-06-01T12:00:00.000Z';

/** A community with a clock that is moved by hand. */
function community() {
  const data = memoryData(fixture(START));
  let now = Date.parse(START);
  const as = (member: MemberName) => {
    const backend = memory({ data, signedIn: member, now: () => new Date(now).toISOString() });
    return { ...backend, discussion: backend.discussion as Required<DiscussionPort> };
  };
  return { data, as, later: (seconds: number) => void (now += seconds * 1_000) };
}

async function codeOf(call: Promise<unknown>): Promise<string> {
  const thrown = await call.then(
    () => undefined,
    (problem: unknown) => problem,
  );
  assert.ok(thrown instanceof PleinError, 'it was not refused');
  return thrown.code;
}

describe('memory, as time goes by,', () => {
  it('lets a deletion be undone for a while, and then no more', async () => {
    const { as, later } = community();
    const { discussion } = as('anna');
    const write = async () =>
      (await discussion.createComment({ id: newId(), thread: 'long', markdown: 'Hm' })).value!.id;
    const [soon, late] = [await write(), await write()];
    for (const id of [soon, late]) await discussion.deleteComment(id);
    later(RESTORE_SECONDS - 1);
    assert.equal((await discussion.restoreComment(soon)).value?.state, 'published');
    later(1);
    assert.equal(await codeOf(discussion.restoreComment(late)), 'closed');
    const { comments } = await discussion.readMine({ thread: 'long', comments: [late] });
    assert.equal(comments[late]?.can.restore, false);
  });

  it('lets somebody write again when the time of slow mode is over', async () => {
    const { as, later } = community();
    const { discussion } = as('anna');
    const write = () => discussion.createComment({ id: newId(), thread: 'long', markdown: 'Again' });
    await as('eva').discussion.changeThread({ thread: 'long', change: newId(), slowMode: 10 });
    await write();
    later(599);
    assert.equal(await codeOf(write()), 'rate-limited');
    later(1);
    assert.equal((await write()).status, 'published');
  });

  it('puts a question that waits too long on the shortest list, tells whose that is, and passes on the list of who leaves', async () => {
    const { data, as, later } = community();
    const asked = async (key: string) => {
      const question = { id: newId(), key, kind: 'question', title: key, markdown: 'Why?' } as const;
      await as('anna').discussion.createThread(question);
    };
    for (const key of ['one', 'two']) await asked(key);
    later(24 * 3_600);
    await asked('three');
    const { items } = await as('dewi').discussion.listWaiting();
    const lists = items.map(({ thread, assignee }) => [thread.key, assignee?.member]);
    assert.deepEqual(lists, [
      ['waiting', 'dewi'],
      ['one', 'eva'],
      ['two', 'femke'],
      ['three', undefined],
    ]);
    const { items: notices } = await as('eva').notifications!.listNotifications();
    assert.deepEqual(
      notices.map(({ kind, thread, by }) => [kind, thread.key, by]),
      [['waiting', 'one', undefined]],
    );
    await as('dewi').discussion.listWaiting();
    assert.equal((await as('eva').notifications!.listNotifications()).unread, 1);
    const freeze = (id: string): void => {
      const index = data.members.findIndex((member) => member.id === id);
      data.members[index] = { ...data.members[index]!, state: 'frozen' };
    };
    const assignees = async () =>
      (await as('dewi').discussion.listWaiting()).items.map(({ assignee }) => assignee?.member);
    freeze('eva');
    assert.deepEqual(await assignees(), ['dewi', 'dewi', 'femke', undefined]);
    freeze('femke');
    assert.deepEqual(await assignees(), ['dewi', 'dewi', 'dewi', undefined]);
  });
});

describe('memory, for who shares its data,', () => {
  const read = (data: MemoryData) => memory({ data }).discussion!;

  it('merges what was followed and asked for, and keeps neither twice', async () => {
    const { data, as } = community();
    for (const thread of ['question', 'waiting']) await as('chen').discussion.follow({ thread, on: true });
    const { discussion } = as('eva');
    await discussion.mergeThread({ thread: 'waiting', into: 'question', change: newId() });
    const { following, meToo } = await as('chen').discussion.readMine({ thread: 'waiting', comments: [] });
    assert.deepEqual([following, meToo], [{ thread: true, branches: [] }, true]);
    assert.equal((await read(data).readThread({ thread: 'waiting' })).thread.meTooCount, 1);
  });
});

describe('memory, around a reply of very many,', () => {
  const replies = (count: number, of: string): CommentRecord[] =>
    Array.from({ length: count }, (_, index) => ({
      type: 'comment',
      id: `${of}-${index}`,
      thread: 'long',
      parent: of,
      kind: 'comment',
      state: 'published',
      author: { member: 'bram' },
      markdown: `Reply ${index}`,
      createdAt: new Date(Date.parse(START) + index).toISOString(),
      version: 1,
    }));
  const root = idOf(100);
  const { discussion } = memory({
    records: [...fixture(START), ...replies(400, root), ...replies(2, `${root}-399`)],
  });
  const around = async (id: string) => {
    const { items } = await discussion!.readThread({ thread: 'long', around: id });
    return items.find(({ comment }) => comment.id === root)!.replies;
  };

  it('gives all of them up to it, and where to read on', async () => {
    const { items, next } = await around(`${root}-250`);
    assert.deepEqual(
      items.map(({ id }) => id),
      replies(251, root).map(({ id }) => id),
    );
    const more = await discussion!.listReplies({ root, cursor: next!, limit: 1 });
    assert.equal(more.items[0]!.id, `${root}-251`);
  });

  it('gives what it answers to and itself where those before it are too many', async () => {
    const { items, next } = await around(`${root}-399-0`);
    assert.deepEqual(
      items.map(({ id }) => id),
      [`${root}-399`, `${root}-399-0`],
    );
    const more = await discussion!.listReplies({ root, cursor: next! });
    assert.deepEqual(
      more.items.map(({ id }) => id),
      [`${root}-399-1`],
    );
  });
});

describe('imageSize', () => {
  const text = (words: string): readonly number[] => [...words].map((letter) => letter.charCodeAt(0));
  const files: Readonly<Record<string, readonly number[]>> = {
    'image/png': [0x89, ...text('PNG\r\n\x1a\n'), 0, 0, 0, 13, ...text('IHDR'), 0, 0, 1, 44, 0, 0, 0, 200],
    'image/gif': [...text('GIF89a'), 44, 1, 200, 0],
    'image/jpeg': [0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 2, 0xff, 0xc0, 0, 11, 8, 0, 200, 1, 44, 3],
    'image/webp': [...text('RIFF....WEBPVP8 ....'), 0, 0, 0, 0x9d, 1, 0x2a, 44, 1, 200, 0],
    'image/avif': [
      0,
      0,
      0,
      28,
      ...text('ftypavif'),
      ...text('....ispe'),
      0,
      0,
      0,
      0,
      0,
      0,
      1,
      44,
      0,
      0,
      0,
      200,
      ...text('mdat'),
    ],
  };

  for (const [type, bytes] of Object.entries(files)) {
    it(`reads ${type} by its first bytes`, () => {
      assert.deepEqual(imageSize(Uint8Array.from(bytes)), { type, width: 300, height: 200 });
    });
    it(`takes ${type} for none that ends too soon`, () => {
      for (const length of [0, 3, 8, 12]) {
        assert.equal(imageSize(Uint8Array.from(bytes.slice(0, Math.min(length, bytes.length - 4)))), undefined);
      }
    });
  }

  it('reads both other kinds of WebP', () => {
    const extended = [...text('RIFF....WEBPVP8X....'), 0, 0, 0, 0, 43, 1, 0, 199, 0, 0];
    const lossless = [...text('RIFF....WEBPVP8L....'), 0x2f, ...bits(299 | (199 << 14))];
    for (const bytes of [extended, lossless]) {
      assert.deepEqual(imageSize(Uint8Array.from(bytes)), { type: 'image/webp', width: 300, height: 200 });
    }
  });

  it('takes nothing else for a picture', () => {
    for (const words of ['', 'a text', '<svg xmlns="http://www.w3.org/2000/svg"/>', 'BM and more of a bitmap']) {
      assert.equal(imageSize(Uint8Array.from(text(words))), undefined);
    }
  });
});

function bits(value: number): readonly number[] {
  return [0, 8, 16, 24].map((shift) => (value >>> shift) & 0xff);
}
