import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { recordSource } from '../../../server/src/transfer/json-lines.ts';
import { setPolicy } from '../support/seed.ts';
import { COMMUNITY, ENGINES, ORIGIN } from '../support/server.ts';
import type { Json } from '../support/server.ts';
import { importFrom } from '../transfer/support.ts';
import { named, readMarkup, wordsIn } from './markup.ts';
import type { Tag } from './markup.ts';
import { meeting } from './support.ts';

const PAGE = `${ORIGIN}/bikes/42?colour=red`;

for (const engine of ENGINES) {
  describe(`a thread without JavaScript on ${engine}`, () => {
    const here = meeting(engine);
    const send = (method: string, path: string, body?: object, session = here.ann.session) =>
      here.send(method, path, body, session);
    const say = (thread: string, markdown: string, more: object = {}): Promise<Json> =>
      here.say(here.ann, thread, markdown, { page: { title: 'The city bicycle', url: PAGE }, ...more });
    const page = async (path: string): Promise<Tag> => {
      const answer = await here.server.call('GET', `/v1/threads/${path}`);
      assert.equal(answer.status, 200);
      return readMarkup(answer.body, 'html');
    };
    const dataOf = (read: Tag): Json =>
      JSON.parse(wordsIn(named(read, 'script').find(({ attributes }) => attributes.has('data-plein-thread'))!));
    const articles = (read: Tag): readonly string[] =>
      named(read, 'article').map((article) => named(article, 'p').map(wordsIn).join(' '));
    const linkTo = (read: Tag, rel: string): string | undefined =>
      named(read, 'a')
        .find(({ attributes }) => attributes.get('rel') === rel)
        ?.attributes.get('href');

    it('says what the element would, and carries the data that it begins with', async () => {
      const root = await say('bikes', 'It **squeaks** in the rain');
      await say('bikes', 'Mine does not', { parent: root.id });
      const read = await page('bikes.html');
      assert.deepEqual(articles(read), ['It squeaks in the rain', 'Mine does not']);
      assert.deepEqual(named(read, 'h2').map(wordsIn), ['The city bicycle']);
      assert.deepEqual(
        named(read, 'time').map(({ attributes }) => attributes.get('datetime')),
        dataOf(read).items.flatMap(({ comment, replies }: Json) => [comment, ...replies.items].map((c) => c.createdAt)),
      );
      assert.deepEqual(dataOf(read), (await here.server.call('GET', '/v1/threads/bikes')).body);
      const ld = named(read, 'script').find(({ attributes }) => attributes.get('type') === 'application/ld+json')!;
      assert.equal(JSON.parse(wordsIn(ld))['@graph'][0].url, `${PAGE}#plein-comment-${root.id}`);
    });

    it('is as cacheable as other reads, and harmless when opened by itself', async () => {
      const { headers } = await here.server.call('GET', '/v1/threads/bikes.html');
      assert.equal(headers.get('content-type'), 'text/html; charset=utf-8');
      assert.match(headers.get('content-security-policy')!, /^default-src 'none'; img-src 'self';/);
      assert.equal(headers.get('x-content-type-options'), 'nosniff');
      const json = await here.server.call('GET', '/v1/threads/bikes');
      assert.equal(headers.get('cache-control'), json.headers.get('cache-control'));
      const again = await here.server.call('GET', '/v1/threads/bikes.html', {
        headers: { 'if-none-match': headers.get('etag')! },
      });
      assert.deepEqual([again.status, again.body], [304, '']);
    });

    it('leads through all its pages by links of the page it stands in', async () => {
      for (let number = 0; number < 5; number += 1) await say('long', `Number ${number}`);
      const seen: string[] = [];
      let read = await page('long.html?limit=2');
      assert.equal(dataOf(read).items.length, 2);
      for (;;) {
        seen.push(...articles(read));
        const next = linkTo(read, 'next');
        if (next === undefined) break;
        const address = new URL(next);
        assert.equal(`${address.origin}${address.pathname}`, `${ORIGIN}/bikes/42`);
        assert.equal(address.searchParams.get('colour'), 'red');
        read = await page(`long.html?limit=2&comments=${address.searchParams.get('comments')}`);
        assert.deepEqual(
          named(read, 'script').map(({ attributes }) => attributes.get('type')),
          ['application/ld+json'],
        );
      }
      assert.deepEqual(seen, ['Number 0', 'Number 1', 'Number 2', 'Number 3', 'Number 4']);
    });

    it('leads to the replies that are not on it, and opens around a comment', async () => {
      const root = await say('deep', 'Root');
      const ids: string[] = [];
      for (let number = 0; number < 12; number += 1) {
        ids.push((await say('deep', `Reply ${number}`, { parent: root.id })).id);
      }
      const more = named(await page('deep.html'), 'a').find((link) => wordsIn(link) === 'More replies')!;
      assert.equal(new URL(more.attributes.get('href')!).searchParams.get('around'), ids[9]);
      const read = await page(`deep.html?around=${ids[11]}`);
      assert.ok(articles(read).includes('Reply 11'));
      assert.equal((await here.server.call('GET', `/v1/threads/bikes.html?around=${ids[0]}`)).status, 404);
    });

    it('speaks the language of what is said', async () => {
      const { id } = await say('dutch', 'Hij piept', { language: 'nl' });
      await say('dutch', 'Bij mij niet', { parent: id, language: 'nl-BE' });
      await send('DELETE', `/v1/comments/${id}`);
      const read = await page('dutch.html');
      assert.equal(named(read, 'section')[0]?.attributes.get('lang'), 'nl');
      assert.deepEqual(articles(read), ['De schrijver heeft deze reactie verwijderd.', 'Bij mij niet']);
      assert.equal(named(read, 'article')[1]?.attributes.get('lang'), 'nl-BE');
    });

    it('shows what was accepted, who answered, and where a branch went', async () => {
      await send('POST', '/v1/threads/asked', { kind: 'question', title: 'Which pump?', markdown: 'Mine leaks.' });
      const body = { markdown: 'This one', kind: 'official-answer' };
      const { id } = (await send('POST', '/v1/threads/asked/comments', body, here.staff.session)).body.value;
      await send('PUT', '/v1/threads/asked', { accepted: id });
      const said = wordsIn(await page('asked.html'));
      for (const words of ['Which pump?', 'Mine leaks.', 'Accepted answer', 'Official answer', 'stef', 'employee']) {
        assert.ok(said.includes(words), words);
      }
      await send('POST', `/v1/comments/${id}/move`, { to: 'pumps', title: 'Pumps' }, here.staff.session);
      const left = named(await page('asked.html'), 'a').find((link) => wordsIn(link).startsWith('This became'));
      assert.equal(left?.attributes.get('href'), `${here.server.url}/v1/threads/pumps.html`);
    });

    it('says where what was imported came from, and under which licence', async () => {
      const origin = { url: 'https://elsewhere.example/q/1', license: 'CC BY-SA 4.0' };
      const createdAt = '2020-01-01T00:00:00.000Z';
      const thread = {
        type: 'thread',
        key: 'taken',
        space: COMMUNITY,
        kind: 'question',
        title: 'T',
        state: 'open',
      } as const;
      const opening = { author: { name: 'Olga' }, markdown: 'Asked', createdAt };
      const comment = { type: 'comment', id: 'taken-1', thread: 'taken', kind: 'answer', state: 'published' } as const;
      const { rejects } = await importFrom(
        here.server.services.databases,
        recordSource([
          { ...thread, naming: 'either', createdAt, opening, origin },
          { ...comment, author: { name: 'Piet' }, markdown: 'Answered', createdAt, version: 1, origin },
        ]),
      );
      assert.deepEqual(rejects, []);
      const footers = named(await page('taken.html'), 'footer');
      assert.deepEqual(
        footers.map((footer) => [wordsIn(footer), named(footer, 'a')[0]?.attributes.get('href')]),
        [1, 2].map(() => ['First posted elsewhere CC BY-SA 4.0', origin.url]),
      );
      const feed = readMarkup((await here.server.call('GET', '/v1/threads/taken.atom')).body, 'xml');
      assert.deepEqual(named(feed, 'rights').map(wordsIn), [origin.license]);
    });

    it('never shows what waits for approval or is gone', async () => {
      await setPolicy(here.server, { approval: 'everyone' });
      await say('quiet', 'A held secret');
      await setPolicy(here.server, { approval: 'none' });
      const { id } = await say('quiet', 'A deleted secret');
      await send('DELETE', `/v1/comments/${id}`);
      for (const form of ['html', 'atom']) {
        assert.doesNotMatch((await here.server.call('GET', `/v1/threads/quiet.${form}`)).body, /secret/);
      }
    });

    it('reads a key that ends like a form, an old key, and none that is none', async () => {
      await say('page.html', 'A page of a book');
      assert.deepEqual(articles(await page('page.html.html')), ['A page of a book']);
      assert.equal((await here.server.call('GET', '/v1/threads/page.html.json')).body.thread.commentCount, 1);
      assert.deepEqual(articles(await page('page.html')), []);
      await send('POST', '/v1/threads/bikes/rename', { to: 'bicycles' }, here.staff.session);
      const read = await page('bikes.html');
      assert.equal(dataOf(read).thread.key, 'bicycles');
      assert.equal(named(read, 'script').at(-1)?.attributes.get('data-plein-thread'), 'bikes');
      const long = 'k'.repeat(200);
      assert.equal((await here.server.call('GET', `/v1/threads/${long}.html`)).status, 200);
      for (const key of [`${long}k.html`, '.html', '%3Cb%3E.atom']) {
        assert.equal((await here.server.call('GET', `/v1/threads/${key}`)).status, 400);
      }
    });

    it('feeds the newest fifty, newest first, and changes with what it shows alone', async () => {
      const said: Json[] = [];
      for (let number = 0; number < 52; number += 1) said.push(await say('feed', `Number ${number}`));
      const get = async () => {
        const answer = await here.server.call('GET', '/v1/threads/feed.atom');
        assert.equal(answer.headers.get('content-type'), 'application/atom+xml; charset=utf-8');
        return { etag: answer.headers.get('etag'), feed: readMarkup(answer.body, 'xml').children[0] as Tag };
      };
      const first = await get();
      assert.deepEqual(
        named(first.feed, 'entry').map((entry) => wordsIn(named(entry, 'id')[0]!)),
        said
          .slice(2)
          .toReversed()
          .map(({ id }) => `urn:uuid:${id}`),
      );
      const last = said.at(-1)!;
      assert.equal(wordsIn(named(first.feed, 'updated')[0]!), last.createdAt);
      const [link] = named(named(first.feed, 'entry')[0]!, 'link');
      assert.equal(link?.attributes.get('href'), `${PAGE}#plein-comment-${last.id}`);
      await say('elsewhere', 'Not here');
      assert.equal((await get()).etag, first.etag);
      const edit = await send('PUT', `/v1/comments/${last.id}`, { version: 1, markdown: 'Changed' });
      const later = await get();
      assert.notEqual(later.etag, first.etag);
      assert.equal(wordsIn(named(later.feed, 'updated')[0]!), edit.body.value.editedAt);
      assert.deepEqual(named(later.feed, 'id').map(wordsIn), named(first.feed, 'id').map(wordsIn));
    });
  });
}
