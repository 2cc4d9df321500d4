import { spawnSync } from 'node:child_process';
import { globSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * `npm run build` makes everything that is published; `npm run build:library` the library alone, which is what
 * `npm start` needs.
 */
const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const require = createRequire(import.meta.url);
const parts = { library: buildLibrary, server: buildServer, storybook: buildStorybook };

const wanted = process.argv.slice(2);
for (const [name, build] of Object.entries(parts)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  const started = performance.now();
  build();
  console.log(`Built the ${name} in ${((performance.now() - started) / 1000).toFixed(1)} s.`);
}

function buildLibrary() {
  for (const made of globSync('dist/!(storybook)', { cwd: root })) rmSync(join(root, made), { recursive: true });
  tool('typescript', 'tsc', ['-p', 'tsconfig.json']);
  pointDeclarationsToScripts(join(root, 'dist'));
  tool('rollup', 'rollup', ['--config', 'rollup.config.js', '--silent']);
  renameSync(join(root, 'dist/cdn/loader.d.ts'), join(root, 'dist/cdn/plein.d.ts'));
  for (const made of globSync('dist/cdn/loader.*', { cwd: root })) rmSync(join(root, made));
  describeElements();
}

function buildServer() {
  rmSync(join(root, 'server/dist'), { recursive: true, force: true });
  tool('typescript', 'tsc', ['-p', 'server/tsconfig.build.json']);
  pointDeclarationsToScripts(join(root, 'server/dist'));
}

function buildStorybook() {
  tool('storybook', 'storybook', ['build', '--output-dir', 'dist/storybook', '--quiet', '--disable-telemetry']);
}

/** tsc rewrites `./x.ts` to `./x.js` in scripts but not in declarations, whose readers may lack our sources. */
function pointDeclarationsToScripts(folder) {
  for (const file of globSync('**/*.d.ts', { cwd: folder })) {
    const path = join(folder, file);
    const text = readFileSync(path, 'utf8');
    const pointed = text.replaceAll(/((?:from|import\(|import) ?'\.{1,2}\/[^']+)\.ts'/g, "$1.js'");
    if (pointed !== text) writeFileSync(path, pointed);
  }
}

/** Writes the manifest of elements that editors and catalogues read: public members only, under the published paths. */
function describeElements() {
  const globs = ['--globs', 'src/**/*.ts', '--exclude', 'src/{adapters,testing,cdn}/**'];
  tool('@custom-elements-manifest/analyzer', 'cem', [
    'analyze',
    '--litelement',
    '--outdir',
    'dist',
    '--quiet',
    ...globs,
  ]);
  const path = join(root, 'dist/custom-elements.json');
  const text = readFileSync(path, 'utf8').replaceAll(/"(\/?)src\/([^"]+)\.ts"/g, '"$1dist/$2.js"');
  const manifest = JSON.parse(text);
  const elements = ({ declarations = [] }) => declarations.filter(({ customElement }) => customElement);
  // The analyzer takes files as the disk hands them out.
  const byPath = (one, other) => (one.path < other.path ? -1 : 1);
  manifest.modules = manifest.modules.filter((module) => elements(module).length > 0).toSorted(byPath);
  for (const element of manifest.modules.flatMap(elements)) {
    element.members = element.members?.filter(({ privacy, name }) => privacy === undefined && !name.startsWith('#'));
  }
  writeFileSync(path, `${JSON.stringify(manifest, null, 2)}\n`);
}

function tool(packageName, bin, args) {
  const manifest = require.resolve(`${packageName}/package.json`);
  const file = JSON.parse(readFileSync(manifest, 'utf8')).bin;
  const script = join(dirname(manifest), typeof file === 'string' ? file : file[bin]);
  const result = spawnSync(process.execPath, [script, ...args], { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
  if (result.status !== 0) {
    console.error(`\nThe build stopped: ${bin} ${args.join(' ')} did not succeed (see above).`);
    process.exit(1);
  }
}
