import { press } from '../../support/keys.ts';

/** Takes back what was done last in the field that has the focus, as its platform does. */
export async function undo(): Promise<void> {
  const { platform, userAgent } = navigator;
  // WebKit's test browser has no key for it; the command is what the key and the menu of others call.
  if (userAgent.includes('AppleWebKit') && !userAgent.includes('Chrome')) document.execCommand('undo');
  else await press(/^(Mac|iP)/.test(platform) ? 'Meta+z' : 'Control+z');
}
