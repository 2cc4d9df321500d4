import type { DiscussionPort } from '../../../src/discussion/discussion.model.ts';
import { articles, type Options } from './thread.ts';

/** Reader Ann was here last at this minute past eight. */
export function since(minute: number, more: (port: DiscussionPort) => Partial<DiscussionPort> = () => ({})): Options {
  const lastVisit = new Date(Date.parse('2026-06-01T08:00:00.000Z') + minute * 60_000).toISOString();
  return {
    discussion: (port) => ({
      readMine: async (request) => ({ ...(await port.readMine!(request)), lastVisit }),
      ...more(port),
    }),
  };
}

/** The ids of the comments that are marked as new. */
export function marked(thread: Element): string[] {
  return articles(thread)
    .filter((each) => each.querySelector('[part="new"]') !== null)
    .map(({ id }) => id.replace('plein-comment-', ''));
}
