import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ReactiveControllerHost } from 'lit';
import { MyPart } from '../../src/discussion/writing/my-part.ts';
import type { CommentMine, DiscussionPort, ThreadMine } from '../../src/discussion/discussion.model.ts';

const host: ReactiveControllerHost = {
  addController: () => undefined,
  removeController: () => undefined,
  requestUpdate: () => undefined,
  updateComplete: Promise.resolve(true),
};

const may = (reply: boolean): CommentMine => ({
  can: { reply, edit: false, delete: false, react: true },
  reactions: [],
});
const mine = (comments: Record<string, CommentMine>): ThreadMine => ({ can: { comment: true }, comments, held: [] });

/** A backend whose answers come when they are given, in whatever order. */
function slow() {
  const asked: PromiseWithResolvers<ThreadMine>[] = [];
  const readMine = (): Promise<ThreadMine> => {
    const question = Promise.withResolvers<ThreadMine>();
    asked.push(question);
    return question.promise;
  };
  return { asked, discussion: { readMine } as unknown as DiscussionPort };
}

describe('what a reader may do', () => {
  it('stays known of a comment that came while all others were asked for again', async () => {
    const { asked, discussion } = slow();
    const part = new MyPart(host);
    const again = part.read(discussion, 'talk', ['a'], true);
    const more = part.read(discussion, 'talk', ['b']);
    asked[1]!.resolve(mine({ b: may(true) }));
    await more;
    asked[0]!.resolve(mine({ a: may(true) }));
    await again;
    assert.deepEqual(Object.keys(part.value!.comments).toSorted(), ['a', 'b']);
  });

  it('is not told by an answer from before everything was asked for again', async () => {
    const { asked, discussion } = slow();
    const part = new MyPart(host);
    const late = part.read(discussion, 'talk', ['a', 'gone']);
    const again = part.read(discussion, 'talk', ['a'], true);
    asked[1]!.resolve(mine({ a: may(false) }));
    await again;
    asked[0]!.resolve(mine({ a: may(true), gone: may(true) }));
    await late;
    assert.deepEqual(part.value!.comments, { a: may(false) });
  });

  it('keeps what the reader did while it was asked for', async () => {
    const { asked, discussion } = slow();
    const part = new MyPart(host);
    const first = part.read(discussion, 'talk', ['a']);
    asked[0]!.resolve(mine({ a: may(true) }));
    await first;
    const again = part.read(discussion, 'talk', ['a'], true);
    part.setReaction('a', 'like', true);
    asked[1]!.resolve(mine({ a: may(true) }));
    await again;
    assert.deepEqual(part.of('a')!.reactions, ['like']);
  });
});
