import { LIMITS } from '../limits.ts';
import { readBytes } from './body.ts';
import { Refusal, invalid } from './refusal.ts';

/** Reads a request's JSON, bounded in size, depth and characters; refuses everything else. */
export async function readJson(request: Request): Promise<unknown> {
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/json') {
    throw new Refusal('invalid', {
      status: 415,
      fields: [{ field: 'Content-Type', message: 'must be application/json' }],
    });
  }
  const { bodyBytes: bytes, requestMilliseconds: milliseconds } = LIMITS;
  return parseJson(decode(await readBytes(request, { bytes, milliseconds })));
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new Refusal('invalid', { fields: [{ field: '', message: 'is not UTF-8' }], cause });
  }
}

function parseJson(source: string): unknown {
  if (depthOf(source) > LIMITS.jsonDepth) throw invalid('', `nests deeper than ${LIMITS.jsonDepth}`);
  let value: unknown;
  try {
    value = JSON.parse(source);
  } catch (cause) {
    throw new Refusal('invalid', { fields: [{ field: '', message: 'is not JSON' }], cause });
  }
  checkCharacters(value, '');
  return value;
}

/** How deep brackets nest outside strings. */
function depthOf(source: string): number {
  let depth = 0;
  let deepest = 0;
  let quoted = false;
  for (let index = 0; index < source.length; index += 1) {
    const character = source[index];
    if (quoted) {
      if (character === '\\') index += 1;
      else if (character === '"') quoted = false;
    } else if (character === '"') quoted = true;
    else if (character === '{' || character === '[') deepest = Math.max(deepest, (depth += 1));
    else if (character === '}' || character === ']') depth -= 1;
  }
  return deepest;
}

/** NUL and half a surrogate pair are in no text: one database refuses them and the other would keep them. */
export function isCleanText(text: string): boolean {
  return text.isWellFormed() && !text.includes('\0');
}

function checkCharacters(value: unknown, pointer: string): void {
  if (typeof value === 'string') {
    if (!isCleanText(value)) throw invalid(pointer, 'holds a NUL or an unpaired surrogate');
  } else if (typeof value === 'object' && value !== null) {
    for (const [name, child] of Object.entries(value)) checkCharacters(child, `${pointer}/${name.toWellFormed()}`);
  }
}
