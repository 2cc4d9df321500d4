import { spawn, spawnSync } from 'node:child_process';
import { existsSync, globSync, statSync } from 'node:fs';
import { constants } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** `npm start`: builds the library where its sources are newer, then runs the demo until it is stopped. */
const root = join(dirname(fileURLToPath(import.meta.url)), '..');

if (isBehind()) build();
runDemo();

/** The manifest of elements is what a build writes last. */
function isBehind() {
  const built = join(root, 'dist/custom-elements.json');
  if (!existsSync(built) || !existsSync(join(root, 'dist/cdn/plein.js'))) return true;
  const sources = ['src/**/*.ts', 'rollup.config.js', 'tsconfig.json', 'package.json'];
  const newest = Math.max(...globSync(sources, { cwd: root }).map((file) => statSync(join(root, file)).mtimeMs));
  return newest > statSync(built).mtimeMs;
}

function build() {
  process.stdout.write('Building the widgets (once, and after a change) …\n');
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'scripts/build.mjs'), 'library'], {
    cwd: root,
    encoding: 'utf8',
  });
  if (status === 0) return;
  process.stderr.write(`${stdout}${stderr}\nThe widgets could not be built; see above.\n`);
  process.exit(1);
}

function runDemo() {
  const flags = ['--conditions=plein-source', '--disable-warning=ExperimentalWarning'];
  const demo = spawn(process.execPath, [...flags, join(root, 'demo/main.ts')], { cwd: root, stdio: 'inherit' });
  // A Ctrl-C in a terminal reaches the demo by itself; here it only must not end this process first.
  process.on('SIGINT', () => undefined);
  process.on('SIGTERM', () => demo.kill('SIGTERM'));
  demo.once('exit', (code, signal) => process.exit(signal === null ? code : 128 + constants.signals[signal]));
}
