export type * from './notifications.model.ts';
export { NOTIFICATION_KINDS } from './notifications.model.ts';
export * from './notifications.events.ts';
export * from './notifications.ts';
