import { expect } from 'chai';
import type { LitElement } from 'lit';
import { PleinError } from '../../src/core/errors.ts';
import { expectAccessible } from '../support/axe.ts';
import { settled, until } from '../support/fixture.ts';
import { focused, press, type } from '../support/keys.ts';
import { emulateMedia } from '../support/media.ts';
import { click } from '../support/pointer.ts';
import { all, button, field, find, nameOf, openAs, said, type Options } from './support/thread.ts';
import { undo } from './support/undo.ts';

/** A thread with its field open and focused. */
async function writing(options: Options = {}): Promise<{ thread: Element; area: HTMLTextAreaElement }> {
  const { thread } = await openAs('ann', options);
  await thread.focusComposer();
  const area = await field(thread);
  await until(() => focused() === area && all(thread, '[role=toolbar] button').length > 0);
  return { thread, area };
}

/** The key that goes with letters on this machine. */
const HELD = /^(Mac|iP)/.test(navigator.platform) ? 'Meta' : 'Control';

describe('the field to write a comment in', () => {
  describe('toolbar', () => {
    it('is one stop for Tab, and arrows go through its buttons', async () => {
      const { thread, area } = await writing();
      const tools = all<HTMLButtonElement>(thread, '[role=toolbar] button');
      expect(tools.map(nameOf)).to.include.members(['Bold', 'Italic', 'Link', 'Code', 'Quote', 'List']);
      await press('Shift+Tab');
      expect(focused()).to.equal(tools[0]);
      await press('ArrowRight');
      expect(focused()).to.equal(tools[1]);
      await press('End');
      expect(focused()).to.equal(tools.at(-1));
      await press('ArrowRight');
      expect(focused()).to.equal(tools[0]);
      await press('ArrowLeft');
      expect(focused()).to.equal(tools.at(-1));
      await press('Home');
      await press('ArrowRight');
      await press('Tab');
      expect(focused()).to.equal(area);
      await press('Shift+Tab');
      expect(focused()).to.equal(tools[1]);
      await expectAccessible();
    });

    it('goes the other way where the page reads from right to left', async () => {
      const { thread } = await writing({ around: 'dir="rtl"' });
      const tools = all<HTMLButtonElement>(thread, '[role=toolbar] button');
      await press('Shift+Tab');
      await press('ArrowLeft');
      expect(focused()).to.equal(tools[1]);
      await expectAccessible();
    });

    it('formats what is selected and leaves it selected, with the focus in the field', async () => {
      const { thread, area } = await writing();
      await type('one two');
      area.setSelectionRange(4, 7);
      await click(await find(thread, 'Bold'));
      await until(() => area.value === 'one **two**');
      expect(focused()).to.equal(area);
      expect(area.value.slice(area.selectionStart, area.selectionEnd)).to.equal('two');
      await click(await find(thread, 'Bold'));
      await until(() => area.value === 'one two');
    });

    const keys: readonly [string, string][] = [
      [`${HELD}+b`, '**word**'],
      [`${HELD}+i`, '_word_'],
      [`${HELD}+e`, '`word`'],
      [`${HELD}+k`, '[word](https://)'],
    ];
    for (const [chord, made] of keys) {
      it(`does with ${chord.split('+').at(-1)} what the button does`, async () => {
        const { area } = await writing();
        await type('word');
        area.select();
        await press(chord);
        await until(() => area.value === made);
      });
    }

    it('tells its keys', async () => {
      const { thread } = await writing();
      expect((await find(thread, 'Bold')).getAttribute('aria-keyshortcuts')).to.equal(`${HELD}+B`);
      expect((await find(thread, 'Numbered list')).title).to.equal(`Numbered list (${HELD}+Shift+7)`);
    });

    it('is part of the undo of the field', async () => {
      const { thread, area } = await writing();
      await type('typed');
      area.select();
      await click(await find(thread, 'Quote'));
      await until(() => area.value === '> typed');
      await undo();
      await until(() => area.value === 'typed');
    });

    it('does nothing while characters are being composed', async () => {
      const { area } = await writing();
      await type('x');
      area.select();
      const chord = { key: 'b', ctrlKey: true, metaKey: HELD === 'Meta', isComposing: true };
      const untouched = area.dispatchEvent(new KeyboardEvent('keydown', { ...chord, bubbles: true, cancelable: true }));
      expect(untouched).to.equal(true);
      expect(area.value).to.equal('x');
    });
  });

  describe('preview', () => {
    it('stands below the field and follows what is typed', async () => {
      const { thread, area } = await writing();
      await type('Some *words*');
      const place = (): number => area.getBoundingClientRect().top + scrollY;
      const before = place();
      const toggle = await find(thread, 'Preview');
      await click(toggle);
      const preview = await until(() => all(thread, '.preview').find((each) => each.querySelector('em')));
      expect(toggle.ariaExpanded).to.equal('true');
      expect(preview.textContent.trim()).to.equal('Some words');
      expect(preview.ariaLabel).to.equal('Preview of your text');
      expect(place()).to.equal(before);
      await expectAccessible();
      area.focus();
      await type(' more');
      await until(() => preview.textContent.trim() === 'Some words more');
      await click(toggle);
      await until(() => all(thread, '.preview').length === 0);
    });

    it('keeps what it showed where the next one fails, and says why', async () => {
      let fails = false;
      const { thread, area } = await writing({
        discussion: (port) => ({
          preview: (markdown, options) =>
            fails ? Promise.reject(new PleinError('offline')) : port.preview!(markdown, options),
        }),
      });
      await type('Good');
      await click(await find(thread, 'Preview'));
      const preview = await until(() => all(thread, '.preview').find((each) => each.textContent.includes('Good')));
      fails = true;
      area.focus();
      await type('!');
      await until(() => preview.querySelector('.stale') !== null);
      expect(preview.textContent).to.contain('Good');
      expect(area.value).to.equal('Good!');
      await expectAccessible();
    });

    it('is not offered where the backend has none', async () => {
      const { thread } = await writing({ discussion: () => ({ preview: undefined }) as never });
      expect(button(thread, 'Preview')).to.equal(undefined);
    });
  });

  it('tells those who listen when the end comes near, and not at each character', async () => {
    const { thread, area } = await writing();
    const heard: string[] = [];
    const put = async (length: number): Promise<void> => {
      area.value = 'y'.repeat(length);
      area.dispatchEvent(new Event('input'));
      const composer = all<LitElement>(thread, 'plein-comment-composer')[0]!;
      await until(() => !composer.isUpdatePending && !(thread as LitElement).isUpdatePending);
      await settled();
      if (heard.at(-1) !== said(thread)) heard.push(said(thread));
    };
    for (const length of [1, 8_999, 9_001, 9_002, 9_900, 9_901, 10_001, 10_002, 9_999]) await put(length);
    expect(heard.filter(Boolean)).to.deep.equal([
      '999 characters left',
      '100 characters left',
      '1 character too many',
      '1 character left',
    ]);
  });

  it('says that there are more links than can be sent, and keeps the text', async () => {
    const { thread, area } = await writing();
    area.value = 'https://a.example '.repeat(41);
    area.dispatchEvent(new Event('input'));
    await until(() =>
      all(thread, '#count').some((each) => each.textContent.trim() === '41 links; at most 40 can be sent'),
    );
    expect(area.value).to.have.lengthOf(41 * 18);
  });

  it('draws nothing of the thread while somebody types', async () => {
    const { thread, area } = await writing();
    await type('a');
    await settled();
    area.value = 'ab';
    area.dispatchEvent(new InputEvent('input', { bubbles: true }));
    expect((thread as LitElement).isUpdatePending).to.equal(false);
    expect(all<LitElement>(thread, 'plein-comment-composer')[0]!.isUpdatePending).to.equal(true);
    await until(() => JSON.stringify(localStorage).includes('ab'));
  });

  it('sends once however often the button is pressed', async () => {
    let sent = 0;
    const { thread } = await writing({
      discussion: (port) => ({ createComment: (...args) => ((sent += 1), port.createComment!(...args)) }),
    });
    await type('Once');
    const send = await find(thread, 'Post comment');
    send.click();
    send.click();
    await until(() => all(thread, 'article .text').some((each) => each.textContent.trim() === 'Once'));
    expect(sent).to.equal(1);
  });

  it('fits in 320 pixels, and speaks Dutch', async () => {
    const { thread } = await writing({ around: 'lang="nl"', width: '288px' });
    const composer = all(thread, 'plein-comment-composer')[0]!;
    expect(composer.shadowRoot!.querySelector('form')!.scrollWidth).to.be.at.most(288);
    expect(all(thread, '[role=toolbar]')[0]!.ariaLabel).to.equal('De tekst opmaken');
    expect(button(thread, 'Voorbeeld')).to.not.equal(undefined);
    await expectAccessible();
  });

  it('is accessible in the dark', async function () {
    // Only Chromium can be told what its reader prefers; the others are looked at by a page with light text.
    await emulateMedia({ colorScheme: 'dark' });
    document.body.style.cssText = 'background:#111;color:#eee';
    try {
      const { thread } = await writing();
      await type('x');
      await click(await find(thread, 'Preview'));
      await expectAccessible();
    } finally {
      document.body.style.cssText = '';
    }
  });
});
