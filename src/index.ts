export type * from './core/backend.ts';
export * from './core/core.model.ts';
export * from './core/errors.ts';
export type * from './text/text.model.ts';
export * from './calendar/index.ts';
export * from './community/index.ts';
export * from './discussion/index.ts';
export * from './members/index.ts';
export * from './polls/index.ts';
