/**
 * Presses, as soon as it is there, what a path of selectors leads to: each but the last into an element's own tree. Gives up
 * after some seconds, so that a story that cannot be told fails.
 */
export async function press(canvas: HTMLElement, ...path: readonly [string, ...string[]]): Promise<void> {
  (await found(canvas, path)).click();
}

/** Types into a field as a person would. */
export async function type(canvas: HTMLElement, words: string, ...path: readonly [string, ...string[]]): Promise<void> {
  (await found(canvas, path)).focus();
  document.execCommand('insertText', false, words);
}

/** What the path leads to, as soon as it is there. */
export async function found(canvas: HTMLElement, path: readonly string[]): Promise<HTMLElement> {
  for (let frames = 0; frames < 600; frames += 1) {
    const there = inside(canvas, path);
    if (there !== undefined) return there;
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
  throw new Error(`There is no ${path.join(' › ')} to act on.`);
}

function inside(root: ParentNode, [first, ...rest]: readonly string[]): HTMLElement | undefined {
  const element = root.querySelector<HTMLElement>(first ?? '*');
  if (element === null || rest.length === 0) return element ?? undefined;
  return element.shadowRoot === null ? undefined : inside(element.shadowRoot, rest);
}
