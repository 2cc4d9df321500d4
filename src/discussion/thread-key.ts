import { isThreadKey } from './discussion.rules.ts';

/** Says in the console what is wrong with a page owner's name for a thread: for who builds the page. */
export function warnOfKey(key: string | undefined): void {
  if (key === undefined || key === '') {
    console.warn('<plein-discussion-thread> needs a thread="…" attribute: your own lasting name for the conversation.');
  } else if (/[?#]/.test(key)) {
    console.warn(
      `<plein-discussion-thread thread="${key}">: this looks like an address with a query. Addresses change, and the comments would be lost from sight; use a lasting name such as "product-42".`,
    );
  } else if (!isThreadKey(key)) {
    console.warn(`<plein-discussion-thread thread="${key}">: up to 200 letters, digits and . _ : / - are possible.`);
  }
}
