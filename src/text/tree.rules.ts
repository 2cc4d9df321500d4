/** How deep blocks and inlines may nest in a tree. */
export const MAX_TEXT_NESTING = 20;

const LINK_SCHEMES = new Set(['http:', 'https:', 'mailto:']);

/**
 * The address if a link may point there (absolute, and http, https or mailto), else undefined.
 * Every link from a person, an import or a foreign server passes here before it reaches a page.
 */
export function safeUrl(address: string): string | undefined {
  let url: URL;
  try {
    url = new URL(address);
  } catch {
    return undefined;
  }
  if (!LINK_SCHEMES.has(url.protocol)) return undefined;
  if (url.username !== '' || url.password !== '') return undefined;
  return url.href;
}
