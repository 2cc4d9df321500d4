import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { watchShifts } from './shifts.ts';

/** Somebody with a browser of their own on the company's site. */
export interface Visitor {
  readonly context: BrowserContext;
  readonly page: Page;
  readonly thread: Locator;
  readonly field: Locator;
  /** What the page's policy refused, and errors nobody caught, on all pages so far. */
  readonly complaints: readonly string[];
  go(path: string): Promise<void>;
  signIn(person: string): Promise<void>;
  /** Opens the field where it is closed, types and sends. */
  post(text: string): Promise<void>;
  /** A comment that waits for the network. */
  waiting(text: string): Locator;
  /** A comment that the community has. */
  posted(text: string): Locator;
  /** Sends what waits, where it has not gone by itself meanwhile. */
  sendNow(): Promise<void>;
}

/** What a comment says that the community does not have yet. */
const WAITS = 'Waits for the network';
const UNSENT = /Waits for the network|Sending…|Not posted/;

export async function visit(browser: Browser, site: string): Promise<Visitor> {
  const context = await browser.newContext({
    locale: 'en-GB',
    timezoneId: 'Europe/Amsterdam',
    reducedMotion: 'reduce',
  });
  const complaints: string[] = [];
  await context.exposeFunction('complain', (complaint: string) => void complaints.push(complaint));
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) => {
      (window as unknown as { complain(text: string): void }).complain(
        `policy: ${violatedDirective} ${blockedURI} ${sample}`,
      );
    });
  });
  await watchShifts(context);
  const page = await context.newPage();
  page.on('pageerror', ({ message }) => complaints.push(`error: ${message}`));
  const thread = page.locator('plein-discussion-thread');
  const field = thread.getByRole('textbox', { name: 'Your comment' });
  return {
    context,
    page,
    thread,
    field,
    complaints,
    async go(path) {
      await page.goto(`${site}${path}`);
    },
    async signIn(person) {
      await page.locator('#account-button').click();
      await page.locator(`[data-person="${person}"]`).click();
      await page.locator('#account-menu').waitFor({ state: 'hidden' });
    },
    async post(text) {
      await thread.getByRole('button', { name: 'Write a comment' }).or(field).first().click();
      await field.fill(text);
      await thread.getByRole('button', { name: 'Post comment' }).click();
    },
    waiting: (text) => thread.getByRole('article').filter({ hasText: text }).filter({ hasText: WAITS }),
    posted: (text) => thread.getByRole('article').filter({ hasText: text }).filter({ hasNotText: UNSENT }),
    async sendNow() {
      const button = thread.getByRole('button', { name: 'Send now' });
      await button
        .or(thread.getByRole('button', { name: 'Write a comment' }))
        .first()
        .waitFor();
      await button.click({ timeout: 2_000 }).catch(() => undefined);
    },
  };
}
