import { STATUS_CODES, createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { LIMITS } from '../limits.ts';
import type { Environment } from './door.ts';
import type { Handle } from './frame.ts';
import { problemAnswer } from './problem.ts';
import { Refusal } from './refusal.ts';

/** A port that requests come in by. */
export interface Listening {
  readonly port: number;
  /** Takes no more, waits for what is being answered, but not for ever. */
  close(): Promise<void>;
}

/** Serves a function from Request to Response over HTTP, with bounds for those who send slowly. */
export async function listen(handle: Handle, port: number, host?: string): Promise<Listening> {
  const answering = new Set<unknown>();
  let closing = false;
  const listener = getRequestListener((request, environment) => handle(request, environment as Environment), {
    overrideGlobalObjects: false,
    // The app answers for itself; what fails before it is a request that cannot be read, such as one for no host.
    errorHandler: () => problemAnswer(new Refusal('invalid')),
  });
  const server = createServer(
    {
      headersTimeout: LIMITS.headersMilliseconds,
      requestTimeout: LIMITS.images.uploadMilliseconds,
      connectionsCheckingInterval: LIMITS.connectionsCheckMilliseconds,
      keepAliveTimeout: LIMITS.keepAliveMilliseconds,
    },
    (incoming, outgoing) => {
      answering.add(outgoing);
      outgoing.once('close', () => answering.delete(outgoing));
      if (closing) outgoing.setHeader('connection', 'close');
      void listener(incoming, outgoing);
    },
  );
  server.on('clientError', (error, socket) => void answerBadRequest(error, socket as Socket));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port, ...(host !== undefined && { host }) }, resolve);
  });
  const close = (): Promise<void> => {
    closing = true;
    return closeServer(server, answering);
  };
  return { port: (server.address() as AddressInfo).port, close };
}

/** What is not HTTP, or did not come in time, never reaches the app; it gets the same kind of answer all the same. */
async function answerBadRequest(error: NodeJS.ErrnoException, socket: Socket): Promise<void> {
  if (!socket.writable || socket.bytesWritten > 0) {
    socket.destroy();
    return;
  }
  const answer = problemAnswer(badRequest(error.code));
  const body = await answer.text();
  const headers = [...answer.headers].map(([name, value]) => `${name}: ${value}\r\n`).join('');
  const length = `content-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n`;
  socket.end(`HTTP/1.1 ${answer.status} ${STATUS_CODES[answer.status]}\r\n${headers}${length}\r\n${body}`);
}

function badRequest(code: string | undefined): Refusal {
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return new Refusal('timeout');
  return code === 'HPE_HEADER_OVERFLOW' ? new Refusal('too-large', { status: 431 }) : new Refusal('invalid');
}

/** Closes connections once nothing is being answered on any of them, or when that takes too long. */
function closeServer(server: Server, answering: ReadonlySet<unknown>): Promise<void> {
  return new Promise((resolve) => {
    const end = Date.now() + LIMITS.stopMilliseconds;
    const timer = setInterval(() => {
      if (answering.size === 0 || Date.now() > end) server.closeAllConnections();
    }, 20);
    server.close(() => {
      clearInterval(timer);
      resolve();
    });
  });
}
