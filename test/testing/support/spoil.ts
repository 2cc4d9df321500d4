import type { Backend } from '../../../src/core/backend.ts';

/** A backend with every slice. */
export type Sound = Required<Backend> & {
  readonly [Name in 'discussion' | 'polls' | 'calendar']: Required<Backend[Name] & {}>;
};
/** Spoils each reader's backend in one way. */
export type Spoil = (sound: Sound) => Backend;

/** In which noun an adapter is spoilt, how, and the case that catches it. */
export type Spoilt = readonly [noun: string, what: string, spoil: Spoil, caught: RegExp];
