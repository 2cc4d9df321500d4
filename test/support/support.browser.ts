import { expect } from 'chai';
import { violations, expectAccessible } from './axe.ts';
import { byPart, everyElement, fixture, unmount, until } from './fixture.ts';
import { focused, press, type } from './keys.ts';
import { emulateMedia, viewport } from './media.ts';
import { click } from './pointer.ts';

/** The tests' own tools: each must be able to fail, or what they say of the elements is worth nothing. */
describe('test support', () => {
  describe('fixture', () => {
    it('mounts what it is given and empties the page', async () => {
      const element = await fixture('<p id="one">One</p>');
      expect(element.isConnected).to.equal(true);
      unmount();
      expect(document.querySelector('main')).to.equal(null);
    });

    it('finds parts and elements through shadow trees', async () => {
      const host = await fixture('<div></div>');
      host.attachShadow({ mode: 'open' }).innerHTML = '<button part="send main"></button>';
      expect(byPart(host, 'send')?.localName).to.equal('button');
      expect(byPart(host, 'absent')).to.equal(undefined);
      expect([...everyElement(host.parentElement!)].map((each) => each.localName)).to.deep.equal(['div', 'button']);
    });

    it('gives up on what never comes', async () => {
      const failure = await until(() => false, 'the impossible').catch((error: Error) => error.message);
      expect(failure).to.contain('the impossible did not come about');
    });
  });

  describe('axe', () => {
    it('passes a good page', async () => {
      await fixture('<label>Your name <input autocomplete="name"></label>');
      await expectAccessible();
    });

    it('fails a bad page, inside shadow trees and on small targets too', async () => {
      const host = await fixture('<div></div>');
      host.attachShadow({ mode: 'open' }).innerHTML = `
        <input>
        <p style="color: #ccc; background: #fff">Faint</p>
        <div><button style="all: unset; font-size: 8px">a</button><button style="all: unset; font-size: 8px">b</button></div>`;
      const found = (await violations()).map((line) => line.split(':')[0]);
      expect(found).to.include.members(['label', 'color-contrast', 'target-size']);
    });
  });

  describe('keys', () => {
    it('moves the focus with Tab and Shift+Tab, through shadow trees', async () => {
      const host = await fixture('<div></div><button id="after">After</button>');
      host.attachShadow({ mode: 'open' }).innerHTML = '<button id="inside">Inside</button>';
      await press('Tab');
      expect(focused()?.id).to.equal('inside');
      await press('Tab');
      expect(focused()?.id).to.equal('after');
      await press('Shift+Tab');
      expect(focused()?.id).to.equal('inside');
    });

    it('types, also letters in a row and line ends', async () => {
      const area = await fixture<HTMLTextAreaElement>('<textarea aria-label="Text"></textarea>');
      area.focus();
      await type('Hello all, +1\nüß');
      expect(area.value).to.equal('Hello all, +1\nüß');
      await press('Backspace');
      expect(area.value).to.equal('Hello all, +1\nü');
    });

    it('gives chords and named keys as trusted events', async () => {
      const area = await fixture<HTMLTextAreaElement>('<textarea aria-label="Text"></textarea>');
      const seen: string[] = [];
      area.addEventListener('keydown', (event) => seen.push(`${event.isTrusted} ${event.ctrlKey} ${event.key}`));
      area.focus();
      await press('Control+Enter');
      await press('Escape');
      await press('ArrowDown');
      expect(seen).to.deep.equal(['true true Control', 'true true Enter', 'true false Escape', 'true false ArrowDown']);
    });

    it('activates buttons with Enter and Space', async () => {
      const button = await fixture<HTMLButtonElement>('<button>Go</button>');
      let clicks = 0;
      button.addEventListener('click', () => (clicks += 1));
      button.focus();
      await press('Enter');
      await until(() => clicks === 1, 'the click of Enter');
      await press('Space');
      await until(() => clicks === 2, 'the click of Space');
    });
  });

  describe('pointer', () => {
    it('clicks where the element is', async () => {
      const button = await fixture<HTMLButtonElement>('<button>Go</button>');
      const clicks: boolean[] = [];
      button.addEventListener('click', (event) => clicks.push(event.isTrusted));
      await click(button);
      expect(clicks).to.deep.equal([true]);
    });
  });

  describe('media', () => {
    it('emulates colours where the engine can, and says so where it cannot', async () => {
      const can = await emulateMedia({ colorScheme: 'dark', forcedColors: 'active', reducedMotion: 'reduce' });
      const active = ['(prefers-color-scheme: dark)', '(forced-colors: active)', '(prefers-reduced-motion: reduce)'];
      expect(active.map((query) => matchMedia(query).matches)).to.deep.equal([can, can, can]);
    });

    it('narrows the page to 320 pixels where the engine can, and says so where it cannot', async () => {
      if (await viewport(320)) await until(() => innerWidth === 320, 'a page of 320 pixels');
      else expect(innerWidth).to.be.greaterThan(320);
    });
  });
});
