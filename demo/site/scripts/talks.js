import { make } from './build.js';
import { say } from './language.js';

/** One line for a conversation: its title, how many comments, and where it came from. */
export function talkLine(thread) {
  const address = `/thread?thread=${encodeURIComponent(thread.key)}`;
  const count = thread.commentCount === 1 ? say('comments-one') : say('comments', { count: thread.commentCount });
  const state = thread.state === 'locked' ? `${say('locked')}, ` : '';
  const line = make(
    'li',
    {},
    make('a', { href: address }, thread.title || thread.key),
    make('span', { class: 'count' }, `${state}${count}`),
  );
  if (thread.origin) line.append(make('span', { class: 'from' }, originWords(thread)));
  return line;
}

/** Author, licence and source of what was taken over. */
export function originWords({ origin, opening }) {
  return [opening?.author.name, origin.license, new URL(origin.url).host].filter(Boolean).join(' · ');
}
