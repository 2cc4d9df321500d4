import { globSync } from 'node:fs';
import { relative } from 'node:path';
import { build } from 'esbuild';

/**
 * Serves test files, and the workers and frames they start, as few modules that share theirs: pages that fetch a hundred
 * and more of them open slowly, most of all in Firefox.
 */
export function bundledTests({ rootDir, files }) {
  const entries = [...files, ...globSync(['test/**/*.worker.ts', 'test/**/*-frame.ts'], { cwd: rootDir })];
  let modules = new Map();
  return {
    name: 'plein-bundled-tests',
    async serverStart() {
      const { outputFiles } = await build({
        absWorkingDir: rootDir,
        entryPoints: entries,
        outdir: rootDir,
        outbase: rootDir,
        chunkNames: 'test/shared/[name]-[hash]',
        bundle: true,
        splitting: true,
        format: 'esm',
        target: 'es2022',
        tsconfig: 'tsconfig.json',
        conditions: ['plein-source', 'development'],
        // What is marked as free of effects here has some: axe-core puts itself on the window.
        ignoreAnnotations: true,
        external: ['/__web-dev-server__*'],
        sourcemap: true,
        write: false,
      });
      modules = new Map(outputFiles.map(({ path, text }) => [`/${sourceOr(relative(rootDir, path))}`, text]));
    },
    serve({ path }) {
      return modules.has(path) ? { body: modules.get(path), type: 'js' } : undefined;
    },
  };

  /** An entry has the path of its source. */
  function sourceOr(path) {
    const source = path.replace(/\.js$/, '.ts');
    return entries.includes(source) ? source : path;
  }
}
