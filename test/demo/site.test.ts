import assert from 'node:assert/strict';
import { globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { seed } from '../../demo/seed/seed.ts';
import { siteApp } from '../../demo/site.ts';

const root = join(import.meta.dirname, '../..');
const pages = join(root, 'demo/site');
// What a build leaves, as far as pages look at it.
const widgets = mkdtempSync(join(tmpdir(), 'plein-widgets-'));
const built = { 'plein-discussion-thread': ['core.js', 'thread.js'], 'plein-feedback-poll': ['core.js', 'polls.js'] };
writeFileSync(join(widgets, 'preload.json'), JSON.stringify(built));
after(() => rmSync(widgets, { recursive: true }));
const site = siteApp({ pages, widgets });
const html = globSync('**/*.html', { cwd: pages }).map((file) => readFileSync(join(pages, file), 'utf8'));
const addresses = ['/', '/wulp', '/grutto', '/events', '/community', '/archive', '/thread'];

const marked = (name: string): ReadonlySet<string> =>
  new Set(
    html.flatMap((page) => [...page.matchAll(new RegExp(`\\s${name}="([^"]+)"`, 'g'))].map(([, value]) => value!)),
  );

/** The words by their keys, as the page's own script has them. */
const words = async (language: 'english' | 'dutch'): Promise<Record<string, string>> =>
  ((await import(join(pages, `scripts/${language}.js`))) as Record<string, Record<string, string>>)[language]!;

describe('the company’s site', () => {
  for (const address of addresses) {
    it(`serves ${address} whole, under the strict policy`, async () => {
      const answer = await site.request(address);
      assert.equal(answer.status, 200);
      const body = await answer.text();
      assert.doesNotMatch(body, /<!--#/);
      assert.match(body, /<script type="module" src="\/plein\/plein\.js"><\/script>/);
      assert.doesNotMatch(body, /<style|\sstyle=|\son[a-z]+=|<script>/);
      const policy = answer.headers.get('content-security-policy') ?? '';
      for (const part of ["default-src 'none'", "connect-src 'self';", "require-trusted-types-for 'script'"]) {
        assert.ok(policy.includes(part), part);
      }
      assert.doesNotMatch(policy, /unsafe|\*|data:|https?:/);
      assert.equal(answer.headers.get('x-content-type-options'), 'nosniff');
    });
  }

  it('asks at once for the files that the widgets of a page take, and for each once', async () => {
    const body = await (await site.request('/wulp')).text();
    const links = [...body.matchAll(/<link rel="modulepreload" href="([^"]+)" \/>/g)].map(([, href]) => href);
    assert.deepEqual(links.toSorted(), ['/plein/core.js', '/plein/polls.js', '/plein/thread.js']);
  });

  it('answers what is not there with a page of its own, also outside its folder', async () => {
    for (const address of ['/nergens', '/site', '/scripts/../../server.ts', '/styles/%2e%2e/%2e%2e/main.ts']) {
      const answer = await site.request(address);
      assert.equal(answer.status, 404, address);
      assert.match(await answer.text(), /lost-title/);
    }
  });

  it('names a community server of another origin in its pages and its policy', async () => {
    const apart = siteApp({ pages, widgets, community: 'https://community.example' });
    const answer = await apart.request('/wulp');
    assert.match(await answer.text(), /<plein-community id="community" src="https:\/\/community\.example" /);
    assert.match(
      answer.headers.get('content-security-policy') ?? '',
      /connect-src 'self' https:\/\/community\.example;/,
    );
  });

  it('has every word of its pages in English', async () => {
    const english = await words('english');
    const keys = [...marked('data-t'), ...marked('data-t-aria-label'), ...marked('data-t-alt')];
    assert.ok(keys.length > 50);
    assert.deepEqual(
      keys.filter((key) => !(key in english)),
      [],
    );
  });

  it('says in both languages what its scripts say', async () => {
    const [english, dutch] = await Promise.all([words('english'), words('dutch')]);
    assert.deepEqual(
      Object.keys(dutch).filter((key) => !(key in english)),
      [],
    );
  });

  it('has a page for every conversation, also for one that a branch becomes', () => {
    const records = [...seed(new Date('2026-06-10T12:00:00Z'))];
    const urls = records.flatMap((record) => (record.type === 'thread' && record.url ? [new URL(record.url)] : []));
    for (const { pathname } of urls) assert.ok(addresses.includes(pathname), pathname);
    const threads = html.flatMap((page) => page.match(/<plein-discussion-thread[^>]*>/g) ?? []);
    assert.ok(threads.length > 5);
    for (const thread of threads) assert.match(thread, /thread-url="\/thread\?thread=\{key\}"/);
  });

  it('names members, threads, polls and spaces that the seed has', () => {
    const records = [...seed(new Date('2026-06-10T12:00:00Z'))];
    const ids = new Set(
      records.flatMap((record) => ('id' in record ? [record.id] : 'key' in record ? [record.key] : [])),
    );
    const named = ['member', 'thread', 'poll', 'space'].flatMap((name) => Array.from(marked(name)));
    assert.ok(named.length > 20);
    assert.deepEqual(
      named.filter((name) => !ids.has(name) && name !== 'bicycles-meta'),
      [],
    );
    const linked = html.flatMap((page) => [...page.matchAll(/thread\?thread=([^"{]+)"/g)].map(([, key]) => key!));
    assert.deepEqual(
      linked.filter((key) => !ids.has(key)),
      [],
    );
  });
});
