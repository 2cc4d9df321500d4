/** Mounts markup into the page's `<main>` and answers its first element; the page is emptied after each test. */
export async function fixture<Type extends Element = HTMLElement>(markup: string): Promise<Type> {
  const main = document.createElement('main');
  main.innerHTML = markup;
  const first = main.firstElementChild;
  if (!first) throw new Error('The fixture holds no element.');
  document.body.append(main);
  mounted.add(main);
  await settled(main);
  return first as Type;
}

/**
 * Waits until every Lit element under `root`, shadow trees included, has drawn what it knows. What still comes from
 * a backend is not waited for: use `until`.
 */
export async function settled(root: ParentNode = document): Promise<void> {
  for (let quiet = false; !quiet;) {
    quiet = true;
    for (const element of everyElement(root)) {
      const updating = (element as { updateComplete?: Promise<boolean>; isUpdatePending?: boolean }).updateComplete;
      if (updating && (element as { isUpdatePending?: boolean }).isUpdatePending) {
        quiet = false;
        await updating;
      }
    }
  }
}

/** Looks at every frame until `find` answers something, and answers that; gives up after ten seconds, which a busy machine may need. */
export async function until<Found>(
  find: () => Found,
  what = 'what the test waits for',
): Promise<Exclude<Found, undefined | null | false | '' | 0>> {
  const deadline = performance.now() + 10_000;
  for (;;) {
    const found = find();
    if (found) return found as Exclude<Found, undefined | null | false | '' | 0>;
    if (performance.now() > deadline) throw new Error(`${what} did not come about within ten seconds.`);
    // A window that nobody sees may draw no frames at all.
    await new Promise((resolve) => {
      requestAnimationFrame(resolve);
      setTimeout(resolve, 50);
    });
  }
}

/** Every element under `root` in document order, those in open shadow trees too. */
export function* everyElement(root: ParentNode): Generator<Element> {
  for (const element of root.querySelectorAll('*')) {
    yield element;
    if (element.shadowRoot) yield* everyElement(element.shadowRoot);
  }
}

/** The first element with this part name (`::part`), through shadow trees. */
export function byPart<Type extends Element = HTMLElement>(root: Element, part: string): Type | undefined {
  const within = root.shadowRoot ?? root;
  for (const element of everyElement(within)) if (element.part.contains(part)) return element as Type;
  return undefined;
}

/** Removes all fixtures. Called after each test; call it earlier to see what an element does when it goes. */
export function unmount(): void {
  for (const main of mounted) main.remove();
  mounted.clear();
}

const mounted = new Set<Element>();
afterEach(unmount);
