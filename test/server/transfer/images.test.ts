import assert from 'node:assert/strict';
import { cp, mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { before, describe, it } from 'node:test';
import sharp from 'sharp';
import { runCommand } from '../../../server/src/cli/command.ts';
import { ownPicture } from '../images/support.ts';
import { startTestServer } from '../support/server.ts';
import { freshFolder } from './support.ts';

class Kept extends Writable {
  text = '';
  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.text += chunk.toString();
    done();
  }
}

/** A community in a folder: its database, and its pictures. */
interface Place {
  readonly database: string;
  readonly pictures: string;
}

async function type({ database, pictures }: Place, ...args: readonly string[]) {
  const [out, error] = [new Kept(), new Kept()];
  const env = { PLEIN_DATABASE_URL: `sqlite:${database}`, PLEIN_IMAGES: pictures };
  const code = await runCommand(args, { env, out, error });
  return { code, out: out.text, error: error.text };
}

const placeIn = (folder: string): Place => ({
  database: join(folder, 'plein.db'),
  pictures: join(folder, 'pictures'),
});

describe('pictures on their way to another server', () => {
  let folder: string;
  let here: Place;
  let shown: string;
  let opening: string;
  let lines: string;
  before(async () => {
    folder = await freshFolder();
    here = placeIn(folder);
    const server = await startTestServer({
      settings: { databaseUrl: `sqlite:${here.database}`, images: { type: 'disk', folder: here.pictures } },
    });
    const { session } = await server.signIn('ann');
    shown = await ownPicture(server, session, 1_000);
    opening = await ownPicture(server, session);
    await ownPicture(server, session);
    const body = { markdown: `![A bicycle](plein:image/${shown})` };
    assert.equal((await server.call('POST', '/v1/threads/bike/comments', { session, body })).status, 201);
    const asked = { kind: 'question', title: 'What is this?', markdown: `![A bell](plein:image/${opening})` };
    assert.equal((await server.call('POST', '/v1/threads/asked', { session, body: asked })).status, 201);
    await server.stop();
    assert.equal((await type(here, 'export', join(folder, 'out', 'all.jsonl'))).code, 1);
    await mkdir(join(folder, 'out'));
    assert.equal((await type(here, 'export', join(folder, 'out', 'all.jsonl'))).code, 0);
    lines = await readFile(join(folder, 'out', 'all.jsonl'), 'utf8');
  });

  /** Takes what was exported into an empty community; `change` may spoil the files first. */
  async function taken(change: (images: string) => Promise<unknown> = async () => undefined) {
    const own = await freshFolder();
    await writeFile(join(own, 'all.jsonl'), lines);
    await cp(join(folder, 'out', 'images'), join(own, 'images'), { recursive: true });
    await change(join(own, 'images'));
    const there = placeIn(own);
    const reject = join(own, 'rejected.jsonl');
    const { code, error } = await type(there, 'import', '--from', 'plein', '--reject', reject, join(own, 'all.jsonl'));
    assert.equal(code, 0, error);
    return { there, own, error, reject };
  }

  it('stand beside the lines, those that a text shows', async () => {
    assert.deepEqual((await readdir(join(folder, 'out', 'images'))).sort(), [shown, opening].sort());
    const { width, format } = await sharp(await readFile(join(folder, 'out', 'images', shown))).metadata();
    assert.deepEqual([width, format], [1_000, 'webp']);
    assert.equal(lines.split('\n').filter((line) => line.startsWith('{"type":"image"')).length, 2);
  });

  it('arrive whole, once', async () => {
    const { there, own } = await taken();
    assert.deepEqual(await type(there, 'check'), { code: 0, out: '', error: 'Everything holds.\n' });
    const again = await type(there, 'import', '--from', 'plein', join(own, 'all.jsonl'));
    assert.match(again.error, /New: nothing new\.\n$/);
    await mkdir(join(own, 'again'));
    await type(there, 'export', join(own, 'again', 'all.jsonl'));
    assert.equal(await readFile(join(own, 'again', 'all.jsonl'), 'utf8'), lines);
    const server = await startTestServer({
      settings: { databaseUrl: `sqlite:${there.database}`, images: { type: 'disk', folder: there.pictures } },
    });
    for (const each of [shown, opening]) assert.equal((await fetch(`${server.url}/v1/images/${each}`)).status, 200);
    await server.stop();
  });

  it('are refused without their file, or where that is no picture', async () => {
    for (const [change, reason] of [
      [(images: string) => rm(join(images, shown)), `its file images/${shown} is not there`],
      [
        (images: string) => writeFile(join(images, shown), '<svg xmlns="http://www.w3.org/2000/svg"/>'),
        `its file images/${shown} is no picture that is taken`,
      ],
    ] as const) {
      const { reject, error } = await taken(change);
      assert.match(error, /Refused: 1/);
      const [line = ''] = (await readFile(reject, 'utf8')).split('\n');
      assert.equal(JSON.parse(line).reason, reason);
    }
  });

  it('are missed where their file has gone', async () => {
    const { there } = await taken();
    await rm(join(there.pictures, 'main', shown.slice(-2), shown, '480.webp'));
    const { code, out } = await type(there, 'check');
    assert.deepEqual([code, out], [1, `Picture ${shown} has no file of every width it should have.\n`]);
  });
});
