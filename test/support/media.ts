import { executeServerCommand } from '@web/test-runner-commands';

/** What the reader's system prefers. What is left out is as the machine has it. */
export interface Media {
  readonly colorScheme?: 'light' | 'dark';
  readonly reducedMotion?: 'reduce' | 'no-preference';
  readonly forcedColors?: 'active' | 'none';
}

/**
 * Emulates media features until the test ends. Answers whether this engine can (Chromium can, Firefox and WebKit
 * have no such command): where it cannot nothing changed, and the test calls `this.skip()` with that reason.
 */
export async function emulateMedia(media: Media): Promise<boolean> {
  const { answer } = await executeServerCommand<{ answer: boolean }, Media>('plein:media', media);
  changedMedia ||= answer;
  return answer;
}

/**
 * Gives the page an inside size in CSS pixels until the test ends. Answers whether the window can be that narrow
 * (WebKit's test browser stops at some 450): elements follow their container, so mount them in one of that width.
 */
export async function viewport(width: number, height = 800): Promise<boolean> {
  const { answer } = await executeServerCommand<{ answer: boolean }, { width: number; height: number }>(
    'plein:viewport',
    { width, height },
  );
  changedSize = true;
  return answer;
}

let changedMedia = false;
let changedSize = false;
afterEach(async () => {
  if (changedMedia) await executeServerCommand('plein:media', {});
  if (changedSize) await executeServerCommand('plein:viewport', { width: 800, height: 600 });
  changedMedia = false;
  changedSize = false;
});
