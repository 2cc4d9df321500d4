import { ask } from './build.js';
import { say, withLanguage } from './language.js';

/** The page of one conversation, named by `?thread=`. */
export async function startThread() {
  const key = new URLSearchParams(location.search).get('thread') ?? 'welkom';
  try {
    const { thread } = await ask(`/v1/threads/${encodeURIComponent(key)}?limit=1`);
    document.querySelector('#community').setAttribute('space', thread.space);
    if (thread.origin) showOrigin(thread.origin);
    withLanguage(() => {
      document.querySelector('#thread-title').textContent = thread.title || say('thread-title');
      document.title = `${thread.title} | Lindewiel`;
    });
  } catch {
    // The widget below says what is wrong, and offers to try again.
  }
  // What stands above the conversation is there before it, and moves nothing of it.
  document.querySelector('#thread').setAttribute('thread', key);
}

function showOrigin({ url, license }) {
  const link = document.querySelector('#thread-origin-link');
  link.href = url;
  link.textContent = new URL(url).host;
  document.querySelector('#thread-license').textContent = license ? `(${license})` : '';
  document.querySelector('#thread-origin').hidden = false;
  document.querySelector('#thread-back').href = '/archive';
}
