import { ask, make } from './build.js';
import { say, withLanguage } from './language.js';

/** The community page has the house rules in it; the widgets bring the rest. */
export async function startCommunityPage() {
  const status = document.querySelector('#rules-status');
  try {
    const { rules } = await ask('/v1/community');
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
