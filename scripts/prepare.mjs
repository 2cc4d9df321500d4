import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ENGINES, missing } from './browsers.mjs';

/**
 * Runs before `npm start` and `npm test`, on whatever Node the machine has (20 or later), before anything is
 * installed: so nothing here may need a package or a newer Node. Sees to the packages, and with `--test` to the
 * browsers and programs that the tests drive.
 */
const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const stampFile = join(root, 'node_modules', '.plein-lock');
const continuous = process.env.CI === 'true';

preparePackages();
if (process.argv.includes('--test')) preparePrograms();

function preparePackages() {
  const lock = readFileSync(join(root, 'package-lock.json'), 'utf8');
  const stamp = createHash('sha256').update(lock).digest('hex');
  if (read(stampFile) === stamp) return;
  if (!holds(JSON.parse(lock))) {
    say('Installing the packages of package-lock.json (once, a minute or two) …');
    run(
      'npm',
      ['ci', '--no-audit', '--no-fund', '--loglevel=error'],
      'Check the connection to where npm gets its packages, then try again.',
    );
  }
  checkNode();
  writeFileSync(stampFile, stamp);
}

/** Whether npm's own record of what is installed has what the lock asks for on this machine. */
function holds(lock) {
  const record = read(join(root, 'node_modules', '.package-lock.json'));
  if (record === undefined) return false;
  const installed = JSON.parse(record).packages;
  return Object.entries(lock.packages).every(([place, wanted]) => {
    if (!place.includes('node_modules/') || wanted.link) return true;
    const found = installed[place];
    return found ? found.version === wanted.version : Boolean(wanted.optional || wanted.peer);
  });
}

/** Everything runs on the Node that came as a package, first on PATH in every npm script. */
function checkNode() {
  const answer = spawnSync(join(root, 'node_modules', '.bin', 'node'), ['--version'], {
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  const [major = 0] = (answer.stdout ?? '').replace('v', '').split('.').map(Number);
  if (major >= 24) return;
  fail('The package `node` did not install its Node 24. Delete node_modules and run the command again.');
}

function preparePrograms() {
  const needed = ENGINES.chromium;
  const everything = Object.values(ENGINES).flat().concat('redis', 'strace');
  const debianRoot = existsSync('/etc/debian_version') && process.getuid?.() === 0;
  const absent = check(() => missing(continuous || debianRoot ? everything : needed));
  if (absent.names.length === 0) return;
  if (debianRoot) installDebian(absent.packages);

  const stillAbsent = missing(continuous ? everything : needed);
  if (stillAbsent.names.length === 0) return;
  fail(
    `The tests need ${stillAbsent.names.join(', ')}: install ${stillAbsent.packages.join(', ')}` +
      ` (on Debian: apt-get install ${stillAbsent.packages.join(' ')}), or set ${stillAbsent.variables.join(', ')} to where it is.`,
  );
}

function installDebian(packages) {
  say(`Installing ${packages.join(', ')} for the tests (once, a minute or two) …`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const advice = 'Check the connection to the Debian mirror, or install the packages by hand.';
  run('apt-get', ['-qq', 'update'], advice, env);
  run(
    'apt-get',
    ['-qq', '-o', 'Dpkg::Use-Pty=0', 'install', '-y', '--no-install-recommends', ...packages],
    advice,
    env,
  );
}

function run(command, args, advice, env = process.env) {
  const result = spawnSync(command, args, {
    cwd: root,
    env,
    encoding: 'utf8',
    shell: process.platform === 'win32',
    maxBuffer: 64 * 1024 * 1024,
  });
  if (result.status === 0) return;
  process.stderr.write([result.stdout, result.stderr, result.error?.message].filter(Boolean).join('\n'));
  fail(`\`${command} ${args.join(' ')}\` did not succeed. ${advice}`);
}

function check(work) {
  try {
    return work();
  } catch (error) {
    return fail(error.message);
  }
}

function read(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

function say(text) {
  process.stdout.write(`${text}\n`);
}

function fail(text) {
  process.stderr.write(`\n${text}\n`);
  process.exit(1);
}
