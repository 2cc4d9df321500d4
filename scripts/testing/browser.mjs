import { spawn } from 'node:child_process';
import { freePort } from './free-port.mjs';
import { startWebKit } from './webkit.mjs';

/**
 * Runs browser tests in one engine: `node scripts/testing/browser.mjs firefox [file …]`.
 * Starts and stops what the engine needs around it.
 */
const [engine = 'chromium', ...files] = process.argv.slice(2);
const webkit = engine === 'webkit' ? await startWebKit() : undefined;

const runner = spawn(process.execPath, ['node_modules/@web/test-runner/dist/bin.js'], {
  stdio: 'inherit',
  env: {
    ...process.env,
    PLEIN_ENGINE: engine,
    // Two engines that look for one at the same time may find the same.
    PLEIN_TEST_PORT: String(await freePort()),
    ...(webkit && { PLEIN_WEBKIT_PORT: String(webkit.port) }),
    ...(files.length > 0 && { PLEIN_TEST_FILES: files.join('\n') }),
  },
});
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => runner.kill(signal));
const code = await new Promise((resolve) => runner.once('exit', (exit) => resolve(exit ?? 1)));
await webkit?.stop();
process.exitCode = code;
