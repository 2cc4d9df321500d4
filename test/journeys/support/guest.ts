import { pause } from '../../proof/support/process.ts';
import type { EnginePage } from '../../proof/support/engines.ts';

/** Somebody on the company's site with a browser of any engine: what the engines have in common is little. */
export interface Guest {
  open(address: string): Promise<void>;
  signIn(person: string): Promise<void>;
  /** Opens the field where it is closed, types and sends. */
  post(text: string): Promise<void>;
  /** Presses the button with a name that begins so; with `words`, in the comment that has them. */
  press(name: string, words?: string): Promise<void>;
  /** Waits until exactly so many comments with all these words are there. */
  comments(count: number, ...words: readonly string[]): Promise<void>;
  /** Waits for a button with a name that begins so. */
  offered(name: string): Promise<void>;
  /** Where the comments stand in the window. */
  places(): Promise<readonly number[]>;
  /** Types into the field that has the focus. */
  type(text: string): Promise<void>;
}

const PATIENCE_MILLISECONDS = 20_000;

/** Looks through shadow trees; what is not shown is not there. */
const LOOK = `
  const deep = (root) => [...root.querySelectorAll('*')].flatMap((each) => [each, ...(each.shadowRoot ? deep(each.shadowRoot) : [])]);
  const tidy = (words) => words.replace(/\\s+/g, ' ').trim();
  const shown = (root, selector) => deep(root).filter((each) => each.matches(selector) && each.checkVisibility({ visibilityProperty: true }));
  const wordsIn = (element) => tidy([...deep(element).flatMap((each) => each.shadowRoot ? [each.shadowRoot.textContent] : []), element.textContent].join(' '));
  const comments = (words) => shown(document, 'article').filter((each) => words.every((some) => wordsIn(each).includes(some)));
  const named = (selector, name, words) => (words === null ? [document] : comments([words])).flatMap((root) =>
    shown(root, selector).filter((each) => tidy(each.ariaLabel ?? each.textContent).startsWith(name)))[0];
  const pointOf = (element) => {
    if (element === undefined) return null;
    element.scrollIntoView({ block: 'center', behavior: 'instant' });
    const { x, y, width, height } = element.getBoundingClientRect();
    const point = [x + width / 2, y + height / 2];
    const top = element.getRootNode().elementFromPoint(...point);
    return element.contains(top) ? point : null;
  };
  const focused = () => { let at = document.activeElement; while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement; return at; };`;

export function guestAt(page: EnginePage): Guest {
  const look = <Result>(body: string, ...given: readonly unknown[]): Promise<Result> => page.run(LOOK + body, ...given);

  /** Asks until the answer is yes, as somebody does who waits before a screen. */
  async function until(what: string, body: string, ...given: readonly unknown[]): Promise<void> {
    const deadline = performance.now() + PATIENCE_MILLISECONDS;
    while (!(await look<boolean>(`return Boolean(${body})`, ...given))) {
      if (performance.now() > deadline)
        throw new Error(`There never was ${what}; there is: ${await look<string>('return wordsIn(document.body)')}`);
      await pause(50);
    }
  }

  /** Presses it once it stands still and nothing covers it. */
  async function pressAt(selector: string, name: string, words: string | null = null): Promise<void> {
    const deadline = performance.now() + PATIENCE_MILLISECONDS;
    for (let last = ''; performance.now() < deadline; await pause(50)) {
      const point = await look<[number, number] | null>('return pointOf(named(...given))', selector, name, words);
      if (point !== null && String(point) === last) return page.click(...point);
      last = String(point);
    }
    throw new Error(`“${name}” could not be pressed; there is: ${await look<string>('return wordsIn(document.body)')}`);
  }

  const guest: Guest = {
    async open(address) {
      await page.goto(address);
      await until('a site that knows its people', "deep(document).some((each) => each.matches('[data-person]'))");
    },
    async signIn(person) {
      await pressAt('#account-button', '');
      await pressAt(`[data-person="${person}"]`, '');
      await until('a menu that is gone', "shown(document, '#account-menu').length === 0");
    },
    async post(text) {
      await until('a way in', "named('textarea, .prompt', '', null)");
      if (!(await look<boolean>("return shown(document, 'textarea').length > 0"))) await guest.press('Write a comment');
      else await pressAt('textarea', '');
      await until('the focus in a field', "focused()?.matches('textarea')");
      await page.type(text);
      await guest.press('Post comment');
    },
    press: (name, words) => pressAt('button', name, words),
    comments: (count, ...words) =>
      until(`${count} of ${words.join()}`, 'comments(given[1]).length === given[0]', count, words),
    offered: (name) => until(`“${name}”`, "named('button', given[0], null)", name),
    places: () => look("return shown(document, 'article').map((each) => each.getBoundingClientRect().y)"),
    type: (text) => page.type(text),
  };
  return guest;
}
