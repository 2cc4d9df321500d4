import type { DiscussionPort } from '../../../src/discussion/discussion.model.ts';
import type { TransferRecord } from '../../../src/transfer/record.model.ts';
import { until } from '../../support/fixture.ts';
import { focused, press, type } from '../../support/keys.ts';
import { THREAD, comment, community } from '../support/records.ts';
import { all, article, button, find, openAs, said, texts, type Opened } from '../support/thread.ts';
import { PAIR, SHORT, listener } from './score.ts';

const hear = listener(import.meta.url);
const never = (): Promise<never> => new Promise(() => undefined);

/** The thread, with what a steward can do with it open. */
async function managed(discussion?: Partial<DiscussionPort>, records = SHORT): Promise<Opened & { form: HTMLElement }> {
  const opened = await openAs('bob', { records, ...(discussion && { discussion: () => discussion }) });
  (await find(opened.thread, 'Manage')).click();
  return { ...opened, form: await shownIn(opened.thread, 'Lock') };
}

/** What is open above the page, once it has that button. */
function shownIn(thread: Element, name: string): Promise<HTMLElement> {
  return until(() => all(thread, ':popover-open').find((each) => button(each, name)));
}

/** The form with that button. */
function formOf(form: Element, name: string): HTMLFormElement {
  return button(form, name)!.closest('form')!;
}

/** Fills the first field of a form and sends it, as who uses no mouse. */
async function fill(form: HTMLFormElement, words: string): Promise<void> {
  const input = form.querySelector('input')!;
  input.focus();
  input.select();
  await type(words);
  await press('Enter');
}

const outcome = (form: Element, words: string): Promise<unknown> =>
  until(() => all(form, '[part=outcome]').some((each) => each.textContent.includes(words)));

describe('what stewards do, as it is heard', () => {
  it('with a thread', async () => {
    const { form } = await managed();
    await hear(form, 'what stewards can do with a thread');
  });

  it('while a thread is renamed', async () => {
    const { form } = await managed({ renameThread: never });
    await fill(formOf(form, 'Rename'), 'renamed');
    await outcome(form, 'One moment');
    await hear(formOf(form, 'Rename'), 'a rename that is under way');
  });

  it('once it is renamed', async () => {
    const { thread, form } = await managed();
    await fill(formOf(form, 'Rename'), 'renamed');
    await until(() => said(thread).includes('now called renamed'));
    await hear(formOf(form, 'Rename'), 'a rename that is done');
    await press('Escape');
    await until(() => focused()?.textContent.trim() === 'Manage');
    await hear(thread, 'a thread with a new key');
  });

  it('where a key cannot be', async () => {
    const { form } = await managed();
    await fill(formOf(form, 'Rename'), 'no key at all');
    await outcome(form, 'A key has');
    await hear(formOf(form, 'Rename'), 'a key that is none');
  });

  it('while two threads become one', async () => {
    const { form } = await managed({ mergeThread: never });
    await fill(formOf(form, 'Merge into it'), 'other');
    await outcome(form, 'One moment');
    await hear(formOf(form, 'Merge into it'), 'a merge that is under way');
  });

  it('where there is no other thread', async () => {
    const { form } = await managed();
    await fill(formOf(form, 'Merge into it'), 'nowhere');
    await outcome(form, 'no discussion with this key');
    await hear(formOf(form, 'Merge into it'), 'a merge with nothing');
  });

  it('once they are one', async () => {
    const { thread, form } = await managed(undefined, two());
    await fill(formOf(form, 'Merge into it'), 'other');
    await until(() => texts(thread).includes('Elsewhere') && said(thread).includes('now stand in other'));
    await hear(formOf(form, 'Merge into it'), 'a merge that is done');
    await press('Escape');
    await until(() => focused()?.textContent.trim() === 'Manage');
    await hear(thread, 'two threads that became one');
  });

  it('where slow mode cannot be that slow', async () => {
    const { thread, form } = await managed();
    const { form: slow } = all<HTMLInputElement>(thread, 'input[name=minutes]')[0]!;
    await fill(slow!, 'soon');
    await outcome(form, 'whole number');
    await hear(slow!, 'a slow mode that is none');
  });

  it('with a comment, and while its branch moves', async () => {
    const { thread } = await openAs('bob', { records: SHORT, discussion: () => ({ moveBranch: never }) });
    (await until(() => button(article(thread, 'a'), 'Manage'))).click();
    const form = await shownIn(thread, 'Move');
    await hear(form, 'what stewards can do with a comment');
    await fill(formOf(form, 'Move'), 'fits');
    await outcome(form, 'One moment');
    await hear(formOf(form, 'Move'), 'a branch that is on its way');
  });

  it('where a branch cannot go, and once it went', async () => {
    const { thread } = await openAs('bob', { records: SHORT });
    (await until(() => button(article(thread, 'a'), 'Manage'))).click();
    const form = await shownIn(thread, 'Move');
    await fill(formOf(form, 'Move'), THREAD);
    await outcome(form, 'with this key already');
    await hear(formOf(form, 'Move'), 'a branch whose new key is taken');
    await fill(formOf(form, 'Move'), 'fits');
    await until(() => said(thread).startsWith('Moved to the discussion'));
    await hear(thread, 'a thread that a branch left');
  });

  it('where there is no connection', async () => {
    const { PleinError } = await import('../../../src/core/errors.ts');
    const { form } = await managed({ changeThread: () => Promise.reject(new PleinError('offline')) });
    const title = all<HTMLInputElement>(form, 'input[name=title]')[0]!.form!;
    await fill(title, 'Another title');
    await outcome(form, 'no connection');
    await hear(title, 'a title that could not be sent');
  });
});

/** The thread, and another one. */
function two(): TransferRecord[] {
  const other = { ...SHORT.find(({ type: kind }) => kind === 'thread')!, key: 'other', title: 'Other' };
  return [...community([...PAIR, comment('z', 'cas', 'Elsewhere', 9, { thread: 'other' })]), other as TransferRecord];
}
