import { expect } from 'chai';
import { expectAccessible } from '../support/axe.ts';
import { until } from '../support/fixture.ts';
import { focused, press } from '../support/keys.ts';
import { TALK, comment, community } from './support/records.ts';
import { all, article, button, field, find, nameOf, openAs, openThread, said } from './support/thread.ts';

const records = community([...TALK, comment('own', 'ann', 'Own *words*', 6)]);
const PHONE = { records, width: '320px' };

/** What stands in the row below a comment to be pressed, as it is seen. */
function row(thread: Element, id: string): string[] {
  return all(article(thread, id)!, '.actions button')
    .filter((each) => each.checkVisibility())
    .map(nameOf);
}

/** Opens what the row below a comment has no room for. */
async function further(thread: Element, id: string): Promise<HTMLElement> {
  (await until(() => button(article(thread, id), 'More actions'))).click();
  return until(() => all(thread, 'plein-further-deeds:popover-open')[0]);
}

describe('<plein-discussion-thread> with a narrow row of actions', () => {
  it('keeps to one line what is done most, and leads to the rest', async () => {
    const { thread } = await openAs('ann', PHONE);
    expect(row(thread, 'own')).to.deep.equal(['Like', 'Reply', 'More actions']);
    expect(row(thread, 'b')).to.deep.equal(['Like', 'Reply', 'Helpful', 'More actions']);
    const menu = await further(thread, 'own');
    expect(menu.ariaLabel).to.equal('More actions');
    expect(all(menu, 'button').map(nameOf)).to.deep.equal(['Edit', 'Delete', 'Follow replies', 'Copy link']);
    expect(button(article(thread, 'own'), 'More actions')!.ariaExpanded).to.equal('true');
    expect(focused()).to.equal(all(menu, 'button')[0]);
    await expectAccessible();
    await press('Escape');
    expect(nameOf(focused()!)).to.equal('More actions');
    expect(focused()!.ariaExpanded).to.equal('false');
  });

  it('has all of it in a row that is wide, and no button that leads nowhere', async () => {
    const { thread } = await openAs('ann', { records });
    expect(row(thread, 'own')).to.deep.equal(['Like', 'Reply', 'Edit', 'Delete', 'Follow replies', 'Copy link']);
    const { thread: read } = await openThread({ width: '320px' });
    await until(() => button(article(read, 'b'), 'Copy link'));
    expect(row(read, 'b')).to.deep.equal(['Copy link']);
  });

  it('leads to what is done least in a wide row too, for those who can do more than it holds', async () => {
    const question = community([...TALK, comment('bobs', 'bob', 'Bring a bag', 6, { kind: 'answer' })], {
      kind: 'question',
    });
    const { thread } = await openAs('bob', { records: question, width: '60rem' });
    await until(() => button(article(thread, 'bobs'), 'More actions'));
    await until(() => all(article(thread, 'bobs')!, '[part~=manage]')[0]);
    expect(row(thread, 'bobs')).to.include.members(['Edit', 'More actions', 'Copy link']).and.not.include('Manage');
    expect(all(await further(thread, 'bobs'), 'button').map(nameOf)).to.deep.equal(['Follow replies', 'Manage']);
  });

  it('does what is pressed there, and comes back to the button that leads there', async () => {
    const { thread } = await openAs('ann', PHONE);
    button(await further(thread, 'own'), 'Edit')!.click();
    const area = await field(thread);
    expect(area.value).to.equal('Own *words*');
    button(thread, 'Cancel')!.click();
    await until(() => nameOf(focused()!) === 'More actions');
    button(await further(thread, 'own'), 'Delete')!.click();
    await until(() => said(thread) === 'The comment is deleted. You can still undo this.');
    (await find(thread, 'Undo')).click();
    await until(() => nameOf(focused()!) === 'More actions');
  });

  it('tells beside the mark how many reacted, and leads to who they are', async () => {
    const { thread } = await openAs('ann', PHONE);
    const like = button(article(thread, 'b'), 'Like')!;
    like.click();
    await until(() => like.dataset['tally'] === '1');
    // Engines tell what is drawn by its source, or as it is.
    expect(['"1"', 'attr(data-tally)']).to.include(getComputedStyle(like, '::after').content);
    expect(row(thread, 'b')).to.deep.equal(['Like', 'Reply', 'Helpful', 'More actions']);
    button(await further(thread, 'b'), '1 reaction, see who reacted')!.click();
    const list = await until(() => all(thread, 'plein-reactor-list:popover-open')[0]);
    expect(list.getBoundingClientRect().top).to.be.greaterThan(0);
    await until(() => list.shadowRoot!.textContent.includes('Ann'));
    await press('Escape');
    await until(() => nameOf(focused()!) === 'More actions');
  });
});
