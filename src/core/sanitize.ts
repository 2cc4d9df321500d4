import { asideOf, safeUrl } from '../text/text.rules.ts';

/** What foreign HTML may consist of; no attribute but a link's address and a cell's span. */
const ELEMENTS = [
  'p br hr h1 h2 h3 h4 h5 h6 blockquote pre code ul ol li em strong b i s del a',
  'table caption thead tbody tr th td sub sup kbd',
].flatMap((names) => names.split(' '));
const ATTRIBUTES = ['href', 'colspan', 'rowspan', 'start'];

/** A tag as far as it goes; also one that has no end, so that no text takes longer than it is long. */
const TAG = /<[a-z](?:"[^"]*"|'[^']*'|[^'">])*/gi;
const STYLE_OR_HANDLER = /"[^"]*"|'[^']*'|(?<=[\s"'])(?:style|on[a-z]+)(?=\s*=)/gi;

interface SanitizingElement extends Element {
  setHTML?(html: string, options: object): void;
}

/**
 * The one door for HTML that somebody else's system made. The platform's own sanitiser does it where there is one,
 * DOMPurify, loaded on demand, elsewhere; both with the same list, and every link passes `safeUrl` afterwards.
 */
export async function sanitize(foreign: string): Promise<DocumentFragment> {
  const html = unnoticed(foreign);
  const holder: SanitizingElement = document.implementation.createHTMLDocument('').createElement('div');
  if (holder.setHTML === undefined) {
    const { default: purify } = await import('dompurify');
    const clean = purify.sanitize(html, {
      ALLOWED_TAGS: ELEMENTS,
      ALLOWED_ATTR: ATTRIBUTES,
      ALLOW_DATA_ATTR: false,
      ALLOW_ARIA_ATTR: false,
      RETURN_DOM_FRAGMENT: true,
    });
    holder.append(clean);
  } else {
    holder.setHTML(html, { sanitizer: { elements: ELEMENTS, attributes: ATTRIBUTES, comments: false } });
  }
  for (const link of holder.querySelectorAll('a')) guard(link);
  const fragment = document.createDocumentFragment();
  fragment.append(...holder.childNodes);
  return fragment;
}

/**
 * Without the names of attributes that a page's policy forbids: a browser would report each to the page's owner as it
 * reads it, also those that go a moment later.
 */
function unnoticed(html: string): string {
  return html.replace(TAG, (tag) =>
    tag.replace(STYLE_OR_HANDLER, (found) => (/^["']/.test(found) ? found : `data-${found}`)),
  );
}

function guard(link: HTMLAnchorElement): void {
  const url = safeUrl(link.getAttribute('href') ?? '');
  if (url === undefined) {
    link.removeAttribute('href');
    return;
  }
  link.href = url;
  link.append(asideOf(link.textContent, url));
  link.rel = 'ugc nofollow noopener noreferrer';
}
