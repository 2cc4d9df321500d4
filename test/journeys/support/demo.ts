import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { after, before } from 'node:test';
import type { Browser } from 'playwright-core';
import { temporaryFolder } from '../../proof/support/place.ts';
import { freePort, pause } from '../../proof/support/process.ts';
import { launchChromium } from './chromium.ts';

const MAIN = join(import.meta.dirname, '../../../demo/main.ts');
const HASTY = new URL('./hasty.ts', import.meta.url).href;

/** The demo in a process and a folder of its own: the company's site, and the community server in it or beside it. */
export interface Demo {
  readonly url: string;
  /** Where the community server is: the site's own address, or another origin. */
  readonly community: string;
  /** The file of the database. */
  readonly database: string;
  /** Takes the process away without a word. */
  kill(): Promise<void>;
  /** Starts it again, at the same address with the same data. */
  start(): Promise<void>;
  /** Ends it and removes its data. */
  remove(): Promise<void>;
}

export interface DemoOptions {
  /** Whether the community server has an origin of its own. */
  readonly apart: boolean;
  /** Other addresses by which browsers reach the site. */
  readonly origins?: readonly string[];
}

/** The demo, and a browser to look at it with. */
export interface Scene {
  readonly demo: Demo;
  readonly browser: Browser;
}

/** Sets the scene for the tests of a suite: it is there once they begin, and cleared away after them. */
export function setScene(options: () => Partial<DemoOptions> = () => ({})): Scene {
  const scene = {} as { demo: Demo; browser: Browser };
  before(async () => {
    [scene.demo, scene.browser] = await Promise.all([startDemo({ apart: false, ...options() }), launchChromium()]);
  });
  after(async () => {
    await scene.browser.close();
    await scene.demo.remove();
  });
  return scene;
}

export async function startDemo(options: DemoOptions): Promise<Demo> {
  const folder = temporaryFolder('demo');
  const port = await freePort();
  const apiPort = options.apart ? await freePort() : port;
  const url = `http://localhost:${port}`;
  const community = `http://localhost:${apiPort}`;
  let child: ChildProcess | undefined;

  async function start(): Promise<void> {
    const flags = ['--conditions=plein-source', '--disable-warning=ExperimentalWarning', `--import=${HASTY}`];
    child = spawn(process.execPath, [...flags, MAIN], {
      cwd: folder.path,
      stdio: ['ignore', 'ignore', 'inherit'],
      env: {
        ...process.env,
        PORT: String(port),
        PLEIN_REAL_DATA: folder.path,
        // A journey clicks faster than people do.
        PLEIN_RATE_FACTOR: '100',
        PLEIN_ORIGINS: [url, ...(options.origins ?? [])].join(),
        ...(options.apart && { PLEIN_DEMO_API_PORT: String(apiPort) }),
      },
    });
    const deadline = performance.now() + 60_000;
    for (;;) {
      const answers = await Promise.all(
        [`${community}/readyz`, url].map((address) => fetch(address).catch(() => undefined)),
      );
      if (answers.every((answer) => answer?.ok)) return;
      if (child.exitCode !== null || performance.now() > deadline)
        throw new Error('The demo did not start; see above.');
      await pause(50);
    }
  }

  async function kill(): Promise<void> {
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise((resolve) => child!.once('exit', resolve));
    child.kill('SIGKILL');
    await gone;
  }

  await start();
  return {
    url,
    community,
    database: join(folder.path, 'data/plein.db'),
    kill,
    start,
    async remove() {
      await kill();
      folder.remove();
    },
  };
}
