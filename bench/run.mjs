import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** Runs every `bench:*` script, one after the other, so that none disturbs another's numbers. */
const { scripts } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
const names = Object.keys(scripts).filter((name) => name.startsWith('bench:'));
const failed = [];
for (const name of names) {
  console.log(`\n━━ npm run ${name}`);
  const { status } = spawnSync('npm', ['run', '--silent', name], {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (status !== 0) failed.push(name);
}
console.log(
  `\n${names.length - failed.length} measured, ${failed.length} failed${failed.length > 0 ? `: ${failed.join(', ')}` : ''}`,
);
process.exitCode = failed.length > 0 ? 1 : 0;
