import type { Advice, Thread } from '../../../src/discussion/discussion.model.ts';
import { PleinError } from '../../../src/core/errors.ts';
import { byPart, until } from '../../support/fixture.ts';
import { focused, type } from '../../support/keys.ts';
import { NOW, THREAD, community } from '../support/records.ts';
import { openSlow, replyTooSoon } from '../support/slow.ts';
import { all, article, field, find, openAs, said, type Opened, type Options } from '../support/thread.ts';
import { PAIR, listener } from './score.ts';

const hear = listener(import.meta.url);
const composer = (thread: Element): HTMLElement => all(thread, 'plein-comment-composer')[0]!;

const RULES = {
  type: 'rules' as const,
  version: 1,
  since: '2026-01-01T00:00:00.000Z',
  rules: [
    { article: '1', title: 'Be kind', text: 'Speak of things, not of persons.' },
    { article: '2', title: 'Say who you are', text: 'Whoever works here says so.' },
  ],
};

const BRAKES: Thread = {
  key: 'brakes',
  title: 'Why do my brakes squeak?',
  space: 'all',
  kind: 'question',
  state: 'open',
  naming: 'real',
  commentCount: 3,
  url: 'https://shop.example/brakes',
};

/** A thread whose community gives that advice, with its field open. */
async function advised(
  advice: Advice,
  discussion: ReturnType<NonNullable<Options['discussion']>> = {},
): Promise<Opened> {
  const opened = await openAs('ann', {
    records: [...community(PAIR), RULES],
    discussion: (port) => ({
      readMine: async (request) => ({ ...(await port.readMine!(request)), advice }),
      ...discussion,
    }),
  });
  await opened.thread.focusComposer();
  const area = await field(opened.thread);
  await until(() => focused() === area);
  return opened;
}

describe('what comes before a comment, as it is heard', () => {
  it('while slow mode asks to wait, and once it is over', async () => {
    const thread = await openSlow();
    await find(thread, 'Follow');
    await hear(thread, 'slow mode, while one waits');
    await replyTooSoon(thread);
    await hear(
      all(thread, 'ol, ul').find((each) => each.contains(article(thread, 'mine')!))!,
      'a reply that waits',
    );
    thread.clock = () => Date.parse(NOW) + 61_000;
    await find(thread, 'Write a comment…');
    await until(() => said(thread) === 'You can write again.');
    await hear(thread, 'slow mode, once it is over');
  });

  it('where the house rules are one line away', async () => {
    const { thread } = await advised({ houseRules: true });
    const details = await until(() => byPart<HTMLDetailsElement>(thread, 'house-rules'));
    await hear(composer(thread), 'the way to the house rules');
    details.querySelector('summary')!.click();
    await until(() => details.textContent.includes('Speak of things'));
    await hear(details, 'the house rules');
  });

  it('where the house rules cannot be read', async () => {
    const { thread } = await advised(
      { houseRules: true },
      { readHouseRules: () => Promise.reject(new PleinError('offline')) },
    );
    const details = await until(() => byPart<HTMLDetailsElement>(thread, 'house-rules'));
    details.querySelector('summary')!.click();
    await until(() => details.textContent.includes('cannot be shown'));
    await until(() => said(thread).includes('cannot be shown'));
    await hear(thread, 'house rules that could not be read');
  });

  it('where this was asked before', async () => {
    const { thread } = await advised(
      { similar: true },
      { searchThreads: () => Promise.resolve({ items: [BRAKES, { ...BRAKES, key: THREAD, title: 'This one' }] }) },
    );
    await type('Why do my brakes squeak?');
    await until(() => said(thread).includes('about the same words'));
    await hear(thread, 'a question that may have been asked');
  });

  it('where a text reads heated', async () => {
    const { thread } = await advised({ heat: true });
    await type('Answer me, you idiot!!!');
    await until(() => said(thread).includes('angrier than you mean it'));
    await hear(thread, 'a text that reads heated');
    (await find(thread, 'It is fine as it is')).click();
    await until(() => all(thread, '[part=heat]').length === 0);
    await hear(composer(thread), 'a text that is fine as it is');
  });
});
