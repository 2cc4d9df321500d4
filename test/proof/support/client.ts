import { request, Agent } from 'node:http';
import { apply, nextOperation, nothingYet, type Operation, type OwnThings } from './journal.ts';
import type { SignedIn } from './member.ts';
import type { Random } from './random.ts';

export interface Answer {
  readonly status: number;
  readonly body: string;
}

/** One member at work: one write after another, each in the journal before it is sent. */
export interface Client {
  readonly who: SignedIn;
  readonly journal: readonly Operation[];
  /** As acknowledged. */
  readonly own: OwnThings;
  /** Sent, and nobody knows what became of it. */
  readonly pending: Operation | undefined;
  /** Writes until `until` says stop or the server is gone. */
  work(url: string, until: () => boolean): Promise<void>;
  /** Sends what is pending again, with the same key. */
  settle(url: string): Promise<void>;
}

/** `shared` is added to: comments that all may react and reply to, and that nobody deletes. */
export function createClient(who: SignedIn, shared: string[], random: Random): Client {
  const journal: Operation[] = [];
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  let own = nothingYet();
  let pending: Operation | undefined;

  async function transmit(url: string, operation: Operation): Promise<void> {
    const { status, body } = await send(url, operation, who.session, agent);
    if (status < 200 || status > 299) throw new Error(`${operation.type} by ${who.subject} got ${status}: ${body}`);
    operation.outcome = 'acknowledged';
    own = apply(own, operation);
    pending = undefined;
    if (operation.type === 'create' && random.chance(0.4)) shared.push(operation.key);
  }

  return {
    who,
    journal,
    get own() {
      return own;
    },
    get pending() {
      return pending;
    },
    async work(url, until) {
      while (!until()) {
        pending = nextOperation(own, shared, random);
        journal.push(pending);
        const lost = await transmit(url, pending).catch(connectionLost);
        if (lost === true) return;
      }
    },
    async settle(url) {
      if (pending !== undefined) await transmit(url, pending);
    },
  };
}

/** A connection that broke leaves a write unknown; any other failure is one of the test. */
function connectionLost(error: unknown): boolean {
  const { code } = error as NodeJS.ErrnoException;
  if (code !== undefined && ['ECONNRESET', 'ECONNREFUSED', 'EPIPE', 'ERR_STREAM_PREMATURE_CLOSE'].includes(code))
    return true;
  throw error;
}

export function send(url: string, operation: Operation, session: string, agent?: Agent): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const outgoing = request(`${url}${operation.path}`, {
      method: operation.method,
      ...(agent !== undefined && { agent }),
      headers: {
        authorization: `Bearer ${session}`,
        'idempotency-key': operation.key,
        ...(operation.body !== undefined && { 'content-type': 'application/json' }),
      },
    });
    outgoing.once('error', reject);
    outgoing.once('response', (response) => {
      let body = '';
      response.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
      response.once('error', reject);
      response.once('end', () => resolve({ status: response.statusCode ?? 0, body }));
    });
    outgoing.end(operation.body === undefined ? undefined : JSON.stringify(operation.body));
  });
}
