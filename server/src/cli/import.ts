import { appendFile, readFile, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { openPictures } from '../images/pictures.ts';
import { importRecords } from '../transfer/import.ts';
import type { ImportReport } from '../transfer/import.ts';
import { jsonLinesSource } from '../transfer/json-lines.ts';
import type { Reject, Source } from '../transfer/source.model.ts';
import { stackExchangeSource } from '../transfer/stackexchange.ts';
import type { Typed } from './command.ts';
import { withDatabase } from './database.ts';
import { CommandError, Progress } from './terminal.ts';
import type { Terminal } from './terminal.ts';

const SOURCES: ReadonlyMap<unknown, (path: string) => Promise<Source>> = new Map([
  ['plein', jsonLinesSource],
  ['stackexchange', stackExchangeSource],
]);

/** `plein-server import --from <kind> <path>`: what is refused is kept in a file, and does not stop the rest. */
export async function runImport({ paths: [path = ''], options }: Typed, terminal: Terminal): Promise<number> {
  const open = SOURCES.get(options['from']);
  if (open === undefined) {
    throw new CommandError(
      `import needs --from with one of ${[...SOURCES.keys()].join(', ')}: see plein-server --help.`,
      2,
    );
  }
  const source = await open(path);
  const rejects = rejectFile(String(options['reject'] ?? `${basename(resolve(path))}.rejected.jsonl`));
  const progress = new Progress(terminal);
  const report = await withDatabase(terminal, { existing: false }, (databases, { community, images }) =>
    importRecords({
      databases,
      community,
      clock: () => new Date(),
      source,
      images: { ...openPictures(images, community), read: (id) => readBeside(path, id) },
      refused: rejects.keep,
      progress: ({ read, refused }) => progress.tell(read, `${read} records read, ${refused} refused`),
    }),
  );
  progress.end();
  terminal.error.write(
    `${summary(report)}${report.refused === 0 ? '' : ` Refused: ${report.refused}, see ${rejects.path}.`}\n`,
  );
  return 0;
}

/** A picture's file beside the lines. */
function readBeside(path: string, id: string): Promise<Uint8Array | undefined> {
  return readFile(join(dirname(path), 'images', id)).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
    return undefined;
  });
}

/** A line for each refused record. Begun anew with each import, and gone on with where one is. */
function rejectFile(path: string) {
  let begun = false;
  return {
    path,
    async keep(rejects: readonly Reject[], { resumed }: { readonly resumed: boolean }): Promise<void> {
      if (rejects.length === 0) return;
      const lines = rejects.map((reject) => `${JSON.stringify(reject)}\n`).join('');
      if (begun || resumed) await appendFile(path, lines, { flush: true });
      else await writeFile(path, lines, { flush: true });
      begun = true;
    },
  };
}

function summary({ read, resumed, added }: ImportReport): string {
  const made = Object.entries(added).filter(([, count]) => count > 0);
  const list = made.length === 0 ? 'nothing new' : made.map(([type, count]) => `${type} ${count}`).join(', ');
  const went = resumed > 0 ? ` (the first ${resumed} by an import before)` : '';
  return `${read} records read${went}. New: ${list}.`;
}
