import { expect } from 'chai';
import { expectAccessible } from '../support/axe.ts';
import { unmount, until } from '../support/fixture.ts';
import { focused, press, type } from '../support/keys.ts';
import { click } from '../support/pointer.ts';
import { pasteInto } from './support/paste.ts';
import { MARK, choose, description, picture, problem, transferOf, writing } from './support/pictures.ts';
import { all, button, field, find, openAs, said, texts } from './support/thread.ts';
import { undo } from './support/undo.ts';

describe('pictures in a comment', () => {
  it('are chosen, described, sent and shown where they were put', async () => {
    const { thread, area, data } = await writing();
    await type('Look: ');
    await find(thread, 'Picture');
    choose(thread, [await picture()]);
    await until(() => MARK.test(area.value));
    await until(() => data.images.length === 1);
    const input = await description(thread);
    await until(() => said(thread) === 'The picture has arrived.');
    await expectAccessible();
    input.focus();
    await type('A [teal] field');
    await until(() => area.value.includes('![A \\[teal\\] field]('));
    expect(focused()).to.equal(input);
    await click(await find(thread, 'Post comment'));
    await until(() => texts(thread).some((text) => text.startsWith('Look:')));
    expect(data.images[0]!.comment).to.equal(data.comments.at(-1)!.id);
  });

  it('are pasted, and dropped, too', async () => {
    const { area } = await writing();
    expect(pasteInto(area, transferOf([await picture()]))).to.equal(false);
    await until(() => area.value.match(/plein:image/g)?.length === 1);
    const dropped = { dataTransfer: transferOf([await picture()]), bubbles: true, cancelable: true, composed: true };
    expect(area.dispatchEvent(new DragEvent('dragover', dropped))).to.equal(false);
    expect(area.dispatchEvent(new DragEvent('drop', dropped))).to.equal(false);
    await until(() => area.value.match(/plein:image/g)?.length === 2);
  });

  it('are not sent without words, unless their writer says that they are decoration', async () => {
    const { thread, area, data } = await writing();
    await type('Look');
    choose(thread, [await picture()]);
    await until(() => data.images.length === 1 && MARK.test(area.value));
    await until(() => said(thread) === 'The picture has arrived.');
    area.focus();
    await press('Control+Enter');
    await until(() => problem(thread)?.startsWith('Say what the picture shows'));
    expect(focused()).to.equal(await description(thread));
    expect(area.value).to.contain('Look');
    await expectAccessible();
    await click(all(thread, '.pictures input[type=checkbox]')[0]!);
    await click(await find(thread, 'Post comment'));
    await until(() => texts(thread).some((text) => text.startsWith('Look')));
  });

  it('are refused early where they are none, and nothing else is lost', async () => {
    let asked = 0;
    const { thread, area } = await writing((each, ask, options) => ((asked += 1), ask(each, options)));
    await type('Kept');
    const files = [
      new File(['words'], 'notes.txt', { type: 'text/plain' }),
      new File(['no picture at all'], 'broken.png', { type: 'image/png' }),
      new File([], 'empty.jpg', { type: 'image/jpeg' }),
      new File(['ftypheic'], 'phone.heic', { type: 'image/heic' }),
      new File(['<svg xmlns="http://www.w3.org/2000/svg"/>'], 'drawing.svg', { type: 'image/svg+xml' }),
    ];
    choose(thread, files);
    await until(() => all(thread, '[part=picture-refused]').length === files.length);
    const words = all(thread, '[part=picture-refused]').map((each) => each.textContent);
    expect(words[0]).to.contain('“notes.txt” is not a picture');
    expect(words[1]).to.contain('“broken.png” could not be read');
    expect(words[2]).to.contain('“empty.jpg” could not be read');
    expect(words[3]).to.contain('“phone.heic” is not a picture that can be shown here');
    expect(words[4]).to.contain('“drawing.svg” is not a picture that can be shown here');
    expect(area.value).to.equal('Kept');
    expect(asked).to.equal(0);
    await until(() => said(thread).includes('notes.txt'));
    await expectAccessible();
  });

  it('are made smaller before they are sent', async () => {
    const sent: Blob[] = [];
    const { thread } = await writing((each, ask, options) => (sent.push(each.file), ask(each, options)));
    const large = await picture(3000, 1500, 'large.png');
    choose(thread, [large]);
    await until(() => sent.length === 1);
    const { width, height } = await createImageBitmap(sent[0]!);
    expect([width, height]).to.deep.equal([2048, 1024]);
    expect(sent[0]!.size).to.be.below(large.size);
  });

  it('leave what is typed in the text to be undone by itself', async () => {
    const { thread, area } = await writing();
    await type('Look ');
    choose(thread, [await picture()]);
    (await description(thread)).focus();
    await type('A field');
    const before = area.value;
    area.focus();
    area.setSelectionRange(before.length, before.length);
    await type('x');
    await until(() => area.value === `${before}x`);
    await undo();
    await until(() => area.value === before);
    expect(before).to.match(/^Look !\[A field\]\(plein:image\/[0-9a-f-]{36}\)\n$/);
  });

  it('are in the draft after a reload, with what was said of them', async () => {
    const { thread, data } = await writing();
    await type('Look ');
    choose(thread, [await picture()]);
    await until(() => data.images.length === 1);
    (await description(thread)).focus();
    await type('A field');
    const kept = (await field(thread)).value;
    unmount();
    const again = await openAs('ann', { backend: () => ({ images: undefined }) as never });
    expect((await field(again.thread)).value).to.equal(kept);
    expect(kept).to.contain('![A field](plein:image/');
  });

  it('are not asked for where the backend takes none, and a pasted one is told of', async () => {
    const { thread, area } = await writing(undefined, { backend: () => ({ images: undefined }) as never });
    expect(button(thread, 'Picture')).to.equal(undefined);
    pasteInto(area, transferOf([await picture()]));
    await until(() => problem(thread) === 'Pictures cannot be added here.');
    expect(area.value).to.equal('');
  });

  it('have their words in Dutch, and fit in 320 pixels', async () => {
    const { thread } = await writing(undefined, { around: 'lang="nl"', width: '288px' });
    choose(thread, [await picture()]);
    const list = await until(() => all(thread, '.pictures')[0]);
    expect(list.ariaLabel).to.equal('Afbeeldingen in je tekst');
    expect(list.scrollWidth).to.be.at.most(288);
    await expectAccessible();
  });
});
