import { expect } from 'chai';
import { PleinError } from '../../src/core/errors.ts';
import type { MembersPort } from '../../src/members/members.model.ts';
import { expectAccessible } from '../support/axe.ts';
import { until } from '../support/fixture.ts';
import { focused, press, type } from '../support/keys.ts';
import { click } from '../support/pointer.ts';
import { all, field, openAs, said } from './support/thread.ts';
import { undo } from './support/undo.ts';

type Suggest = NonNullable<MembersPort['suggestMembers']>;

const KNOWN = [
  { member: 'bob', name: 'Bob Cole' },
  { member: 'bea', name: 'Bea Elsewhere', lineOfWork: 'Cook' },
];

async function writing(
  suggest: Suggest | undefined,
  around = '',
): Promise<{ thread: Element; area: HTMLTextAreaElement }> {
  const { thread } = await openAs('ann', {
    around,
    backend: ({ members }) => ({ members: { ...members!, suggestMembers: suggest } as MembersPort }),
  });
  await thread.focusComposer();
  const area = await field(thread);
  await until(() => focused() === area);
  return { thread, area };
}

const people = (thread: Element): string[] => all(thread, '[role=option] bdi').map((each) => each.textContent);

describe('naming somebody in a comment', () => {
  it('offers people of the conversation at once, then those the backend knows, and tells how many', async () => {
    const answer = Promise.withResolvers<typeof KNOWN>();
    const { thread, area } = await writing(() => answer.promise);
    await type('Hello @b');
    await until(() => people(thread).join() === 'Bob Cole');
    answer.resolve(KNOWN);
    await until(() => people(thread).join() === 'Bob Cole,Bea Elsewhere');
    await until(() => said(thread).startsWith('2 people'));
    const list = all(thread, '[role=listbox]')[0]!;
    expect(area.getAttribute('aria-controls')).to.equal(list.id);
    expect(list.checkVisibility()).to.equal(true);
    await expectAccessible();
  });

  it('offers people of the conversation before a letter is typed, without asking for more', async () => {
    let asked = 0;
    const { thread } = await writing(async () => {
      asked += 1;
      return KNOWN;
    });
    await type('@');
    await until(() => people(thread).includes('Bob Cole'));
    await until(() => /^\d (person|people)/.test(said(thread)));
    expect(asked).to.equal(0);
    await type('be');
    await until(() => people(thread).includes('Bea Elsewhere'));
    expect(asked).to.equal(1);
  });

  it('is gone through with arrows and taken with Enter, which otherwise begins a line', async () => {
    const { thread, area } = await writing(() => Promise.resolve(KNOWN));
    await type('@b');
    await until(() => people(thread).join() === 'Bob Cole,Bea Elsewhere');
    await press('ArrowDown');
    await until(() => {
      const active = all(thread, `#${area.getAttribute('aria-activedescendant')}`)[0];
      return active?.ariaSelected === 'true' && active.textContent.includes('Bea');
    });
    await press('Enter');
    await until(() => area.value === '[@Bea Elsewhere](plein:member/bea) ');
    await until(() => people(thread).length === 0);
    expect(area.hasAttribute('aria-activedescendant')).to.equal(false);
    await until(() => said(thread) === 'Bea Elsewhere is named here.');
    await press('Enter');
    expect(area.value).to.equal('[@Bea Elsewhere](plein:member/bea) \n');
    expect(focused()).to.equal(area);
  });

  it('leaves the keys to whoever composes characters, and sends nothing by them', async () => {
    const { thread, area } = await writing(() => Promise.resolve(KNOWN));
    await type('@b');
    await until(() => people(thread).join() === 'Bob Cole,Bea Elsewhere');
    const before = all(thread, 'article').length;
    // One engine ends a composition before the key that ended it, and tells by this number.
    for (const composing of [{ isComposing: true }, { keyCode: 229 }]) {
      for (const key of [{ key: 'Enter' }, { key: 'ArrowDown' }, { key: 'Escape' }, { key: 'Enter', ctrlKey: true }]) {
        const init = { ...key, ...composing, bubbles: true, composed: true, cancelable: true };
        expect(area.dispatchEvent(new KeyboardEvent('keydown', init)), JSON.stringify(init)).to.equal(true);
      }
    }
    expect(area.value).to.equal('@b');
    expect(people(thread)).to.have.lengthOf(2);
    expect(area.hasAttribute('aria-activedescendant')).to.equal(true);
    expect(all(thread, 'article')).to.have.lengthOf(before);
    await press('Enter');
    await until(() => area.value === '[@Bob Cole](plein:member/bob) ');
  });

  it('is taken with a click, and undone like anything typed', async () => {
    const { thread, area } = await writing(undefined);
    await type('@bo');
    await until(() => people(thread).join() === 'Bob Cole');
    await click(all(thread, '[role=option]')[0]!);
    await until(() => area.value === '[@Bob Cole](plein:member/bob) ');
    expect(focused()).to.equal(area);
    await undo();
    await until(() => area.value === '@bo');
  });

  it('goes with Escape and stays away until another name is begun; the field stays open', async () => {
    const { thread, area } = await writing(undefined);
    await type('@b');
    await until(() => people(thread).length === 1);
    await press('Escape');
    await until(() => people(thread).length === 0);
    await type('o');
    expect(area.value).to.equal('@bo');
    expect(people(thread)).to.deep.equal([]);
    await type(' @ca');
    await until(() => people(thread).join() === 'Cas Dijk');
  });

  it('offers who is at hand where the backend cannot be asked', async () => {
    const { thread } = await writing(() => Promise.reject(new PleinError('offline')));
    await type('@ca');
    await until(() => said(thread).startsWith('1 person'));
    expect(people(thread)).to.deep.equal(['Cas Dijk']);
  });

  it('has no list in an address, nor for nobody, and says so', async () => {
    const { thread } = await writing(() => Promise.resolve([]));
    await type('mail me@b');
    expect(people(thread)).to.deep.equal([]);
    await type(' @xyz');
    await until(() => said(thread) === 'Nobody of that name.');
    expect(people(thread)).to.deep.equal([]);
  });

  it('reads from right to left, in Dutch', async () => {
    const { thread } = await writing(undefined, 'dir="rtl" lang="nl"');
    await type('@b');
    await until(() => people(thread).length === 1);
    expect(all(thread, '[role=listbox]')[0]!.ariaLabel).to.equal('Mensen');
    await expectAccessible();
  });
});
