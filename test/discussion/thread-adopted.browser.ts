import { expect } from 'chai';
import type { PleinCommunity } from '../../src/community/community.ts';
import { memory } from '../../src/adapters/memory/memory.ts';
import type { PleinDiscussionThread } from '../../src/discussion/discussion-thread.ts';
import { fixture, until } from '../support/fixture.ts';
import { NOW, TALK, THREAD, community } from './support/records.ts';
import { articles, texts } from './support/thread.ts';
import '../../src/community/define.ts';
import '../../src/discussion/define.ts';

/** A thread as a page's server wrote it, before its backend is there. */
async function drawn(attributes = '') {
  const backend = memory({ records: community(TALK), now: () => NOW });
  const asked: string[] = [];
  const discussion = {
    ...backend.discussion!,
    readThread(request: Parameters<NonNullable<typeof backend.discussion>['readThread']>[0]) {
      asked.push(request.order ?? '');
      return backend.discussion!.readThread(request);
    },
  };
  const page = await backend.discussion!.readThread({ thread: THREAD, order: 'oldest' });
  const data = JSON.stringify(page).replaceAll('<', '\\u003c');
  const box = await fixture(
    `<plein-community><plein-discussion-thread thread="${THREAD}" ${attributes}><section><p>Written by the server</p>
    <script type="application/json" data-plein-thread="${THREAD}" data-plein-order="oldest">${data}</script>
    </section></plein-discussion-thread></plein-community>`,
  );
  const thread = box.querySelector<PleinDiscussionThread>('plein-discussion-thread')!;
  const place = box as PleinCommunity;
  return { thread, asked, connect: () => void (place.backend = { ...backend, discussion }) };
}

const shown = (thread: Element): boolean => thread.querySelector('section')!.getBoundingClientRect().height > 0;

describe('<plein-discussion-thread> that the server drew', () => {
  it('shows what is there until it is ready, and does not ask for it again', async () => {
    const { thread, asked, connect } = await drawn();
    await until(() => shown(thread), 'what the server wrote');
    connect();
    await until(() => articles(thread).length > 0, 'the thread');
    expect(texts(thread)).to.deep.equal(['First', 'Reply one', 'Reply two', 'Reply three', 'Reply four', 'Second']);
    expect(asked).to.deep.equal([]);
    expect(shown(thread)).to.equal(false);
  });

  it('asks where it wants another order, and when that changes', async () => {
    const { thread, asked, connect } = await drawn('order="newest"');
    connect();
    await until(() => texts(thread)[0] === 'Second', 'the newest first');
    thread.order = 'oldest';
    await until(() => texts(thread)[0] === 'First', 'the oldest first');
    expect(asked).to.deep.equal(['newest', 'oldest']);
  });
});
