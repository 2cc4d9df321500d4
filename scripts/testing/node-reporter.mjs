import { writeFileSync } from 'node:fs';
import { relative } from 'node:path';

/**
 * A reporter for Node's test runner: one line a test, and the counts where `PLEIN_COUNTS` says. Suites are headings,
 * not tests. A file without a test, which Node reports as one that passed, is a failure here.
 */
export default async function* report(events) {
  const counts = { passed: 0, failed: 0, skipped: 0, failures: [] };
  const paths = new Map();
  let heading;
  for await (const { type, data } of events) {
    if (type === 'test:stdout' || type === 'test:stderr') yield data.message;
    if (type === 'test:start') remember(paths, data);
    if (type !== 'test:pass' && type !== 'test:fail') continue;
    const file = data.file === undefined ? '' : relative(process.cwd(), data.file);
    const kind = kindOf(type, data, file);
    if (kind === undefined) continue;
    if (file !== heading) yield `\n${(heading = file)}\n`;
    counts[kind] += 1;
    const title = isFile(data, file) ? 'the file runs and has a test' : pathOf(paths, data);
    if (kind === 'failed') counts.failures.push(`${file}: ${title}`);
    yield `  ${MARKS[kind]} ${title}${reasonOf(data)}\n`;
    if (kind === 'failed') yield `${explain(data.details?.error)}\n`;
  }
  if (process.env.PLEIN_COUNTS) writeFileSync(process.env.PLEIN_COUNTS, JSON.stringify(counts));
}

/** Tests start in the order they are written, each after the suites around it: so the last ones started are its path. */
function remember(paths, { file, name, nesting }) {
  const path = (paths.get(file) ?? []).slice(0, nesting);
  path[nesting] = name;
  paths.set(file, path);
}

function pathOf(paths, { file, name, nesting }) {
  return [...(paths.get(file) ?? []).slice(0, nesting), name].join(' › ');
}

function kindOf(type, data, file) {
  // A parent fails with its children, which are counted themselves.
  if (type === 'test:fail' && data.details?.error?.failureType === 'subtestsFailed') return undefined;
  if (isFile(data, file)) return 'failed';
  if (data.details?.type === 'suite') return type === 'test:fail' ? 'failed' : undefined;
  if (data.skip !== undefined && data.skip !== false) return 'skipped';
  if (data.todo !== undefined && data.todo !== false) return 'failed';
  return type === 'test:pass' ? 'passed' : 'failed';
}

/** Node tells of a file itself only when it could not run, or passed without a test in it. */
function isFile(data, file) {
  return file !== '' && relative(process.cwd(), data.name) === file;
}

function reasonOf({ skip, todo }) {
  const reason = skip ?? todo;
  return typeof reason === 'string' && reason !== '' ? ` (${reason})` : '';
}

function explain(error) {
  const cause = error?.cause ?? error;
  const text = typeof cause === 'object' ? (cause?.stack ?? cause?.message) : cause;
  return String(text ?? 'no reason given').replaceAll(/^/gm, '      ');
}

const MARKS = { passed: '✓', failed: '✗', skipped: '–' };
