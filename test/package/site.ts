import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';
import { find } from '../../scripts/browsers.mjs';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

export interface Site {
  readonly origin: string;
  stop(): Promise<void>;
}

/** Serves a folder, and pages given as text, each answer with the given headers. */
export async function serve(
  folder: string,
  { pages = {}, headers = {} }: { pages?: Record<string, string>; headers?: Record<string, string> } = {},
): Promise<Site> {
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    const file = join(folder, normalize(path.endsWith('/') ? `${path}index.html` : path));
    // What browsers ask for by themselves is nobody's fault.
    if (path === '/favicon.ico') return void response.writeHead(204).end();
    const page = pages[path];
    const body = page === undefined ? readFile(file) : Promise.resolve(Buffer.from(page));
    body.then(
      (bytes) => {
        const type = page === undefined ? TYPES[extname(file)] : TYPES['.html'];
        response.writeHead(200, { 'Content-Type': type ?? 'application/octet-stream', ...headers }).end(bytes);
      },
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

export function launch(): Promise<Browser> {
  return chromium.launch({ executablePath: find('chromium')!, args: ['--no-sandbox', '--disable-gpu'] });
}

/** What a page complains about: errors, refused resources, broken policy. Read it at the end of the test. */
export function complaints(page: Page): string[] {
  const heard: string[] = [];
  page.on('pageerror', (error) => heard.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') heard.push(message.text());
  });
  return heard;
}
