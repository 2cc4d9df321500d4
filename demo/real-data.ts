import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const SERVER = join(import.meta.dirname, '../server/src/cli.ts');
const USUAL_PLACE = join(import.meta.dirname, '../../shared/data/bicycles-meta');

const REJECTS = 'data/bicycles-meta.rejected.jsonl';

/** Where the real community's files are, if they are. */
export function findRealData(environment: NodeJS.ProcessEnv): string | undefined {
  const folder = environment['PLEIN_REAL_DATA'] ?? USUAL_PLACE;
  return existsSync(join(folder, 'Posts.xml')) ? folder : undefined;
}

/**
 * Imports it beside the running server, with the server's own command; importing again changes nothing.
 * Resolves to whether it succeeded; an abort ends it, and the next start goes on where it was.
 */
export function importRealData(folder: string, environment: NodeJS.ProcessEnv, signal: AbortSignal): Promise<boolean> {
  return new Promise((resolve) => {
    const command = ['--conditions=plein-source', '--disable-warning=ExperimentalWarning', SERVER];
    const child = spawn(
      process.execPath,
      [...command, 'import', '--from', 'stackexchange', '--reject', REJECTS, folder],
      {
        env: environment,
        stdio: 'ignore',
        signal,
      },
    );
    child.once('error', () => resolve(false));
    child.once('exit', (code) => resolve(code === 0));
  });
}
