import { expect } from 'chai';
import type { MemoryData } from '../../src/adapters/memory/memory.ts';
import { KeptPictures } from '../../src/adapters/outbox/kept-pictures.ts';
import { withOutbox } from '../../src/adapters/outbox/outbox.ts';
import type { Backend } from '../../src/core/backend.ts';
import { PleinError } from '../../src/core/errors.ts';
import { newId } from '../../src/core/ids.ts';
import type { DiscussionPort } from '../../src/discussion/discussion.model.ts';
import { MARK, choose, description, picture } from '../discussion/support/pictures.ts';
import { article, field, find, openAs, texts, type Opened } from '../discussion/support/thread.ts';
import { unmount, until } from '../support/fixture.ts';
import { focused, type } from '../support/keys.ts';
import { click } from '../support/pointer.ts';

interface Line {
  isAway: boolean;
  /** What arrived, in its order. */
  readonly arrived: string[];
}

const EVER = (_: number, signal: AbortSignal | undefined): Promise<void> =>
  new Promise((resolve) => {
    if (signal?.aborted) resolve();
    signal?.addEventListener('abort', () => resolve());
  });

/** A backend beyond a line that may be away, with an outbox of that name. */
function beyond(line: Line, name: string): (backend: Backend) => Backend {
  return (backend) => {
    const port = backend.discussion as Required<DiscussionPort>;
    const through = async <Answer>(what: string, work: () => Promise<Answer>): Promise<Answer> => {
      if (line.isAway) throw new PleinError('offline');
      const answer = await work();
      line.arrived.push(what);
      return answer;
    };
    const images = backend.images!;
    return withOutbox(
      {
        ...backend,
        discussion: { ...port, createComment: (...given) => through('comment', () => port.createComment(...given)) },
        images: {
          ...images,
          uploadImage: (...given) => through('picture', () => images.uploadImage(...given)),
          readImage: (...given) =>
            line.isAway ? Promise.reject(new PleinError('offline')) : images.readImage(...given),
        },
      },
      { name, wait: EVER },
    );
  };
}

/** Says something with a picture while the line is away. */
async function illustrated(line: Line, name: string): Promise<Opened & { readonly waiting: () => HTMLElement }> {
  const opened = await openAs('ann', { backend: beyond(line, name) });
  const { thread, backend } = opened;
  await click(await find(article(thread, 'b')!, 'Reply'));
  const area = await field(thread);
  await until(() => focused() === area, 'the field');
  await type('From the train ');
  choose(thread, [await picture()]);
  await until(() => MARK.test(area.value), 'the picture in the text');
  (await description(thread)).focus();
  await type('A field');
  await click(await find(thread, 'Post reply'));
  await until(() => backend.outbox!.entries.length === 1, 'what waits');
  const { id } = backend.outbox!.entries[0]!;
  return { ...opened, waiting: () => article(thread, id)! };
}

const canvasIn = (each: Element | undefined): HTMLCanvasElement | undefined =>
  each?.querySelector<HTMLCanvasElement>('.text canvas') ?? undefined;
/** Something of it is painted. */
const isPainted = (canvas: HTMLCanvasElement | undefined): boolean =>
  (canvas?.getContext('2d')?.getImageData(1, 1, 1, 1).data[3] ?? 0) > 0;

const imageIn = ({ outbox }: Backend): string =>
  /plein:image\/([0-9a-f-]{36})/.exec(outbox!.entries[0]!.draft.markdown)![1]!;

const pictured = ({ images }: MemoryData): number => images.length;

const GOING: readonly (readonly [string, (backend: Backend, waiting: HTMLElement) => Promise<unknown>])[] = [
  ['what is taken back', async (_, waiting) => click(await find(waiting, 'Take back'))],
  ['their writer', ({ session }) => session.identify(undefined)],
];

describe('pictures of what waits', () => {
  it('wait with it, are seen by its writer, and go before it once there is a connection', async () => {
    const line: Line = { isAway: true, arrived: [] };
    const { thread, backend, data, waiting } = await illustrated(line, newId());
    await until(() => isPainted(canvasIn(waiting())), 'the picture in its place');
    expect(pictured(data)).to.equal(0);
    line.isAway = false;
    await click(await find(waiting(), 'Send now'));
    await until(() => backend.outbox!.entries.length === 0, 'an empty outbox');
    expect(line.arrived).to.deep.equal(['picture', 'comment']);
    await until(() => texts(thread).some((text) => text.startsWith('From the train')));
    expect(pictured(data)).to.equal(1);
  });

  it('are there after a reload, and go once', async () => {
    const line: Line = { isAway: true, arrived: [] };
    const name = newId();
    const { data, backend } = await illustrated(line, name);
    const image = imageIn(backend);
    expect(await new KeptPictures(`${name} ann`, backend, {}).read(image), 'in the browser').to.be.instanceOf(Blob);
    unmount();
    const again = await openAs('ann', { backend: beyond(line, name) });
    const entry = await until(() => again.backend.outbox!.entries[0], 'what waits');
    await until(() => isPainted(canvasIn(article(again.thread, entry.id))), 'the picture in its place');
    line.isAway = false;
    await again.backend.outbox!.send();
    await until(() => again.backend.outbox!.entries.length === 0, 'an empty outbox');
    expect(line.arrived).to.deep.equal(['picture', 'comment']);
    // The page of before is a tab that may send it too.
    expect(pictured(data) + pictured(again.data)).to.equal(1);
  });

  for (const [how, go] of GOING) {
    it(`go with ${how}`, async () => {
      const { backend, waiting } = await illustrated({ isAway: true, arrived: [] }, newId());
      const image = imageIn(backend);
      const pictures = await backend.outbox!.pictures!();
      expect(await pictures.read(image)).to.be.instanceOf(Blob);
      await until(() => isPainted(canvasIn(waiting())), 'the picture in its place');
      await go(backend, waiting());
      for (let there = true; there;) there = (await pictures.read(image)) !== undefined;
    });
  }
});
