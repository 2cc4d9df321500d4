export * from './community.model.ts';
export * from './community.rules.ts';
export * from './community.events.ts';
export * from './sign-in.events.ts';
export * from './community.ts';
export type * from './live.model.ts';
export type * from './session.model.ts';
