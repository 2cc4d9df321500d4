import { join } from 'node:path';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import { rollup } from 'rollup';
import { shrink } from '../../rollup.config.js';

/** Bundles the minimal Lit page into one file, made small as the widgets are; answers the folder it is in. */
export async function buildFloor() {
  const folder = join(import.meta.dirname, '../.cache/floor');
  const bundle = await rollup({
    input: join(import.meta.dirname, '../floor/lit.js'),
    plugins: [nodeResolve({ exportConditions: ['production', 'browser'] }), ...shrink()],
  });
  await bundle.write({ dir: folder, format: 'es' });
  await bundle.close();
  return folder;
}
