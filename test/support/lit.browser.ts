import { expect } from 'chai';
import { LitElement, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { ERROR_CODES } from 'plein/core/core.model.js';
import { ERROR_CODES as SAME_CODES } from '../../src/core/core.model.ts';
import { fixture, settled } from './fixture.ts';

@customElement('support-inner')
class SupportInner extends LitElement {
  @property() word = '';

  override render() {
    return html`<b>${this.word}</b>`;
  }
}

@customElement('support-outer')
class SupportOuter extends LitElement {
  @property() word = '';

  override render() {
    return html`<support-inner .word=${this.word}></support-inner>`;
  }
}

describe('Lit in tests', () => {
  it('compiles decorators as the build does, so that a changed property draws, down the tree', async () => {
    const outer = await fixture<SupportOuter>('<support-outer word="one"></support-outer>');
    outer.word = 'two';
    await settled();
    const inner = outer.shadowRoot!.querySelector<SupportInner>('support-inner')!;
    expect(inner.shadowRoot!.textContent).to.equal('two');
  });

  it('takes the package from its sources, as one and the same module', () => {
    expect(ERROR_CODES).to.equal(SAME_CODES);
  });
});
