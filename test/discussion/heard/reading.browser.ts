import { newId } from '../../../src/core/ids.ts';
import { PleinError } from '../../../src/core/errors.ts';
import type { DiscussionPort } from '../../../src/discussion/discussion.model.ts';
import { unmount, until } from '../../support/fixture.ts';
import { NOW, THREAD, comment, community } from '../support/records.ts';
import {
  all,
  article,
  button,
  find,
  openAs,
  openThread,
  otherReader,
  type Opened,
  type Options,
} from '../support/thread.ts';
import { PAIR, SHORT, listener } from './score.ts';

const hear = listener(import.meta.url);

/** A thread as a reader who is signed out finds it. */
async function read(options: Options = {}): Promise<Opened> {
  const opened = await openThread({ records: SHORT, ...options });
  await until(() => all(opened.thread, '.entry button, .entry .calm, .notice button').length > 0, 'the way in');
  return opened;
}

const failing = (code: ConstructorParameters<typeof PleinError>[0]): Options => ({
  discussion: () => ({ readThread: () => Promise.reject(new PleinError(code)) }),
});

describe('a thread that is read, as it is heard', () => {
  it('while it loads', async () => {
    const gate = Promise.withResolvers<void>();
    const opening = openThread({
      records: SHORT,
      discussion: ({ readThread }) => ({ readThread: (request) => gate.promise.then(() => readThread(request)) }),
    });
    const thread = await until(() => document.querySelector('plein-discussion-thread[thread]'));
    await until(() => all(thread, '.loading').length > 0);
    await hear(thread, 'loading');
    gate.resolve();
    await opening;
  });

  it('by who is signed out', async () => hear((await read()).thread, 'signed out'));

  it('where nobody said anything', async () => hear((await read({ records: community([]) })).thread, 'empty'));

  it('where the network is away', async () => hear((await openThread(failing('offline'))).thread, 'failed'));

  it('where it is not for its reader', async () => hear((await openThread(failing('forbidden'))).thread, 'forbidden'));

  it('where it is not there', async () => hear((await openThread(failing('not-found'))).thread, 'gone'));

  it('where a refresh failed', async () => {
    let fails = false;
    const { thread } = await read({
      discussion: ({ readThread }) => ({
        readThread: (request) => (fails ? Promise.reject(new PleinError('timeout')) : readThread(request)),
      }),
    });
    fails = true;
    thread.reload();
    await until(() => all(thread, '[role=alert]').length > 0);
    await hear(thread, 'a refresh that failed');
  });

  it('where the link leads to a comment that is gone', async () => {
    location.hash = '#plein-comment-nowhere';
    const { thread } = await read();
    await until(() => all(thread, '.notice').length > 0);
    await hear(thread, 'a link to what is gone');
  });

  it('where the page only shows it', async () => {
    const { thread } = await openThread({ records: SHORT, attributes: `thread="${THREAD}" readonly` });
    await until(() => button(thread, 'Search'));
    await hear(thread, 'read-only');
  });

  it('where it is locked', async () =>
    hear((await read({ records: community(PAIR, { state: 'locked' }) })).thread, 'locked'));

  it('with what was taken away, moved, edited, held, imported and answered', async () => {
    const gone = { author: undefined, markdown: undefined, text: [] } as never;
    const at = NOW;
    const records = community([
      comment('d', 'ann', '', 1, { ...(gone as object), state: 'deleted', tombstone: { at, by: 'author' } }),
      comment('d1', 'bob', 'To what is gone', 2, { parent: 'd' }),
      comment('r', 'ann', '', 3, {
        ...(gone as object),
        state: 'removed',
        tombstone: { at, by: 'moderator', article: '2.1' },
      }),
      comment('r1', 'bob', 'To that', 4, { parent: 'r' }),
      comment('m', 'ann', '', 5, {
        ...(gone as object),
        state: 'moved',
        tombstone: { at, by: 'staff', movedTo: 'elsewhere' },
      }),
      comment('e', 'cas', 'Changed', 6, {
        editedAt: at,
        version: 2,
        origin: { url: 'https://old.example/1', license: 'CC BY-SA 4.0' },
      }),
    ]);
    const { thread } = await read({ records, attributes: `thread="${THREAD}" thread-url="/t/{key}"` });
    await until(() => article(thread, 'e')!.textContent.includes('CC BY-SA'));
    await hear(thread, 'tombstones and other comments than most');
  });

  it('of a question that is settled, with kinds of answers', async () => {
    const { thread } = await read({ records: question({ accepted: 'w', solvedAt: NOW }) });
    await until(() => all(thread, '[part~=pinned]').length > 0 && all(thread, '[part~=solved]').length > 0);
    await hear(thread, 'a question that is settled');
  });

  it('of a question that is not', async () => {
    const { thread } = await openAs('bob', { records: question({}) });
    await until(() => button(thread, 'Accept as the answer') && all(thread, '[part=settling] button').length > 0);
    await hear(all(thread, '[part=settling]')[0]!, 'how a question stands, to the team');
  });

  it('where a branch is folded', async () => {
    const { thread } = await read();
    (await until(() => all(thread, '[part=fold]')[0])).click();
    await until(() => all(thread, '[part=fold]')[0]!.ariaExpanded === 'false');
    await hear(all(thread, '[role=list]')[0]!, 'folded');
  });

  it('where a search found something, and nothing', async () => {
    const { thread } = await read();
    (await find(thread, 'Search')).click();
    const box = await until(() => all<HTMLInputElement>(thread, '[part=search-field]')[0]);
    await look(box, 'does');
    await until(() => all(thread, '[part~=result]').length === 2);
    await hear(all(thread, '[part=search]')[0]!, 'a search that found something');
    await look(box, 'nothing of it');
    await until(() => all(thread, '[part=search]')[0]!.textContent.includes('No comment'));
    await hear(all(thread, '[part=search]')[0]!, 'a search that found nothing');
  });

  it('where others wrote meanwhile', async () => {
    const { thread, data } = await read();
    await until(() => all(thread, '.arrivals').length > 0);
    const bob = otherReader(data, 'bob').discussion!;
    for (const markdown of ['One', 'Two']) await bob.createComment!({ id: newId(), thread: THREAD, markdown });
    await find(thread, '2 new comments');
    await until(() => all(thread, '[role=status].visually-hidden').some((each) => each.textContent.includes('2 new')));
    await hear(thread, 'new arrivals');
  });

  it('where it was merged into another', async () => {
    const records = [...SHORT, { type: 'alias' as const, alias: 'old-key', thread: THREAD }];
    const { thread } = await read({ records, attributes: 'thread="old-key"' });
    await hear(thread, 'signed out');
  });

  it('where a branch became a thread of its own', async () => {
    const elsewhere = { ...SHORT[5]!, key: 'elsewhere', title: 'Where it began' } as never;
    const { thread } = await read({
      records: [...community(PAIR, { movedFrom: { thread: 'elsewhere', comment: 'x' } }), elsewhere],
      attributes: `thread="${THREAD}" thread-url="/t/{key}"`,
    });
    await until(() => all(thread, '[part=moved-from]').length > 0);
    await hear(all(thread, '.bar, .moved-from')[0]!.parentElement!, 'a thread that was a branch');
  });

  it('in the history of a comment', async () => {
    const before = await openThread({ records: SHORT });
    const ann = otherReader(before.data, 'ann').discussion!;
    await ann.editComment!({ id: 'a', edit: newId(), version: 1, markdown: 'Does it fit through my door?' });
    const cas = otherReader(before.data, 'cas').discussion!;
    unmount();
    const { thread } = await read({ discussion: (): DiscussionPort => cas });
    (await until(() => button(article(thread, 'a'), 'edited'))).click();
    await until(() => all(thread, 'dialog[open] [part=version]').length === 2);
    await hear(all(thread, 'dialog[open]')[0]!, 'history');
  });
});

function question(more: object): ReturnType<typeof community> {
  const opening = {
    author: { member: 'ann' },
    markdown: 'Through a door of 70 cm?',
    createdAt: '2026-06-01T07:00:00.000Z',
  };
  const answers = [
    comment('o', 'bob', 'It does.', 1, { kind: 'official-answer' }),
    comment('w', 'cas', 'Turn the bar.', 2, { kind: 'workaround' }),
    comment('p', 'cas', 'Better not.', 3, { kind: 'opinion' }),
    comment('s', 'bob', 'It does, mostly.', 4, { kind: 'summary' }),
    comment('q', 'bob', 'Which door?', 5),
    comment('y', 'cas', 'Yes.', 6, { kind: 'answer' }),
  ];
  return community(answers, { kind: 'question', title: 'The door', opening, pinned: 's', ...more });
}

async function look(field: HTMLInputElement, words: string): Promise<void> {
  field.value = words;
  field.dispatchEvent(new Event('input'));
  field.form?.requestSubmit();
}
