import { expect } from 'chai';
import { PleinError } from '../../src/core/errors.ts';
import type { Reaction } from '../../src/discussion/discussion.model.ts';
import type { ReactionRecord, TransferRecord } from '../../src/transfer/record.model.ts';
import { expectAccessible } from '../support/axe.ts';
import { until } from '../support/fixture.ts';
import { focused, press } from '../support/keys.ts';
import { emulateMedia } from '../support/media.ts';
import { TALK, community } from './support/records.ts';
import { all, article, button, heard, nameOf, openAs, openThread, said } from './support/thread.ts';

function reacted(comment: string, member: string, reaction: Reaction = 'like'): ReactionRecord {
  return { type: 'reaction', comment, member, reaction };
}

function offering(reactions: readonly Reaction[], ...more: readonly TransferRecord[]): readonly TransferRecord[] {
  const records = community(TALK).map((record) =>
    record.type === 'community' ? { ...record, policy: { ...record.policy, reactions } } : record,
  );
  return [...records, ...more];
}

const SEVERAL: readonly Reaction[] = ['like', 'thanks', 'insightful'];
const records = community(TALK);

/** The button that tells how many reacted. */
function counts(thread: Element, id: string): HTMLElement | undefined {
  return all(article(thread, id)!, '[part~=reactions]')[0];
}

/** What stands open above the page. */
function opened(thread: Element): HTMLElement | undefined {
  return all(thread, ':popover-open')[0];
}

describe('<plein-discussion-thread> to react in', () => {
  it('likes at once, tells the number, and takes it back', async () => {
    const events = heard('plein-comment-reacted');
    const { thread, data } = await openAs('ann', { records });
    const like = button(article(thread, 'b'), 'Like')!;
    like.focus();
    await press('Space');
    await until(() => counts(thread, 'b'));
    expect(nameOf(counts(thread, 'b')!)).to.equal('1 reaction, see who reacted');
    expect(like.ariaPressed).to.equal('true');
    await until(() => events.length === 1 && data.reactions.length === 1);
    expect(focused()).to.equal(like);
    await press('Space');
    await until(() => like.ariaPressed === 'false' && counts(thread, 'b') === undefined);
    await until(() => events.length === 2 && data.reactions.length === 0);
  });

  it('takes a like back that the backend refused, and says so', async () => {
    let refuse = (): void => undefined;
    const { thread } = await openAs('ann', {
      records,
      discussion: () => ({
        react: () => new Promise((_, reject) => (refuse = () => reject(new PleinError('rate-limited')))),
      }),
    });
    button(article(thread, 'b'), 'Like')!.click();
    await until(() => counts(thread, 'b'));
    refuse();
    await until(() => button(article(thread, 'b'), 'Like')?.ariaPressed === 'false');
    expect(counts(thread, 'b')).to.equal(undefined);
    expect(article(thread, 'b')!.textContent).to.contain('a little fast');
    await until(() => said(thread).includes('a little fast'));
  });

  it('takes a double click for one', async () => {
    const asked: boolean[] = [];
    const { thread, data } = await openAs('ann', {
      records,
      discussion: (port) => ({ react: (request) => (asked.push(request.on), port.react!(request)) }),
    });
    const like = button(article(thread, 'b'), 'Like')!;
    like.click();
    like.click();
    await until(() => data.reactions.length === 1);
    expect(asked).to.deep.equal([true]);
    expect(like.ariaPressed).to.equal('true');
  });

  it('lets choose among several, by keyboard, and shows one’s own', async () => {
    const { thread, data } = await openAs('ann', { records: offering(SEVERAL, reacted('b', 'cas', 'thanks')) });
    const react = button(article(thread, 'b'), 'React')!;
    expect(react.ariaExpanded).to.equal('false');
    react.focus();
    await press('Enter');
    const picker = await until(() => opened(thread));
    expect(react.ariaExpanded).to.equal('true');
    expect(all(picker, 'button').map(nameOf)).to.deep.equal(['Like', 'Thanks 1', 'Insightful']);
    await until(() => focused()?.textContent?.trim() === 'Like');
    await expectAccessible();
    await press('Escape');
    await until(() => opened(thread) === undefined && focused() === react);
    await press('Enter');
    await until(() => focused()?.textContent?.trim() === 'Like');
    await press('Tab');
    await press('Enter');
    await until(() => data.reactions.some(({ member, reaction }) => member === 'ann' && reaction === 'thanks'));
    await until(() => button(article(thread, 'b'), 'Your reaction: Thanks'));
    expect(focused()).to.equal(react);
    expect(nameOf(counts(thread, 'b')!)).to.equal('2 reactions, see who reacted');
  });

  it('draws the way to react by itself where it has no words: no font with faces may be there', async () => {
    const { thread } = await openAs('ann', { records: offering(SEVERAL), width: '320px' });
    const react = await until(() => button(article(thread, 'b'), 'React'));
    expect(getComputedStyle(react, '::before').content).to.match(/^(none|normal|"")/);
    const face = react.querySelector('.smile')!;
    const areDrawn = (): boolean =>
      [undefined, '::before', '::after'].every((piece) => {
        const { borderBlockEndWidth, borderInlineEndWidth } = getComputedStyle(face, piece);
        return Math.max(parseFloat(borderBlockEndWidth), parseFloat(borderInlineEndWidth)) >= 1;
      });
    expect(areDrawn()).to.equal(true);
    expect(face.getBoundingClientRect().width).to.be.within(12, 24);
    if (await emulateMedia({ forcedColors: 'active' })) expect(areDrawn()).to.equal(true);
  });

  it('draws few elements for a comment, with all that can be done with it', async () => {
    const { thread } = await openAs('ann', { records: offering(SEVERAL, reacted('b', 'cas', 'thanks')) });
    await until(() => button(article(thread, 'b'), 'Helpful') && counts(thread, 'b'));
    const drawn = [...article(thread, 'b')!.querySelectorAll('*')].map(({ localName }) => localName);
    expect(drawn.length + 1, drawn.join(' ')).to.be.at.most(25);
  });

  it('leaves out a reaction there are no words for', async () => {
    const { thread } = await openAs('ann', { records: offering(['like', 'shrug' as Reaction]) });
    expect(button(article(thread, 'b'), 'Like')?.ariaPressed).to.equal('false');
  });

  it('tells who reacted, page by page, also to who is signed out', async () => {
    const { thread } = await openThread({
      records: offering(SEVERAL, reacted('b', 'ann'), reacted('b', 'cas', 'thanks')),
      discussion: (port) => ({ listReactors: (request) => port.listReactors!({ ...request, limit: 1 }) }),
    });
    const anchor = await until(() => counts(thread, 'b'));
    anchor.focus();
    await press('Enter');
    const list = await until(() => opened(thread));
    expect(list.role).to.equal('dialog');
    const people = (): string[] => all(list, 'li').map(nameOf);
    await until(() => people().length === 1);
    await expectAccessible();
    button(list, 'Show more people')!.click();
    await until(() => people().length === 2);
    expect(people().join()).to.contain('Ann Berg').and.to.contain('Cas Dijk');
    expect(all(list, '[role=img]').map((mark) => mark.ariaLabel)).to.have.members(['Like', 'Thanks']);
    await until(() => focused() === all(list, 'li')[1]);
    await press('Escape');
    await until(() => opened(thread) === undefined && focused() === anchor);
  });

  it('says why it cannot tell who reacted, and tries again', async () => {
    let fail = true;
    const { thread } = await openThread({
      records: [...records, reacted('b', 'ann')],
      discussion: (port) => ({
        listReactors: (request) => (fail ? Promise.reject(new PleinError('offline')) : port.listReactors!(request)),
      }),
    });
    (await until(() => counts(thread, 'b'))).click();
    const list = await until(() => opened(thread));
    const again = await until(() => button(list, 'Try again'));
    fail = false;
    again.click();
    await until(() => all(list, 'li').length === 1);
  });

  it('says what helped, how many found so, and takes it back', async () => {
    const events = heard('plein-comment-helped');
    const { thread } = await openAs('ann', { records });
    const helpful = button(article(thread, 'b'), 'Helpful')!;
    helpful.focus();
    await press('Space');
    await until(() => nameOf(helpful) === 'Helpful 1' && helpful.ariaPressed === 'true');
    await until(() => said(thread) === '1 person finds this helpful now.');
    await press('Space');
    await until(() => nameOf(helpful) === 'Helpful' && helpful.ariaPressed === 'false');
    await until(() => events.length === 2);
    expect(button(article(thread, 'a'), 'Helpful')).to.equal(undefined);
  });

  it('keeps comments where they stand when one becomes more helpful', async () => {
    const { thread } = await openAs('ann', { records, attributes: 'thread="product-1" order="helpful"' });
    const order = (): string[] => all(thread, 'article.comment').map(({ id }) => id);
    const before = order();
    button(article(thread, 'b'), 'Helpful')!.click();
    await until(() => button(article(thread, 'b'), 'Helpful 1'));
    expect(order()).to.deep.equal(before);
  });

  it('tells readers how many it helped', async () => {
    const { backend } = await openAs('ann', { records });
    await backend.discussion!.setHelpful!({ comment: 'b', on: true });
    const { thread } = await openThread({ discussion: () => backend.discussion! });
    await until(() => article(thread, 'b')?.textContent.includes('Helpful to 1'));
  });

  it('speaks Dutch, from right to left, at 320 pixels', async () => {
    const { thread, place } = await openAs('ann', {
      records: offering(SEVERAL, reacted('b', 'cas')),
      around: 'lang="nl" dir="rtl"',
      width: '320px',
    });
    const react = await until(() => button(article(thread, 'b'), 'Emoji'));
    react.click();
    const picker = await until(() => opened(thread));
    expect(all(picker, 'button').map(nameOf)).to.contain('Bedankt');
    await expectAccessible();
    const box = picker.getBoundingClientRect();
    expect(box.left).to.be.at.least(0);
    expect(box.right).to.be.at.most(innerWidth);
    expect(place.parentElement!.scrollWidth).to.be.at.most(320);
  });
});
