import puppeteer from 'puppeteer-core';
import { find, hasEngine } from '../../../scripts/browsers.mjs';
import { startWebKit } from '../../../scripts/testing/webkit.mjs';

export const ENGINE_NAMES = ['chromium', 'firefox', 'webkit'] as const;
export type EngineName = (typeof ENGINE_NAMES)[number];

/** One page of a real browser, as much of it as the three engines have in common. */
export interface EnginePage {
  goto(url: string): Promise<void>;
  title(): Promise<string>;
  /** Runs the body of a function in the page with what it is `given`; answers what it returns. */
  run<Result>(body: string, ...given: readonly unknown[]): Promise<Result>;
  /** Presses the mouse at a point of the window and lets it go. */
  click(x: number, y: number): Promise<void>;
  /** Types into what has the focus. */
  type(text: string): Promise<void>;
  close(): Promise<void>;
}

/** Why an engine is left out here; where everything must run, a missing one fails by not starting. */
export function missingEngine(name: EngineName): string | false {
  return hasEngine(name) || process.env['CI'] === 'true' ? false : `${name} is not installed`;
}

export async function openEngine(name: EngineName): Promise<EnginePage> {
  return name === 'webkit' ? openWebKit() : openPuppeteer(name);
}

async function openPuppeteer(name: 'chromium' | 'firefox'): Promise<EnginePage> {
  const browser = await puppeteer.launch({
    browser: name === 'firefox' ? 'firefox' : 'chrome',
    executablePath: find(name)!,
    headless: true,
    args:
      name === 'firefox'
        ? []
        : ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
  });
  const page = await browser.newPage();
  return {
    goto: async (url) => void (await page.goto(url)),
    title: () => page.title(),
    // As an expression: the policy of a page forbids to make functions of words.
    run: async <Result>(body: string, ...given: readonly unknown[]) =>
      (await page.evaluate(`((...given) => {${body}})(...${JSON.stringify(given)})`)) as Result,
    click: (x, y) => page.mouse.click(x, y),
    type: (text) => page.keyboard.type(text),
    close: () => browser.close(),
  };
}

async function openWebKit(): Promise<EnginePage> {
  const driver = await startWebKit();
  const base = `http://127.0.0.1:${driver.port}`;
  const call = async (method: string, path: string, body?: object): Promise<unknown> => {
    const response = await fetch(base + path, { method, ...(body !== undefined && { body: JSON.stringify(body) }) });
    const { value } = (await response.json()) as { value: unknown };
    if (!response.ok) throw new Error(`WebDriver: ${JSON.stringify(value)}`);
    return value;
  };
  const capabilities = {
    alwaysMatch: {
      browserName: 'MiniBrowser',
      'webkitgtk:browserOptions': { binary: find('webkit'), args: ['--automation'] },
    },
  };
  const { sessionId } = (await call('POST', '/session', { capabilities })) as { sessionId: string };
  const session = `/session/${sessionId}`;
  await call('POST', `${session}/timeouts`, { pageLoad: 60_000 });
  return {
    goto: async (url) => void (await call('POST', `${session}/url`, { url })),
    title: async () => String(await call('GET', `${session}/title`)),
    run: async <Result>(body: string, ...given: readonly unknown[]) =>
      (await call('POST', `${session}/execute/sync`, {
        script: `return ((...given) => {${body}})(...arguments)`,
        args: given,
      })) as Result,
    async click(x, y) {
      const move = { type: 'pointerMove', x: Math.round(x), y: Math.round(y), duration: 0 };
      const press = ['pointerDown', 'pointerUp'].map((type) => ({ type, button: 0 }));
      const mouse = { type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' }, actions: [move, ...press] };
      await call('POST', `${session}/actions`, { actions: [mouse] });
    },
    async type(text) {
      const keys = [...text].flatMap((value) => ['keyDown', 'keyUp'].map((type) => ({ type, value })));
      await call('POST', `${session}/actions`, { actions: [{ type: 'key', id: 'keyboard', actions: keys }] });
    },
    async close() {
      await call('DELETE', session).catch(() => undefined);
      await driver.stop();
    },
  };
}
