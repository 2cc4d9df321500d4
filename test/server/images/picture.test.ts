import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import sharp from 'sharp';
import { Refusal } from '../../../server/src/http/refusal.ts';
import { makePicture } from '../../../server/src/images/picture.ts';
import { workshop } from '../../../server/src/images/workshop.ts';
import { LIMITS } from '../../../server/src/limits.ts';
import { bomb, heic, photo, talkative, wideGif } from './support.ts';

const refused = (code: string) => (thrown: unknown) => thrown instanceof Refusal && thrown.code === code;

describe('a picture made anew', () => {
  for (const type of ['jpeg', 'png', 'webp', 'gif', 'avif'] as const) {
    it(`is WebP in two widths, from ${type}`, async () => {
      const { width, height, sizes } = await makePicture(await photo(700, 350, type));
      assert.deepEqual([width, height, sizes.map((size) => size.width)], [700, 350, [480, 700]]);
      for (const size of sizes) {
        const { format, width: wide, height: high } = await sharp(size.file).metadata();
        assert.deepEqual([format, wide, high], ['webp', size.width, Math.round(size.width / 2)]);
      }
    });
  }

  it('is no wider than 1920 and no higher than 4096, and never larger than it was', async () => {
    const wide = await makePicture(await photo(4_000, 1_000));
    assert.deepEqual([wide.width, wide.height, wide.sizes.map(({ width }) => width)], [1920, 480, [480, 960, 1920]]);
    assert.equal((await makePicture(await photo(100, 8_192))).height, 4096);
    assert.deepEqual(
      (await makePicture(await photo(9, 7))).sizes.map(({ width }) => width),
      [9],
    );
  });

  it('stands upright, and says nothing of where and with what it was taken', async () => {
    const file = await sharp(await photo(400, 200))
      .withExif({ IFD0: { Copyright: 'secret words' }, IFD3: { GPSLatitude: '52/1 5/1 30/1' } })
      .withMetadata({ orientation: 6 })
      .toBuffer();
    assert.equal((await sharp(file).metadata()).orientation, 6);
    const { width, height, sizes } = await makePicture(file);
    assert.deepEqual([width, height], [200, 400]);
    const { exif, icc, xmp, iptc, orientation } = await sharp(sizes[0]!.file).metadata();
    assert.deepEqual([exif, icc, xmp, iptc, orientation], [undefined, undefined, undefined, undefined, undefined]);
    assert.equal(sizes[0]!.file.includes('secret'), false);
  });

  it('does not move: the first frame stays', async () => {
    const frames = Buffer.concat([Buffer.alloc(3_000, 0), Buffer.alloc(3_000, 255)]);
    const raw = { width: 10, height: 200, channels: 3, pageHeight: 100 } as const;
    const film = await sharp(frames, { raw })
      .gif({ delay: [100, 100] })
      .toBuffer();
    assert.equal((await sharp(film).metadata()).pages, 2);
    const { height, sizes } = await makePicture(film);
    assert.equal(height, 100);
    assert.equal((await sharp(sizes[0]!.file).metadata()).pages ?? 1, 1);
    assert.ok((await sharp(sizes[0]!.file).stats()).channels[0]!.max < 5);
  });

  it('is as little work as a photo where a file has very many frames', async () => {
    const raw = { width: 20, height: 20 * 400, channels: 3, pageHeight: 20 } as const;
    const frames = Buffer.from(
      Array.from({ length: raw.width * raw.height * 3 }, (_, at) => (Math.floor(at / 1_200) % 2) * 255),
    );
    for (const kind of ['gif', 'webp'] as const) {
      const film = await sharp(frames, { raw }).toFormat(kind).toBuffer();
      assert.equal((await sharp(film).metadata()).pages, 400);
      const { width, height, sizes } = await makePicture(film);
      assert.deepEqual([width, height, (await sharp(sizes[0]!.file).metadata()).pages ?? 1], [20, 20, 1]);
    }
  });

  it('has none of the words that came with it, however many', async () => {
    const { sizes } = await makePicture(await talkative(100_000_000));
    assert.ok(sizes[0]!.file.byteLength < 1_000);
  });

  it('keeps what is see-through', async () => {
    const file = await sharp({ create: { width: 20, height: 20, channels: 4, background: '#0000' } })
      .png()
      .toBuffer();
    const { sizes } = await makePicture(file);
    assert.equal((await sharp(sizes[0]!.file).metadata()).hasAlpha, true);
  });

  const SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><image href="file:///etc/passwd"/></svg>';
  for (const [name, make] of [
    ['nothing', () => ''],
    ['words', () => 'GIF89a is how it begins'],
    ['a drawing with a link in it', () => SVG],
    ['a page', () => '<html><script>alert(1)</script>'],
    ['a PDF', () => '%PDF-1.7\n'],
    ['what only some telephones can read', heic],
    ['a photo that was cut off', async () => (await photo(400, 400)).subarray(0, -200)],
    [
      'a TIFF',
      async () =>
        sharp(await photo(9, 9))
          .tiff()
          .toBuffer(),
    ],
  ] as const) {
    it(`is not made of ${name}`, async () => {
      await assert.rejects(makePicture(Buffer.from(await make())), refused('invalid'));
    });
  }

  it('is not made of a file that would unpack to very many pixels', async () => {
    await assert.rejects(makePicture(bomb(30_000, 30_000)), refused('too-large'));
    await assert.rejects(makePicture(bomb(6_400, 6_300)), refused('too-large'));
    await assert.rejects(makePicture(wideGif()), refused('too-large'));
  });
});

describe('the workshop', () => {
  it('works on a few at a time, lets a few wait, and sends others away for a moment', async () => {
    const { atOnce, waiting } = LIMITS.images;
    const begun: PromiseWithResolvers<never>[] = [];
    const make = workshop(() => {
      const work = Promise.withResolvers<never>();
      begun.push(work);
      return work.promise;
    });
    const file = new Uint8Array();
    const all = Array.from({ length: atOnce + waiting }, () => make(file));
    assert.equal(begun.length, atOnce);
    await assert.rejects(make(file), refused('unavailable'));
    for (let done = 0; done < all.length; done += 1) {
      begun[done]!.reject(new Refusal('invalid'));
      await assert.rejects(all[done]!, refused('invalid'));
      assert.equal(begun.length, Math.min(all.length, atOnce + done + 1));
    }
  });
});
