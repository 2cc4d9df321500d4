import { connect } from 'node:net';

export interface Outcome {
  /** Status codes of the answers that came. */
  readonly statuses: readonly number[];
  /** How the connection ended: the server closed it, or nothing came in time and this side did. */
  readonly end: 'closed' | 'refused' | 'given up';
}

/** How long a request that the server still waits for is left open before this side says that no more comes. */
const PATIENCE = 200;
const GIVE_UP = 20_000;

/** Sends bytes as they are over a connection of its own, and reads what is answered. */
export function exchange(port: number, bytes: Buffer): Promise<Outcome> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' });
    let text = '';
    let end: Outcome['end'] = 'closed';
    const finish = setTimeout(() => {
      end = 'given up';
      socket.destroy();
    }, GIVE_UP);
    const impatient = setTimeout(() => socket.end(), PATIENCE);
    socket.setEncoding('latin1');
    socket.once('connect', () => socket.write(bytes));
    socket.on('data', (chunk: string) => {
      text += chunk;
      clearTimeout(impatient);
      // One answer tells enough; a live stream would go on for ever.
      socket.end();
      if (text.includes('text/event-stream') || text.length > 1_000_000) socket.destroy();
    });
    socket.once('error', ({ code }: NodeJS.ErrnoException) => {
      if (code === 'ECONNREFUSED') end = 'refused';
    });
    socket.once('close', () => {
      clearTimeout(finish);
      clearTimeout(impatient);
      resolve({
        statuses: [...text.matchAll(/(?:^|\n)HTTP\/1\.[01] (\d{3})/g)].map(([, status]) => Number(status)),
        end,
      });
    });
  });
}
