import { difference, type Selected } from './markdown-edit.rules.ts';

/** A field's text and selection, as an edit starts from. */
export function selectedIn({ value: text, selectionStart: start, selectionEnd: end }: HTMLTextAreaElement): Selected {
  return { text, start, end };
}

/**
 * Puts an edited text into a field as if it had been typed: the platform's own undo takes it back. Where a platform
 * cannot (it says so), the text is there all the same.
 */
export function applyEdit(field: HTMLTextAreaElement, { text, start, end }: Selected): void {
  field.focus();
  if (text !== field.value) {
    const { from, to, insert } = difference(field.value, text);
    field.setSelectionRange(from, to);
    // Deprecated, and still the only way to be part of a text field's undo.
    document.execCommand(insert === '' ? 'delete' : 'insertText', false, insert);
    if (field.value !== text) {
      field.value = text;
      field.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertReplacementText' }));
    }
  }
  field.setSelectionRange(start, end);
}
