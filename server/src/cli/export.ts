import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import type { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { exportLines } from '../transfer/export.ts';
import type { Typed } from './command.ts';
import { withDatabase } from './database.ts';
import { Progress } from './terminal.ts';
import type { Terminal } from './terminal.ts';

/** `plein-server export [file]`: a file appears whole or not at all. */
export function runExport({ paths: [path] }: Typed, terminal: Terminal): Promise<number> {
  return withDatabase(terminal, { existing: true }, async (databases, { community }) => {
    let count = 0;
    const progress = new Progress(terminal);
    const write = (to: Writable) => async (lines: AsyncIterable<string>) => {
      const counted = async function* () {
        for await (const line of lines) {
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
