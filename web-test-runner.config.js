import { existsSync, globSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromeLauncher } from '@web/test-runner-chrome';
import { a11ySnapshotPlugin } from '@web/test-runner-commands/plugins';
import { webdriverLauncher } from '@web/test-runner-webdriver';
import * as puppeteer from 'puppeteer-core';
import { find } from './scripts/browsers.mjs';
import { bundledTests } from './scripts/testing/bundled-tests.mjs';
import { browserCommands } from './scripts/testing/browser-commands.mjs';
import { countingReporter } from './scripts/testing/browser-reporter.mjs';

// One engine a run: `scripts/testing/browser.mjs` starts this once for each, with what it needs around it.
const engine = process.env.PLEIN_ENGINE ?? 'chromium';
const rootDir = fileURLToPath(new URL('.', import.meta.url));

const launchers = {
  chromium: () =>
    chromeLauncher({
      puppeteer,
      launchOptions: {
        executablePath: find('chromium'),
        headless: true,
        args: [
          '--no-sandbox',
          '--disable-gpu',
          '--disable-quic',
          '--no-first-run',
          '--disable-background-networking',
          '--disable-component-update',
          '--disable-sync',
        ],
      },
    }),
  firefox: () =>
    chromeLauncher({
      puppeteer,
      launchOptions: { browser: 'firefox', executablePath: find('firefox'), headless: true },
    }),
  webkit: () =>
    webdriverLauncher({
      automationProtocol: 'webdriver',
      hostname: '127.0.0.1',
      port: Number(process.env.PLEIN_WEBKIT_PORT),
      path: '/',
      logLevel: 'error',
      capabilities: {
        browserName: 'MiniBrowser',
        'wdio:enforceWebDriverClassic': true,
        'webkitgtk:browserOptions': { binary: find('webkit'), args: ['--automation'] },
      },
    }),
};

const chosen = process.env.PLEIN_TEST_FILES?.split('\n').filter(Boolean);
const files = chosen ?? globSync('test/**/*.browser.ts', { cwd: rootDir });
for (const file of files) if (!existsSync(file)) throw new Error(`There is no test file ${file}.`);

export default {
  rootDir,
  ...(process.env.PLEIN_TEST_PORT && { port: Number(process.env.PLEIN_TEST_PORT) }),
  files,
  browsers: [launchers[engine]()],
  // Focus belongs to one page at a time, and keys go where the focus is.
  concurrency: 1,
  plugins: [bundledTests({ rootDir, files }), a11ySnapshotPlugin(), browserCommands()],
  staticLogging: true,
  reporters: [countingReporter({ rootDir, engine })],
  filterBrowserLogs: ({ args }) => !String(args[0]).includes('Lit is in dev mode'),
  testFramework: { config: { ui: 'bdd', timeout: 20_000 } },
  browserStartTimeout: 60_000,
  testsStartTimeout: 60_000,
  testsFinishTimeout: 600_000,
  testRunnerHtml: (framework) => `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Tests</title>
  </head>
  <body><script type="module" src="${framework}"></script></body>
</html>`,
};
