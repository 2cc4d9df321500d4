import type { Browser } from 'playwright-core';
import type { Served } from '../support/process.ts';

export async function live(_browser: Browser, _served: Served, _rounds: number): Promise<readonly object[]> {
  return [];
}
