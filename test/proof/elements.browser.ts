import { expect } from 'chai';
import type { Mode } from './support/hostile-backend.ts';
import type { Round, Shown } from './support/hostile-frame.ts';
import { chanceToRun, watch, type Watch } from './support/watch.ts';

const ELEMENTS = ['plein-discussion-thread', 'plein-member-card', 'plein-event-list', 'plein-feedback-poll'];
const ROUNDS: Readonly<Record<Mode, number>> = { words: 6, ids: 2, html: 3, errors: 1, one: 5, confused: 5 };
describe('widgets under a backend that lies', () => {
  let frame: HTMLIFrameElement;
  let watching: Watch;

  beforeEach(async () => {
    watching = watch();
    frame = document.createElement('iframe');
    frame.style.cssText = 'width: 900px; height: 700px';
    frame.src = '/test/proof/support/hostile-frame.html';
    const loaded = new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
    document.body.append(frame);
    await loaded;
    expect(show, 'the page of the company').to.be.a('function');
  });

  afterEach(() => {
    frame.remove();
    watching.end();
  });

  it('show much, and nothing strange, where the backend is sound', async function () {
    this.timeout(60_000);
    for (const element of ELEMENTS) {
      const { elements, odd, errors } = await show({ element, mode: 'sound', number: 1 });
      expect(elements, element).to.be.at.least(200);
      expect([...odd, ...errors], element).to.deep.equal([]);
    }
  });

  const show = (round: Round): Promise<Shown> => frame.contentWindow!.showRound!(round);

  for (const element of ELEMENTS) {
    it(`<${element}> neither runs nor calls nor shows what it is not made of`, async function () {
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
      await chanceToRun();
      const fields = Object.entries(last!.coverage).map(([field, count]) => `${field} ${count}`);
      console.log(`<${element}>: texts in ${fields.length} fields: ${fields.join(', ')}`);
      expect([...found]).to.deep.equal([]);
      expect([...watching.ran]).to.deep.equal([]);
      expect(watching.foreignCalls(frame.contentWindow!)).to.deep.equal([]);
      expect(broke).to.deep.equal([]);
    });
  }
});
