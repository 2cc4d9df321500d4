import { memory, type MemoryData } from '../../../src/adapters/memory/memory.ts';
import type { PleinCommunity } from '../../../src/community/community.ts';
import type { Backend } from '../../../src/core/backend.ts';
import type { PleinDiscussionThread } from '../../../src/discussion/discussion-thread.ts';
import type { DiscussionPort } from '../../../src/discussion/discussion.model.ts';
import type { TransferRecord } from '../../../src/transfer/record.model.ts';
import { everyElement, fixture, until } from '../../support/fixture.ts';
import { NOW, THREAD, TALK, community } from './records.ts';
import '../../../src/community/define.ts';
import '../../../src/discussion/define.ts';

export interface Opened {
  readonly thread: PleinDiscussionThread;
  readonly place: PleinCommunity;
  readonly backend: Backend;
  readonly data: MemoryData;
}

export interface Options {
  readonly records?: readonly TransferRecord[];
  readonly signedIn?: string;
  /** Attributes of the thread. */
  readonly attributes?: string;
  /** What is different about the backend's discussion. */
  readonly discussion?: (port: DiscussionPort) => Partial<DiscussionPort>;
  /** What else is different about the backend. */
  readonly backend?: (backend: Backend) => Partial<Backend>;
  /** Attributes of what surrounds it. */
  readonly around?: string;
  /** How wide that is. */
  readonly width?: string;
}

/** Mounts a thread over a memory backend and waits until there is something to see. */
export async function openThread(options: Options = {}): Promise<Opened> {
  const { records = community(TALK), attributes = `thread="${THREAD}"`, signedIn } = options;
  const base = memory({ records, now: () => NOW, ...(signedIn && { signedIn }) });
  const discussion = { ...base.discussion!, ...options.discussion?.(base.discussion!) };
  const backend: Backend = { ...base, discussion, ...options.backend?.(base) };
  const box = await fixture(
    `<div ${options.around ?? ''}><plein-community><plein-discussion-thread ${attributes}></plein-discussion-thread></plein-community></div>`,
  );
  if (options.width !== undefined) box.style.inlineSize = options.width;
  const place = box.querySelector('plein-community')!;
  const thread = box.querySelector('plein-discussion-thread')!;
  thread.clock = () => Date.parse(NOW);
  place.backend = backend;
  await until(() => articles(thread).length > 0 || all(thread, '.empty, .notice').length > 0, 'the thread');
  return { thread, place, backend, data: base.data };
}

/** As `openThread`, with a signed-in reader whose part is there. */
export async function openAs(signedIn: string, options: Options = {}): Promise<Opened> {
  const opened = await openThread({ ...options, signedIn });
  await until(
    () => all(opened.thread, '.prompt:not(.skeleton), plein-comment-composer, .entry .calm').length > 0,
    'the way in',
  );
  return opened;
}

/** Another browser of another member in the same community. */
export function otherReader(data: MemoryData, member: string): Backend {
  return memory({ data, now: () => NOW, signedIn: member });
}

export function all<Type extends Element = HTMLElement>(root: Element, selector: string): Type[] {
  return [...everyElement(root.shadowRoot ?? root)].filter((each) => each.matches(selector)) as Type[];
}

export function articles(thread: Element): HTMLElement[] {
  return all(thread, 'article.comment');
}

export function article(thread: Element, id: string): HTMLElement | undefined {
  return articles(thread).find((each) => each.id === `plein-comment-${id}`);
}

/** What the comments say, in order. */
export function texts(thread: Element): string[] {
  return articles(thread).map((each) => (each.querySelector('.text') ?? each).textContent.trim());
}

/** The first visible button or link with this name, in `root`. */
export function button(root: Element | undefined, name: string): HTMLElement | undefined {
  if (root === undefined) return undefined;
  return all(root, 'button, a').find((each) => nameOf(each) === name && each.checkVisibility());
}

export function nameOf(element: Element): string {
  return (element.ariaLabel ?? element.textContent).replace(/\s+/g, ' ').trim();
}

export async function find(root: Element, name: string): Promise<HTMLElement> {
  return until(() => button(root, name), `the button "${name}"`);
}

/** The field that is open and seen, with the focus or not, and with its toolbar. */
export async function field(thread: Element): Promise<HTMLTextAreaElement> {
  const isAided = (each: Element): boolean =>
    (each.getRootNode() as ShadowRoot).querySelector('[role=toolbar]') !== null;
  return until(
    () => all<HTMLTextAreaElement>(thread, 'textarea').find((each) => each.checkVisibility() && isAided(each)),
    'the field with its toolbar',
  );
}

/** What the widget said last to those who listen. */
export function said(thread: Element): string {
  return all(thread, '[role=status].visually-hidden').at(-1)?.textContent.trim() ?? '';
}

/** Every event of these names that reaches the document until the test ends. */
export function heard(...names: readonly string[]): Event[] {
  const events: Event[] = [];
  const stop = new AbortController();
  for (const name of names) document.addEventListener(name, (event) => events.push(event), { signal: stop.signal });
  stops.push(stop);
  return events;
}

const stops: AbortController[] = [];
afterEach(() => {
  for (const stop of stops.splice(0)) stop.abort();
  sessionStorage.clear();
  localStorage.clear();
  if (location.hash !== '') history.replaceState(null, '', location.pathname + location.search);
});
