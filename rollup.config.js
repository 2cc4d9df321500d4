import { existsSync, readFileSync } from 'node:fs';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';

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

/**
 * Takes indentation and comments out of the text of templates and style sheets, which the minifier leaves alone. Lines
 * stay lines, so that the maps stay true.
 */
function slimTemplates() {
  const slim = { html: slimText, css: slimStyles };
  return {
    name: 'slim-templates',
    transform(code, id) {
      if (/node_modules/.test(id) || !/\b(?:html|css) ?`/.test(code)) return null;
      const texts = [...templateTexts(this.parse(code))].filter(({ tag }) => tag in slim);
      let slimmed = '';
      let from = 0;
      for (const { tag, start, end } of texts.toSorted((a, b) => a.start - b.start)) {
        slimmed += code.slice(from, start) + slim[tag](code.slice(start, end));
        from = end;
      }
      return { code: slimmed + code.slice(from), map: null };
    },
  };
}

/** Every stretch of literal text in the tagged templates below a node. */
function* templateTexts(node) {
  if (node === null || typeof node !== 'object') return;
  if (node.type === 'TaggedTemplateExpression') {
    for (const { start, end } of node.quasi.quasis) yield { tag: node.tag.name, start, end };
  }
  for (const child of Object.values(node)) yield* templateTexts(child);
}

function lineEnds(text) {
  return text.replaceAll(/[^\n]/g, '');
}

function slimText(text) {
  return text.replaceAll(/[ \t]*\n\s*/g, lineEnds);
}

function slimStyles(text) {
  return slimText(text.replaceAll(/\/\*[^]*?\*\//g, lineEnds))
    .replaceAll(/ +([{}>,]) */g, '$1')
    .replaceAll(/([;,:]) +/g, '$1')
    .replaceAll(/;(\n*\})/g, '$1');
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
