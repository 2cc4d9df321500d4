import 'axe-core/axe.min.js';
import type axe from 'axe-core';

declare global {
  interface Window {
    axe: typeof axe;
  }
}

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/**
 * Fails, naming rule and place, where axe-core finds a violation in what is mounted (or in `context`), shadow trees
 * included. What axe cannot decide is not a failure.
 */
export async function expectAccessible(context: Element = document.body): Promise<void> {
  const found = await violations(context);
  if (found.length > 0) throw new Error(`axe-core found:\n${found.join('\n')}`);
}

/** The violations as lines of text: rule, help, place. */
export async function violations(context: Element = document.body): Promise<string[]> {
  const results = await window.axe.run(context, {
    runOnly: { type: 'tag', values: TAGS },
    rules: { 'target-size': { enabled: true } },
    resultTypes: ['violations'],
  });
  return results.violations.flatMap((violation) =>
    violation.nodes.map((node) => `${violation.id}: ${violation.help} at ${node.target.flat().join(' ')}`),
  );
}
