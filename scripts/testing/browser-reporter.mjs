import { writeFileSync } from 'node:fs';
import { relative } from 'node:path';

/** Prints one line a test as files finish, and writes the counts where `PLEIN_COUNTS` says. */
export function countingReporter({ rootDir, engine }) {
  const counts = { passed: 0, failed: 0, skipped: 0, failures: [] };
  const print = (line) => process.stdout.write(`${line}\n`);
  return {
    reportTestFileResults({ sessionsForTestFile, testFile }) {
      const file = `${relative(rootDir, testFile)} (${engine})`;
      print(`\n${file}`);
      for (const session of sessionsForTestFile) reportSession(session, file, counts, print);
    },
    stop() {
      if (process.env.PLEIN_COUNTS) writeFileSync(process.env.PLEIN_COUNTS, JSON.stringify(counts));
    },
  };
}

function reportSession(session, file, counts, print) {
  const tests = session.testResults ? flatten(session.testResults) : [];
  const fail = (title, error) => {
    counts.failed += 1;
    counts.failures.push(`${file}: ${title}`);
    print(`  ${MARKS.failed} ${title}`);
    printError(error, print);
  };
  for (const { test, title } of tests) {
    if (!test.passed && !test.skipped) {
      fail(title, test.error);
      continue;
    }
    const kind = test.skipped ? 'skipped' : 'passed';
    counts[kind] += 1;
    print(`  ${MARKS[kind]} ${title}`);
  }
  for (const error of session.errors ?? []) fail('the file ran without an error', error);
  for (const url of session.request404s ?? []) print(`    not found: ${url}`);
  for (const log of session.logs ?? []) print(`    log: ${log.map(shown).join(' ')}`);
  if (tests.length === 0 && !session.errors?.length) fail('the file has a test');
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
