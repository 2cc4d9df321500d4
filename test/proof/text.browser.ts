import { expect } from 'chai';
import { html, render } from 'lit';
import { sanitize } from '../../src/core/sanitize.ts';
import { renderMarkdown } from '../../src/text/markdown.ts';
import { textView } from '../../src/text/text-view.ts';
import { FOREIGN_HTML, offences, TEXT } from './support/allowed.ts';
import { BENIGN } from './support/benign.ts';
import { hostileTexts, type HostileText } from './support/hostile.ts';
import { carelessHtml, showUnprotected } from './support/unprotected.ts';
import { chanceToRun, FOREIGN, touchEverything, watch, type Watch } from './support/watch.ts';

const SEED = 20_261;
const TEXTS = hostileTexts({ foreign: FOREIGN, count: 1_800, seed: SEED });

describe(`hostile text (${TEXTS.length} texts, seed ${SEED})`, () => {
  let watching: Watch;
  beforeEach(() => (watching = watch()));
  afterEach(() => watching.end());

  it('runs and calls elsewhere in a page without protection, or the corpus proves nothing', async function () {
    this.timeout(120_000);
    let calls = 0;
    for (const batch of batches(TEXTS, 60)) calls += await showUnprotected(batch, watching);
    console.log(`unprotected: ${watching.ran.size} of ${TEXTS.length} texts ran, ${calls} calls elsewhere`);
    expect(watching.ran.size).to.be.at.least(100);
    expect(calls).to.be.at.least(10);
  });

  it('neither runs nor calls nor leaves the allow-list when it was written as Markdown', async function () {
    this.timeout(60_000);
    const found: string[] = [];
    for (const batch of batches(TEXTS, 300)) {
      const place = shadowPlace();
      for (const { id, text } of batch) {
        const container = document.createElement('div');
        render(html`${textView(renderMarkdown(text))}`, container);
        place.append(container);
        found.push(...offences(container, TEXT).map((offence) => `${id}: ${offence}`));
      }
      await toldEverything(place);
    }
    expect(found).to.deep.equal([]);
    expect([...watching.ran]).to.deep.equal([]);
    expect(watching.foreignCalls()).to.deep.equal([]);
  });

  it('neither runs nor calls nor leaves the allow-list when it comes as HTML through the sanitiser', async function () {
    this.timeout(60_000);
    console.log(`the sanitiser here: ${'setHTML' in Element.prototype ? 'the platform’s own' : 'DOMPurify'}`);
    const found: string[] = [];
    for (const batch of batches(TEXTS, 300)) {
      const place = shadowPlace();
      for (const text of batch) {
        const container = document.createElement('div');
        container.append(await sanitize(carelessHtml(text)));
        place.append(container);
        found.push(...offences(container, FOREIGN_HTML).map((offence) => `${text.id}: ${offence}`));
      }
      await toldEverything(place);
    }
    expect(found).to.deep.equal([]);
    expect([...watching.ran]).to.deep.equal([]);
    expect(watching.foreignCalls()).to.deep.equal([]);
  });

  async function toldEverything(place: ShadowRoot): Promise<void> {
    await chanceToRun();
    // The page must stay; an address that is script would still run.
    for (const link of place.querySelectorAll('a')) {
      if (/^(https?|mailto):$/.test(link.protocol)) link.addEventListener('click', (event) => event.preventDefault());
    }
    touchEverything(place);
    await chanceToRun();
    place.host.remove();
  }
});

describe(`benign text (${BENIGN.length} texts)`, () => {
  for (const [markdown, words] of BENIGN) {
    it(`stays whole: ${words}`, async () => {
      const drawn = document.createElement('div');
      render(html`${textView(renderMarkdown(markdown))}`, drawn);
      expect(drawn.textContent.trim()).to.equal(words);
    });
  }

  it('stays whole through the sanitiser, tags included', async () => {
    const source =
      '<p>I <em>love</em> 5 &lt; 6 &amp; <a href="https://example.org/a?b=1&amp;c">this</a>.</p>' +
      '<ol start="3"><li>a</li></ol><pre><code>if (a &lt; b) {}</code></pre>' +
      '<table><tbody><tr><td colspan="2">c</td></tr></tbody></table>';
    const holder = document.createElement('div');
    holder.append(await sanitize(source));
    holder.querySelector('a')!.removeAttribute('rel');
    expect(holder.innerHTML).to.equal(source);
  });
});

function shadowPlace(): ShadowRoot {
  const host = document.createElement('div');
  document.body.append(host);
  return host.attachShadow({ mode: 'open' });
}

function batches(texts: readonly HostileText[], size: number): HostileText[][] {
  return Array.from({ length: Math.ceil(texts.length / size) }, (_, at) => texts.slice(at * size, (at + 1) * size));
}
