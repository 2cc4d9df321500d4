import { expect } from 'chai';
import { LitElement, html } from 'lit';
import { define } from '../../src/core/define.ts';
import { Localize, type Dictionary } from '../../src/core/localize.ts';
import { fixture, until } from '../support/fixture.ts';

const dictionary: Dictionary<'hello' | 'many'> = {
  english: { hello: 'Hello {name}', many: '{count, plural, one {# thing} other {# things}}' },
  others: {
    nl: async () => ({ strings: { hello: 'Hallo {name}', many: '{count, plural, one {# ding} other {# dingen}}' } }),
    fr: () => Promise.reject(new TypeError('offline')),
  },
};

class TestWords extends LitElement {
  readonly words = new Localize<'hello' | 'many'>(this, dictionary);

  override render() {
    return html`${this.words.text('hello', { name: 'you' })}, ${this.words.text('many', { count: 1200 })}`;
  }
}
define('test-words', TestWords);

async function words(markup: string): Promise<{ element: TestWords; box: HTMLElement }> {
  const box = await fixture(`<div>${markup}</div>`);
  return { box, element: box.querySelector('test-words')! };
}

const shown = (element: TestWords): string => element.shadowRoot!.textContent.trim();

describe('the language of an element', () => {
  it('is that of the closest lang, and follows it as it changes', async () => {
    const { box, element } = await words('<p lang="nl"><test-words></test-words></p>');
    await until(() => shown(element) === 'Hallo you, 1.200 dingen');
    box.querySelector('p')!.lang = 'en-GB';
    await until(() => shown(element) === 'Hello you, 1,200 things');
  });

  it('looks out of a shadow tree', async () => {
    const box = await fixture('<div lang="nl-BE"><section></section></div>');
    const root = box.querySelector('section')!.attachShadow({ mode: 'open' });
    const element = document.createElement('test-words') as TestWords;
    root.append(element);
    await until(() => shown(element).startsWith('Hallo'));
  });

  it('says English where it has no words, and says so', async () => {
    const { element } = await words('<p lang="fr"><test-words></test-words></p>');
    await until(() => element.words.loading === undefined);
    expect(shown(element)).to.contain('Hello');
    expect([element.words.used, element.words.language]).to.deep.equal(['en', 'fr']);
  });

  it('passes over a lang that is none', async () => {
    const { element } = await words('<p lang="nl"><b lang="x y"><i lang=""><test-words></test-words></i></b></p>');
    await until(() => shown(element).startsWith('Hallo'));
  });
});

declare global {
  interface HTMLElementTagNameMap {
    'test-words': TestWords;
  }
}
