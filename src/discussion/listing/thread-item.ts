import { html, nothing, type TemplateResult } from 'lit';
import type { CoreKey } from '../../core/core.strings.ts';
import type { Localize } from '../../core/localize.ts';
import { dateIn } from '../../core/intl.ts';
import { isolated } from '../../core/isolated.ts';
import { relativeTime } from '../../core/relative-time.ts';
import { safeUrl } from '../../text/text.rules.ts';
import type { Thread, WaitingThread } from '../discussion.model.ts';
import type { ListingKey } from './listing.strings.ts';
import type { Listed } from './read-listing.ts';

interface Scene {
  readonly words: Localize<ListingKey>;
  readonly core: Localize<CoreKey>;
  readonly now: number;
  /** Where a conversation is read; undefined where nobody knows. */
  urlOf(thread: Thread): string | undefined;
}

/** The page of a conversation, or where the page says that others are read. */
export function urlOf({ url, key }: Pick<Thread, 'url' | 'key'>, elsewhere: string | undefined): string | undefined {
  const own = safeUrl(url ?? '');
  if (own !== undefined || elsewhere === undefined) return own;
  const address = elsewhere.replace('{key}', encodeURIComponent(key));
  return URL.canParse(address, document.baseURI) ? safeUrl(new URL(address, document.baseURI).href) : undefined;
}

/** One conversation in a list. */
export function threadItem({ thread, wait }: Listed, scene: Scene): TemplateResult {
  const url = scene.urlOf(thread);
  const title = thread.title || thread.key;
  return html`<li part="thread">
    ${
      url === undefined
        ? html`<span part="title" class="title" dir="auto" tabindex="-1">${title}</span>`
        : html`<a part="title" class="title" dir="auto" href=${url}>${title}</a>`
    }
    ${badgeOf(thread, scene)}
    <p part="about" class="about">${aboutOf(thread, scene)}</p>
    ${wait === undefined ? nothing : waitView(wait, scene)}
  </li>`;
}

function badgeOf({ kind, solvedAt, state }: Thread, { words }: Scene): TemplateResult | typeof nothing {
  const badge =
    solvedAt !== undefined ? 'solved' : state === 'locked' ? 'locked' : kind === 'question' ? 'question' : undefined;
  return badge === undefined ? nothing : html`<span part="badge" class="badge ${badge}">${words.text(badge)}</span>`;
}

function aboutOf({ commentCount, activeAt }: Thread, { words, core, now }: Scene): TemplateResult {
  const count = words.text('count', { count: Number(commentCount) || 0 });
  if (activeAt === undefined || Number.isNaN(Date.parse(activeAt))) return html`${count}`;
  return html`${count} · <time datetime=${activeAt}>${relativeTime(core, activeAt, now)}</time>`;
}

function waitView({ since, due, assignee }: WaitingThread, { words, core, now }: Scene): TemplateResult {
  const day = (instant: string): string => dateIn(words, instant, { dateStyle: 'medium', timeStyle: 'short' });
  const overdue = due !== undefined && Date.parse(due) <= now;
  const said = [
    words.text('waits', { since: day(since) }),
    ...(overdue ? [words.text('due', { since: day(due) })] : []),
    ...(assignee === undefined
      ? []
      : [words.text('assignee', { name: isolated(assignee.name || core.text('formerMember')) })]),
  ];
  return html`<p part="wait" class="wait ${overdue ? 'overdue' : ''}">${said.join(' · ')}</p>`;
}
