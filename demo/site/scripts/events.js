import { ask, make } from './build.js';

/** The events page: a choice of place swaps the list, without loading the page again. */
export async function startEvents() {
  const select = document.querySelector('#where-space');
  const list = document.querySelector('#events');
  select.addEventListener('change', () => list.setAttribute('space', select.value));
  try {
    const { spaces } = await ask('/v1/community');
    const places = spaces.filter(({ id, scope }) => scope !== 'national' && id !== 'bicycles-meta');
    select.append(...places.map(({ id, name }) => make('option', { value: id }, name)));
  } catch {
    select.disabled = true;
  }
}
