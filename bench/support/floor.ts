import { join } from 'node:path';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import { rollup } from 'rollup';

/** Bundles the minimal Lit page as its author would, into one file; answers the folder it is in. */
export async function buildFloor(): Promise<string> {
  const folder = join(import.meta.dirname, '../.cache/floor');
  const bundle = await rollup({
    input: join(import.meta.dirname, '../floor/lit.js'),
    plugins: [nodeResolve({ exportConditions: ['production', 'browser'] }), terser({ ecma: 2020, module: true })],
  });
  await bundle.write({ dir: folder, format: 'es' });
  await bundle.close();
  return folder;
}
