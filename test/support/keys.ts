import { executeServerCommand } from '@web/test-runner-commands';

/** Presses and lets go of a key as a person does: `press('Tab')`, `press('Shift+Tab')`, `press('Control+Enter')`. */
export async function press(keys: string): Promise<void> {
  await executeServerCommand('plein:press', { keys });
}

/** Types text into what has the focus, key by key. */
export async function type(text: string): Promise<void> {
  await executeServerCommand('plein:type', { text });
}

/** The element that has the focus, through open shadow trees. */
export function focused(): Element | null {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element === document.body ? null : element;
}
