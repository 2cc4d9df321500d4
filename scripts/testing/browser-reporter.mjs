import { writeFileSync } from 'node:fs';
import { relative } from 'node:path';

/** Prints one line a test as files finish, and writes the counts where `PLEIN_COUNTS` says. */
export function countingReporter({ rootDir, engine }) {
  const counts = { passed: 0, failed: 0, skipped: 0, seconds: 0 };
  const started = Date.now();
  const print = (line) => process.stdout.write(`${line}\n`);
  return {
    reportTestFileResults({ sessionsForTestFile, testFile }) {
      print(`\n${relative(rootDir, testFile)} (${engine})`);
      for (const session of sessionsForTestFile) reportSession(session, counts, print);
    },
    stop() {
      counts.seconds = (Date.now() - started) / 1000;
      if (process.env.PLEIN_COUNTS) writeFileSync(process.env.PLEIN_COUNTS, JSON.stringify(counts));
    },
  };
}

function reportSession(session, counts, print) {
  const tests = session.testResults ? flatten(session.testResults) : [];
  for (const { test, title } of tests) {
    const kind = test.skipped ? 'skipped' : test.passed ? 'passed' : 'failed';
    counts[kind] += 1;
    print(`  ${MARKS[kind]} ${title}`);
    if (kind === 'failed') printError(test.error, print);
  }
  for (const error of session.errors ?? []) {
    counts.failed += 1;
    print(`  ${MARKS.failed} the file ran without an error`);
    printError(error, print);
  }
  for (const url of session.request404s ?? []) print(`    not found: ${url}`);
  for (const log of session.logs ?? []) print(`    log: ${log.map(shown).join(' ')}`);
  if (tests.length === 0 && !session.errors?.length) {
    counts.failed += 1;
    print(`  ${MARKS.failed} the file has a test`);
  }
}

function flatten(suite, path = []) {
  const here = suite.name ? [...path, suite.name] : path;
  return [
    ...(suite.tests ?? []).map((test) => ({ test, title: [...here, test.name].join(' › ') })),
    ...(suite.suites ?? []).flatMap((child) => flatten(child, here)),
  ];
}

function printError(error, print) {
  if (!error) return;
  print(`    ${error.name ?? 'Error'}: ${error.message}`.replaceAll('\n', '\n    '));
  if (error.expected !== undefined) print(`    expected: ${error.expected}\n    actual:   ${error.actual}`);
  const frames = (error.stack ?? '').split('\n').filter((line) => !line.includes(error.message ?? '\0'));
  for (const frame of frames.slice(0, 8)) print(`      ${frame.trim()}`);
}

function shown(value) {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

const MARKS = { passed: '✓', failed: '✗', skipped: '–' };
