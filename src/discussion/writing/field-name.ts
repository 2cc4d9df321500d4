import type { Target } from './drafts.ts';

/** How the field for a target is found again in the page. */
export function fieldName(target: Target): string {
  return 'comment' in target ? `${target.kind} ${target.comment}` : target.kind;
}
