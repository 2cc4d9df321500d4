export * from './discussion.model.ts';
export * from './discussion.rules.ts';
export * from './discussion.events.ts';
export * from './writing/writing.events.ts';
export * from './discussion-thread.ts';
export * from './listing/comment-count.ts';
export * from './listing/recent-discussions.ts';
