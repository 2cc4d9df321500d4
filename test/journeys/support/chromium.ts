import { chromium, type Browser } from 'playwright-core';
import { find } from '../../../scripts/browsers.mjs';

/** A whole Chromium that keeps cookies of third parties out, as Safari and Firefox do by themselves. */
export function launchChromium(): Promise<Browser> {
  return chromium.launch({
    executablePath: find('chromium')!,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--test-third-party-cookie-phaseout',
    ],
  });
}
