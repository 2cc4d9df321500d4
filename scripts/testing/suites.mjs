import { globSync } from 'node:fs';
import { ENGINES, hasEngine, missing } from '../browsers.mjs';

/**
 * The suites of `npm test`, in order. A suite is one command that counts for itself (`counts: true`: it writes what
 * passed, failed and was skipped where `PLEIN_COUNTS` says), or several that count as one test each.
 */
const node = process.execPath;
const script = (path) => `node_modules/${path}`;

const tsc = (config) => [node, script('typescript/bin/tsc'), '-p', config, '--noEmit'];

const nodeTests = (about, pattern, options = {}) => ({
  about,
  counts: true,
  files: () => globSync(pattern, { exclude: options.exclude ?? [] }).toSorted(),
  command: (files) => [
    node,
    '--conditions=plein-source',
    '--disable-warning=ExperimentalWarning',
    '--test',
    `--test-concurrency=${options.concurrency ?? 2}`,
    '--test-timeout=600000',
    // What files share is worth its start where there are several.
    ...(options.setup === undefined || files.length < 2 ? [] : [`--test-global-setup=${options.setup}`]),
    '--test-reporter=./scripts/testing/node-reporter.mjs',
    ...files,
  ],
});

const browserTests = (engine) => ({
  about: `elements in ${engine}`,
  counts: true,
  files: () => globSync('test/**/*.browser.ts').toSorted(),
  command: (files) => [node, 'scripts/testing/browser.mjs', engine, ...files],
  absent: () => (hasEngine(engine) ? undefined : `${engine} is not here (${missing(ENGINES[engine]).packages})`),
});

export const SUITES = {
  lint: {
    about: 'style and format',
    commands: {
      'oxlint finds nothing': [node, script('oxlint/bin/oxlint'), '--deny-warnings'],
      'prettier would change nothing': [node, script('prettier/bin/prettier.cjs'), '--check', '--log-level=warn', '.'],
    },
  },
  typecheck: {
    about: 'types',
    commands: {
      'the library type-checks': tsc('tsconfig.json'),
      'the server type-checks': tsc('server/tsconfig.json'),
      'tests, stories, demo and measurements type-check': tsc('test/tsconfig.json'),
    },
  },
  house: nodeTests('the rules of the house', 'test/house/**/*.test.ts'),
  node: nodeTests('rules, adapters, server', 'test/**/*.test.ts', {
    // With two, a fifth of a small machine waits for disks and clocks.
    concurrency: 3,
    exclude: ['test/house/**', 'test/package/**', 'test/journeys/**'],
    setup: './test/server/support/postgres.shared.ts',
  }),
  chromium: browserTests('chromium'),
  firefox: browserTests('firefox'),
  webkit: browserTests('webkit'),
  build: {
    about: 'what is published can be made',
    commands: {
      'the library builds': [node, 'scripts/build.mjs', 'library'],
      'nothing is heavier than its budget': [node, 'bench/size.mjs'],
      'the server builds': [node, 'scripts/build.mjs', 'server'],
      'the stories build': [node, 'scripts/build.mjs', 'storybook'],
    },
  },
  package: nodeTests('what is published works', 'test/package/**/*.test.ts', {
    concurrency: 1,
    setup: './test/package/built.shared.ts',
  }),
  journeys: nodeTests('whole browser, whole system', 'test/journeys/**/*.journey.ts'),
};

/**
 * Who goes when: the turns come one after another, and the lanes of a turn run beside each other, each its suites in
 * this order. One page at a time is half of what a small machine can do; two of anything is all of it.
 */
export const TURNS = [
  [['lint', 'typecheck', 'house'], ['chromium']],
  [['firefox'], ['webkit', 'build']],
  [['package']],
  [['node']],
  [['journeys']],
];
const forgotten = Object.keys(SUITES).filter((name) => !TURNS.flat(2).includes(name));
if (forgotten.length > 0) throw new Error(`These suites have no turn: ${forgotten.join(', ')}.`);

/** Names for several suites at once. */
export const GROUPS = { browser: ['chromium', 'firefox', 'webkit'] };

/** Which suite a test file belongs to: a browser test asked for by its name runs in Chromium. */
export function suiteOf(file) {
  if (file.endsWith('.browser.ts')) return 'chromium';
  if (file.endsWith('.journey.ts')) return 'journeys';
  if (file.startsWith('test/house/')) return 'house';
  if (file.startsWith('test/package/')) return 'package';
  return 'node';
}
