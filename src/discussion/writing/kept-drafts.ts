/** What a draft is kept under begins with this. */
export const DRAFT_PREFIX = 'plein-draft:';

/** Whether anything that somebody began to write may be kept in this browser. */
export function hasDrafts(): boolean {
  try {
    return Object.keys(localStorage).some((key) => key.startsWith(DRAFT_PREFIX));
  } catch {
    return false;
  }
}
