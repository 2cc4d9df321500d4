import { until } from '../../support/fixture.ts';
import { focused, press, type } from '../../support/keys.ts';
import { comment, community } from './records.ts';
import { all, article, button, field, openAs } from './thread.ts';

type Thread = HTMLElementTagNameMap['plein-discussion-thread'];

/** A thread in slow mode, whose reader wrote a moment ago. */
export async function openSlow(width?: string): Promise<Thread> {
  const last = comment('mine', 'ann', 'A moment ago', 0, { createdAt: '2026-06-01T11:59:00.000Z' });
  const { thread } = await openAs('ann', {
    records: community([last], { slowMode: 2 }),
    ...(width && { width }),
  });
  await until(() => all(thread, '[part=slow]').some((each) => each.textContent.includes('in 60 seconds')));
  return thread;
}

/** Replies all the same, and answers the field in which the words then stay. */
export async function replyTooSoon(thread: Thread): Promise<HTMLTextAreaElement> {
  button(article(thread, 'mine'), 'Reply')!.click();
  const area = await field(thread);
  await until(() => focused() === area);
  await type('More');
  await press('Control+Enter');
  await until(() => all(thread, '.notice').some((each) => each.textContent.includes('you can send it in')));
  return area;
}
