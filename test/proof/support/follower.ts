import { get, type ClientRequest } from 'node:http';
import type { Random } from './random.ts';

/** A reader of the live stream with a parser of its own, whose connection breaks at random. */
export interface Follower {
  readonly topics: readonly string[];
  /** Ids of comments it was told of, by topic. */
  readonly seen: ReadonlyMap<string, ReadonlySet<string>>;
  /** Everything that was not as it should be. */
  readonly wrongs: readonly string[];
  /** Where it would go on. */
  readonly position: number;
  readonly connections: number;
  readonly repeated: number;
  cut(): void;
  end(): void;
}

interface StreamEvent {
  readonly id?: string;
  readonly event?: string;
  readonly data?: string;
}

/** Follows topics from `since` on, at any of the servers, again and again until its end. */
export function follow(urls: readonly string[], topics: readonly string[], since: number, random: Random): Follower {
  const seen = new Map(topics.map((topic) => [topic, new Set<string>()]));
  const wrongs: string[] = [];
  let position = since;
  let connections = 0;
  let repeated = 0;
  let current: ClientRequest | undefined;
  let ended = false;

  function take({ id, event, data = '' }: StreamEvent): void {
    if (event === 'reset') wrongs.push(`a reset at ${id}: nothing here is old enough to be gone`);
    if (event !== undefined || id === undefined) return;
    const change = JSON.parse(data) as { position: string; topic: string; value: { id: string } };
    if (change.position !== id) wrongs.push(`event ${id} holds position ${change.position}`);
    if (!seen.has(change.topic)) wrongs.push(`event ${id} is about ${change.topic}, which nobody asked for`);
    if (Number(id) <= position) repeated += 1;
    else if (seen.get(change.topic)?.has(change.value.id)) wrongs.push(`${change.value.id} came again as ${id}`);
    if (Number(id) < position) wrongs.push(`event ${id} came after ${position}`);
    position = Math.max(position, Number(id));
    seen.get(change.topic)?.add(change.value.id);
  }

  function connect(): void {
    if (ended) return;
    connections += 1;
    const query = new URLSearchParams({ topics: topics.join(','), since: String(since) });
    const headers = connections === 1 ? {} : { 'last-event-id': String(position) };
    current = get(`${random.pick(urls)}/v1/live?${query}`, { headers, agent: false }, (response) => {
      if (response.statusCode !== 200 && response.statusCode !== 503)
        wrongs.push(`a stream answered ${response.statusCode}`);
      const parse = parser(take);
      response.setEncoding('utf8').on('data', (chunk: string) => response.statusCode === 200 && parse(chunk));
      response.once('error', () => undefined);
      response.once('close', again);
    });
    current.once('error', again);
  }

  let waiting: NodeJS.Timeout | undefined;
  function again(): void {
    if (ended || waiting !== undefined) return;
    waiting = setTimeout(
      () => {
        waiting = undefined;
        connect();
      },
      random.between(5, 250),
    );
  }

  connect();
  return {
    topics,
    seen,
    wrongs,
    get position() {
      return position;
    },
    get connections() {
      return connections;
    },
    get repeated() {
      return repeated;
    },
    cut: () => current?.destroy(),
    end() {
      ended = true;
      clearTimeout(waiting);
      current?.destroy();
    },
  };
}

/** Server-sent events as the HTML standard parses them, as far as a server of ours may write them. */
export function parser(take: (event: StreamEvent) => void): (chunk: string) => void {
  let rest = '';
  return (chunk) => {
    const blocks = (rest + chunk).split('\n\n');
    rest = blocks.pop() ?? '';
    for (const block of blocks) {
      const fields = block.split('\n').filter((line) => line !== '' && !line.startsWith(':'));
      const event = Object.fromEntries(
        fields.map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trimStart()]),
      );
      if (fields.length > 0) take(event);
    }
  };
}
