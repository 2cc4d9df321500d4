import { ask } from './build.js';
import { say, withLanguage } from './language.js';
import { talkLine } from './talks.js';

const SPACE = 'bicycles-meta';
const threads = [];
let next;
let state = 'loading';

/** The archive: the conversations of a real community that were imported, newest activity first. */
export async function startArchive() {
  withLanguage(show);
  document.querySelector('#archive-more').addEventListener('click', more);
  await more();
}

async function more() {
  const from = threads.length;
  try {
    const cursor = next === undefined ? '' : `&cursor=${encodeURIComponent(next)}`;
    const page = await ask(`/v1/threads?space=${SPACE}&limit=40${cursor}`);
    threads.push(...page.items);
    next = page.next;
    state = 'ready';
  } catch {
    state = 'failed';
  }
  show();
  if (from > 0) document.querySelectorAll('#archive a')[from]?.focus();
}

function show() {
  const words = { loading: say('loading'), failed: say('load-failed'), ready: '' };
  document.querySelector('#archive-status').textContent = words[state];
  document.querySelector('#archive').replaceChildren(...threads.map(talkLine));
  document.querySelector('#archive-missing').hidden = state !== 'ready' || threads.length > 0;
  document.querySelector('#archive-more').hidden = next === undefined;
}
