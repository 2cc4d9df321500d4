import { globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path/posix';
import { fileURLToPath } from 'node:url';

/** A file of the repository as the rules of the house see it: its path from the root, and its text. */
export interface Source {
  readonly path: string;
  readonly text: string;
}

/** One import in a file. `target` is a path from the root for a relative import, else the package's specifier. */
export interface Import {
  readonly target: string;
  readonly typeOnly: boolean;
  /** Asked for when it is needed. */
  readonly dynamic: boolean;
}

export const root = fileURLToPath(new URL('../..', import.meta.url));

/** The files that match, sorted, without what is made or installed. */
export function sources(...patterns: readonly string[]): Source[] {
  const paths = globSync([...patterns], { cwd: root, exclude: ['**/node_modules/**', '**/dist/**'] });
  return paths.toSorted().map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));
}

/** The text with its comments blanked, line numbers kept. Good enough for code that prettier has formatted. */
export function withoutComments(text: string): string {
  return text.replaceAll(/\/\*[^]*?\*\/|(?<=^|[\s;{}(,])\/\/[^\n]*/g, (comment) => comment.replaceAll(/[^\n]/g, ' '));
}

const IMPORT =
  /\b(?:import|export)\s+(?<type>type\s+)?(?:[\w*$\s{},]+?\s+from\s+)?'(?<from>[^'\n]+)'|\bimport\(\s*'(?<dynamic>[^'\n]+)'\s*\)/g;

/** What a file imports and re-exports, dynamic imports too. */
export function importsOf({ path, text }: Source): Import[] {
  return [...withoutComments(text).matchAll(IMPORT)].map(({ groups = {} }) => {
    const specifier = groups['from'] ?? groups['dynamic'] ?? '';
    return {
      target: specifier.startsWith('.') ? normalize(join(dirname(path), specifier)) : specifier,
      typeOnly: groups['type'] !== undefined,
      dynamic: groups['dynamic'] !== undefined,
    };
  });
}

/** Everything that loading a file loads, itself included; types load nothing. */
export function loadedBy(start: Source, all: ReadonlyMap<string, Source>): { files: Source[]; packages: Set<string> } {
  const files = new Map([[start.path, start]]);
  const packages = new Set<string>();
  for (const file of files.values()) {
    for (const { target, typeOnly } of importsOf(file)) {
      if (typeOnly) continue;
      const next = all.get(target);
      if (next !== undefined) files.set(target, next);
      else if (!target.includes('.ts')) packages.add(target);
    }
  }
  return { files: [...files.values()], packages };
}

/** Line number of an offset in a text. */
export function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}

/** Where a pattern occurs in files: `path:line what`. */
export function occurrences(files: readonly Source[], pattern: RegExp, what: string): string[] {
  return files.flatMap(({ path, text }) => {
    const code = withoutComments(text);
    return [...code.matchAll(pattern)].map(({ index }) => `${path}:${lineAt(code, index)} ${what}`);
  });
}
