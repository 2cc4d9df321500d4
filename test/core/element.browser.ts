import { expect } from 'chai';
import { html } from 'lit';
import { memory } from '../../src/adapters/memory/memory.ts';
import type { PleinCommunity } from '../../src/community/community.ts';
import { define } from '../../src/core/define.ts';
import { PleinElement } from '../../src/core/element.ts';
import { registerAdapter } from '../../src/core/resolve.ts';
import { fixture, settled, until } from '../support/fixture.ts';
import { community } from '../discussion/support/records.ts';
import '../../src/community/define.ts';

class TestWidget extends PleinElement {
  readonly log: string[] = [];

  protected override reload(): void {
    this.log.push(`reload ${this.port?.name}`);
  }

  protected override readerChanged(): void {
    this.log.push(`reader ${this.session.state === 'signed-in' ? this.session.member.name : 'nobody'}`);
  }

  override render() {
    return html`${this.port?.name ?? 'none'} ${this.place.space ?? '-'}`;
  }

  get shown(): string {
    return this.shadowRoot!.textContent.trim();
  }
}
define('test-widget', TestWidget);

const named = (name: string) => ({ ...memory({ records: community([]) }), name });

describe('a widget', () => {
  it('takes the backend and the space of the community around it, and another when it changes', async () => {
    const place = await fixture<PleinCommunity>(
      '<plein-community space="utrecht"><test-widget></test-widget></plein-community>',
    );
    const widget = place.querySelector('test-widget')!;
    expect(widget.shown).to.equal('none utrecht');
    place.backend = named('one');
    await until(() => widget.shown === 'one utrecht');
    place.backend = named('two');
    place.space = 'gouda';
    await until(() => widget.shown === 'two gouda');
    expect(widget.log).to.deep.equal(['reload one', 'reload two']);
  });

  it('takes its own backend first, and that of a community elsewhere by its id, whenever that comes', async () => {
    const box = await fixture(
      '<div><test-widget community="far"></test-widget><plein-community id="near"></plein-community></div>',
    );
    const widget = box.querySelector('test-widget')!;
    expect(widget.shown).to.equal('none -');
    const far = document.createElement('plein-community');
    far.id = 'far';
    far.backend = named('far');
    box.append(far);
    await until(() => widget.shown === 'far -');
    box.querySelector('plein-community')!.backend = named('near');
    widget.community = 'near';
    await until(() => widget.shown === 'near -');
    widget.backend = named('own');
    await until(() => widget.shown === 'own -');
  });

  it('moves with the page from one community to another', async () => {
    const box = await fixture(
      '<div><plein-community><test-widget></test-widget></plein-community><plein-community></plein-community></div>',
    );
    const [first, second] = [...box.querySelectorAll('plein-community')] as [PleinCommunity, PleinCommunity];
    const widget = box.querySelector('test-widget')!;
    first.backend = named('first');
    second.backend = named('second');
    await until(() => widget.shown === 'first -');
    second.append(widget);
    await until(() => widget.shown === 'second -');
  });

  it('resolves src by the adapter that registers itself, also later, once for an address', async () => {
    const box = await fixture(
      '<div><test-widget src="/api"></test-widget><test-widget src="/api/"></test-widget></div>',
    );
    const asked: string[] = [];
    registerAdapter((src) => (asked.push(src), named(`at ${new URL(src).pathname}`)));
    await until(() => [...box.querySelectorAll('test-widget')].every((widget) => widget.shown === 'at /api -'));
    expect(asked).to.have.lengthOf(1);
  });

  it('hears who reads, and nothing once it has left the page', async () => {
    const place = await fixture<PleinCommunity>('<plein-community><test-widget></test-widget></plein-community>');
    const widget = place.querySelector('test-widget')!;
    const backend = (place.backend = named('one'));
    await until(() => widget.log.length === 1);
    await backend.session.identify(async () => 'ann');
    await until(() => widget.log.at(-1) === 'reader Ann Berg');
    await backend.session.identify(undefined);
    await until(() => widget.log.at(-1) === 'reader nobody');
    const { length } = widget.log;
    widget.remove();
    await backend.session.identify(async () => 'bob');
    await settled();
    expect(widget.log).to.have.lengthOf(length);
  });
});

declare global {
  interface HTMLElementTagNameMap {
    'test-widget': TestWidget;
  }
}
