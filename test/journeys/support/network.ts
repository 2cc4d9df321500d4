import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Random } from '../../proof/support/random.ts';

/**
 * What becomes of a request: `dropped` before it reaches the server, `unanswered` after the server has done it, sent
 * `twice`, or answered `late`, after what was asked later.
 */
type Fate = 'through' | 'dropped' | 'unanswered' | 'twice' | 'late';

const FATES: readonly Fate[] = ['through', 'through', 'through', 'dropped', 'unanswered', 'twice', 'late', 'late'];
/** An answer waits for another to overtake it, but no longer than this. */
const LONGEST_MILLISECONDS = 500;
const HOP_BY_HOP = ['connection', 'keep-alive', 'transfer-encoding', 'content-length'];

/** What the network has really done. Of what was sent only writes count, and of those only what the server did. */
export interface Harm {
  readonly dropped: number;
  readonly unanswered: number;
  readonly twice: number;
  /** Answers that came after one to a later request. */
  readonly overtaken: number;
  /** Streams that ended with an event on its way. */
  readonly cut: number;
}

/** A network between browsers and a server: it carries everything, and where it is rough not everything well. */
export interface Network {
  readonly url: string;
  readonly harm: Harm;
  /** Leads to this server. */
  lead(server: string): void;
  /** What it does to the protocol's requests from now on: `gone`, it carries none. */
  become(state: 'calm' | 'rough' | 'gone'): void;
  close(): void;
}

interface Answer {
  readonly status: number;
  readonly headers: Record<string, string | string[] | undefined>;
  readonly body: Buffer;
}

export async function startNetwork(random: Random): Promise<Network> {
  const harm = { dropped: 0, unanswered: 0, twice: 0, overtaken: 0, cut: 0 };
  const held: (() => void)[] = [];
  let [server, isRough, isGone, asked, answered] = ['', false, false, 0, 0];
  /** What is still to come of every fate, for reads and for writes: so that each befalls both. */
  const coming: Record<'reads' | 'writes', Fate[]> = { reads: [], writes: [] };

  const nextFate = (kind: keyof typeof coming): Fate => {
    if (coming[kind].length === 0) coming[kind] = random.shuffle(FATES);
    return coming[kind].pop()!;
  };

  async function carry(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const path = incoming.url!;
    if (isGone && path.startsWith('/v1/')) return void outgoing.destroy();
    if (path.startsWith('/v1/live')) return carryStream(incoming, outgoing);
    const number = (asked += 1);
    const writes = incoming.method !== 'GET';
    const fate = isRough && path.startsWith('/v1/') ? nextFate(writes ? 'writes' : 'reads') : 'through';
    const body = await readAll(incoming);
    if (fate === 'dropped') {
      harm.dropped += writes ? 1 : 0;
      return void outgoing.destroy();
    }
    const send = (): Promise<Answer> => forward(server, incoming, body);
    const answer = await send();
    const isDone = writes && answer.status < 300;
    if (fate === 'twice') {
      const second = await send();
      harm.twice += isDone && second.status < 300 ? 1 : 0;
    }
    if (fate === 'unanswered') {
      harm.unanswered += isDone ? 1 : 0;
      return void outgoing.destroy();
    }
    if (fate === 'late') await overtaken();
    harm.overtaken += fate === 'late' && answered > number ? 1 : 0;
    answered = Math.max(answered, number);
    // Each request has a connection of its own: on one that was kept, a browser itself sends again what was lost.
    outgoing.shouldKeepAlive = fate === 'through' && !isRough;
    outgoing.writeHead(answer.status, answer.headers).end(answer.body);
    for (const release of held.splice(0)) release();
  }

  function overtaken(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, LONGEST_MILLISECONDS);
      held.push(() => {
        clearTimeout(timer);
        // After the answer that overtakes it has left.
        setImmediate(resolve);
      });
    });
  }

  function carryStream(incoming: IncomingMessage, outgoing: ServerResponse): void {
    const upstream = request(server + incoming.url!, { headers: incoming.headers }, (answer) => {
      outgoing.writeHead(answer.statusCode!, without(answer.headers)).flushHeaders();
      answer.on('data', (piece: Buffer) => {
        if (isRough && piece.includes('data:') && random.chance(0.3)) {
          harm.cut += 1;
          outgoing.destroy();
        } else outgoing.write(piece);
      });
      answer.on('end', () => outgoing.end());
      answer.on('error', () => outgoing.destroy());
    });
    upstream.on('error', () => outgoing.destroy());
    outgoing.on('close', () => upstream.destroy());
    upstream.end();
  }

  const proxy = createServer((incoming, outgoing) => {
    carry(incoming, outgoing).catch(() => outgoing.destroy());
  });
  await new Promise<void>((resolve) => proxy.listen(0, 'localhost', resolve));
  return {
    url: `http://localhost:${(proxy.address() as AddressInfo).port}`,
    harm,
    lead: (to) => void (server = to),
    become(state) {
      isRough = state === 'rough';
      isGone = state === 'gone';
    },
    close() {
      proxy.closeAllConnections();
      proxy.close();
    },
  };
}

function forward(server: string, { url, method, headers }: IncomingMessage, body: Buffer): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request(server + url!, { method: method!, headers }, (answer) => {
      readAll(answer).then(
        (content) => resolve({ status: answer.statusCode!, headers: without(answer.headers), body: content }),
        reject,
      );
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

async function readAll(stream: IncomingMessage): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of stream) pieces.push(piece as Buffer);
  return Buffer.concat(pieces);
}

function without(headers: IncomingMessage['headers']): Answer['headers'] {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !HOP_BY_HOP.includes(name)));
}
