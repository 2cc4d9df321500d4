export * from './polls.model.ts';
export * from './polls.rules.ts';
export * from './results.rules.ts';
export * from './polls.events.ts';
export * from './feedback-poll.ts';
