import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { GROUPS, SUITES, suiteOf, TURNS } from './testing/suites.mjs';

/**
 * Runs the suites and adds up what they say. The last line is `N passed, N failed` (`, N skipped` where any was).
 *
 *   npm test                                  all
 *   npm test -- house browser                 suites by name (browser: all three engines)
 *   npm test -- webkit test/x/y.browser.ts    files, in a suite of your choice or the one they belong to
 *
 * Where a few tests fail, their files run once more: a browser on a busy machine may be late. What passes then counts as
 * passed and is named at the end, so that nobody overlooks a test that wavers.
 */
const FEW = 5;
const folder = mkdtempSync(join(tmpdir(), 'plein-test-'));
const { names, files } = chosen(process.argv.slice(2));
const totals = [];
for (const lanes of turnsOf(names)) {
  await Promise.all(lanes.map((lane) => runLane(lane, lanes.length > 1)));
}
rmSync(folder, { recursive: true });
conclude();

function chosen(words) {
  const given = words.filter((word) => word.includes('/')).map((word) => word.replace(/^\.\//, ''));
  const named = words.filter((word) => !word.includes('/')).flatMap((word) => GROUPS[word] ?? word);
  const unknown = named.filter((name) => !(name in SUITES));
  if (unknown.length > 0) {
    const known = [...Object.keys(SUITES), ...Object.keys(GROUPS)].join(', ');
    console.error(`There is no suite ${unknown.join(', ')}. There are: ${known}.`);
    process.exit(2);
  }
  const wanted = new Set([...named, ...(named.length > 0 ? [] : given.map(suiteOf))]);
  return { names: Object.keys(SUITES).filter((name) => wanted.size === 0 || wanted.has(name)), files: given };
}

/** The turns and lanes that have something to do. */
function turnsOf(chosenNames) {
  const asked = (lane) => lane.filter((name) => chosenNames.includes(name));
  return TURNS.map((lanes) => lanes.map(asked).filter((lane) => lane.length > 0)).filter(({ length }) => length > 0);
}

/** Suites one after another; what one says beside others comes in one piece. */
async function runLane(lane, buffered) {
  for (const name of lane) totals.push(await runSuite(name, buffered));
}

async function runSuite(name, buffered) {
  const suite = SUITES[name];
  const started = performance.now();
  const output = [`\n━━ ${name}: ${suite.about}\n`];
  const print = buffered ? (text) => output.push(text) : (text) => process.stdout.write(text);
  if (!buffered) print(output.pop());
  const counts = suite.counts ? await runCounting(name, suite, print) : await runCommands(suite, print);
  if (buffered) process.stdout.write(output.join(''));
  return { name, seconds: (performance.now() - started) / 1000, ...counts };
}

/** Each command of the suite is a test by itself: it passes when it ends with 0. */
async function runCommands(suite, print) {
  const counts = { passed: 0, failed: 0, skipped: 0, failures: [] };
  for (const [title, command] of Object.entries(suite.commands)) {
    const said = [];
    const code = await run(command, (text) => said.push(text));
    print(`  ${code === 0 ? '✓' : '✗'} ${title}\n`);
    if (code === 0) counts.passed += 1;
    else {
      counts.failed += 1;
      counts.failures.push(title);
      print(said.join(''));
    }
  }
  return counts;
}

async function runCounting(name, suite, print) {
  const reason = suite.absent?.();
  if (reason !== undefined) return absent(reason, print);
  const own = files.length === 0 ? suite.files() : files.filter((file) => suite.files().includes(file));
  const counts = { passed: 0, failed: 0, skipped: 0, failures: [] };
  if (own.length === 0) return failedAs(counts, 'the suite has a test file');

  const first = await runFiles(name, suite, own, print);
  const again = filesOf(first.failures, own);
  if (first.failed === 0 || first.failed > FEW || again.length === 0) return first;
  print(`\n${first.failed} failed: once more, ${again.join(', ')}\n`);
  return afterSecondTry(first, await runFiles(name, suite, again, print));
}

/** The files that failures name, where each names one. */
function filesOf(failures, known) {
  const named = failures.map((failure) => known.find((file) => failure.startsWith(file)));
  return named.includes(undefined) ? [] : [...new Set(named)];
}

function afterSecondTry(first, second) {
  const wavering = first.failures.filter((failure) => !second.failures.includes(failure));
  const { failed, failures } = second;
  return { ...first, passed: first.passed + Math.max(0, first.failed - failed), failed, failures, wavering };
}

async function runFiles(name, suite, own, print) {
  const counts = { passed: 0, failed: 0, skipped: 0, failures: [] };
  const report = join(folder, `${name}.json`);
  rmSync(report, { force: true });
  const code = await run(suite.command(own), print, {
    PLEIN_COUNTS: report,
    // Each file is a process, and most load the same modules.
    NODE_COMPILE_CACHE: join(folder, 'compiled'),
    ...(isBuilt() && { PLEIN_BUILT: 'true' }),
  });
  try {
    Object.assign(counts, JSON.parse(readFileSync(report, 'utf8')));
  } catch {
    return failedAs(counts, `the suite runs to its end (it stopped with code ${code})`);
  }
  if (counts.passed + counts.failed + counts.skipped === 0) return failedAs(counts, 'the suite runs a test');
  if (code !== 0 && counts.failed === 0) return failedAs(counts, `the suite ends well (its code was ${code})`);
  return counts;
}

/** Whether this run has made what is published, so that nothing has to make it again to look at it. */
function isBuilt() {
  return totals.some(({ name, failed }) => name === 'build' && failed === 0);
}

/** A missing engine is a reason to skip on somebody's own machine, and a failure where everything must run. */
function absent(reason, print) {
  const must = process.env.CI === 'true' || reason.startsWith('chromium');
  print(`  ${must ? '✗' : '–'} ${reason}\n`);
  if (must) return failedAs({ passed: 0, failed: 0, skipped: 0, failures: [] }, reason);
  return { passed: 0, failed: 0, skipped: 1, failures: [] };
}

function failedAs(counts, failure) {
  return { ...counts, failed: counts.failed + 1, failures: [...counts.failures, failure] };
}

function run(command, print, env = {}) {
  const child = spawn(command[0], command.slice(1), {
    stdio: ['ignore', 'pipe', 'pipe'],
    // A runner that runs inside a test runner would otherwise report to the outer one.
    env: { ...process.env, NODE_TEST_CONTEXT: undefined, FORCE_COLOR: '0', ...env },
  });
  const plain = (text) => print(stripVTControlCharacters(text));
  child.stdout.setEncoding('utf8').on('data', plain);
  child.stderr.setEncoding('utf8').on('data', plain);
  return new Promise((resolve) => {
    child.once('error', () => resolve(127));
    child.once('close', (code) => resolve(code ?? 1));
  });
}

function conclude() {
  const sum = (key) => totals.reduce((total, suite) => total + suite[key], 0);
  console.log('\n━━ all suites');
  for (const suite of totals.toSorted((one, other) => names.indexOf(one.name) - names.indexOf(other.name))) {
    const line = [`${suite.passed} passed`, `${suite.failed} failed`, `${suite.skipped} skipped`].join(', ');
    console.log(`  ${suite.name.padEnd(10)} ${line} (${suite.seconds.toFixed(0)} s)`);
    for (const failure of suite.failures) console.log(`    ✗ ${failure}`);
    for (const failure of suite.wavering ?? []) console.log(`    ↻ passed at the second try: ${failure}`);
  }
  process.exitCode = sum('failed') > 0 ? 1 : 0;
  const skipped = sum('skipped') > 0 ? `, ${sum('skipped')} skipped` : '';
  console.log(`\n${sum('passed')} passed, ${sum('failed')} failed${skipped}`);
}
