import { expect } from 'chai';
import type { ErrorCode } from '../../src/core/core.model.ts';
import { PleinError } from '../../src/core/errors.ts';
import type { ImageUpload, ImagesPort } from '../../src/images/images.model.ts';
import { expectAccessible } from '../support/axe.ts';
import { unmount, until } from '../support/fixture.ts';
import { focused, press, type } from '../support/keys.ts';
import { click } from '../support/pointer.ts';
import { pasteInto } from './support/paste.ts';
import { TALK, community } from './support/records.ts';
import {
  all,
  button,
  field,
  find,
  openAs,
  otherReader,
  said,
  texts,
  type Opened,
  type Options,
} from './support/thread.ts';
import { undo } from './support/undo.ts';

/** A picture as a camera or a screenshot makes it. */
async function picture(width = 8, height = 6, name = 'photo.png', kind = 'image/png'): Promise<File> {
  const canvas = document.createElement('canvas');
  Object.assign(canvas, { width, height });
  const context = canvas.getContext('2d')!;
  context.fillStyle = 'teal';
  context.fillRect(0, 0, width, height);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, kind));
  return new File([blob!], name, { type: kind });
}

function transferOf(files: readonly File[]): DataTransfer {
  const data = new DataTransfer();
  for (const file of files) data.items.add(file);
  return data;
}

type Upload = ImagesPort['uploadImage'];

async function writing(
  upload?: (upload: ImageUpload, ask: Upload, options: Parameters<Upload>[1]) => ReturnType<Upload>,
  options: Options = {},
): Promise<Opened & { area: HTMLTextAreaElement }> {
  const opened = await openAs(options.signedIn ?? 'ann', {
    ...(upload && {
      backend: ({ images }) => ({
        images: { ...images!, uploadImage: (each, asked) => upload(each, images!.uploadImage, asked) },
      }),
    }),
    ...options,
  });
  await opened.thread.focusComposer();
  const area = await field(opened.thread);
  await until(() => focused() === area);
  return { ...opened, area };
}

/** Chooses files as the platform's own window does. */
function choose(thread: Element, files: readonly File[]): void {
  const input = all<HTMLInputElement>(thread, 'input[type=file]')[0]!;
  input.files = transferOf(files).files;
  input.dispatchEvent(new Event('change', { bubbles: true }));
}

const description = (thread: Element): Promise<HTMLInputElement> =>
  until(() => all<HTMLInputElement>(thread, '.pictures input[type=text]')[0]);
const problem = (thread: Element): string | undefined =>
  all(thread, '#problem')
    .find((each) => each.checkVisibility())
    ?.textContent.trim();
const MARK = /!\[\]\(plein:image\/[0-9a-f-]{36}\)\n/;

describe('pictures in a comment', () => {
  it('are chosen, described, sent and shown where they were put', async () => {
    const { thread, area, data } = await writing();
    await type('Look: ');
    expect(button(thread, 'Picture')).to.not.equal(undefined);
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

  it('that do not arrive say so and are tried again as the same picture', async () => {
    let away = true;
    const ids: string[] = [];
    const { thread, area, data } = await writing((each, ask, options) => {
      ids.push(each.id);
      return away ? Promise.reject(new PleinError('offline')) : ask(each, options);
    });
    await type('Kept');
    choose(thread, [await picture()]);
    const again = await find(thread, 'Try again');
    expect(area.value).to.contain('Kept');
    await click(await find(thread, 'Post comment'));
    await until(() => problem(thread)?.startsWith('A picture did not arrive'));
    await expectAccessible();
    away = false;
    await click(again);
    await until(() => data.images.length === 1);
    expect(ids[1]).to.equal(ids[0]);
  });

  it('show how much of them has left, and tell those who listen of the start and the end alone', async () => {
    const arrive = Promise.withResolvers<void>();
    let progress: NonNullable<Parameters<Upload>[1]>['onProgress'];
    const { thread } = await writing(async (each, ask, options) => {
      progress = options?.onProgress;
      await arrive.promise;
      return ask(each, options);
    });
    choose(thread, [await picture()]);
    const bar = await until(() => all<HTMLProgressElement>(thread, '.pictures progress')[0]);
    expect(bar.ariaLabel).to.equal('Picture 1: on its way');
    const start = 'The picture is in your text. Say what it shows.';
    await until(() => said(thread) === start);
    progress!(42, 100);
    await until(() => bar.value === 0.42 && all(thread, '.under-way')[0]!.textContent.trim() === '42%');
    expect(said(thread)).to.equal(start);
    await expectAccessible();
    progress!(100, 100);
    await until(() => all(thread, '.under-way')[0]!.textContent.trim() === 'Nearly there…');
    expect(all<HTMLProgressElement>(thread, 'progress')[0]!.position).to.equal(-1);
    arrive.resolve();
    await until(() => said(thread) === 'The picture has arrived.');
    expect(all(thread, 'progress')).to.have.lengthOf(0);
  });

  it('go on their way though the field is closed, and are there when it is opened again', async () => {
    const arrive = Promise.withResolvers<void>();
    let sent = 0;
    const { thread } = await openAs('ann', {
      backend: ({ images }) => ({
        images: {
          ...images!,
          uploadImage: (...given) => ((sent += 1), arrive.promise.then(() => images!.uploadImage(...given))),
        },
      }),
    });
    await click(await find(thread, 'Reply'));
    await until(() => all(thread, 'plein-comment-composer').length === 1);
    choose(thread, [await picture()]);
    await until(() => sent === 1);
    (await description(thread)).focus();
    await press('Escape');
    await until(() => all(thread, 'plein-comment-composer').length === 0);
    await click(await find(thread, 'Reply'));
    await until(() => all(thread, '.pictures progress').length === 1);
    arrive.resolve();
    await until(() => all(thread, '.pictures progress').length === 0);
    expect(all(thread, '[part=picture-problem]')).to.have.lengthOf(0);
    expect(sent).to.equal(1);
  });

  it('that could not leave without a connection leave once there is one', async () => {
    let away = true;
    const { thread, data } = await writing((each, ask, options) =>
      away ? Promise.reject(new PleinError('offline')) : ask(each, options),
    );
    choose(thread, [await picture()]);
    const problems = await until(() => all(thread, '[part=picture-problem]')[0]);
    expect(problems.textContent).to.equal('There is no connection. This picture is sent by itself once there is.');
    await until(() => said(thread) === problems.textContent);
    away = false;
    dispatchEvent(new Event('online'));
    await until(() => data.images.length === 1 && said(thread) === 'The picture has arrived.');
  });

  it('say what to do where there is no room, or nobody is signed in any more', async () => {
    let code: ErrorCode = 'full';
    const { thread } = await writing(() => Promise.reject(new PleinError(code)));
    choose(thread, [await picture()]);
    await until(() => all(thread, '[part=picture-problem]')[0]?.textContent.includes('There is no more room'));
    code = 'session-expired';
    await click(await find(thread, 'Try again'));
    await until(() => all(thread, '[part=picture-problem]')[0]?.textContent.includes('Sign in, then try'));
    await expectAccessible();
  });

  it('are in the preview for their writer, before they have arrived', async () => {
    const { thread } = await writing(() => new Promise(() => undefined));
    choose(thread, [await picture(60, 30)]);
    (await description(thread)).focus();
    await type('A field');
    await click(await find(thread, 'Preview'));
    const shown = await until(() => all<HTMLCanvasElement>(thread, '.preview canvas')[0]);
    expect([shown.width, shown.height]).to.deep.equal([60, 30]);
    expect(shown.ariaLabel).to.equal('A field');
    const [red, green, blue] = shown.getContext('2d')!.getImageData(30, 15, 1, 1).data;
    expect([red, green, blue]).to.deep.equal([0, 128, 128]);
    expect(all(thread, '.preview img')).to.have.lengthOf(0);
    await expectAccessible();
  });

  it('are shown to their writer while their comment waits for approval, and to nobody else', async () => {
    const records = [...community(TALK)];
    records[0] = { type: 'community', format: 1, name: 'Test', policy: { approval: 'everyone' } };
    const { thread, area, data } = await writing(undefined, { records, signedIn: 'cas' });
    choose(thread, [await picture(60, 30)]);
    await until(() => data.images.length === 1 && MARK.test(area.value));
    (await description(thread)).focus();
    await type('A field');
    await click(await find(thread, 'Post comment'));
    const shown = await until(() => all<HTMLCanvasElement>(thread, 'article .picture canvas')[0]);
    expect(shown.ariaLabel).to.equal('A field');
    await expectAccessible();
    unmount();
    for (const reader of ['ann', 'bob']) {
      const { images } = otherReader(data, reader);
      const refusal = await images!.readImage(data.images[0]!.id).catch((thrown: unknown) => thrown);
      expect((refusal as PleinError).code).to.equal('not-found');
    }
  });

  it('can be stopped on their way, and taken out again', async () => {
    let signal: AbortSignal | undefined;
    const { thread, area } = await writing((_each, _ask, options) => {
      signal = options?.signal;
      return new Promise(() => undefined);
    });
    await type('Kept');
    choose(thread, [await picture()]);
    await find(thread, 'Stop');
    await until(() => all(thread, 'progress').length === 1);
    await expectAccessible();
    await click(await find(thread, 'Post comment'));
    await until(() => problem(thread)?.startsWith('A picture is still on its way'));
    await click(await find(thread, 'Stop'));
    await until(() => area.value === 'Kept');
    expect(signal?.aborted).to.equal(true);
    expect(all(thread, '.pictures li')).to.have.lengthOf(0);
    expect(focused()).to.equal(area);
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

  it('leave the focus with the next one where one is taken out', async () => {
    const { thread } = await writing();
    choose(thread, [await picture(), await picture()]);
    const buttons = () => all(thread, '[part=picture-remove]');
    await until(() => buttons().length === 2 && all(thread, 'progress').length === 0);
    const [first, second] = buttons();
    first!.focus();
    await press('Enter');
    await until(() => focused() === second);
    await until(() => said(thread) === 'The picture is removed.');
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
