import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { globSync, mkdtempSync, readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));

/** A new folder outside the repository, so that nothing resolves by accident. */
export function emptyFolder(): string {
  return mkdtempSync(join(tmpdir(), 'plein-package-'));
}

/** Stands in the environment where the library and its stories were built already, for all test files of a run. */
export const BUILT = 'PLEIN_BUILT';

export type Part = 'library' | 'storybook';

export function build(...parts: readonly Part[]): void {
  run(process.execPath, ['scripts/build.mjs', ...parts], root);
}

/** Builds what nobody has built in this run. */
export function haveBuilt(...parts: readonly Part[]): void {
  if (process.env[BUILT] === undefined) build(...parts);
}

/** Every file of the built library with the hash of its bytes. */
export function fingerprints(): Record<string, string> {
  const files = globSync('dist/**/*', { cwd: root, exclude: ['dist/storybook/**'] }).toSorted();
  return Object.fromEntries(
    files
      .filter((file) => statSync(join(root, file)).isFile())
      .map((file) => [
        file,
        createHash('sha256')
          .update(readFileSync(join(root, file)))
          .digest('hex'),
      ]),
  );
}

export interface Tarball {
  readonly path: string;
  readonly files: readonly string[];
}

/** Packs the library as it would be published. */
export function pack(into: string): Tarball {
  const said = run('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', into], root);
  const [packed] = JSON.parse(said) as [{ filename: string; files: { path: string }[] }];
  return { path: join(into, packed.filename), files: packed.files.map(({ path }) => path) };
}

/** Runs a command to its end; what it said is in the error where it fails. */
export function run(command: string, args: readonly string[], cwd: string): string {
  try {
    return execFileSync(command, args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string };
    throw new Error(`${command} ${args.join(' ')} did not succeed.\n${stdout}\n${stderr}`, { cause: error });
  }
}
