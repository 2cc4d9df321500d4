import { isThreadKey } from '../discussion.rules.ts';

/** What is wrong with a page owner's name for a thread, for who builds the page; undefined where nothing is. */
export function adviceOnKey(key: string): string | undefined {
  const where = `<plein-discussion-thread thread="${key}">`;
  if (key === '') return `${where} needs a name of your own that outlives every address of the page.`;
  if (/[?#]/.test(key)) {
    return `${where}: this looks like an address with a query. Addresses change, and the comments would be lost from sight: use a lasting name such as "product-42".`;
  }
  return isThreadKey(key) ? undefined : `${where}: up to 200 letters, digits and . _ : / - are possible.`;
}
