import { existsSync, readFileSync } from 'node:fs';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';

/** Bundles what tsc emitted into the files behind the one script tag: `dist/cdn/plein.js` and a chunk for each part. */
export default {
  input: { plein: 'dist/cdn/loader.js' },
  output: {
    dir: 'dist/cdn',
    format: 'es',
    sourcemap: true,
    entryFileNames: '[name].js',
    chunkFileNames: ({ facadeModuleId, name }) => `chunks/${nounOf(facadeModuleId) ?? name}-[hash].js`,
  },
  plugins: [sourceMaps(), nodeResolve({ exportConditions: ['production', 'browser'] }), minify()],
};

/** `dist/polls/define.js` and `dist/polls/strings/nl.js` become `polls` and `polls-nl`. */
function nounOf(module) {
  const [, folder, language] = /dist\/(?:adapters\/)?([^/]+)\/(?:define|strings\/(\w+))\.js$/.exec(module ?? '') ?? [];
  return language === undefined ? folder : `${folder}-${language}`;
}

/** The minifier, the same for the bundle and for its measurement. */
export function minify() {
  return terser({ ecma: 2020, module: true, format: { comments: false }, compress: { passes: 2 } });
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
