import assert from 'node:assert/strict';
import { randomUUIDv7 } from 'node:crypto';
import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { AwsClient } from 'aws4fetch';
import { openFiles } from '../../../server/src/images/files.ts';
import type { KeptPicture, PictureFiles } from '../../../server/src/images/files.ts';
import { loadSettings } from '../../../server/src/settings.ts';
import { startStore } from './store.ts';

const ENVIRONMENT = {
  PLEIN_ORIGINS: 'https://www.example.test',
  PLEIN_TOKEN_SECRET: 'a secret that only the tests and their login know',
  PLEIN_TOKEN_ISSUER: 'https://login.example.test',
};

async function listed(files: PictureFiles): Promise<readonly KeptPicture[]> {
  const found: KeptPicture[] = [];
  for await (const each of files.list()) found.push(each);
  return found;
}

interface Place {
  readonly setting: Readonly<Record<string, string>>;
  close(): Promise<void>;
}

const PLACES: Readonly<Record<string, () => Promise<Place>>> = {
  async 'a folder'() {
    const folder = await mkdtemp(join(tmpdir(), 'plein-pictures-'));
    return { setting: { PLEIN_IMAGES: folder }, close: () => rm(folder, { recursive: true }) };
  },
  async 'a bucket'() {
    const store = await startStore();
    return { setting: store.setting, close: store.close };
  },
};

for (const [name, open] of Object.entries(PLACES)) {
  describe(`the files of pictures in ${name}`, () => {
    let place: Place;
    let files: PictureFiles;
    let others: PictureFiles;
    before(async () => {
      place = await open();
      const { images } = loadSettings({ ...ENVIRONMENT, ...place.setting });
      files = openFiles(images, 'main');
      others = openFiles(images, 'main-two');
    });
    after(() => place.close());

    const list = async () => (await listed(files)).map(({ picture }) => picture).sort();

    it('come back as they were written, by picture and width', async () => {
      const [one, two] = [randomUUIDv7(), randomUUIDv7()];
      await files.write(one, 480, Buffer.from('one narrow'));
      await files.write(one, 960, Buffer.from('one wide'));
      await files.write(two, 480, Buffer.from('two'));
      await files.write(two, 480, Buffer.from('two again'));
      const read = async (picture: string, width: number) => String(Buffer.from((await files.read(picture, width))!));
      assert.deepEqual(
        [await read(one, 480), await read(one, 960), await read(two, 480)],
        ['one narrow', 'one wide', 'two again'],
      );
      assert.equal(await files.read(one, 1920), undefined);
      assert.equal(await files.read(randomUUIDv7(), 480), undefined);
      assert.deepEqual(await list(), [one, two].sort());
      const written = (await listed(files)).map(({ writtenAt }) => Date.now() - writtenAt.getTime());
      assert.ok(written.every((ago) => Math.abs(ago) < 60_000));
      await files.remove(one);
      assert.equal(await files.read(one, 480), undefined);
      assert.deepEqual(await list(), [two]);
      await files.remove(two);
      await files.remove(two);
      assert.deepEqual(await list(), []);
    });

    it('are those of one community', async () => {
      const picture = randomUUIDv7();
      await others.write(picture, 480, Buffer.from('theirs'));
      assert.equal(await files.read(picture, 480), undefined);
      assert.deepEqual(await list(), []);
      await files.remove(picture);
      assert.ok(await others.read(picture, 480));
    });
  });
}

describe('the files of pictures in a folder', () => {
  it('appear whole or not at all', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'plein-pictures-'));
    const files = openFiles({ type: 'disk', folder }, 'main');
    const picture = randomUUIDv7();
    await files.write(picture, 480, Buffer.from('x'));
    const own = join(folder, 'main', picture.slice(-2), picture);
    await mkdir(join(own, '960.webp'));
    await assert.rejects(files.write(picture, 960, Buffer.from('y')));
    assert.deepEqual((await readdir(own)).sort(), ['480.webp', '960.webp']);
    await rm(folder, { recursive: true });
  });
});

describe('the files of pictures in a bucket', () => {
  it('are listed to the end, however many there are', async () => {
    const store = await startStore();
    const { images } = loadSettings({ ...ENVIRONMENT, ...store.setting });
    const files = openFiles(images, 'main');
    const pictures = Array.from({ length: 1_050 }, () => randomUUIDv7());
    for (let at = 0; at < pictures.length; at += 50) {
      await Promise.all(pictures.slice(at, at + 50).map((picture) => files.write(picture, 9, Buffer.from('x'))));
    }
    const found = await listed(files);
    assert.deepEqual(found.map(({ picture }) => picture).sort(), pictures.sort());
    await store.close();
  });

  it('say what is wrong where the store refuses', async () => {
    const store = await startStore();
    const picture = randomUUIDv7();
    const openWith = (changes: object) =>
      openFiles(loadSettings({ ...ENVIRONMENT, ...store.setting, ...changes }).images, 'main');
    const stranger = openWith({ AWS_ACCESS_KEY_ID: 'nobody' });
    await assert.rejects(stranger.write(picture, 480, Buffer.from('x')), /answered 403/);
    const elsewhere = openWith({ PLEIN_IMAGES: store.setting.PLEIN_IMAGES.replace('//plein/', '//nowhere/') });
    await assert.rejects(elsewhere.write(picture, 480, Buffer.from('x')), /no such bucket/);
    await store.close();
  });

  // The example that Amazon publishes with its description of Signature Version 4 (GET Object).
  it('are asked for with a signature as Amazon describes it', async () => {
    const client = new AwsClient({
      accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
      secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
      service: 's3',
      region: 'us-east-1',
    });
    const signed = await client.sign('https://examplebucket.s3.amazonaws.com/test.txt', {
      headers: {
        range: 'bytes=0-9',
        'x-amz-content-sha256': 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
      },
      aws: { datetime: '20130524T000000Z', allHeaders: true },
    });
    assert.match(
      signed.headers.get('authorization') ?? '',
      /Signature=f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41$/,
    );
  });
});
