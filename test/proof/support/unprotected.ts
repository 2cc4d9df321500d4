import MarkdownIt from 'markdown-it';
import type { HostileText } from './hostile.ts';
import { chanceToRun, NOWHERE, touchEverything, type Watch } from './watch.ts';

const careless = new MarkdownIt({ html: true, linkify: true });
careless.validateLink = () => true;
careless.normalizeLink = (url) => url;

/** A text as HTML, in the way of a page that trusts everybody. */
export function carelessHtml({ form, text }: HostileText): string {
  return form === 'markdown' ? careless.render(text) : text;
}

/**
 * Shows texts as a page without any protection would, each in a frame of its own, and answers how many calls
 * elsewhere they made. What ran is in `watch.ran`.
 */
export async function showUnprotected(texts: readonly HostileText[], watch: Watch): Promise<number> {
  const shelf = document.createElement('div');
  document.body.append(shelf);
  const frames = texts.map((text) => {
    const frame = document.createElement('iframe');
    shelf.append(frame);
    // What is relative leads nowhere, and not back to this page.
    const base = frame.contentDocument!.createElement('base');
    base.href = NOWHERE;
    frame.contentDocument!.head.append(base);
    frame.contentDocument!.body.innerHTML = carelessHtml(text);
    return frame;
  });
  await chanceToRun();
  let calls = 0;
  for (const { contentWindow, contentDocument } of frames) {
    if (contentWindow === null || contentDocument === null) continue;
    touchEverything(contentDocument);
    calls += watch.foreignCalls(contentWindow).length;
  }
  await chanceToRun();
  shelf.remove();
  return calls;
}
