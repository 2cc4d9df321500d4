import { expect } from 'chai';
import { render } from 'lit';
import { sanitize } from '../../src/core/sanitize.ts';
import { renderMarkdown } from '../../src/text/markdown.ts';
import { textView } from '../../src/text/text-view.ts';
import { fixture } from '../support/fixture.ts';

/** Words that promise one place, and where they lead. */
const PROMISES: readonly (readonly [words: string, address: string, told: string])[] = [
  ['https://bank.example/login', 'https://evil.example/', 'evil.example'],
  ['bank.example', 'https://bank.example.evil.example/', 'bank.example.evil.example'],
  ['https://аррӏе.com', 'https://аррӏе.com', 'xn--80ak6aa92e.com'],
  ['\u202eelpmaxe.knab//:sptth', 'https://evil.example/', 'evil.example'],
];

describe('a link that looks like another', () => {
  for (const [words, address, told] of PROMISES) {
    it(`says where it leads, to the eye and by name: ${JSON.stringify(words)}`, async () => {
      const box = await fixture('<div></div>');
      render(textView(renderMarkdown(`[${words}](${address})`)), box);
      expect(tells(box.querySelector('a')!, told)).to.equal(true);
      const foreign = await fixture('<div></div>');
      foreign.append(await sanitize(`<p><a href="${address}">${words}</a></p>`));
      expect(tells(foreign.querySelector('a')!, told)).to.equal(true);
    });
  }

  it('is no link where its address hides another behind a name', async () => {
    const box = await fixture('<div></div>');
    render(
      textView(renderMarkdown('[bank](https://bank.example@evil.example/) [b](https://bank.example\\@evil.example/)')),
      box,
    );
    expect([...box.querySelectorAll('a')].map(({ host }) => host)).to.deep.equal([]);
  });
});

/** Whether a link leads there and says so, in letters that stand in their order from left to right. */
function tells(link: HTMLAnchorElement, host: string): boolean {
  const { lastChild } = link;
  const at = lastChild?.textContent?.indexOf(host) ?? -1;
  if (at < 0 || link.host !== host) return false;
  const lefts = [...host].map((_, index) => {
    const range = document.createRange();
    range.setStart(lastChild!, at + index);
    range.setEnd(lastChild!, at + index + 1);
    return range.getBoundingClientRect().left;
  });
  return lefts.every((left, index) => index === 0 || left > lefts[index - 1]!);
}
