import { memory } from '../../src/adapters/memory/memory.ts';
import type { Backend } from '../../src/core/backend.ts';
import type { PleinFeedbackPoll } from '../../src/polls/feedback-poll.ts';
import type { PollRecord } from '../../src/transfer/record.model.ts';
import { place, wordsOf } from '../community/widget.ts';
import { POLL, ballots, community, ids, poll } from '../community/records.ts';
import { byPart, until } from '../support/fixture.ts';

export const now = Date.now();
export const ago = (days: number): string => new Date(now - days * 86_400_000).toISOString();
export const MARKUP = `<plein-feedback-poll poll="${POLL}"></plein-feedback-poll>`;
export const VOTES = { moss: 21, clay: 12, ink: 4 };

/** A community with the poll and its votes, seen by a member. */
export const square = (own: Partial<PollRecord> = {}, signedIn: string = ids.omar) =>
  memory({ records: community(poll(now, own), ...ballots(VOTES)), signedIn });

export const signedOut = (own: Partial<PollRecord> = {}) =>
  memory({ records: community(poll(now, own), ...ballots(VOTES)) });

export async function shown(backend: Backend, around = ''): Promise<PleinFeedbackPoll> {
  const widget = await place<PleinFeedbackPoll>(MARKUP, backend, around);
  await until(() => byPart(widget, 'question'));
  return widget;
}

export const inputs = (widget: Element) => [...widget.shadowRoot!.querySelectorAll('input')];
export const rows = (widget: Element) => [...widget.shadowRoot!.querySelectorAll('tbody tr')].map(wordsOf);
