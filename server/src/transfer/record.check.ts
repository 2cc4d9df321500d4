import { TypeCompiler } from '@sinclair/typebox/compiler';
import { renderMarkdown } from 'plein/text/markdown.js';
import type { Text } from 'plein/text/text.model.js';
import { isCleanText } from '../http/json.ts';
import type { TransferRecord } from './record.model.ts';
import { RECORD_SCHEMAS } from './record.schema.ts';
import { meaningProblem } from './record.meaning.ts';

const CHECKS = new Map(Object.entries(RECORD_SCHEMAS).map(([type, schema]) => [type, TypeCompiler.Compile(schema)]));

/** A value as a record, with texts made of Markdown where only that was given; or what is wrong with it, in a sentence. */
export function checkRecord(value: unknown): { readonly record: TransferRecord } | { readonly problem: string } {
  const type = typeof value === 'object' && value !== null ? (value as { type?: unknown }).type : undefined;
  const check = CHECKS.get(String(type));
  if (check === undefined) return { problem: `is of no known type (${[...CHECKS.keys()].join(', ')})` };
  if (!isClean(value)) return { problem: 'holds a NUL or an unpaired surrogate' };
  const wrong = check.Check(value) ? undefined : check.Errors(value).First();
  if (wrong !== undefined) return { problem: `${wrong.path.slice(1)}: ${plain(wrong.message)}` };
  const record = value as TransferRecord;
  const problem = meaningProblem(record);
  return problem === undefined ? { record } : { problem };
}

/** The tree of what came as a tree or as Markdown. */
export function textOf(written: {
  readonly text?: Text | undefined;
  readonly markdown?: string | undefined;
}): Text | undefined {
  return written.text ?? (written.markdown === undefined ? undefined : renderMarkdown(written.markdown));
}

function plain(message: string): string {
  return message
    .replace(/'plein-([a-z-]+)'/, '$1')
    .replace("kind 'PleinText'", 'a text: known nodes, safe addresses, no HTML');
}

/** Without recursion: a line may nest as deep as it is long. */
function isClean(value: unknown): boolean {
  const waiting: unknown[] = [value];
  while (waiting.length > 0) {
    const next = waiting.pop();
    if (typeof next === 'string' && !isCleanText(next)) return false;
    if (typeof next !== 'object' || next === null) continue;
    for (const [name, child] of Object.entries(next)) waiting.push(name, child);
  }
  return true;
}
