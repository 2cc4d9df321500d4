import { comment, list, node } from './vanilla.js';

// The form of the page by hand: sends what was typed, and puts the answer at the end of the list.
const headers = { 'content-type': 'application/json' };
const token = new URL(location.href).searchParams.get('token');
const signedIn = await fetch('/v1/session', { method: 'POST', headers, body: JSON.stringify({ token }) });
const { session } = await signedIn.json();

document.querySelector('form').addEventListener('submit', async (event) => {
  event.preventDefault();
  const field = document.querySelector('textarea');
  const answer = await fetch('/v1/threads/bench/comments', {
    method: 'POST',
    headers: { ...headers, authorization: `Bearer ${session}`, 'idempotency-key': newId() },
    body: JSON.stringify({ markdown: field.value }),
  });
  const { value } = await answer.json();
  list.append(node('li', {}, comment(value)));
  field.value = '';
});

/** A UUID of version 7, which names a write. */
function newId() {
  const time = Date.now().toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${crypto.randomUUID().slice(15)}`;
}
