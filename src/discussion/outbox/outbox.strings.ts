import type { Dictionary } from '../../core/localize.ts';

const english = {
  waiting: 'Waits for the network; only you see it',
  slowed: 'Waits until you may post again; only you see it',
  signedOut: 'Waits until you have signed in again; only you see it',
  sending: 'Sending…',
  refused: 'Not posted',
  queued: 'There is no connection. Your comment waits here and is posted once there is one.',
  posted: 'Your comment that waited is posted.',
  notPosted: 'Your comment that waited is not posted. {why}',
  edit: 'Edit',
  cancel: 'Take back',
  send: 'Send now',
  cancelled: 'The comment is taken back; it will not be posted.',
} as const;

export type OutboxKey = keyof typeof english;

/** The words for what waits to be sent, loaded where a backend keeps that. */
export const outboxStrings: Dictionary<OutboxKey> = {
  english,
  others: { nl: () => import('./strings/nl.ts') },
};
