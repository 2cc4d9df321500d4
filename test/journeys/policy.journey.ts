import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { ENGINE_NAMES, missingEngine, openEngine, type EnginePage } from '../proof/support/engines.ts';
import { everything, memberIds, pollIds, threadKeys } from '../proof/support/everything.ts';
import { tokenOf } from '../proof/support/member.ts';
import { furnish, temporaryFolder } from '../proof/support/place.ts';
import { freePort, pause, startProcess, type ServerProcess } from '../proof/support/process.ts';

const ROOT = join(import.meta.dirname, '../..');
const SCRIPT = readFileSync(join(import.meta.dirname, 'support/policy-page.js'));

/** The widgets' files, read once: a build beside the test would take them away. */
const FILES = new Map(
  globSync('**/*.js', { cwd: join(ROOT, 'dist/cdn') }).map((file) => [
    `/plein/${file}`,
    readFileSync(join(ROOT, 'dist/cdn', file)),
  ]),
);
FILES.set('/page.js', SCRIPT);

/** The policy that the documentation promises, word for word, with the community server in its place. */
function promisedPolicy(community: string): string {
  const [, policy = ''] = /```\n(default-src[^]*?)\n```/.exec(readFileSync(join(ROOT, 'docs/csp.md'), 'utf8')) ?? [];
  assert.match(policy, /default-src 'none'.*require-trusted-types-for 'script'/s);
  return policy.replace(/\s+/g, ' ').replaceAll('https://community.example.com', community);
}

function page(community: string, body: string, main = ''): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title></title>
    <script type="module" src="/plein/plein.js"></script></head>
    <body><plein-community src="${community}"><main ${main}>${body}</main></plein-community>
    <script type="module" src="/page.js"></script></body></html>`;
}

/** Every element in every state, of things that are not there too. */
const WIDGETS = [
  ...threadKeys.map((key) => `<plein-discussion-thread thread="${key}"></plein-discussion-thread>`),
  '<plein-discussion-thread thread="nothing-yet"></plein-discussion-thread>',
  '<plein-discussion-thread thread="product-discussion" readonly></plein-discussion-thread>',
  ...memberIds.slice(0, 8).map((id) => `<plein-member-card member="${id}"></plein-member-card>`),
  '<plein-member-card member="nobody"></plein-member-card>',
  '<plein-event-list limit="50"></plein-event-list>',
  '<plein-event-list space="nowhere"></plein-event-list>',
  ...pollIds
    .filter((_, index) => index % 2 === 0 || index > 11)
    .map((id) => `<plein-feedback-poll poll="${id}"></plein-feedback-poll>`),
  '<plein-feedback-poll poll="nothing"></plein-feedback-poll>',
].join('\n');

interface Told {
  readonly read?: number;
  readonly used?: { readonly controls: number; readonly kinds: number };
  readonly changed?: { readonly controls: number; readonly kinds: number };
  readonly refused: readonly string[];
  readonly failed: readonly string[];
}

describe('the promised policy', () => {
  const folder = temporaryFolder('policy');
  let server: ServerProcess;
  let site: Server;
  let address: string;

  before(async () => {
    const databaseUrl = `sqlite:${folder.path}/plein.db`;
    await furnish(databaseUrl, everything(Date.now()));
    const port = await freePort();
    address = `http://127.0.0.1:${port}`;
    server = await startProcess({ databaseUrl, environment: { PLEIN_ORIGINS: address } });
    site = createServer((request, response) => {
      const path = request.url ?? '';
      response.setHeader('content-security-policy', promisedPolicy(server.url));
      const file = FILES.get(path);
      if (file !== undefined) {
        response.setHeader('content-type', 'text/javascript');
        response.end(file);
        return;
      }
      response.setHeader('content-type', 'text/html; charset=utf-8');
      const token = `data-token="${tokenOf('visitor')}"`;
      if (path === '/broken')
        response.end(page(server.url, '<p style="color: red" onclick="alert(1)">Inline</p>', 'data-misbehave'));
      else response.end(page(server.url, WIDGETS, token));
    });
    await new Promise<void>((resolve) => site.listen(port, '127.0.0.1', resolve));
  });

  after(async () => {
    site.closeAllConnections();
    site.close();
    await server.kill();
    folder.remove();
  });

  async function told(browser: EnginePage, path: string): Promise<Told> {
    await browser.goto(address + path);
    const deadline = performance.now() + 120_000;
    let title = '';
    for (; performance.now() < deadline; await pause(100)) {
      title = await browser.title();
      if (title.startsWith('{')) return JSON.parse(title) as Told;
    }
    throw new Error(`The page did not come to its end: ${title}`);
  }

  for (const engine of ENGINE_NAMES) {
    it(
      `refuses nothing of the widgets, and notices what it should refuse, in ${engine}`,
      { skip: missingEngine(engine) },
      async (context) => {
        const browser = await openEngine(engine);
        try {
          const broken = await told(browser, '/broken');
          assert.ok(broken.refused.length >= 2, `only ${broken.refused.length} refused: ${broken.refused.join('; ')}`);
          const { refused, failed, read, used, changed } = await told(browser, '/');
          context.diagnostic(
            `${read} elements; ${JSON.stringify(used)} used, ${JSON.stringify(changed)} after a change of language`,
          );
          // WebKit looks for an icon of the site by itself, which this policy does not give.
          assert.deepEqual(
            refused.filter((one) => !one.includes('/favicon.ico')),
            [],
          );
          assert.deepEqual(failed, []);
          assert.ok((used?.controls ?? 0) >= 50 && (used?.kinds ?? 0) >= 15, 'hardly a control was used');
        } finally {
          await browser.close();
        }
      },
    );
  }
});
