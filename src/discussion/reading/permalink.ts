import type { Id } from '../../core/core.model.ts';

const PREFIX = 'plein-comment-';

/** The fragment that leads to a comment, and the id of its article. */
export function commentAnchor(id: Id): string {
  return PREFIX + id;
}

/** The comment that an address leads to, if it leads to one. */
export function commentIn(hash: string): Id | undefined {
  if (!hash.startsWith(`#${PREFIX}`)) return undefined;
  try {
    return decodeURIComponent(hash.slice(PREFIX.length + 1)) || undefined;
  } catch {
    return undefined;
  }
}
