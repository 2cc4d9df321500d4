import { expect } from 'chai';
import { PleinError } from '../../src/core/errors.ts';
import { expectAccessible } from '../support/axe.ts';
import { until } from '../support/fixture.ts';
import { focused, press, type } from '../support/keys.ts';
import { NOW, TALK, comment, community } from './support/records.ts';
import { all, article, button, field, find, heard, nameOf, openAs, openThread, said } from './support/thread.ts';

const records = community([
  ...TALK,
  comment('own', 'ann', 'Own *words*', 6),
  comment('own1', 'bob', 'To that', 7, { parent: 'own' }),
]);

/** A stream on which nothing is told. */
const SILENT = { live: { follow: () => undefined } };

/** The buttons of a comment's row that are seen. */
function visible(below: Element): HTMLElement[] {
  return all(below, '.actions button').filter((each) => each.checkVisibility());
}

describe('<plein-discussion-thread> to do something in', () => {
  it('offers what the reader may, and nothing else', async () => {
    const { thread } = await openAs('ann', { records });
    const names = (id: string): string[] => visible(article(thread, id)!).map(nameOf);
    expect(names('own')).to.deep.equal(['Like', 'Reply', 'Edit', 'Delete', 'Follow replies', 'Copy link']);
    expect(names('b')).to.deep.equal(['Like', 'Reply', 'Helpful', 'Follow replies', 'Copy link']);
  });

  it('has no button for what the backend cannot do', async () => {
    const { thread } = await openAs('ann', {
      records,
      discussion: () =>
        ({
          editComment: undefined,
          deleteComment: undefined,
          react: undefined,
          setHelpful: undefined,
          follow: undefined,
        }) as never,
    });
    expect(visible(article(thread, 'own')!).map(nameOf)).to.deep.equal(['Reply', 'Copy link']);
  });

  it('edits in place, from the Markdown, and marks it', async () => {
    const events = heard('plein-comment-edit', 'plein-comment-edited');
    const { thread } = await openAs('ann', { records });
    button(article(thread, 'own'), 'Edit')!.click();
    const area = await field(thread);
    expect(area.value).to.equal('Own *words*');
    await until(() => focused() === area);
    area.setSelectionRange(area.value.length, area.value.length);
    await type('!');
    await press('Control+Enter');
    await until(() => article(thread, 'own')!.querySelector('.text')?.textContent.trim() === 'Own words!');
    expect(article(thread, 'own')!.querySelector('header')!.textContent).to.contain('edited');
    await until(() => focused() === article(thread, 'own'));
    expect(events.map((event) => event.type)).to.deep.equal(['plein-comment-edit', 'plein-comment-edited']);
  });

  for (const told of ['told live', 'never told']) {
    it(`keeps an edit that came second beside the newer text, and puts it over the first when sent again, ${told}`, async () => {
      const { thread, backend, data } = await openAs('ann', {
        records,
        backend: () => (told === 'told live' ? {} : SILENT),
      });
      button(article(thread, 'own'), 'Edit')!.click();
      const area = await field(thread);
      await until(() => focused() === area);
      await backend.discussion!.editComment!({ id: 'own', edit: 'e1', version: 1, markdown: 'From the phone' });
      await type('Mine: ');
      await press('Control+Enter');
      await until(() => all(thread, '.notice').some((each) => each.textContent.includes('changed elsewhere')));
      await until(() => focused()?.localName === 'textarea');
      await until(() => article(thread, 'own')!.textContent.includes('It reads now:'), 'the newer text');
      await type('better: ');
      expect(article(thread, 'own')!.textContent).to.contain('From the phone');
      await press('Control+Enter');
      await until(() => data.comments.find(({ id }) => id === 'own')?.version === 3);
      await until(() => !article(thread, 'own')!.textContent.includes('From the phone'));
      expect(data.comments.find(({ id }) => id === 'own')?.markdown).to.contain('Mine: ');
    });
  }

  it('deletes at once, leaves the replies, and puts it back for who asks, by keyboard', async () => {
    const events = heard('plein-comment-delete', 'plein-comment-deleted', 'plein-comment-restored');
    const { thread, data } = await openAs('ann', { records });
    button(article(thread, 'own'), 'Delete')!.focus();
    await press('Enter');
    await until(() => article(thread, 'own')!.textContent.includes('The author deleted this comment.'));
    await until(() => focused() === button(article(thread, 'own'), 'Undo'));
    expect(said(thread)).to.contain('You can still undo this.');
    expect(article(thread, 'own1')!.textContent).to.contain('To that');
    expect(nameOf(all(thread, '.title')[0]!)).to.equal('7 comments');
    await until(() => data.comments.find(({ id }) => id === 'own')?.state === 'deleted');
    await expectAccessible();
    await press('Enter');
    await until(() => article(thread, 'own')!.textContent.includes('Own words'));
    await until(() => focused() === button(article(thread, 'own'), 'Delete'));
    await until(() => said(thread).startsWith('The comment is back.'));
    expect(data.comments.find(({ id }) => id === 'own')?.state).to.equal('published');
    expect(events.map((event) => event.type)).to.deep.equal([
      'plein-comment-delete',
      'plein-comment-deleted',
      'plein-comment-restored',
    ]);
  });

  it('offers to undo for ten seconds, and longer to who has the focus in it', async () => {
    const { thread } = await openAs('ann', { records });
    const started = Date.parse(NOW);
    for (const id of ['a', 'own']) {
      button(article(thread, id), 'Delete')!.focus();
      await press('Enter');
      await until(() => focused() === button(article(thread, id), 'Undo'));
    }
    thread.clock = () => started + 12_000;
    await until(() => !button(article(thread, 'a'), 'Undo'));
    expect(focused()).to.equal(button(article(thread, 'own'), 'Undo'));
    button(article(thread, 'b'), 'Reply')!.focus();
    thread.clock = () => started + 23_000;
    await until(() => !button(article(thread, 'own'), 'Undo'));
    expect(article(thread, 'own')!.textContent).to.contain('The author deleted this comment.');
  });

  it('says that it is too late to undo', async () => {
    const { thread } = await openAs('ann', {
      records,
      discussion: () => ({ restoreComment: () => Promise.reject(new PleinError('closed')) }),
    });
    button(article(thread, 'own'), 'Delete')!.click();
    (await find(thread, 'Undo')).click();
    await until(() => article(thread, 'own')!.textContent.includes('too late'));
    expect(button(article(thread, 'own'), 'Undo')).to.equal(undefined);
  });

  it('undoes only what has been done: one press of many, after the deletion was answered', async () => {
    let answer = (): void => undefined;
    const calls: string[] = [];
    const { thread } = await openAs('ann', {
      records,
      discussion: (port) => ({
        deleteComment: async (id, options) => {
          await new Promise<void>((resolve) => (answer = resolve));
          calls.push('delete');
          return port.deleteComment!(id, options);
        },
        restoreComment: (id, options) => (calls.push('restore'), port.restoreComment!(id, options)),
      }),
    });
    button(article(thread, 'own'), 'Delete')!.click();
    const undo = await find(thread, 'Undo');
    undo.click();
    undo.click();
    answer();
    await until(() => article(thread, 'own')!.textContent.includes('Own words'));
    expect(calls).to.deep.equal(['delete', 'restore']);
  });

  it('asks before it deletes where the backend cannot put back', async () => {
    const events = heard('plein-comment-delete', 'plein-comment-deleted');
    const { thread } = await openAs('ann', { records, discussion: () => ({ restoreComment: undefined }) as never });
    button(article(thread, 'own'), 'Delete')!.focus();
    await press('Enter');
    await until(() => focused() === button(article(thread, 'own'), 'Yes, delete'));
    await expectAccessible();
    await press('Escape');
    await until(() => focused() === button(article(thread, 'own'), 'Delete'));
    expect(events).to.have.lengthOf(0);
    await press('Enter');
    await until(() => focused() === button(article(thread, 'own'), 'Yes, delete'));
    await press('Enter');
    await until(() => article(thread, 'own')!.textContent.includes('The author deleted this comment.'));
    await until(() => focused() === article(thread, 'own'));
    await until(() => said(thread) === 'The comment is deleted.');
    expect(events.map((event) => event.type)).to.deep.equal(['plein-comment-delete', 'plein-comment-deleted']);
  });

  it('keeps a comment that the backend did not delete, and says why', async () => {
    const { thread } = await openAs('ann', {
      records,
      discussion: () => ({ deleteComment: () => Promise.reject(new PleinError('offline')) }),
    });
    button(article(thread, 'own'), 'Delete')!.click();
    await until(() => article(thread, 'own')!.textContent.includes('There is no connection.'));
    expect(article(thread, 'own')!.textContent).to.contain('Own words');
    expect(button(article(thread, 'own'), 'Undo')).to.equal(undefined);
    expect(nameOf(all(thread, '.title')[0]!)).to.equal('8 comments');
  });

  it('copies the address of a comment', async function () {
    const { thread } = await openThread({ records });
    const copied: string[] = [];
    const write = navigator.clipboard?.writeText;
    // Without a secure page there is no clipboard, and the button is absent: the time is a link all the same.
    if (write === undefined) this.skip();
    const clipboard = navigator.clipboard as { writeText(text: string): Promise<void> };
    clipboard.writeText = (text) => Promise.resolve(void copied.push(text));
    try {
      (await until(() => button(article(thread, 'b'), 'Copy link'))).click();
      await until(() => said(thread) === 'The link is copied.');
    } finally {
      delete (clipboard as Partial<typeof clipboard>).writeText;
    }
    expect(new URL(copied[0]!).hash).to.equal('#plein-comment-b');
    expect(article(thread, 'b')!.querySelector('time')!.closest('a')!.getAttribute('href')).to.equal(
      '#plein-comment-b',
    );
  });

  it('opens the card of an author from the name, and Escape leads back to it', async () => {
    const { thread } = await openThread({ records });
    const name = button(article(thread, 'b'), 'Bob Cole')!;
    name.focus();
    await press('Enter');
    const card = await until(() => all(thread, 'plein-member-card').find((each) => each.matches(':popover-open')));
    await until(() => card.shadowRoot!.textContent.includes('Engineer'));
    await press('Escape');
    await until(() => focused() === name);
  });

  it('can be walked through by keyboard from end to end, and back', async () => {
    const { thread } = await openAs('ann', { records: community([comment('own', 'ann', 'Own', 1)]) });
    const ends = [document.createElement('button'), document.createElement('button')] as const;
    thread.parentElement!.before(ends[0]);
    thread.parentElement!.after(ends[1]);
    const walk = async (key: string, end: HTMLElement): Promise<string[]> => {
      const seen: string[] = [];
      for (await press(key); focused() !== end && seen.length < 20; await press(key)) seen.push(nameOf(focused()!));
      return seen;
    };
    ends[0].focus();
    const there = await walk('Tab', ends[1]);
    const deeds = ['Like', 'Reply', 'Edit', 'Delete', 'Follow replies', 'Copy link'];
    const names = ['Ann Berg', '3 hours ago', ...deeds, 'Write a comment…'];
    // The tools stand above the comments.
    expect(there.slice(-names.length)).to.deep.equal(names);
    expect(await walk('Shift+Tab', ends[0])).to.deep.equal(there.toReversed());
  });
});
