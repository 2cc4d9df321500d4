import { PleinError } from '../../../src/core/errors.ts';
import type { OutboxEntry } from '../../../src/community/outbox.model.ts';
import { until } from '../../support/fixture.ts';
import { NOW, THREAD, comment, community } from '../support/records.ts';
import {
  all,
  article,
  button,
  field as openField,
  find,
  openAs,
  said,
  type Opened,
  type Options,
} from '../support/thread.ts';
import { PAIR, SHORT, listener } from './score.ts';

const hear = listener(import.meta.url);

async function asAnn(options: Options = {}): Promise<Opened> {
  const opened = await openAs('ann', { records: SHORT, ...options });
  await until(() => button(article(opened.thread, 'a'), 'Edit'), 'what Ann can do');
  return opened;
}

/** The open field with all its company. */
async function field(thread: Element): Promise<HTMLTextAreaElement> {
  await until(() => all(thread, '[role=toolbar]').length > 0, 'the toolbar');
  return openField(thread);
}

async function write(thread: Element, words: string): Promise<HTMLTextAreaElement> {
  const area = await field(thread);
  area.value = words;
  area.setSelectionRange(words.length, words.length);
  area.dispatchEvent(new Event('input'));
  return area;
}

const composer = (thread: Element): HTMLElement => all(thread, 'plein-comment-composer')[0]!;

describe('a thread that is written in, as it is heard', () => {
  it('by who is signed in', async () => {
    const { thread } = await asAnn();
    await find(thread, 'Follow');
    await hear(thread, 'signed in');
  });

  it('while somebody comments, looks how it will be, and names somebody', async () => {
    const { thread } = await asAnn();
    (await find(thread, 'Write a comment…')).click();
    await field(thread);
    await hear(composer(thread), 'the field');
    await write(thread, 'Is it *wide*?');
    (await find(thread, 'Preview')).click();
    await until(() => all(thread, '.preview em').length > 0);
    await hear(composer(thread), 'the field with a preview');
    (await find(thread, 'Preview')).click();
    await write(thread, '@b');
    await until(() => all(thread, '[role=option]').length > 0 && said(thread) !== '');
    await hear(composer(thread), 'the list of people');
  });

  it('while somebody replies', async () => {
    const { thread } = await asAnn();
    button(article(thread, 'a1'), 'Reply')!.click();
    await field(thread);
    await hear(all(thread, '[role=list]')[0]!, 'a reply');
  });

  it('while somebody edits', async () => {
    const { thread } = await asAnn();
    button(article(thread, 'a'), 'Edit')!.click();
    await field(thread);
    await until(() => all<HTMLTextAreaElement>(thread, 'textarea')[0]?.value === 'Does it fit?');
    await hear(article(thread, 'a')!, 'an edit');
  });

  it('where sending fails', async () => {
    const { thread } = await asAnn({
      discussion: () => ({ createComment: () => Promise.reject(new PleinError('offline')) }),
    });
    await thread.focusComposer();
    (await write(thread, 'Hello')).form!.requestSubmit();
    await until(() => composer(thread).shadowRoot!.textContent.includes('There is no connection'));
    await hear(composer(thread), 'a comment that could not be sent');
  });

  it('where it is too long', async () => {
    const { thread } = await asAnn();
    await thread.focusComposer();
    (await write(thread, 'a'.repeat(10_001))).form!.requestSubmit();
    await until(() => composer(thread).shadowRoot!.textContent.includes('too long'));
    await write(thread, `${'a '.repeat(5_000)}b`);
    await hear(all(thread, '.over')[0]!, 'how much too long a text is');
  });

  it('where it waits for the network, or was refused', async () => {
    const entry = (id: string, more: Partial<OutboxEntry>): OutboxEntry => ({
      id,
      queuedAt: NOW,
      state: 'waiting',
      draft: { id, thread: THREAD, markdown: 'Kept' },
      ...more,
    });
    const entries = [entry('w', {}), entry('r', { state: 'refused', problem: new PleinError('too-large') })];
    const outbox = { entries, watch: () => undefined, change: never, cancel: never, send: never };
    const { thread } = await asAnn({ backend: () => ({ outbox }) });
    await until(() => article(thread, 'r'));
    await hear(article(thread, 'w')!, 'a comment that waits for the network');
    await hear(article(thread, 'r')!, 'a comment that was refused');
  });

  it('where it was deleted, and can be put back', async () => {
    const { thread } = await asAnn();
    button(article(thread, 'a'), 'Delete')!.click();
    await until(() => button(article(thread, 'a'), 'Undo'));
    await hear(thread, 'deleted, with a way back');
  });

  it('where it is asked before it is deleted', async () => {
    const { thread } = await asAnn({ discussion: () => ({ restoreComment: undefined }) as never });
    button(article(thread, 'a'), 'Delete')!.click();
    await until(() => button(article(thread, 'a'), 'Yes, delete'));
    await hear(article(thread, 'a')!, 'the question before deleting');
  });

  it('where it waits for approval', async () => {
    const { thread } = await asAnn({
      records: community([...PAIR, comment('h', 'ann', 'May I?', 2, { state: 'held' })]),
    });
    await until(() => button(article(thread, 'h'), 'Delete'));
    await hear(article(thread, 'h')!, 'a comment that waits for approval');
  });

  it('where one reacts, and sees who did', async () => {
    const policy = { approval: 'none', reactions: ['like', 'thanks'] } as const;
    const records = [
      { ...(SHORT[0] as object), policy } as never,
      ...SHORT.slice(1),
      { type: 'reaction', comment: 'a1', member: 'cas', reaction: 'thanks' } as const,
    ];
    const { thread } = await openAs('ann', { records });
    (await until(() => button(article(thread, 'a1'), 'React'))).click();
    const picker = await until(() => all(thread, ':popover-open')[0]);
    await hear(picker, 'reactions to choose from');
    button(article(thread, 'a1'), 'React')!.click();
    (await until(() => all(article(thread, 'a1')!, '[part~=reactions]')[0])).click();
    const list = await until(() =>
      all(thread, ':popover-open').find((each) => each.shadowRoot?.textContent.includes('Cas')),
    );
    await hear(list, 'who reacted');
  });

  it('where one asks a question', async () => {
    const { thread } = await openAs('ann', {
      records: community([]).slice(0, 5),
      attributes: `thread="${THREAD}" kind="question"`,
    });
    (await until(() => all(thread, '.entry button, [part=prompt]')[0])).click();
    await until(() => all(thread, '[part=title]').length > 0);
    await field(thread);
    await hear(all(thread, '.entry')[0]!, 'a question that is asked');
  });
});

const never = (): Promise<void> => new Promise(() => undefined);
