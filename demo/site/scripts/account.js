import { make } from './build.js';
import { say, withLanguage } from './language.js';

const community = document.querySelector('#community');
const button = document.querySelector('#account-button');
const menu = document.querySelector('#account-menu');
let account = { people: [] };
let failed = false;

/** Signs in and out without loading the page again; the community hears of it at once. */
export async function startAccount() {
  document.addEventListener('plein-sign-in', (event) => {
    event.preventDefault();
    menu.showPopover();
    menu.querySelector('li button')?.focus();
  });
  await perform(() => fetch('/account'));
  withLanguage(show);
}

/** How the page hands the widgets who is there: a fresh signed token each time they ask. */
async function token(signal) {
  const response = await fetch('/account/token', { signal });
  if (response.status === 401) return undefined;
  if (!response.ok) throw new Error(`The login answered ${response.status}`);
  return (await response.json()).token;
}

async function perform(request) {
  try {
    const response = await request();
    if (!response.ok) throw new Error(`The login answered ${response.status}`);
    account = await response.json();
    failed = false;
    // A new callback each time: setting one says that somebody else may be there.
    if (community) community.identity = account.person ? ({ signal }) => token(signal) : undefined;
  } catch {
    failed = true;
  }
  show();
}

async function signIn(person) {
  await perform(() =>
    fetch('/account/session', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ person }),
    }),
  );
  close();
}

async function signOut() {
  await perform(() => fetch('/account/session', { method: 'DELETE' }));
  close();
}

function close() {
  if (failed) return;
  menu.hidePopover();
  button.focus();
}

function show() {
  button.textContent = account.person ? account.person.name : say('sign-in');
  const note = failed ? say('sign-in-failed') : say('sign-in-note');
  const leave = make('button', { type: 'button', class: 'button small quiet' }, say('sign-out'));
  leave.addEventListener('click', signOut);
  menu.replaceChildren(
    make('h2', {}, account.person?.name ?? say('sign-in-title')),
    ...(account.person ? [make('p', { class: 'note' }, leave)] : []),
    make('p', { class: 'note', role: 'status' }, note),
    make('ul', {}, ...account.people.map(choice)),
  );
}

function choice(person) {
  const marks = [say(`role-${person.role}`), ...person.marks.map((mark) => say(`state-${mark}`))];
  const pick = make(
    'button',
    { type: 'button', 'data-person': person.key },
    make('span', {}, person.name),
    make('span', { class: 'role' }, marks.join(', ')),
    make('span', { class: 'what' }, person.work ?? ''),
  );
  pick.addEventListener('click', () => signIn(person.key));
  return make('li', {}, pick);
}
