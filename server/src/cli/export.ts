import { createWriteStream } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import type { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { openFiles } from '../images/files.ts';
import type { PictureFiles } from '../images/files.ts';
import { exportLines } from '../transfer/export.ts';
import { fileOf } from '../transfer/export.images.ts';
import type { Typed } from './command.ts';
import { withDatabase } from './database.ts';
import { Progress } from './terminal.ts';
import type { Terminal } from './terminal.ts';

/** `plein-server export [file]`: a file appears whole or not at all; pictures stand beside it, in `images`. */
export function runExport({ paths: [path] }: Typed, terminal: Terminal): Promise<number> {
  return withDatabase(terminal, { existing: true }, async (databases, { community, images }) => {
    let count = 0;
    const progress = new Progress(terminal);
    const keep = path === undefined ? ignore : pictureKeeper(openFiles(images, community), dirname(path), terminal);
    const write = (to: Writable) => async (lines: AsyncIterable<string>) => {
      const counted = async function* () {
        for await (const line of lines) {
          await keep(line);
          count += 1;
          if (count % 500 === 0) progress.tell(count, `${count} records written`);
          yield line;
        }
      };
      await pipeline(Readable.from(counted()), to, { end: to !== terminal.out });
    };
    if (path === undefined) await exportLines(databases, community, write(terminal.out));
    else
      await whole(path, (part) => exportLines(databases, community, write(createWriteStream(part, { flush: true }))));
    progress.end();
    terminal.error.write(`${count} records written${path === undefined ? '' : ` to ${path}`}.\n`);
    return 0;
  });
}

async function ignore(): Promise<void> {}

/** Keeps the files of the pictures that lines are about, in a folder beside them. */
function pictureKeeper(files: PictureFiles, folder: string, terminal: Terminal): (line: string) => Promise<void> {
  return async (line) => {
    const found = await fileOf(files, line);
    if (found === undefined) return;
    if (found.file === undefined) return void terminal.error.write(`Picture ${found.id} has no file.\n`);
    await mkdir(join(folder, 'images')).catch(unlessThere);
    await writeFile(join(folder, 'images', found.id), found.file, { flush: true });
  };
}

function unlessThere(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EEXIST') throw error;
}

/** Makes a file under another name first, so that nobody finds half of it under its own. */
export async function whole(path: string, make: (part: string) => Promise<unknown>): Promise<void> {
  const part = `${path}.part`;
  try {
    await make(part);
    await rename(part, path);
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
}
