/** Pastes as the platform tells of it; answers whether the platform is to do it itself. */
export function pasteInto(area: HTMLTextAreaElement, clipboardData: DataTransfer): boolean {
  const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true, composed: true });
  // Firefox makes such an event without what is pasted.
  if (event.clipboardData !== clipboardData) Object.defineProperty(event, 'clipboardData', { value: clipboardData });
  return area.dispatchEvent(event);
}
