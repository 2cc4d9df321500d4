import { executeServerCommand } from '@web/test-runner-commands';

/** Clicks the middle of an element with the real mouse, after scrolling it into view. */
export async function click(element: Element): Promise<void> {
  await executeServerCommand('plein:click', middleOf(element));
}

/** Moves the real mouse over the middle of an element. */
export async function hover(element: Element): Promise<void> {
  await executeServerCommand('plein:move', middleOf(element));
}

function middleOf(element: Element): { x: number; y: number } {
  element.scrollIntoView({ block: 'center', behavior: 'instant' });
  const box = element.getBoundingClientRect();
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}
