export * from './calendar.model.ts';
export * from './calendar.rules.ts';
export * from './calendar.events.ts';
export * from './agenda.rules.ts';
export * from './walltime.rules.ts';
export { toIcs, type IcsOptions } from './calendar.ics.ts';
export * from './event-list.ts';
