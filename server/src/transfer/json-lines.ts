import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Source, SourceItem } from './source.model.ts';

/** A text of 10,000 characters is at most about 640 kB as a tree; a longer line is no record, and is not kept. */
const MAX_LINE_BYTES = 2 * 1024 * 1024;
const NEWLINE = 10;

interface Line {
  readonly number: number;
  /** Undefined for one that is too long. */
  readonly bytes: Buffer | undefined;
}

/** A file of JSON Lines: one record a line, numbered from 1; blank lines are passed over. */
export async function jsonLinesSource(path: string): Promise<Source> {
  const { size, mtimeMs } = await stat(path);
  const fingerprint = createHash('sha256')
    .update(JSON.stringify([resolve(path), size, mtimeMs]))
    .digest('hex');
  return { fingerprint, items: () => readItems(path) };
}

/** Records that are there already: always read from the first. */
export function recordSource(records: Iterable<unknown>): Source {
  return {
    fingerprint: '',
    async *items() {
      let number = 0;
      for (const record of records) yield { source: 'records', number: (number += 1), record };
    },
  };
}

async function* readItems(path: string): AsyncGenerator<SourceItem> {
  for await (const line of readLines(path)) {
    const item = readItem(path, line);
    if (item !== undefined) yield item;
  }
}

function readItem(source: string, { number, bytes }: Line): SourceItem | undefined {
  const refused = (problem: string, record: unknown): SourceItem => ({ source, number, record, problem });
  if (bytes === undefined) return refused(`is longer than ${MAX_LINE_BYTES} bytes`, '');
  let line: string;
  try {
    line = new TextDecoder('utf-8', { fatal: true }).decode(bytes).trim();
  } catch {
    return refused('is not UTF-8', bytes.toString('latin1'));
  }
  if (line === '') return undefined;
  try {
    return { source, number, size: bytes.length, record: JSON.parse(line) as unknown };
  } catch {
    return refused('is not JSON', line);
  }
}

async function* readLines(path: string): AsyncGenerator<Line> {
  let number = 0;
  let parts: Buffer[] = [];
  let size = 0;
  const end = (): Line => {
    const bytes = size > MAX_LINE_BYTES ? undefined : Buffer.concat(parts);
    parts = [];
    size = 0;
    return { number: (number += 1), bytes };
  };
  const keep = (part: Buffer): void => {
    size += part.length;
    if (size <= MAX_LINE_BYTES) parts.push(part);
    else parts = [];
  };
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    let from = 0;
    for (let at = chunk.indexOf(NEWLINE); at !== -1; at = chunk.indexOf(NEWLINE, from)) {
      keep(chunk.subarray(from, at));
      yield end();
      from = at + 1;
    }
    keep(chunk.subarray(from));
  }
  if (size > 0) yield end();
}
