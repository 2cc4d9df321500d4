import { expect } from 'chai';
import { withOutbox } from '../../src/adapters/outbox/outbox.ts';
import type { Backend } from '../../src/core/backend.ts';
import { PleinError } from '../../src/core/errors.ts';
import { newId } from '../../src/core/ids.ts';
import type { DiscussionPort } from '../../src/discussion/discussion.model.ts';
import { article, field, find, openAs, said, texts } from '../discussion/support/thread.ts';
import { until } from '../support/fixture.ts';
import { focused, press, type } from '../support/keys.ts';
import { click } from '../support/pointer.ts';

/** A network that can be away, or fail otherwise, and time that passes only when somebody says so. */
function network(problem = new PleinError('offline')) {
  const state = { isAway: true };
  const wait = (_: number, signal: AbortSignal | undefined) =>
    new Promise<void>((resolve) => {
      if (signal?.aborted) resolve();
      signal?.addEventListener('abort', () => resolve());
    });
  const around = (backend: Backend): Backend => {
    const port = backend.discussion as Required<DiscussionPort>;
    const createComment: typeof port.createComment = async (draft, options) => {
      if (state.isAway) throw problem;
      return port.createComment(draft, options);
    };
    return withOutbox({ ...backend, discussion: { ...port, createComment } }, { name: newId(), wait });
  };
  return { state, around };
}

async function written(words: string) {
  const { state, around } = network();
  const opened = await openAs('ann', { backend: around });
  const { thread, backend } = opened;
  await click(await find(article(thread, 'b')!, 'Reply'));
  await until(() => focused()?.localName === 'textarea', 'the field');
  await type(words);
  await press('Control+Enter');
  await until(() => backend.outbox!.entries.length === 1, 'what waits');
  const { id } = backend.outbox!.entries[0]!;
  const waiting = () => article(thread, id);
  await until(waiting, 'its place in the thread');
  return { ...opened, id, waiting, state };
}

const standing = (each: Element | undefined) => each?.querySelector('[part~=standing]')?.textContent.trim();

describe('a thread with an outbox', () => {
  it('keeps what is written without a network where it stands, and posts it when there is one', async () => {
    const { thread, data, id, waiting, state } = await written('From the train');
    expect(standing(waiting())).to.equal('Waits for the network; only you see it');
    expect(data.comments.some((row) => row.id === id)).to.equal(false);
    state.isAway = false;
    await click(await find(waiting()!, 'Send now'));
    await until(() => standing(waiting()) === undefined, 'that it is posted');
    await until(() => said(thread) === 'Your comment that waited is posted.');
    expect(texts(thread).filter((text) => text === 'From the train')).to.have.lengthOf(1);
    expect(data.comments.filter((row) => row.id === id)).to.have.lengthOf(1);
  });

  it('posts the text that was put in its place', async () => {
    const { thread, data, id, waiting, state } = await written('Frm the train');
    await click(await find(waiting()!, 'Edit'));
    const area = await until(() => {
      const now = focused();
      return now instanceof HTMLTextAreaElement && now.value === 'Frm the train' && now;
    }, 'its text in a field');
    area.select();
    await type('From the train');
    state.isAway = false;
    await press('Control+Enter');
    await until(() => data.comments.find((row) => row.id === id)?.markdown === 'From the train', 'the new text');
    await until(() => standing(waiting()) === undefined, 'that it is posted');
    expect(texts(thread)).to.include('From the train').and.not.include('Frm the train');
  });

  it('posts nothing that was taken back', async () => {
    const { thread, backend, data, id, waiting, state } = await written('Never mind');
    await click(await find(waiting()!, 'Take back'));
    await until(() => waiting() === undefined, 'that it is gone');
    state.isAway = false;
    await backend.outbox!.send();
    await until(() => backend.outbox!.entries.length === 0, 'an empty outbox');
    expect(texts(thread)).to.not.include('Never mind');
    expect(data.comments.some((row) => row.id === id)).to.equal(false);
  });

  it('tells who is too fast, and keeps their words in the field', async () => {
    const { around } = network(new PleinError('rate-limited', 'slow mode', { retryAfter: 120 }));
    const { thread, backend } = await openAs('ann', { backend: around });
    await click(await find(article(thread, 'b')!, 'Reply'));
    await until(() => focused()?.localName === 'textarea', 'the field');
    await type('Too soon');
    await press('Control+Enter');
    await until(() => said(thread).includes('you can send it in 2 minutes'), 'how long to wait');
    expect((await field(thread)).value).to.equal('Too soon');
    expect(backend.outbox!.entries).to.deep.equal([]);
  });
});
