import { expect } from 'chai';
import type { Mode } from './hostile-backend.ts';
import type { Round, Shown } from './hostile-frame.ts';
import { watch, type Watch } from './watch.ts';

const ROUNDS: Readonly<Record<Mode, number>> = { words: 4, ids: 1, html: 2, errors: 1, one: 3, confused: 3 };
/** The tests of one element; each element has a file, and so a page, of its own. */
export function underLies(element: string): void {
  describe(`<${element}> under a backend that lies`, () => {
    let frame: HTMLIFrameElement;
    let watching: Watch;

    // A new page each time: what still comes late of one test must not be held against the next.
    beforeEach(async () => {
      watching = watch();
      frame = document.createElement('iframe');
      frame.style.cssText = 'width: 900px; height: 700px';
      frame.src = '/test/proof/support/hostile-frame.html';
      const loaded = new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
      document.body.append(frame);
      await loaded;
      expect(frame.contentWindow!.showRound, 'the page of the company').to.be.a('function');
    });
    afterEach(() => {
      frame.remove();
      watching.end();
    });

    const show = (round: Round): Promise<Shown> => frame.contentWindow!.showRound!(round);

    it('shows much, and nothing strange, where the backend is sound', async () => {
      const { elements, odd, errors } = await show({ element, mode: 'sound', number: 1 });
      expect(elements).to.be.at.least(80);
      expect([...odd, ...errors]).to.deep.equal([]);
    });

    it('neither runs nor calls nor shows what it is not made of', async function () {
      this.timeout(120_000);
      const found = new Set<string>();
      const broke: string[] = [];
      let last: Shown | undefined;
      for (const [mode, rounds] of Object.entries(ROUNDS) as [Mode, number][]) {
        for (let number = 0; number < rounds; number += 1) {
          last = await show({ element, mode, number });
          for (const odd of last.odd) found.add(`${mode}: ${odd}`);
          if (mode !== 'one' && mode !== 'confused') broke.push(...last.errors.map((error) => `${mode}: ${error}`));
        }
      }
      const counts = Object.values(last!.coverage);
      console.log(`${counts.reduce((sum, count) => sum + count, 0)} hostile texts in ${counts.length} fields`);
      expect([...found]).to.deep.equal([]);
      expect([...watching.ran]).to.deep.equal([]);
      expect(watching.foreignCalls(frame.contentWindow!)).to.deep.equal([]);
      expect(broke).to.deep.equal([]);
    });
  });
}
