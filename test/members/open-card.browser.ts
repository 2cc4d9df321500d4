import { expect } from 'chai';
import { memory } from '../../src/adapters/memory/memory.ts';
import type { PleinMemberCard } from '../../src/members/member-card.ts';
import { openMemberCard } from '../../src/members/open-card.ts';
import { control, heard } from '../community/widget.ts';
import { community, ids } from '../community/records.ts';
import { expectAccessible } from '../support/axe.ts';
import { byPart, everyElement, fixture, until } from '../support/fixture.ts';
import { focused, press } from '../support/keys.ts';
import { click } from '../support/pointer.ts';

const backend = memory({ records: community() });

/** A name that opens a card, in the page or in a shadow tree of its own. */
function nameIn(root: ParentNode & Node): HTMLButtonElement {
  const name = document.createElement('button');
  name.textContent = 'Sanne de Vries';
  name.addEventListener('click', () => openMemberCard(name, ids.sanne, backend));
  root.append(name);
  return name;
}

function openCard(): PleinMemberCard | undefined {
  return [...everyElement(document)].find((each): each is PleinMemberCard => each.matches(':popover-open'));
}

async function page(): Promise<{ name: HTMLButtonElement; after: HTMLButtonElement }> {
  const holder = await fixture('<div></div>');
  const name = nameIn(holder);
  const after = document.createElement('button');
  after.textContent = 'After';
  holder.append(after);
  return { name, after };
}

describe('openMemberCard', () => {
  it('opens with Enter as a dialog named after the member, with the focus in it', async () => {
    const { name } = await page();
    name.focus();
    await press('Enter');
    const card = await until(openCard);
    await until(() => focused() === byPart(card, 'card'));
    expect(card.role).to.equal('dialog');
    expect(card.ariaLabel).to.equal('Sanne de Vries');
    expect(name.ariaExpanded).to.equal('true');
    await until(() => byPart(card, 'roles'));
    await expectAccessible();
  });

  it('closes with Escape and gives the focus back', async () => {
    const { name } = await page();
    name.focus();
    await press('Enter');
    await until(openCard);
    await press('Escape');
    expect(openCard() === undefined).to.equal(true);
    expect(focused() === name).to.equal(true);
    expect(name.ariaExpanded).to.equal('false');
    expect(document.querySelectorAll('plein-member-card')).to.have.lengthOf(0);
  });

  it('closes with Escape before it is drawn', async () => {
    const { name } = await page();
    name.focus();
    openMemberCard(name, ids.sanne, backend);
    name.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true }));
    expect(openCard() === undefined).to.equal(true);
    expect(focused() === name).to.equal(true);
  });

  it('closes with its own button, reached by Tab, and gives the focus back', async () => {
    const { name } = await page();
    name.focus();
    await press('Enter');
    const card = await until(openCard);
    await until(() => byPart(card, 'roles') && focused() === byPart(card, 'card'));
    await press('Tab');
    expect(focused() === control(card, 'Close')).to.equal(true);
    await press('Enter');
    await until(() => openCard() === undefined);
    expect(focused() === name).to.equal(true);
  });

  it('closes when the keyboard moves on', async () => {
    const { name, after } = await page();
    name.focus();
    await press('Enter');
    const card = await until(openCard);
    await until(() => focused() === byPart(card, 'card'));
    after.focus();
    await until(() => openCard() === undefined);
    expect(focused() === after).to.equal(true);
  });

  it('closes when the keyboard moves on before it is drawn', async () => {
    const { name, after } = await page();
    name.focus();
    openMemberCard(name, ids.sanne, backend);
    const drawn = openCard()!.updateComplete;
    after.focus();
    await drawn;
    expect(openCard() === undefined).to.equal(true);
    expect(focused() === after).to.equal(true);
  });

  it('opens and closes by click, on the name and anywhere else', async () => {
    const { name, after } = await page();
    await click(name);
    await until(openCard);
    await click(name);
    expect(openCard() === undefined).to.equal(true);
    await click(name);
    await until(openCard);
    await click(after);
    await until(() => openCard() === undefined);
  });

  it('shows one card at a time', async () => {
    const { name } = await page();
    const other = document.createElement('button');
    other.textContent = 'Omar';
    name.after(other);
    openMemberCard(name, ids.sanne, backend);
    openMemberCard(other, ids.omar, backend);
    const card = await until(openCard);
    expect(document.querySelectorAll('plein-member-card').length).to.equal(1);
    expect(name.ariaExpanded).to.equal('false');
    await until(() => focused() === byPart(card, 'card'));
    await press('Escape');
    expect(openCard() === undefined).to.equal(true);
  });

  it('leaves it to the page where the page cancels', async () => {
    const { name } = await page();
    const events = heard('plein-member-open');
    name.addEventListener('plein-member-open', (event) => event.preventDefault(), { once: true });
    await click(name);
    expect(openCard() === undefined).to.equal(true);
    expect(events).to.deep.equal(['plein-member-open']);
  });

  it('inside a modal dialog closes by itself, and leaves the dialog open', async () => {
    const dialog = await fixture<HTMLDialogElement>('<dialog aria-label="Details"></dialog>');
    const name = nameIn(dialog);
    dialog.showModal();
    name.focus();
    await press('Enter');
    const card = await until(openCard);
    expect(dialog.contains(card)).to.equal(true);
    await press('Escape');
    expect(openCard() === undefined).to.equal(true);
    expect(dialog.open).to.equal(true);
    expect(focused() === name).to.equal(true);
    dialog.close();
  });

  it('stands in the shadow tree of the name, where the widget is styled, and near it', async () => {
    const host = await fixture('<div lang="nl"></div>');
    const name = nameIn(host.attachShadow({ mode: 'open' }));
    name.focus();
    await press('Enter');
    const card = await until(openCard);
    expect(card.getRootNode()).to.equal(host.shadowRoot);
    await until(() => control(card, 'Sluiten'));
    const [above, below] = [name.getBoundingClientRect(), card.getBoundingClientRect()];
    expect(below.top).to.be.within(above.bottom, above.bottom + 24);
    await press('Escape');
    expect(focused() === name).to.equal(true);
  });
});
