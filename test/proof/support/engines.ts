import puppeteer from 'puppeteer-core';
import { find, hasEngine } from '../../../scripts/browsers.mjs';
import { startWebKit } from '../../../scripts/testing/webkit.mjs';

export const ENGINE_NAMES = ['chromium', 'firefox', 'webkit'] as const;
export type EngineName = (typeof ENGINE_NAMES)[number];

/** One page of a real browser, as much of it as the three engines have in common. */
export interface EnginePage {
  goto(url: string): Promise<void>;
  title(): Promise<string>;
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
    async close() {
      await call('DELETE', session).catch(() => undefined);
      await driver.stop();
    },
  };
}
