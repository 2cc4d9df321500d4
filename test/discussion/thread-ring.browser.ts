import { expect } from 'chai';
import { until } from '../support/fixture.ts';
import { comment, community } from './support/records.ts';
import { all, article, nameOf, openAs } from './support/thread.ts';

const ids = Array.from({ length: 22 }, (_, index) => `c${index + 1}`);
const records = community(ids.map((id, index) => comment(id, 'bob', `Said ${id}`, index + 1)));

/** How far the ring around what has the focus goes beyond where its comment is cut off, in pixels. */
function beyond(focused: Element, within: Element): number {
  const { left, right, top, bottom } = focused.getBoundingClientRect();
  const edge = within.getBoundingClientRect();
  const { outlineWidth, outlineOffset } = getComputedStyle(focused);
  const ring = parseFloat(outlineWidth) + parseFloat(outlineOffset);
  const room = Math.min(left - edge.left, edge.right - right, top - edge.top, edge.bottom - bottom);
  return ring - room - (parseFloat(getComputedStyle(within).overflowClipMargin) || 0);
}

describe('the ring around what has the focus', () => {
  it('is whole in a comment that the browser lays out by itself', async () => {
    const { thread } = await openAs('ann', { records });
    await until(() => all(article(thread, 'c22')!, '.actions button').length > 0);
    const last = article(thread, 'c22')!;
    expect(getComputedStyle(last).contentVisibility).to.equal('auto');
    const cut = all(last, 'a, button').filter((each) => {
      each.focus({ focusVisible: true } as FocusOptions);
      return each.checkVisibility() && beyond(each, last) > 0;
    });
    expect(cut.map(nameOf)).to.deep.equal([]);
  });
});
