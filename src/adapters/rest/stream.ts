import type { Change } from '../../community/live.model.ts';
import type { HttpOptions } from './http.ts';
import { comment, fits, thread, type Shape } from './shape.ts';
import { notification, occurrence, poll } from './shape.others.ts';
import { eventParser, type ServerEvent } from './sse.ts';
import type { OpenStream } from './stream-open.ts';

/** A stream about some topics, and the place up to which it has told. */
export interface Stream {
  readonly topics: ReadonlySet<string>;
  readonly controller: AbortController;
  at: number;
  /** `over` once the server said that there is none to be had. */
  state: 'lost' | 'open' | 'over';
}

export type StreamEvent =
  | { readonly type: 'change'; readonly at: number; readonly change: Change }
  | { readonly type: 'reset'; readonly at: number }
  | { readonly type: 'state'; readonly state: 'open' | 'lost' };

type Tell = (event: StreamEvent) => void;

const USUAL_RETRY = 4_000;
const LONGEST_RETRY = 60_000;
/** The server says something every 15 seconds; after three times that in silence the line is dead. */
const SILENCE = 45_000;
const VALUES: Readonly<Record<string, Shape>> = { comment, notification, occurrence, poll, thread };

/** Keeps a stream open until it is aborted, or the server says that there is none to be had. */
export async function keepOpen(options: HttpOptions, open: OpenStream, stream: Stream, tell: Tell): Promise<void> {
  const { signal } = stream.controller;
  const pace = { retry: USUAL_RETRY, failures: 0 };
  while (!signal.aborted) {
    const again = await readOnce(open, stream, pace, tell).catch(() => true);
    if (signal.aborted) return;
    stream.state = again ? 'lost' : 'over';
    tell({ type: 'state', state: 'lost' });
    if (!again) return;
    const delay = Math.min(pace.retry * 2 ** pace.failures, LONGEST_RETRY);
    pace.failures += 1;
    // Everybody lost the server at the same moment and must not come back at the same moment.
    await options.wait(delay * (0.5 + Math.random()), signal).catch(() => undefined);
  }
}

/** Reads until the stream ends; answers whether to come back. */
async function readOnce(
  open: OpenStream,
  stream: Stream,
  pace: { retry: number; failures: number },
  tell: Tell,
): Promise<boolean> {
  const silence = new AbortController();
  let timer = setTimeout(() => silence.abort(), SILENCE);
  try {
    const response = await open(stream, AbortSignal.any([stream.controller.signal, silence.signal]));
    if (response === undefined) return false;
    const { status, body } = response;
    if (status !== 200 || body === null) return status >= 500 || status === 408 || status === 429;
    pace.failures = 0;
    stream.state = 'open';
    tell({ type: 'state', state: 'open' });
    const feed = eventParser({
      onEvent: (event, id) => take(stream, event, id, tell),
      onRetry: (milliseconds) => (pace.retry = Math.min(milliseconds, LONGEST_RETRY)),
    });
    const reader = body.pipeThrough(new TextDecoderStream('utf-8', { ignoreBOM: true })).getReader();
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
      clearTimeout(timer);
      timer = setTimeout(() => silence.abort(), SILENCE);
      feed(piece.value);
    }
    return true;
  } finally {
    clearTimeout(timer);
  }
}

/** An event of the stream, if it is one that this protocol has. */
function take(stream: Stream, event: ServerEvent, id: string, tell: Tell): void {
  const at = Number(id);
  if (id === '' || !Number.isSafeInteger(at) || stream.controller.signal.aborted) return;
  stream.at = Math.max(stream.at, at);
  if (event.type === 'reset') return tell({ type: 'reset', at });
  const change = event.type === 'message' ? changeOf(event.data) : undefined;
  if (change !== undefined) tell({ type: 'change', at, change });
}

function changeOf(data: string): Change | undefined {
  let change: unknown;
  try {
    change = JSON.parse(data);
  } catch {
    return undefined;
  }
  if (!fits(change, { position: '', topic: '', type: '' })) return undefined;
  const { type, value } = change as { readonly type: string; readonly value: unknown };
  const shape = Object.hasOwn(VALUES, type) ? VALUES[type] : undefined;
  return shape !== undefined && fits(value, shape) ? (change as Change) : undefined;
}
