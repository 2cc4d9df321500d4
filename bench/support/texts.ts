import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { stackExchangeSource } from '../../server/src/transfer/stackexchange.ts';
import type { CommentRecord } from '../../server/src/transfer/record.model.ts';
import { renderMarkdown } from '../../src/text/markdown.ts';
import type { Text } from '../../src/text/text.model.ts';

/** Texts with all that comments commonly have, for a machine without a real community. */
const SAMPLES = [
  'The chain is new, and it *still* slips under load. What did I miss?',
  'Look at the cassette: a new chain on worn teeth slips. [How to measure it](https://example.com/chain-wear) tells more.',
  '> The chain is new\n\nThen it is the cassette, or the **hanger** is bent.\n\n1. Shift to the smallest sprocket.\n2. Look along it from behind.',
  '## What helped me\n\n- a new cassette\n- half a turn of the barrel adjuster\n\n---\n\n~~Not the cable~~, as it turned out.',
  'The controller says `E07`:\n\n```\nE07 speed sensor\n```\n\n![The sensor](https://example.com/sensor.jpg)',
];

/** What people wrote: in a real community where its dump is at hand (`PLEIN_REAL_DATA` names the folder). */
export async function textsOfComments(): Promise<readonly Text[]> {
  const folder = process.env['PLEIN_REAL_DATA'] ?? join(import.meta.dirname, '../../../shared/data/bicycles-meta');
  if (!existsSync(folder)) return SAMPLES.map(renderMarkdown);
  const source = await stackExchangeSource(folder);
  const texts: Text[] = [];
  for await (const { record } of source.items()) {
    const { type, text } = (record ?? {}) as Partial<CommentRecord>;
    if (type === 'comment' && text !== undefined) texts.push(text);
  }
  return texts;
}
