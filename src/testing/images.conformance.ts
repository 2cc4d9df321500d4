import { newId } from '../core/ids.ts';
import { MAX_IMAGES, MAX_IMAGE_BYTES } from '../images/images.model.ts';
import { PleinError } from '../core/errors.ts';
import { aborted, ok, refused, same } from './assert.ts';
import type { MemberName } from './fixture.ts';
import { noise, point } from './fixture.images.ts';
import { newThread, publish } from './steps.ts';
import type { Case, Reader } from './suite.ts';

const SHOW = ['images', 'discussion.createComment'] as const;

export const imagesCases: readonly Case[] = [
  {
    name: 'takes a picture, shows it to its owner, and to everyone once a comment does',
    needs: SHOW,
    async run(community) {
      const { images, discussion } = await community.reader('anna');
      const image = await images.uploadImage({ id: newId(), file: await noise(40) });
      same([image.width, image.height], [40, 40], 'its size');
      ok(image.bytes > 0, 'it takes no room');
      ok((await images.readImage(image.id)).size > 0, 'its owner reads nothing');
      const { images: others } = await community.reader('bram');
      await refused(others.readImage(image.id), ['not-found', 'forbidden'], 'to another');
      ok(!(await isShown(images, image.id)), 'everyone sees it before a comment shows it');
      const { text } = await publish(discussion, { markdown: shown(image.id) });
      const picture = { type: 'picture', image: image.id, width: 40, height: 40, description: 'A view' };
      same(text, [{ type: 'paragraph', children: [picture] }], 'the comment');
      ok(await isShown((await community.reader()).images, image.id), 'nobody sees it though a comment shows it');
    },
  },
  {
    name: 'shows a picture no longer than its comment',
    needs: [...SHOW, 'discussion.deleteComment'],
    async run(community) {
      const { images, discussion } = await community.reader('anna');
      const { id } = await images.uploadImage({ id: newId(), file: point() });
      const comment = await publish(discussion, { markdown: shown(id) });
      await discussion.deleteComment(comment.id);
      ok(!(await isShown(images, id)), 'it is still there');
    },
  },
  {
    name: 'shows no picture of a comment that waits',
    needs: SHOW,
    async run(community) {
      const { images, discussion } = await community.reader('nova');
      const { id } = await images.uploadImage({ id: newId(), file: point() });
      same((await publish(discussion, { markdown: shown(id) })).state, 'held', 'the comment');
      ok(!(await isShown(images, id)), 'everyone sees it');
      ok((await images.readImage(id)).size > 0, 'its owner does not');
    },
  },
  {
    name: 'shows a picture of a comment that waits to who may approve it, and to nobody else',
    needs: SHOW,
    async run(community) {
      const { images, discussion } = await community.reader('nova');
      const { id } = await images.uploadImage({ id: newId(), file: point() });
      const read = async (who: MemberName) => (await community.reader(who)).images.readImage(id);
      await refused(read('eva'), ['not-found', 'forbidden'], 'to a moderator before a comment shows it');
      same((await publish(discussion, { markdown: shown(id) })).state, 'held', 'the comment');
      ok((await read('eva')).size > 0, 'a moderator does not see it');
      await refused(read('bram'), ['not-found', 'forbidden'], 'to another member');
      await refused(read('dewi'), ['not-found', 'forbidden'], 'to who may not approve');
    },
  },
  {
    name: 'tells how much of a picture has left, and at last that all of it has',
    needs: ['images'],
    async run(community) {
      const { images } = await community.reader('anna');
      const file = await noise(60);
      const told: (readonly [number, number])[] = [];
      await images.uploadImage({ id: newId(), file }, { onProgress: (...now) => told.push(now) });
      same(told.at(-1), [file.size, file.size], 'what is told last');
      ok(
        told.every(([sent, total]) => total === file.size && sent >= 0 && sent <= total),
        'it tells of more than there is',
      );
      same(
        told.map(([sent]) => sent),
        told.map(([sent]) => sent).sort((one, other) => one - other),
        'the order',
      );
    },
  },
  {
    name: 'takes nothing of a picture whose giver stopped it, and takes it when it is given again',
    needs: ['images'],
    async run(community) {
      const { images } = await community.reader('anna');
      const upload = { id: newId(), file: point() };
      await aborted(images.uploadImage(upload, { signal: AbortSignal.abort() }), 'stopped before it began');
      await refused(images.readImage(upload.id), 'not-found', 'what was stopped');
      same((await images.uploadImage(upload)).id, upload.id, 'what is taken');
    },
  },
  {
    name: 'takes a retry for the same picture, also at the same moment, and refuses another under its id',
    needs: ['images'],
    async run(community) {
      const { images } = await community.reader('anna');
      const upload = { id: newId(), file: await noise(20) };
      const answers = await Promise.all([1, 2, 3].map(() => images.uploadImage(upload)));
      const again = await images.uploadImage(upload);
      for (const answer of answers) same(answer, again, 'the answers');
      await refused(images.uploadImage({ ...upload, file: point() }), 'conflict', 'another picture');
      const { images: others } = await community.reader('bram');
      await refused(others.uploadImage(upload), 'conflict', 'another member');
    },
  },
  {
    name: 'refuses what is no picture, whatever it says it is',
    needs: ['images'],
    async run(community) {
      const { images } = await community.reader('anna');
      const signature = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
      const files: readonly (readonly [string, BlobPart[]])[] = [
        ['a text', ['not a picture']],
        ['nothing', []],
        ['a drawing that could run', ['<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>']],
        ['a page', ['<!doctype html><script>alert(1)</script>']],
        ['the first bytes of one', [signature, 'and then something else']],
      ];
      for (const [what, parts] of files) {
        const file = new Blob(parts, { type: 'image/png' });
        await refused(images.uploadImage({ id: newId(), file }), 'invalid', what);
      }
      const drawing = new Blob(['<svg xmlns="http://www.w3.org/2000/svg"/>'], { type: 'image/svg+xml' });
      await refused(images.uploadImage({ id: newId(), file: drawing }), 'invalid', 'a drawing that says so');
    },
  },
  {
    name: 'refuses what is too large, and of whom nothing is taken',
    needs: ['images'],
    async run(community) {
      const upload = async (member: MemberName | undefined, file: Blob) =>
        (await community.reader(member)).images.uploadImage({ id: newId(), file });
      const large = new Blob([point(), new Uint8Array(MAX_IMAGE_BYTES)], { type: 'image/png' });
      await refused(upload('anna', large), 'too-large', 'too many bytes');
      await refused(upload('guus', point()), 'forbidden', 'frozen');
      await refused(upload(undefined, point()), 'not-signed-in', 'signed out');
      const { images } = await community.reader();
      await refused(images.readImage(newId()), 'not-signed-in', 'reading, signed out');
    },
  },
  {
    name: "says when a member's share is used up, and that of nobody else with it",
    needs: ['images'],
    async run(community) {
      const { images } = await community.reader('femke');
      let problem: unknown;
      for (let count = 0; problem === undefined && count < 20; count += 1) {
        const file = await noise(250);
        problem = await images.uploadImage({ id: newId(), file }).then(
          () => undefined,
          (thrown: unknown) => thrown,
        );
      }
      const code = problem instanceof PleinError ? problem.code : problem;
      same(code, 'full', 'what is answered once there is no room');
      const { images: others } = await community.reader('bram');
      await others.uploadImage({ id: newId(), file: point() });
    },
  },
  {
    name: 'shows only pictures that are there and their author’s, and not too many',
    needs: SHOW,
    async run(community) {
      const { images, discussion } = await community.reader('anna');
      const { id } = await images.uploadImage({ id: newId(), file: point() });
      const { discussion: bram } = await community.reader('bram');
      await refused(publish(bram, { markdown: shown(id) }), 'invalid', "another's picture");
      await refused(publish(discussion, { markdown: shown(newId()) }), 'invalid', 'a picture that is not there');
      const many = Array.from({ length: MAX_IMAGES + 1 }, () => shown(id)).join('\n');
      await refused(publish(discussion, { markdown: many }), 'invalid', 'too many pictures');
      await publish(discussion, { markdown: shown(id) });
      await refused(publish(discussion, { markdown: shown(id) }), 'invalid', 'one that another comment shows');
    },
  },
  {
    name: 'shows the pictures that an edit adds, and no longer those it takes out',
    needs: [...SHOW, 'discussion.editComment'],
    async run(community) {
      const { images, discussion } = await community.reader('anna');
      const upload = async () => (await images.uploadImage({ id: newId(), file: point() })).id;
      const [first, second] = [await upload(), await upload()];
      const { id } = await publish(discussion, { markdown: shown(first) });
      await discussion.editComment({ id, edit: newId(), version: 1, markdown: shown(second) });
      same([await isShown(images, first), await isShown(images, second)], [false, true], 'whether each is shown');
      ok((await images.readImage(first)).size > 0, 'its owner can show it no more');
    },
  },
  {
    name: 'shows the pictures of an opening, and follows what an edit of it says',
    needs: [...SHOW, 'discussion.createThread', 'discussion.changeThread'],
    async run(community) {
      const { images, discussion } = await community.reader('anna');
      const upload = async () => (await images.uploadImage({ id: newId(), file: point() })).id;
      const [first, second] = [await upload(), await upload()];
      const thread = newThread();
      const opening = {
        id: newId(),
        key: thread,
        kind: 'question',
        title: 'What is this?',
        markdown: shown(first),
      } as const;
      await discussion.createThread(opening);
      const page = await (await community.reader()).discussion.readThread({ thread });
      const picture = { type: 'picture', image: first, width: 1, height: 1, description: 'A view' };
      same(page.thread.opening?.text, [{ type: 'paragraph', children: [picture] }], 'the opening');
      ok(await isShown(images, first), 'nobody sees it');
      await refused(publish(discussion, { markdown: shown(first) }), 'invalid', 'one that an opening shows');
      const again = { ...opening, id: newId(), key: newThread() };
      await refused(discussion.createThread(again), 'invalid', 'one that another opening shows');
      await discussion.changeThread({ thread, change: newId(), opening: `${shown(first)} ${shown(second)}` });
      same([await isShown(images, first), await isShown(images, second)], [true, true], 'with a second one');
      await discussion.changeThread({ thread, change: newId(), opening: shown(second) });
      same([await isShown(images, first), await isShown(images, second)], [false, true], 'without the first');
    },
  },
  {
    name: 'keeps the pictures of an opening where its thread is renamed, and where it becomes a comment of another',
    needs: [...SHOW, 'discussion.createThread', 'discussion.renameThread', 'discussion.mergeThread'],
    async run(community) {
      const { images, discussion } = await community.reader('anna');
      const { discussion: steward } = await community.reader('eva');
      const { id } = await images.uploadImage({ id: newId(), file: point() });
      const [thread, to, into] = [newThread(), newThread(), newThread()];
      await discussion.createThread({ id: newId(), key: thread, kind: 'question', title: 'Why?', markdown: shown(id) });
      await steward.renameThread({ thread, to, change: newId() });
      ok(await isShown(images, id), 'it is gone with the name');
      await publish(discussion, { thread: into, markdown: 'Another' });
      await steward.mergeThread({ thread: to, into, change: newId() });
      ok(await isShown(images, id), 'it is gone with the thread');
    },
  },
];

function shown(image: string): string {
  return `![A view](plein:image/${image})`;
}

/** Whether a page would show it: an address at which there is a picture. */
async function isShown(images: Reader['images'], id: string): Promise<boolean> {
  const response = await fetch(images.imageUrl(id)).catch(() => undefined);
  if (response?.ok !== true) return false;
  const file = await response.blob();
  return file.size > 0 && file.type.startsWith('image/');
}
