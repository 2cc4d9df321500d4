import { expect } from 'chai';
import { fixture, until } from '../support/fixture.ts';
import { community, many } from './support/records.ts';
import { articles, find, openThread } from './support/thread.ts';

declare global {
  interface Window {
    find(words: string, caseSensitive?: boolean, backwards?: boolean, wrap?: boolean): boolean;
  }
}

const records = community(many(90));

/** Whether this engine's search of a page, as a script may call it, looks into shadow trees at all. */
async function looksIntoShadow(): Promise<boolean> {
  const host = await fixture('<div></div>');
  host.attachShadow({ mode: 'open' }).innerHTML = '<p>a needle in a shadow</p>';
  const found = window.find('a needle in a shadow');
  host.parentElement!.remove();
  return found;
}

describe('<plein-discussion-thread> in a search of the page', () => {
  it('is found wherever it is loaded, also where the browser has laid nothing out yet', async function () {
    // An engine whose `window.find` sees no shadow tree, whatever its own search does.
    if (!(await looksIntoShadow())) this.skip();
    const { thread } = await openThread({ records });
    (await find(thread, 'Show more comments')).click();
    await until(() => articles(thread).length === 90);
    for (const number of [0, 47, 63, 89]) {
      getSelection()!.removeAllRanges();
      expect(window.find(`Number ${number}`, true, false, true), `Number ${number}`).to.equal(true);
    }
    expect(window.find('Number 90', true, false, true)).to.equal(false);
  });
});
