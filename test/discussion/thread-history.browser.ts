import { expect } from 'chai';
import { PleinError } from '../../src/core/errors.ts';
import { newId } from '../../src/core/ids.ts';
import type { Backend } from '../../src/core/backend.ts';
import { expectAccessible } from '../support/axe.ts';
import { unmount, until } from '../support/fixture.ts';
import { focused, press } from '../support/keys.ts';
import { TALK, comment, community } from './support/records.ts';
import { all, article, button, nameOf, openThread, otherReader, type Opened } from './support/thread.ts';

const records = community([...TALK, comment('own', 'ann', 'The box is 69 cm wide', 6)]);

function edit(ann: Backend, version: number, markdown: string): Promise<unknown> {
  return ann.discussion!.editComment!({ id: 'own', edit: newId(), version, markdown });
}

/** A thread in which Ann edited twice, and Bob answered what she wrote first. */
async function edited(options: Parameters<typeof openThread>[0] = {}): Promise<Opened> {
  const before = await openThread({ records });
  const [ann, bob] = [otherReader(before.data, 'ann'), otherReader(before.data, 'bob')];
  await bob.discussion!.createComment!({
    id: newId(),
    thread: 'product-1',
    parent: 'own',
    parentVersion: 1,
    markdown: 'Then it fits',
  });
  await edit(ann, 1, 'The box is 72 cm wide');
  await edit(ann, 2, 'The box is 72 cm wide, I measured again');
  unmount();
  const cas = otherReader(before.data, 'cas').discussion!;
  return openThread({ ...options, discussion: () => ({ ...cas, ...options.discussion?.(cas) }) });
}

/** The dialog that is open. */
function dialog(thread: Element): HTMLElement | undefined {
  return all(thread, 'dialog[open]')[0];
}

function versions(thread: Element): HTMLElement[] {
  return all(dialog(thread)!, '[part=version]');
}

describe('<plein-discussion-thread> to look back in', () => {
  it('opens what a comment read before, with what changed, from the keyboard', async () => {
    const { thread } = await edited();
    const mark = await until(() => button(article(thread, 'own'), 'edited'));
    expect(mark.title).to.contain('see what changed');
    mark.focus();
    await press('Enter');
    await until(() => dialog(thread) && versions(thread).length === 3);
    const [newest, second, first] = versions(thread);
    expect(nameOf(newest!.querySelector('h3')!))
      .to.contain('Version 3')
      .and.to.contain('as it reads now');
    expect(nameOf(newest!.querySelector('ins')!)).to.equal('added: , I measured again');
    expect(newest!.querySelector('del')).to.equal(null);
    expect(nameOf(second!.querySelector('del')!)).to.equal('removed: 69');
    expect(nameOf(second!.querySelector('ins')!)).to.equal('added: 72');
    expect(first!.querySelector('.words')!.textContent).to.equal('The box is 69 cm wide');
    for (const [element, line] of [
      [second!.querySelector('ins')!, 'underline'],
      [second!.querySelector('del')!, 'line-through'],
    ] as const) {
      expect(getComputedStyle(element).textDecorationLine).to.contain(line);
    }
    await expectAccessible();
    await press('Escape');
    await until(() => dialog(thread) === undefined && focused() === mark);
  });

  it('says that a reply was to an earlier version, and opens that', async () => {
    const { thread } = await edited();
    const mark = await until(() => all(thread, '[part=answered]')[0]);
    expect(mark.title).to.contain('an earlier version of what Ann Berg wrote');
    mark.click();
    await until(() => dialog(thread) && versions(thread).length === 3);
    const first = versions(thread)[2]!.querySelector('h3')!;
    await until(() => focused() === first);
    expect(nameOf(first)).to.contain('the version that was replied to');
    (await until(() => button(dialog(thread), 'Close'))).click();
    await until(() => dialog(thread) === undefined && focused() === mark);
  });

  it('reads earlier versions page by page, and marks what changed across pages', async () => {
    const { thread } = await edited({
      discussion: (port) => ({ listVersions: (request) => port.listVersions!({ ...request, limit: 2 }) }),
    });
    (await until(() => button(article(thread, 'own'), 'edited'))).click();
    (await until(() => button(dialog(thread), 'Show earlier versions'))).click();
    await until(() => versions(thread).length === 3 && versions(thread)[1]!.querySelector('del'));
  });

  it('says why it cannot be read, and tries again', async () => {
    let fail = true;
    const { thread } = await edited({
      discussion: (port) => ({
        listVersions: (request) => (fail ? Promise.reject(new PleinError('unavailable')) : port.listVersions!(request)),
      }),
    });
    (await until(() => button(article(thread, 'own'), 'edited'))).click();
    const again = await until(() => button(dialog(thread), 'Try again'));
    fail = false;
    again.click();
    await until(() => versions(thread).length === 3);
  });

  it('only says that a comment was edited where the backend keeps no versions', async () => {
    const { thread } = await edited({ discussion: () => ({ listVersions: undefined }) as never });
    await until(() => article(thread, 'own')?.querySelector('header')?.textContent.includes('edited'));
    expect(button(article(thread, 'own'), 'edited')).to.equal(undefined);
  });

  it('speaks Dutch, from right to left, at 320 pixels', async () => {
    const { thread } = await edited({ around: 'lang="nl" dir="rtl"', width: '320px' });
    (await until(() => button(article(thread, 'own'), 'bewerkt'))).click();
    await until(() => dialog(thread) && versions(thread).length === 3);
    expect(dialog(thread)!.textContent).to.contain('Hoe deze reactie veranderde');
    expect(dialog(thread)!.scrollWidth).to.be.at.most(dialog(thread)!.clientWidth);
    await expectAccessible(dialog(thread));
  });
});
