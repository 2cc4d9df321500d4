import { existsSync, readFileSync } from 'node:fs';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import { preloads } from './scripts/preloads.mjs';
import { slimTemplates } from './scripts/slim-templates.mjs';

/**
 * What every page needs comes as one file that is asked for at once, with the elements that stand on the page beside it:
 * Lit, the core, the community and the way to a server. What is asked for later stays apart.
 */
const SHARED = new RegExp(
  [
    'node_modules/(lit|@lit)(?!.*/(decorators|directives|directive-helpers))',
    'dist/core/(?!core\\.model|choices|ids|isolated|intl|formats|coming|part|popover|without|sanitize|strings/|announcer|fields|adopt|further|controls|tokens|text-fields)[^/]+$',
    'dist/text/(text-view|text\\.styles|tree\\.rules)[^/]*$',
    'dist/members/plain-name[^/]*$',
    'dist/community/(define|community|community\\.events)\\.js$',
    'dist/discussion/reading/permalink\\.js$',
    'dist/adapters/(abort|on-demand|outbox/outbox)\\.js$',
    'dist/discussion/(comment|thread)\\.model\\.js$',
    'dist/adapters/rest/(define|rest|http|client|session|shape|discussion)\\.js$',
  ].join('|'),
);

/** Small modules that several parts use are not worth a request each. */
const CHUNKS = [
  ['core', SHARED],
  [
    'core-later',
    /dist\/(core\/(announcer|adopt|further|controls|popover\.styles|tokens|ids|isolated|intl|formats|coming)|text\/text\.rules|members\/(avatar|member-name|face\.rules)|community\/(community\.model|sign-in\.events))[^/]*$/,
  ],
  ['lit-later', /node_modules\/(lit|@lit).*\/(decorators|directives|directive-helpers)/],
  ['rest-later', /dist\/adapters\/(with-signal|rest\/(in-parts|calls|sharing|shape\.others))\.js$/],
];

/** Bundles what tsc emitted into the files behind the one script tag: `dist/cdn/plein.js` and a chunk for each part. */
export default {
  input: { plein: 'dist/cdn/loader.js' },
  onwarn: refuseCircles,
  output: {
    dir: 'dist/cdn',
    format: 'es',
    sourcemap: true,
    entryFileNames: '[name].js',
    chunkFileNames: ({ moduleIds, name }) => `chunks/${nounOf(name, moduleIds)}-[hash].js`,
    manualChunks: (id) => CHUNKS.find(([, belongs]) => belongs.test(id))?.[0],
  },
  plugins: [sourceMaps(), nodeResolve({ exportConditions: ['production', 'browser'] }), ...shrink(), preloads()],
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

/** Files that need each other in a circle may run in another order than they were written for. */
function refuseCircles(warning, warn) {
  if (warning.code?.startsWith('CIRCULAR') && !warning.ids?.some((id) => /node_modules/.test(id)))
    throw new Error(warning.message);
  warn(warning);
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
