import { existsSync, readFileSync } from 'node:fs';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import { rollup } from 'rollup';
import { shrink } from '../rollup.config.js';
import { report } from './support/report.mjs';
import { scriptsOfReading, scriptsOfWriting } from './support/wire.mjs';

/**
 * What each thing costs on the wire: every module that loading it loads at once, bundled and minified as the CDN build
 * is. Reading a thread is everything that a browser must have loaded before the comments stand on the page for a
 * signed-out reader, Lit and the REST adapter included: what it really fetched until then, and can show more with. What
 * such a page fetches by itself once they stand (following the thread live, the way in, links to a comment) is the row
 * "a moment later"; what is loaded when asked for stands in rows of its own. Composing is what a signed-in reader's page
 * fetches beyond that until something can be typed and sent, as the files of the script tag: the reader's part of the
 * thread, the field, its drafts and sending. The adapter's share, and what helps a writer once the field stands, are rows
 * beside it. None counts again what is there already.
 * Fails where `budget.json` is exceeded; a `goal` beside a budget is what that has still to come down to. Reads `dist`, so `npm run bench:size` builds first.
 */
const dist = new URL('../dist/', import.meta.url).pathname;
if (!existsSync(`${dist}cdn/plein.js`)) throw new Error('There is no dist: run `npm run build:library` first.');

const noun = (name) => `${dist}${name}/define.js`;
const rest = noun('adapters/rest');
const thread = [rest, noun('community'), noun('discussion')];
const fetched = await scriptsOfReading();
const read = new Set(fetched.reading.flatMap(({ path }) => modulesOf(path)));
const soon = new Set(fetched.after.flatMap(({ path }) => modulesOf(path)));

const known = new Set([...fetched.reading, ...fetched.after].map(({ path }) => path));
const { signedIn, writing, needed } = Object.fromEntries(
  Object.entries(await scriptsOfWriting()).map(([name, scripts]) => [
    name,
    scripts.filter(({ path }) => !known.has(path)),
  ]),
);
/** The adapter's: who somebody is, and what could not be sent. */
const isAdapter = ({ path }) => modulesOf(path).some((module) => module.includes('/adapters/'));

const LIT = /node_modules\/(lit|@lit)|^(lit|@lit)(\/|$)/;
/** What of Lit only some elements use. */
const LIT_LATER = /\/(decorators|directives|directive-helpers)/;
const composing = [...signedIn.filter((script) => !isAdapter(script)), ...needed];
const toCompose = new Set(composing.flatMap(({ path }) => modulesOf(path)));
const chunkOf = (id) => {
  if (read.has(id) || (LIT.test(id) && !LIT_LATER.test(id))) return 'measured';
  return soon.has(id) ? 'soon' : toCompose.has(id) ? 'composing' : undefined;
};
const [reading, ...others] = await bundle(thread, { chunkOf });
const later = others.filter(({ isSoon, isComposing }) => !isSoon && !isComposing);

const rows = [
  { what: 'reading a thread', ...sizes(reading.code) },
  {
    what: 'reading a thread, without Lit',
    ...(await measure(thread, { chunkOf, without: LIT })),
  },
  {
    what: `reading a thread, as ${fetched.reading.length} files by the script tag`,
    ...sum(fetched.reading.map(({ code }) => sizes(code))),
  },
  { what: 'a moment later, by itself', ...sum(others.filter(({ isSoon }) => isSoon).map(({ code }) => sizes(code))) },
  {
    what: `a moment later, as ${fetched.after.length} files by the script tag`,
    ...sum(fetched.after.map(({ code }) => sizes(code))),
  },
  { what: 'Lit', ...(await measure(['lit', 'lit/decorators.js', '@lit/context'])) },
  { what: 'REST adapter', ...(await measure([`${dist}adapters/rest/rest.js`])) },
  { what: '<plein-community>', ...(await measure([noun('community')])) },
  { what: '<plein-discussion-thread>', ...(await measure([noun('discussion')])) },
  { what: '<plein-event-list>', ...(await measure([noun('calendar')])) },
  { what: '<plein-feedback-poll>', ...(await measure([noun('polls')])) },
  { what: '<plein-member-card>', ...(await measure([noun('members')])) },
  { what: 'all of these', ...(await measure([...thread, noun('calendar'), noun('polls'), noun('members')])) },
  { what: 'signing in, by itself', ...sum(signedIn.filter(isAdapter).map(({ code }) => sizes(code))) },
  { what: 'composing', ...sum(others.filter(({ isComposing }) => isComposing).map(({ code }) => sizes(code))) },
  {
    what: `composing, as ${composing.length} files by the script tag`,
    ...sum(composing.map(({ code }) => sizes(code))),
  },
  {
    what: 'while one writes, by itself',
    ...sum(writing.filter(({ path }) => needed.every((each) => each.path !== path)).map(({ code }) => sizes(code))),
  },
  ...later.map(({ name, code }) => ({ what: `later: ${name}`, ...sizes(code) })),
];

await report('size', rows, { unit: 'bytes', gzip: 'level 9', brotli: 'quality 11' });
checkBudget();

async function measure(entries, options) {
  const [first] = await bundle(entries, options);
  return sizes(first.code);
}

/** What loads at once, with the modules that `chunkOf` puts there, then each other chunk with the name of what it holds. */
async function bundle(entries, { without, chunkOf: assign = () => undefined } = {}) {
  // What defines elements does so by being loaded; anything else is exported, so that nothing is left out as unused.
  const source = entries
    .map((entry, index) =>
      entry.endsWith('/define.js')
        ? `import ${JSON.stringify(entry)};`
        : `export * as entry${index} from ${JSON.stringify(entry)};`,
    )
    .join('\n');
  const made = await rollup({
    input: 'measured',
    // Else what is loaded at once and asked for again later would become a file of its own.
    preserveEntrySignatures: 'allow-extension',
    external: (id) => without?.test(id) ?? false,
    onwarn: () => undefined,
    plugins: [
      {
        name: 'measured',
        resolveId: (id) => (id === 'measured' ? id : null),
        load: (id) => (id === 'measured' ? source : null),
      },
      nodeResolve({ exportConditions: ['production', 'browser'] }),
      ...shrink(),
    ],
  });
  const manualChunks = (id) => (id === 'measured' ? 'measured' : assign(id));
  const { output } = await made.generate({ format: 'es', manualChunks });
  await made.close();
  const chunks = output
    .filter(({ type }) => type === 'chunk')
    .toSorted((a, b) => Number(b.isEntry) - Number(a.isEntry));
  return chunks.map(({ code, name, moduleIds }) => {
    const own = moduleIds.filter((id) => id.startsWith(dist)).map((id) => id.slice(dist.length));
    const has = (modules) => own.some((id) => modules.has(dist + id));
    return { code, name: own.at(-1) ?? name, isSoon: has(soon), isComposing: !has(soon) && has(toCompose) };
  });
}

/** The modules of ours that a built file was made of, by its map. */
function modulesOf(path) {
  const { sources } = JSON.parse(readFileSync(`${dist}cdn/${path}.map`, 'utf8'));
  return sources
    .map((source) => /\/src\/(.+)\.ts$/.exec(source)?.[1])
    .filter((module) => module !== undefined)
    .map((module) => `${dist}${module}.js`);
}

function sum(many) {
  const add = (key) => many.reduce((total, each) => total + each[key], 0);
  return { minified: add('minified'), gzip: add('gzip'), brotli: add('brotli') };
}

function sizes(code) {
  const bytes = Buffer.from(code);
  const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } };
  return {
    minified: bytes.length,
    gzip: gzipSync(bytes, { level: 9 }).length,
    brotli: brotliCompressSync(bytes, quality).length,
  };
}

function checkBudget() {
  const budget = JSON.parse(readFileSync(new URL('budget.json', import.meta.url), 'utf8'));
  for (const [what, { gzip, goal }] of Object.entries(budget)) {
    const measured = rows.find((row) => row.what === what);
    if (measured === undefined) throw new Error(`budget.json names ${what}, which is not measured.`);
    const verdict = measured.gzip <= gzip ? 'within' : 'over';
    const ahead = goal === undefined || measured.gzip <= goal ? '' : `; the goal is ${goal}`;
    console.log(`${what}: ${measured.gzip} bytes gzip, ${verdict} its budget of ${gzip}${ahead}.`);
    if (verdict === 'over') process.exitCode = 1;
  }
}
