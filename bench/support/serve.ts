import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { openDatabase } from '../../server/src/db/open.ts';
import { startServer } from '../../server/src/server.ts';
import { importRecords } from '../../server/src/transfer/import.ts';
import { recordSource } from '../../server/src/transfer/json-lines.ts';
import { loadSettings } from '../../server/src/settings.ts';
import type { TransferRecord } from '../../server/src/transfer/record.model.ts';
import { buildFloor } from './floor.mjs';
import { longThread, THREAD } from './long-thread.ts';
import { wholeThread } from './whole-thread.ts';

/**
 * A process of its own that serves what a bench measures: our server with a long thread in it (or, for none, what is in
 * its database) and the bench's pages beside it, and Node's bare `http` answering the same bytes. Prints their addresses
 * as JSON when both listen.
 */
const settings = loadSettings(process.env);
const length = Number(process.env['BENCH_COMMENTS'] ?? 10_000);

if (length > 0) await fill();

const root = join(import.meta.dirname, '../..');
const dist = process.env['BENCH_DIST'] ?? join(root, 'dist/cdn');
const floor = await buildFloor();
const pages = new Hono();
pages.use('/plein/*', serveStatic({ root: dist, rewriteRequestPath: (path) => path.slice('/plein'.length) }));
pages.use('/floor/*', serveStatic({ root: floor, rewriteRequestPath: (path) => path.slice('/floor'.length) }));
// As docs/loading.md tells page owners to, but where a page is asked for with the script tag alone.
const preload = JSON.parse(await readFile(join(dist, 'preload.json'), 'utf8')) as Record<string, readonly string[]>;
const links = preload['plein-discussion-thread']!.map((file) => `<link rel="modulepreload" href="/plein/${file}" />`);
const tagAlone = await readFile(join(root, 'bench/pages/plein.html'), 'utf8');
const sooner = tagAlone.replace('</head>', `${links.join('')}</head>`);
pages.get('/plein.html', (context) => context.html(context.req.query('tag') === 'alone' ? tagAlone : sooner));
pages.use('/*', serveStatic({ root: join(root, 'bench/pages') }));

const server = await startServer(settings, {
  host: '127.0.0.1',
  front: (community) => async (request, environment) => {
    const { pathname } = new URL(request.url);
    // The whole of the thread as one page, for every contender alike.
    if (pathname === '/v1/threads/all') return (whole ??= wholeThread(server.url, THREAD)).then((body) => json(body));
    return pathname.startsWith('/v1/') ? community(request, environment) : pages.fetch(request);
  },
});
let whole: Promise<string> | undefined;

/** Puts the thread into a new database. */
async function fill(): Promise<void> {
  const databases = await openDatabase(settings.databaseUrl);
  const records: TransferRecord[] = [];
  for await (const record of longThread(length)) records.push(record);
  await importRecords({
    databases,
    community: settings.community,
    clock: () => new Date(),
    source: recordSource(records),
    refused: async ([first]) => {
      if (first !== undefined) throw new Error(`The bench's thread is not taken: ${first.reason}`);
    },
  });
  await databases.close();
}

function json(body: string): Response {
  return new Response(body, { headers: { 'content-type': 'application/json; charset=utf-8' } });
}

const read = await fetch(`${server.url}/v1/threads/${THREAD}`);
const page = Buffer.from(await read.arrayBuffer());
const written = Buffer.from(
  JSON.stringify({ status: 'published', value: JSON.parse(page.toString()).items[0]?.comment }),
);
const bare = createServer((request, response) => {
  request.resume().on('end', () => {
    const reading = request.method === 'GET';
    response.writeHead(reading ? 200 : 201, { 'content-type': 'application/json; charset=utf-8' });
    response.end(reading ? page : written);
  });
}).listen(0, '127.0.0.1', () => {
  const { port } = bare.address() as AddressInfo;
  console.log(JSON.stringify({ url: server.url, bare: `http://127.0.0.1:${port}`, bytes: page.length }));
});

process.on('SIGTERM', async () => {
  bare.close();
  await server.stop();
  process.exit();
});
