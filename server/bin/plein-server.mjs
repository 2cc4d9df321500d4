#!/usr/bin/env node
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { constants } from 'node:os';
import { fileURLToPath } from 'node:url';

/** Runs what was built; in a clone where nothing was built, the sources. */
const built = new URL('../dist/cli.js', import.meta.url);
if (existsSync(built)) await import(built.href);
else runSources();

function runSources() {
  const flags = ['--conditions=plein-source', '--disable-warning=ExperimentalWarning'];
  const sources = fileURLToPath(new URL('../src/cli.ts', import.meta.url));
  const child = spawn(process.execPath, [...flags, sources, ...process.argv.slice(2)], { stdio: 'inherit' });
  // A Ctrl-C in a terminal reaches the child by itself; here it only must not end this process first.
  process.on('SIGINT', () => undefined);
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  child.once('exit', (code, signal) => process.exit(signal === null ? code : 128 + constants.signals[signal]));
}
