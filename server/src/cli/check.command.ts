import { checkDatabase } from './check.ts';
import { openFiles } from '../images/files.ts';
import type { Typed } from './command.ts';
import { withDatabase } from './database.ts';
import type { Terminal } from './terminal.ts';

/** `plein-server check`: 0 where everything holds, 1 with a sentence for each thing that does not. */
export function runCheck(_typed: Typed, terminal: Terminal): Promise<number> {
  return withDatabase(terminal, { existing: true }, async (databases, { community, images }) => {
    const problems = await checkDatabase(databases, community, openFiles(images, community));
    for (const problem of problems) terminal.out.write(`${problem}\n`);
    terminal.error.write(problems.length === 0 ? 'Everything holds.\n' : `${problems.length} things do not hold.\n`);
    return problems.length === 0 ? 0 : 1;
  });
}
