export type * from './members.model.ts';
export * from './members.rules.ts';
export * from './members.events.ts';
export * from './member-card.ts';
export * from './open-card.ts';
