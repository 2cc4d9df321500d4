#!/usr/bin/env node
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { constants } from 'node:os';
import { fileURLToPath } from 'node:url';

/** In a clone the sources run, so that nothing has to be built or can be out of date; a package holds what was built. */
const sources = new URL('../src/cli.ts', import.meta.url);
if (existsSync(sources)) runSources();
else await import(new URL('../dist/cli.js', import.meta.url).href);

function runSources() {
  const flags = ['--conditions=plein-source', '--disable-warning=ExperimentalWarning'];
  const child = spawn(process.execPath, [...flags, fileURLToPath(sources), ...process.argv.slice(2)], {
    stdio: 'inherit',
  });
  // A Ctrl-C in a terminal reaches the child by itself; here it only must not end this process first.
  process.on('SIGINT', () => undefined);
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  child.once('exit', (code, signal) => process.exit(signal === null ? code : 128 + constants.signals[signal]));
}
