import { rest } from '../../../src/adapters/rest/rest.ts';

export interface Sent {
  readonly method: string;
  readonly path: string;
  readonly headers: Headers;
  readonly body: unknown;
  readonly signal: AbortSignal;
}

type Answering = (sent: Sent, count: number) => Response | Promise<Response>;

/** A network of one's own: what was sent, how long was waited, and a REST adapter on it. Time passes at once. */
export function network(answer: Answering, timeout = 60_000) {
  const sent: Sent[] = [];
  const waits: number[] = [];
  const backend = rest({
    src: 'https://community.example/',
    timeout,
    async fetch(input, init) {
      const request: Sent = {
        method: init?.method ?? 'GET',
        path: String(input).replace('https://community.example', ''),
        headers: new Headers(init?.headers),
        body: typeof init?.body === 'string' ? JSON.parse(init.body) : undefined,
        signal: init?.signal ?? new AbortController().signal,
      };
      sent.push(request);
      request.signal.throwIfAborted();
      return answer(request, sent.length);
    },
    async wait(milliseconds, signal) {
      waits.push(milliseconds);
      await new Promise((resolve) => setImmediate(resolve));
      signal?.throwIfAborted();
    },
  });
  return { backend, sent, waits };
}

export function json(body: unknown, status = 200, headers: Readonly<Record<string, string>> = {}): Response {
  return new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json', ...headers } });
}

export function problem(status: number, code: string, headers: Readonly<Record<string, string>> = {}): Response {
  return json({ type: 'about:blank', title: 'No.', status, code }, status, headers);
}

/** An answer that never comes; it ends when the request is given up. */
export function never({ signal }: Sent): Promise<Response> {
  return new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason), { once: true }));
}

export const POLL = {
  id: 'p',
  question: 'What?',
  options: [{ id: 'a', label: 'A' }],
  state: 'open',
  choice: 'single',
  voterCount: 0,
  position: '3',
};

export const COMMENT = {
  id: 'c',
  thread: 't',
  root: 'c',
  depth: 0,
  kind: 'comment',
  state: 'published',
  text: [],
  createdAt: '2026-01-01T00:00:00.000Z',
  version: 1,
  replyCount: 0,
  reactions: {},
};

export const SESSION = {
  session: 'secret-1',
  member: { member: 'anna', name: 'Anna' },
  until: '2099-01-01T00:00:00.000Z',
};
