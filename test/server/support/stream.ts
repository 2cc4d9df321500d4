import type { Json, TestServer } from './server.ts';

export interface StreamEvent {
  readonly event: string;
  readonly id: string;
  readonly data: Json;
}

/** A reader of a live stream that keeps what it was told; it ends with `close`. */
export interface StreamReader {
  readonly status: number;
  readonly events: readonly StreamEvent[];
  /** Milliseconds, as the server asked for. */
  readonly retry: number | undefined;
  /** Resolves when so many events have come; rejects when the stream has ended before. */
  count(events: number): Promise<readonly StreamEvent[]>;
  /** Resolves when the server ended it. */
  readonly ended: Promise<void>;
  close(): void;
}

export async function openStream(
  server: Pick<TestServer, 'url'>,
  query: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<StreamReader> {
  const abort = new AbortController();
  const response = await fetch(`${server.url}/v1/live?${query}`, { headers, signal: abort.signal });
  const events: StreamEvent[] = [];
  let retry: number | undefined;
  let wake = (): void => undefined;
  const take = (block: string): void => {
    const fields = new Map(
      block.split('\n').map((line): [string, string] => {
        const colon = line.indexOf(':');
        return [line.slice(0, colon), line.slice(colon + 1).trimStart()];
      }),
    );
    if (fields.has('retry')) retry = Number(fields.get('retry'));
    if (!fields.has('data')) return;
    events.push({
      event: fields.get('event') ?? 'message',
      id: fields.get('id') ?? '',
      data: JSON.parse(fields.get('data')!),
    });
    wake();
  };
  const state = { over: false };
  const ended = readBlocks(response, take)
    .catch(() => undefined)
    .then(() => {
      state.over = true;
      wake();
    });
  return {
    status: response.status,
    events,
    get retry() {
      return retry;
    },
    async count(wanted) {
      while (events.length < wanted && !state.over) await new Promise<void>((resolve) => (wake = resolve));
      if (events.length < wanted)
        throw new Error(`The stream (${response.status}) ended after ${events.length} events.`);
      return events;
    },
    ended,
    close: () => abort.abort(),
  };
}

async function readBlocks(response: Response, take: (block: string) => void): Promise<void> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of response.body ?? []) {
    rest += decoder.decode(chunk, { stream: true });
    const blocks = rest.split('\n\n');
    rest = blocks.pop() ?? '';
    blocks.forEach(take);
  }
}
