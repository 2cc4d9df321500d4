import { existsSync, readFileSync } from 'node:fs';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import { rollup } from 'rollup';
import { minify } from '../rollup.config.js';
import { report } from './support/report.mjs';

/**
 * What each thing costs on the wire: every module that loading it loads at once, bundled and minified as the CDN build
 * is. What is loaded later, on demand, stands in rows of its own, without what the page then has already.
 * Fails where `budget.json` is exceeded. Reads `dist`, so `npm run bench:size` builds first.
 */
const dist = new URL('../dist/', import.meta.url).pathname;
if (!existsSync(`${dist}index.js`)) throw new Error('There is no dist: run `npm run build:library` first.');

const rest = `${dist}adapters/rest/define.js`;
// The live stream is fetched by itself as soon as a thread is read, so it counts.
const live = `${dist}adapters/rest/live.js`;
const noun = (name) => `${dist}${name}/define.js`;
const thread = [rest, live, noun('community'), noun('discussion')];

const rows = [
  await measure('Lit', ['lit', 'lit/decorators.js', '@lit/context']),
  await measure('reading a thread', thread),
  await measure('reading a thread, without Lit', thread, { without: /^(lit|@lit\/)/ }),
  await measure('<plein-community>', [noun('community')]),
  await measure('<plein-discussion-thread>', [noun('discussion')]),
  await measure('<plein-event-list>', [noun('calendar')]),
  await measure('<plein-feedback-poll>', [noun('polls')]),
  await measure('<plein-member-card>', [noun('members')]),
  await measure('REST adapter', [`${dist}adapters/rest/rest.js`, live]),
  await measure('all five elements with the REST adapter', [
    rest,
    live,
    ...['community', 'discussion', 'calendar', 'polls', 'members'].map(noun),
  ]),
  ...(await later(thread)),
];

await report('size', rows, { unit: 'bytes', gzip: 'level 9', brotli: 'quality 11' });
checkBudget();

async function measure(what, entries, options) {
  const [first] = await bundle(entries, options);
  return { what, ...sizes(first.code) };
}

/** The chunks that reading a thread may load afterwards, each without what reading has loaded. */
async function later(entries) {
  const [, ...chunks] = await bundle(entries);
  return chunks.map(({ code, moduleIds, name }) => {
    const own = moduleIds.filter((id) => id.startsWith(dist)).map((id) => id.slice(dist.length));
    return { what: `later: ${own.at(-1) ?? name}`, ...sizes(code) };
  });
}

/** The chunk that loads at once, then the others. */
async function bundle(entries, { without } = {}) {
  // Exported, so that nothing is left out as unused.
  const source = entries.map((entry, index) => `export * as entry${index} from ${JSON.stringify(entry)};`).join('\n');
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
      minify(),
    ],
  });
  const { output } = await made.generate({ format: 'es' });
  await made.close();
  return output.filter(({ type }) => type === 'chunk').toSorted((a, b) => Number(b.isEntry) - Number(a.isEntry));
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
  for (const [what, { gzip }] of Object.entries(budget)) {
    const measured = rows.find((row) => row.what === what);
    if (measured === undefined) throw new Error(`budget.json names ${what}, which is not measured.`);
    const verdict = measured.gzip <= gzip ? 'within' : 'over';
    console.log(`${what}: ${measured.gzip} bytes gzip, ${verdict} its budget of ${gzip}.`);
    if (verdict === 'over') process.exitCode = 1;
  }
}
