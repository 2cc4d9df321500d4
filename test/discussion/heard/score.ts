import { expectAccessible } from '../../support/axe.ts';
import { settled } from '../../support/fixture.ts';
import { Score } from '../../support/heard.ts';
import { comment, community } from '../support/records.ts';

/** A branch of two. */
export const PAIR = [comment('a', 'ann', 'Does it fit?', 0), comment('a1', 'bob', 'It does.', 1, { parent: 'a' })];
export const SHORT = community(PAIR);

/** Compares what is heard with the chapter of that name, and lets axe-core judge what is there. */
export function listener(test: string): (element: Element, chapter: string) => Promise<void> {
  const score = new Score(test);
  return async (element, chapter) => {
    await settled();
    await score.expect(element, chapter);
    await expectAccessible();
  };
}
