import { randomUUID } from 'node:crypto';
import { mkdir, open, readFile, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { KeptPicture, PictureFiles } from './files.ts';

/** `<folder>/<community>/<last two digits>/<picture>/<width>.webp`: no folder grows without measure. */
export function diskFiles(folder: string, community: string): PictureFiles {
  const root = join(folder, community);
  const folderOf = (picture: string): string => join(root, picture.slice(-2), picture);
  return {
    async write(picture, width, file) {
      const own = folderOf(picture);
      await mkdir(own, { recursive: true });
      const part = join(own, `${randomUUID()}.part`);
      try {
        await writeThrough(part, file);
        await rename(part, join(own, `${width}.webp`));
        for (const each of [own, dirname(own), root]) await sync(each);
      } finally {
        await rm(part, { force: true });
      }
    },
    read: (picture, width) => readFile(join(folderOf(picture), `${width}.webp`)).catch(unlessMissing(undefined)),
    remove: (picture) => rm(folderOf(picture), { recursive: true, force: true }),
    list: () => listPictures(root),
  };
}

async function* listPictures(root: string): AsyncGenerator<KeptPicture> {
  for (const shard of await readdir(root).catch(unlessMissing([]))) {
    for (const picture of await readdir(join(root, shard))) {
      const found = await stat(join(root, shard, picture)).catch(unlessMissing(undefined));
      if (found !== undefined) yield { picture, writtenAt: found.mtime };
    }
  }
}

async function writeThrough(path: string, file: Uint8Array): Promise<void> {
  const handle = await open(path, 'wx');
  try {
    await handle.writeFile(file);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** A new name in a folder is safe once the folder is. */
async function sync(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  await handle.sync().finally(() => handle.close());
}

function unlessMissing<Value>(value: Value): (error: NodeJS.ErrnoException) => Value {
  return (error) => {
    if (error.code !== 'ENOENT') throw error;
    return value;
  };
}
