import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { DatabaseSync } from 'node:sqlite';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import type { Browser } from 'playwright-core';
import { launchChromium } from './support/chromium.ts';
import { startDemo, type Demo } from './support/demo.ts';
import { shifts } from './support/shifts.ts';
import { visit, type Visitor } from './support/visitor.ts';

const THREAD = '/v1/threads/product-wulp';

/** Both at the same time, in one browser: most of what they do is to wait. */
describe('the company’s site', { concurrency: 2 }, () => {
  let browser: Browser;
  before(async () => {
    browser = await launchChromium();
  });
  after(() => browser.close());

  for (const apart of [false, true]) {
    describe(`with the community server at ${apart ? 'another origin' : 'its own address'}`, { concurrency: 1 }, () => {
      let demo: Demo;
      let koen: Visitor;

      before(async () => {
        demo = await startDemo({ apart });
      });
      after(() => demo.remove());

      beforeEach(async () => {
        koen = await visit(browser, demo.url);
        await koen.go('/wulp');
        await koen.signIn('koen');
      });
      afterEach(async () => {
        const cookies = await koen.context.cookies();
        await koen.context.close();
        assert.deepEqual(koen.complaints, []);
        assert.deepEqual(
          [...new Set(cookies.map(({ name, path }) => `${name} ${path}`))].join(),
          cookies.length > 0 ? 'lindewiel-account /account' : '',
        );
      });

      /** How often a text stands in the thread, as the protocol tells it. */
      async function timesThere(text: string): Promise<number> {
        const answer = await fetch(`${demo.community}${THREAD}?order=newest&limit=50`);
        return (await answer.text()).split(text).length - 1;
      }

      it('leads from how much is said about a bike to where it is said', async () => {
        const { page } = koen;
        await koen.go('/');
        await page
          .getByRole('link', { name: /^\d+ (?:reacties|comments)$/ })
          .first()
          .click();
        await page.waitForURL('**/wulp#vragen');
      });

      it('signs in, comments, and finds the comment and the session after loading again', async () => {
        const { page, thread } = koen;
        const text = `Belt after 2,000 km: ${randomUUID()}`;
        await koen.post(text);
        await thread.getByRole('button', { name: 'Write a comment' }).waitFor();
        await page.reload();
        await thread.getByRole('button', { name: 'Write a comment' }).waitFor();
        assert.equal(await page.locator('#account-button').textContent(), 'Koen van Rijswijk');
        await thread.getByRole('article').filter({ hasText: text }).waitFor({ timeout: 5_000 });
        assert.equal(await timesThere(text), 1);
        const kept = await page.evaluate(() =>
          [...Object.entries(sessionStorage), ...Object.entries(localStorage)].join(),
        );
        assert.doesNotMatch(kept, /token|bearer|eyJ/i);
      });

      it('is where it was after loading again, and nothing moves there while the widgets above it come', async () => {
        const { page } = koen;
        const top = () =>
          page.locator('#vragen').evaluate((section) => Math.round(section.getBoundingClientRect().top));
        const settle = async () => {
          await koen.thread.getByRole('button', { name: 'Write a comment' }).waitFor();
          await page
            .getByRole('button', { name: /Vote|Change my vote/ })
            .first()
            .waitFor();
        };
        await settle();
        await page.locator('#vragen').evaluate((section) => section.scrollIntoView({ behavior: 'instant' }));
        const stood = await top();
        await page.reload();
        await settle();
        assert.equal(await top(), stood);
        assert.deepEqual(await shifts(page), []);
      });

      it('changes a vote, which counts at once', async () => {
        const poll = koen.page.locator('plein-feedback-poll').first();
        await poll.getByRole('button', { name: 'Change my vote' }).click();
        await poll.getByRole('radio').first().check();
        const choice = await poll
          .getByRole('radio')
          .first()
          .evaluate((radio) => (radio as HTMLInputElement).value);
        await poll.getByRole('button', { name: 'Vote', exact: true }).click();
        await poll.getByText('Thank you. Your vote has been counted.').first().waitFor();
        assert.ok(choice.length > 0);
        await koen.page.reload();
        await poll
          .getByText(/You voted for “.*krat/)
          .first()
          .waitFor();
      });

      it('takes a seat and gives it back', async () => {
        await koen.go('/events');
        const articles = koen.page.locator('plein-event-list').first().getByRole('article');
        const open = articles
          .filter({ has: koen.page.getByRole('button', { name: /^Sign up/ }) })
          .filter({ hasNotText: 'Has begun' });
        const title = await open.first().getByRole('heading').textContent();
        const event = articles.filter({ hasText: title! });
        await event.getByRole('button', { name: /^Sign up/ }).click();
        await event.getByText('You are signed up').waitFor();
        await koen.page.reload();
        await event.getByRole('button', { name: /^Cancel my sign-up/ }).click();
        await event.getByRole('button', { name: /^Sign up/ }).waitFor();
      });

      it('switches the language of page and widgets without loading', async () => {
        const { page, thread } = koen;
        await thread.getByRole('button', { name: 'Write a comment' }).waitFor();
        await page.getByRole('button', { name: 'Nederlands' }).click();
        await thread.getByRole('button', { name: 'Schrijf een reactie' }).waitFor();
        await thread.getByRole('heading', { name: /\d+ reacties/ }).waitFor();
        await page.getByRole('button', { name: 'English' }).click();
        await thread.getByRole('heading', { name: /\d+ comments/ }).waitFor();
      });

      it('signs out everywhere on the page at once', async () => {
        const { page, thread } = koen;
        await thread.getByRole('button', { name: 'Write a comment' }).waitFor();
        await page.locator('#account-button').click();
        await page.getByRole('button', { name: 'Sign out' }).click();
        await thread.getByText('Sign in to take part.').waitFor();
        assert.equal(await thread.getByRole('button', { name: 'Write a comment' }).count(), 0);
        await page.reload();
        await thread.getByText('Sign in to take part.').waitFor();
      });

      it('shows a comment of somebody else behind “1 new comment”, and moves nothing before', async () => {
        const { thread } = koen;
        await thread.getByRole('button', { name: 'Write a comment' }).waitFor();
        const reader = await visit(browser, demo.url);
        await reader.go('/wulp');
        await reader.thread.getByRole('article').first().waitFor();
        const height = (): Promise<number> =>
          reader.thread.evaluate((element) => element.getBoundingClientRect().height);
        await reader.thread.getByRole('article').last().scrollIntoViewIfNeeded();
        const text = `Live: ${randomUUID()}`;
        const articles = await reader.thread.getByRole('article').count();
        const tall = await height();
        await koen.post(text);
        const arrivals = reader.thread.getByRole('button', { name: '1 new comment' });
        await arrivals.waitFor();
        assert.equal(await reader.thread.getByRole('article').count(), articles);
        assert.equal(await reader.thread.getByText(text).count(), 0);
        assert.ok(Math.abs((await height()) - tall) < 100, 'the thread has moved');
        assert.deepEqual(await shifts(reader.page), []);
        await arrivals.click();
        await reader.thread.getByText(text).waitFor();
        await reader.context.close();
        assert.deepEqual(reader.complaints, []);
      });

      it('keeps the text when the network goes while posting, and sends it once when it is back', async () => {
        const { context, page } = koen;
        const text = `Through a tunnel: ${randomUUID()}`;
        await page.route('**/comments', async (route) => {
          await context.setOffline(true);
          await route.abort('internetdisconnected');
        });
        await koen.post(text);
        await koen.waiting(text).waitFor();
        assert.equal(await timesThere(text), 0);
        await page.unroute('**/comments');
        await context.setOffline(false);
        await koen.posted(text).waitFor();
        assert.equal(await timesThere(text), 1);
      });

      it('shows a comment once whose answer got lost on the way back', async () => {
        const { page, thread } = koen;
        const text = `Answer lost: ${randomUUID()}`;
        const statuses: number[] = [];
        await page.route('**/comments', async (route) => {
          statuses.push((await route.fetch()).status());
          await (statuses.length === 1 ? route.abort('connectionreset') : route.fallback());
        });
        await koen.post(text);
        await thread.getByRole('article').filter({ hasText: text }).waitFor();
        await page.unrouteAll({ behavior: 'wait' });
        assert.equal(statuses[0], 201);
        await page.reload();
        await thread.getByRole('article').filter({ hasText: text }).waitFor();
        assert.equal(await thread.getByRole('article').filter({ hasText: text }).count(), 1);
        assert.equal(await timesThere(text), 1);
      });

      it('keeps the text over a reload while nothing can be sent, to be changed and sent', async () => {
        const { page, thread } = koen;
        const text = `Kept: ${randomUUID()}`;
        await page.route('**/comments', (route) => route.abort('connectionfailed'));
        await koen.post(text);
        await koen.waiting(text).waitFor();
        await page.reload();
        await koen.waiting(text).waitFor();
        await koen.waiting(text).getByRole('button', { name: 'Edit' }).click();
        const field = thread.getByRole('textbox', { name: 'Change your comment' });
        assert.equal(await field.inputValue(), text);
        const better = `${text} (and better)`;
        await field.fill(better);
        await thread.getByRole('button', { name: 'Save' }).click();
        await koen.waiting(better).waitFor();
        await page.unroute('**/comments');
        await koen.sendNow();
        await koen.posted(better).waitFor();
        assert.equal(await timesThere(text), 1);
      });

      it('keeps what was typed while the database is locked, and sends it when it is free', async () => {
        const { page, thread } = koen;
        await thread.getByRole('button', { name: 'Write a comment' }).waitFor();
        const text = `Patient: ${randomUUID()}`;
        const holder = new DatabaseSync(demo.database);
        holder.exec('begin immediate');
        const refused = page.waitForResponse(
          (response) => response.url().endsWith('/comments') && response.status() === 503,
        );
        await koen.post(text);
        const answer = await refused;
        assert.ok(Number(answer.headers()['retry-after']) > 0);
        assert.match(answer.headers()['content-type'] ?? '', /application\/problem\+json/);
        await koen.waiting(text).waitFor();
        holder.exec('rollback');
        holder.close();
        await koen.sendNow();
        await koen.posted(text).waitFor();
        assert.equal(await timesThere(text), 1);
      });

      it('recovers when the server was killed and is back: the stream tells, and posting works', async () => {
        const { thread } = koen;
        // Who has posted has all that a field takes with them: what shows what waits, too.
        const earlier = `Earlier: ${randomUUID()}`;
        await koen.post(earlier);
        await koen.posted(earlier).waitFor();
        await demo.kill();
        const text = `Before: ${randomUUID()}`;
        await koen.post(text);
        await koen.waiting(text).waitFor();
        await demo.start();
        const other = await visit(browser, demo.url);
        await other.go('/wulp');
        await other.signIn('samira');
        const told = `After: ${randomUUID()}`;
        await other.post(told);
        await other.thread.getByText(told).waitFor();
        await thread.getByRole('button', { name: /new comment/ }).waitFor();
        await koen.sendNow();
        await koen.posted(text).waitFor();
        assert.equal(await timesThere(text), 1);
        await other.context.close();
      });
    });
  }
});
