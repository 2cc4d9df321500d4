import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { atomFeed } from '../../../server/src/discussion/page-atom.ts';
import { pageHtml } from '../../../server/src/discussion/page-html.ts';
import { named, readMarkup, tagsIn, wordsIn } from './markup.ts';
import type { Tag } from './markup.ts';
import { hostilePage } from './page-made.ts';

const SERVER = 'https://community.example.test';
const ASKED = { thread: 'bikes', order: 'oldest', further: false, server: SERVER } as const;

/** Everything a page may hold. */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  section: ['lang'], article: ['id', 'dir', 'lang'], header: [], footer: [], h2: ['dir'], h4: [], h5: [], h6: [], p: [],
  ol: ['start'], ul: [], li: [], blockquote: [], pre: [], code: [], table: [], thead: [], tbody: [], tr: [], td: [],
  th: ['scope'], em: [], strong: [], s: [], b: [], bdi: [], br: [], hr: [], time: ['datetime'], a: ['href', 'rel'],
  img: ['src', 'alt', 'width', 'height', 'loading'], script: ['type', 'data-plein-thread', 'data-plein-order'],
}; // prettier-ignore

function problems(tag: Tag): readonly string[] {
  const allowed = ALLOWED[tag.name];
  if (allowed === undefined) return [`<${tag.name}>`];
  return [...tag.attributes].flatMap(([name, value]) => {
    if (!allowed.includes(name)) return [`${tag.name} ${name}`];
    if (name === 'src') return value.startsWith(`${SERVER}/v1/images/`) ? [] : [`src ${value}`];
    if (name === 'href') return isAllowedLink(value) ? [] : [`href ${value}`];
    if (name === 'type') return ['application/json', 'application/ld+json'].includes(value) ? [] : [`type ${value}`];
    return [];
  });
}

function isAllowedLink(address: string): boolean {
  if (/^[#?]/.test(address)) return true;
  return URL.canParse(address) && ['http:', 'https:', 'mailto:'].includes(new URL(address).protocol);
}

const dataOf = (page: Tag, type: string): string =>
  wordsIn(named(page, 'script').find(({ attributes }) => attributes.get('type') === type)!);

describe('pageHtml', () => {
  it('holds no tag, attribute or address outside the list, whatever people wrote', () => {
    fc.assert(
      fc.property(hostilePage, (page) => {
        assert.deepEqual(tagsIn(readMarkup(pageHtml(page, ASKED), 'html')).flatMap(problems), []);
      }),
      { numRuns: 1_000 },
    );
  });

  it('gives links by people no weight, and those of the page their own', () => {
    fc.assert(
      fc.property(hostilePage, (page) => {
        for (const { attributes } of named(readMarkup(pageHtml(page, ASKED), 'html'), 'a')) {
          const ours =
            /^[#?]/.test(attributes.get('href')!) || ['prev', 'next', undefined].includes(attributes.get('rel'));
          assert.ok(ours || attributes.get('rel') === 'ugc nofollow noopener noreferrer');
        }
      }),
    );
  });

  it('carries the page as it was read', () => {
    fc.assert(
      fc.property(hostilePage, (page) => {
        const read = readMarkup(pageHtml(page, ASKED), 'html');
        assert.deepEqual(JSON.parse(dataOf(read, 'application/json')), JSON.parse(JSON.stringify(page)));
      }),
    );
  });

  it('shows every comment that stands, and of others only that they stood there', () => {
    fc.assert(
      fc.property(hostilePage, (page) => {
        const read = readMarkup(pageHtml(page, ASKED), 'html');
        const shown = page.items.flatMap(({ comment, replies }) => [comment, ...replies.items]);
        const articles = named(read, 'article').filter(({ attributes }) => attributes.has('id'));
        const ids = articles.map(({ attributes }) => attributes.get('id'));
        for (const { id } of shown) assert.ok(ids.includes(`plein-comment-${id}`));
        const gone = shown.filter(({ state }) => state !== 'published').length;
        const standing = articles.filter((article) => named(article, 'header').length > 0).length;
        assert.ok(standing >= shown.length - gone && standing <= shown.length - gone + 1);
      }),
    );
  });
});

describe('atomFeed', () => {
  it('is well-formed, and each entry has what a feed asks, whatever people wrote', () => {
    fc.assert(
      fc.property(hostilePage, ({ thread, items }) => {
        const comments = items.map(({ comment }) => comment);
        const feed = { community: 'main', thread, comments, asked: 'bikes', server: SERVER };
        const read = readMarkup(atomFeed(feed), 'xml').children[0] as Tag;
        assert.equal(read.attributes.get('xmlns'), 'http://www.w3.org/2005/Atom');
        for (const holder of [read, ...named(read, 'entry')]) {
          const own = holder.children.filter((child) => typeof child !== 'string');
          for (const name of ['id', 'title', 'updated']) {
            assert.equal(own.filter((tag) => tag.name === name).length, 1, `${holder.name} has one ${name}`);
          }
        }
        assert.equal(named(read, 'entry').length, comments.length);
        for (const id of named(read, 'id')) {
          assert.match(wordsIn(id), /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
        }
        for (const link of named(read, 'link')) assert.ok(URL.canParse(link.attributes.get('href')!));
        for (const content of named(read, 'content')) {
          assert.deepEqual(tagsIn(readMarkup(wordsIn(content), 'html')).flatMap(problems), []);
        }
      }),
      { numRuns: 300 },
    );
  });
});
