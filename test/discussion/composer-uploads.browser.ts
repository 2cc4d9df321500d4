import { expect } from 'chai';
import type { ErrorCode } from '../../src/core/core.model.ts';
import { PleinError } from '../../src/core/errors.ts';
import { expectAccessible } from '../support/axe.ts';
import { unmount, until } from '../support/fixture.ts';
import { focused, press, type } from '../support/keys.ts';
import { click } from '../support/pointer.ts';
import { MARK, choose, description, picture, problem, transferOf, writing, type Upload } from './support/pictures.ts';
import { TALK, THREAD, community } from './support/records.ts';
import { all, find, openAs, otherReader, said } from './support/thread.ts';

describe('pictures on their way', () => {
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

  it('that come too fast for the backend are sent again by themselves', async () => {
    const told: string[] = [];
    let tries = 0;
    const { thread, data } = await writing((each, ask, options) => {
      tries += 1;
      return tries === 1
        ? Promise.reject(new PleinError('rate-limited', 'too many', { retryAfter: 0 }))
        : ask(each, options);
    });
    const seen = new MutationObserver(() => told.push(said(thread)));
    seen.observe(thread.shadowRoot!, { subtree: true, childList: true, characterData: true });
    choose(thread, [await picture()]);
    await until(() => data.images.length === 1 && said(thread) === 'The picture has arrived.');
    seen.disconnect();
    expect(tries).to.equal(2);
    expect(told.some((words) => words.includes('sent by itself in a moment'))).to.equal(true);
  });

  it('that were on their way when the page was left say so, and are taken out or added again', async () => {
    const { thread, area, data } = await writing(() => new Promise(() => undefined));
    await type('Kept ');
    choose(thread, [await picture()]);
    await until(() => MARK.test(area.value) && JSON.stringify(localStorage).includes('plein:image'));
    unmount();
    const again = await openAs('ann');
    const words = await until(() => all(again.thread, '[part=picture-problem]')[0]?.textContent);
    expect(words).to.equal('This picture never arrived. Choose it again, or remove it.');
    await expectAccessible();
    await click(await find(again.thread, 'Post comment'));
    await until(() => problem(again.thread)?.startsWith('A picture did not arrive'));
    await click(await find(again.thread, 'Remove'));
    const kept = all<HTMLTextAreaElement>(again.thread, 'textarea')[0]!;
    await until(() => kept.value === 'Kept ');
    expect(data.images).to.have.lengthOf(0);
  });

  it('that are lost are chosen again, in their place and with their description', async () => {
    const { thread, area } = await writing(() => new Promise(() => undefined));
    choose(thread, [await picture()]);
    (await description(thread)).focus();
    await type('A field');
    const kept = area.value;
    await until(() => JSON.stringify(localStorage).includes('A field'));
    unmount();
    const again = await openAs('ann');
    const button = await find(again.thread, 'Choose it again');
    const input = button.previousElementSibling as HTMLInputElement;
    const give = (file: File): void => {
      input.files = transferOf([file]).files;
      input.dispatchEvent(new Event('change', { bubbles: true }));
    };
    give(new File(['words'], 'notes.txt', { type: 'text/plain' }));
    await until(() => all(again.thread, '[part=picture-refused]').length === 1);
    give(await picture());
    await until(() => said(again.thread) === 'The picture has arrived.');
    expect(all<HTMLTextAreaElement>(again.thread, 'textarea')[0]!.value).to.equal(kept);
    expect(all(again.thread, '[part=picture-problem], [part=picture-refused]')).to.have.lengthOf(0);
    expect(kept).to.contain(again.data.images[0]!.id);
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

  it('are shown to their writer while their comment is on its way', async () => {
    const arrive = Promise.withResolvers<void>();
    const { thread, area } = await writing(undefined, {
      discussion: (port) => ({ createComment: (...given) => arrive.promise.then(() => port.createComment!(...given)) }),
    });
    await type('Look: ');
    choose(thread, [await picture(60, 30)]);
    await until(() => MARK.test(area.value));
    (await description(thread)).focus();
    await type('A field');
    await until(() => said(thread) === 'The picture has arrived.');
    await click(await find(thread, 'Post comment'));
    const shown = await until(() => all<HTMLCanvasElement>(thread, 'article canvas')[0]);
    expect([shown.width, shown.height, shown.ariaLabel]).to.deep.equal([60, 30, 'A field']);
    expect(shown.closest('.text')!.textContent.trim()).to.equal('Look:');
    arrive.resolve();
    await until(() => all<HTMLImageElement>(thread, 'article img[alt="A field"]')[0]?.naturalWidth === 60);
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

  it('stand in the opening of a question too, and in what its asker makes of it later', async () => {
    const records = community([]).filter(({ type: kind }) => kind !== 'thread');
    const { thread, data } = await openAs('ann', { records, attributes: `thread="${THREAD}" kind="question"` });
    await click(await find(thread, 'Ask your question…'));
    const title = await until(() => all<HTMLInputElement>(thread, '#opening-title')[0]);
    await until(() => focused() === title);
    await type('What is this?');
    const ready = async (file: File, words: string) => {
      choose(thread, [file]);
      const fields = () => all<HTMLInputElement>(thread, '.pictures input[type=text]');
      const input = await until(() => fields().find(({ value }) => value === ''));
      // Not by keys: whoever has just opened the form may get the focus in its text at that moment.
      input.value = words;
      input.dispatchEvent(new InputEvent('input', { bubbles: true }));
      // What is said of it may be followed by other words before this looks.
      await until(() => input.value === words && all(thread, '.pictures progress').length === 0);
    };
    await until(() => all(thread, 'input[type=file]').length === 1);
    await ready(await picture(60, 30), 'A field');
    await click(await find(thread, 'Ask'));
    const shown = (alt: string) => all<HTMLImageElement>(thread, `[part=opening] img[alt="${alt}"]`)[0];
    await until(() => shown('A field')?.naturalWidth === 60);
    expect(data.images[0]!.thread).to.equal(THREAD);
    await click(await find(thread, 'Edit what you wrote'));
    await until(() => all(thread, '.pictures canvas').length === 1);
    await ready(await picture(20, 10), 'A path');
    await click(await find(thread, 'Save'));
    await until(() => shown('A path')?.naturalWidth === 20 && shown('A field') !== undefined);
    await expectAccessible();
  });
});
