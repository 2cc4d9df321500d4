import { applyEdit, selectedIn } from './field-edit.ts';
import { insert, isAddress, makeLink } from './markdown-edit.rules.ts';

/** More is not looked at for its formatting. */
const MOST_HTML = 500_000;
const TAG = /<(?:h[1-6]|ul|ol|li|a|strong|b|em|i|s|del|pre|code|kbd|blockquote|table|hr)\b/i;

/** Who takes what is no text, and is told of what became of text. */
export interface Pasting {
  takeFiles(files: readonly File[]): void;
  /** Formatted text became Markdown. */
  converted(): void;
}

/** Pasting into a field: files, an address over a selection, and formatted text. All else is the platform's. */
export function paste(event: ClipboardEvent, field: HTMLTextAreaElement, to: Pasting): void {
  const { clipboardData: data } = event;
  if (data === null) return;
  const plain = data.getData('text/plain');
  const html = data.getData('text/html');
  const now = selectedIn(field);
  const chosen = now.text.slice(now.start, now.end);
  if (plain === '' && data.files.length > 0) to.takeFiles([...data.files]);
  else if (chosen.trim() !== '' && isAddress(plain) && !isAddress(chosen)) {
    applyEdit(field, makeLink(now, plain.trim()));
  } else if (plain !== '' && html.length < MOST_HTML && TAG.test(html)) void pasteFormatted(field, plain, html, to);
  else return;
  event.preventDefault();
}

/** First the words alone, then the Markdown in their place: one undo brings back the words. */
async function pasteFormatted(field: HTMLTextAreaElement, plain: string, html: string, to: Pasting): Promise<void> {
  const now = selectedIn(field);
  const words = plain.replaceAll('\r\n', '\n');
  applyEdit(field, insert(now, words));
  const pasted = field.value;
  const markdown = await import('./rich-paste.ts').then(({ markdownOf }) => markdownOf(html)).catch(() => undefined);
  // The writer went on meanwhile, or there is nothing to gain.
  if (markdown === undefined || markdown === words || field.value !== pasted) return;
  applyEdit(field, insert({ text: pasted, start: now.start, end: now.start + words.length }, markdown));
  to.converted();
}
