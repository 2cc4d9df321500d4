import { expect } from 'chai';
import { expectAccessible } from '../support/axe.ts';
import { settled, until } from '../support/fixture.ts';
import { focused, press } from '../support/keys.ts';
import { click } from '../support/pointer.ts';
import { TALK, comment, community } from './support/records.ts';
import { all, article, field, find, nameOf, openAs, openThread } from './support/thread.ts';

const RICH = comment('r', 'bob', 'One **bold** word.\n\n- first\n- second\n\n```\nlet a = 1;\nlet b = 2;\n```', 9);

/** Selects all that an element says, as a person with a mouse ends up doing. */
function select(element: Element): void {
  element.closest('article')!.focus({ preventScroll: true });
  const range = document.createRange();
  range.selectNodeContents(element);
  getSelection()!.removeAllRanges();
  const { startContainer, startOffset, endContainer, endOffset } = range;
  getSelection()!.setBaseAndExtent(startContainer, startOffset, endContainer, endOffset);
}

const textIn = (thread: Element, id: string): Element => article(thread, id)!.querySelector('.text')!;

/** The button beside what is selected; the field to write in has one of the same name. */
const quoteButton = (thread: Element): HTMLElement | undefined => all(thread, '[part="quote"]')[0];
const quoteIn = (thread: Element): Promise<HTMLElement> => until(() => quoteButton(thread), 'the button to quote');

describe('<plein-discussion-thread> quoting', () => {
  afterEach(() => getSelection()?.removeAllRanges());

  it('offers to quote what is selected, beside it, and opens a reply that says it', async () => {
    const { thread } = await openAs('ann');
    const places = (): number[] => all(thread, 'article').map((each) => each.getBoundingClientRect().bottom);
    await find(article(thread, 'b')!, 'Reply');
    const before = places();
    select(textIn(thread, 'b'));
    const quote = await quoteIn(thread);
    expect(nameOf(quote)).to.equal('Quote');
    expect(places()).to.deep.equal(before);
    const box = quote.getBoundingClientRect();
    const text = textIn(thread, 'b').getBoundingClientRect();
    expect(box.bottom)
      .to.be.greaterThan(text.top)
      .and.at.most(text.bottom + 8);
    expect(box.left).to.be.at.least(article(thread, 'b')!.getBoundingClientRect().left);
    await expectAccessible();
    await click(quote);
    const area = await field(thread);
    await until(() => area.value === '> Second\n\n');
    await until(() => focused() === area);
    expect(quoteButton(thread)).to.equal(undefined);
  });

  it('is reached by keyboard, and quotes with Enter', async () => {
    const { thread } = await openAs('ann');
    await find(article(thread, 'b')!, 'Reply');
    article(thread, 'b')!.focus();
    select(textIn(thread, 'b'));
    const quote = await quoteIn(thread);
    quote.focus();
    await press('Enter');
    expect((await field(thread)).value).to.equal('> Second\n\n');
  });

  it('quotes also by the button to reply, and keeps what was begun', async () => {
    const { thread } = await openAs('ann');
    const reply = await find(article(thread, 'b')!, 'Reply');
    select(textIn(thread, 'b'));
    await quoteIn(thread);
    reply.focus();
    await press('Enter');
    const area = await field(thread);
    await until(() => area.value === '> Second\n\n' && focused() === area);
    select(textIn(thread, 'b'));
    (await quoteIn(thread)).click();
    await until(() => area.value === '> Second\n\n> Second\n\n');
  });

  it('makes of paragraphs and lists lines that are quoted', async () => {
    const { thread } = await openAs('ann', { records: community([...TALK, RICH]) });
    await find(article(thread, 'r')!, 'Reply');
    select(textIn(thread, 'r'));
    (await quoteIn(thread)).click();
    const area = await field(thread);
    await until(() => area.value !== '');
    expect(area.value).to.equal('> One bold word.\n>\n> first\n>\n> second\n>\n> let a = 1;\n> let b = 2;\n\n');
  });

  it('quotes nothing that spans two comments, lies beside the text, or is not to be replied to', async () => {
    const { thread } = await openAs('ann');
    await find(article(thread, 'b')!, 'Reply');
    getSelection()!.setBaseAndExtent(textIn(thread, 'a'), 0, textIn(thread, 'b'), 1);
    await settled();
    expect(quoteButton(thread)).to.equal(undefined);
    select(article(thread, 'b')!.querySelector('header')!);
    await settled();
    expect(quoteButton(thread)).to.equal(undefined);
    const { thread: open } = await openThread();
    await find(open, 'Sign in');
    select(textIn(open, 'b'));
    await settled();
    expect(quoteButton(open)).to.equal(undefined);
  });

  it('goes when nothing is selected any more', async () => {
    const { thread } = await openAs('ann', { around: 'dir="rtl" lang="nl"', width: '320px' });
    await find(article(thread, 'b')!, 'Antwoorden');
    select(textIn(thread, 'b'));
    const quote = await quoteIn(thread);
    expect(nameOf(quote)).to.equal('Citeren');
    const box = quote.getBoundingClientRect();
    expect(box.left).to.be.at.least(thread.getBoundingClientRect().left);
    expect(box.right).to.be.at.most(thread.getBoundingClientRect().right);
    await expectAccessible();
    getSelection()!.removeAllRanges();
    await until(() => quoteButton(thread) === undefined);
  });
});
