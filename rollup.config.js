import { existsSync, readFileSync } from 'node:fs';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import { slimTemplates } from './scripts/slim-templates.mjs';

/** What nearly every element needs comes as one file, not as a dozen small ones; what is asked for later stays apart. */
const SHARED = new RegExp(
  [
    'node_modules/(lit|@lit)',
    'dist/core/(?!sanitize|strings|announcer|fields)[^/]+$',
    'dist/text/text[-.][^/]+$',
    'dist/members/(avatar|member-name)[^/]*$',
    'dist/community/community\\.events[^/]*$',
  ].join('|'),
);

/** Bundles what tsc emitted into the files behind the one script tag: `dist/cdn/plein.js` and a chunk for each part. */
export default {
  input: { plein: 'dist/cdn/loader.js' },
  output: {
    dir: 'dist/cdn',
    format: 'es',
    sourcemap: true,
    entryFileNames: '[name].js',
    chunkFileNames: ({ moduleIds, name }) => `chunks/${nounOf(name, moduleIds)}-[hash].js`,
    manualChunks: (id) => (SHARED.test(id) ? 'core' : undefined),
  },
  plugins: [sourceMaps(), nodeResolve({ exportConditions: ['production', 'browser'] }), ...shrink()],
};

/** A chunk's name: `polls` for the elements of a noun, `polls-nl` for its Dutch, else what rollup calls it. */
function nounOf(name, moduleIds) {
  const pattern = /dist\/(?:adapters\/)?([^/]+)\/(?:define|strings\/(\w+))\.js$/;
  const [, noun, language] = moduleIds.map((id) => pattern.exec(id)).find(Boolean) ?? [];
  if (noun === undefined) return name;
  return language === undefined ? noun : `${noun}-${language}`;
}

/** What makes code small, the same for the bundle and for its measurement. */
export function shrink() {
  const minify = terser({ ecma: 2022, module: true, format: { comments: false }, compress: { passes: 3 } });
  return [slimTemplates(), minify];
}

/** Hands rollup the maps beside the modules, so that the bundle's maps lead to the TypeScript. */
function sourceMaps() {
  return {
    name: 'source-maps',
    load(id) {
      if (!existsSync(`${id}.map`)) return null;
      return { code: readFileSync(id, 'utf8'), map: JSON.parse(readFileSync(`${id}.map`, 'utf8')) };
    },
  };
}
