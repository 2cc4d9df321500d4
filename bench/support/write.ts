import { randomUUIDv7 } from 'node:crypto';
import { THREAD } from './long-thread.ts';
import type { Served } from './process.ts';

/** Writes a comment as somebody else. */
export async function write({ url }: Served, session: string, markdown: string): Promise<void> {
  const answer = await fetch(`${url}/v1/threads/${THREAD}/comments`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'idempotency-key': randomUUIDv7(),
      authorization: `Bearer ${session}`,
    },
    body: JSON.stringify({ markdown }),
  });
  if (!answer.ok) throw new Error(`Writing answered ${answer.status}.`);
}
