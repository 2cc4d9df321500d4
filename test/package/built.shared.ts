import { BUILT, haveBuilt } from './publish.ts';

/** Builds what all test files of a run look at, where the run has not done so by itself. */
export function globalSetup(): void {
  haveBuilt('library', 'storybook');
  process.env[BUILT] = 'true';
}
