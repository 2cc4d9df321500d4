import { ask, make } from './build.js';
import { say, withLanguage } from './language.js';
import { talkLine } from './talks.js';

/** The community page: what is talked about, and the house rules. */
export async function startCommunityPage() {
  const status = document.querySelector('#talks-status');
  try {
    const [threads, { rules }] = await Promise.all([ask('/v1/threads?space=lindewiel&limit=14'), ask('/v1/community')]);
    withLanguage(() => document.querySelector('#talks').replaceChildren(...threads.items.map(talkLine)));
    document.querySelector('#rules').replaceChildren(...rules.rules.map(article));
  } catch {
    withLanguage(() => (status.textContent = say('load-failed')));
  }
}

function article({ article: number, title, text }) {
  return make(
    'li',
    { lang: 'nl' },
    make('span', { class: 'article' }, number),
    make('strong', {}, title),
    make('span', {}, text),
  );
}
