import { memory, memoryData, type MemoryData } from '../../src/adapters/memory/memory.ts';
import type { Backend } from '../../src/core/backend.ts';
import { newId } from '../../src/core/ids.ts';
import type { PleinNotifications } from '../../src/notifications/notifications.ts';
import type { NotificationsPort } from '../../src/notifications/notifications.model.ts';
import type { ThreadRecord } from '../../src/transfer/record.model.ts';
import { altered, control, place, wordsOf } from '../community/widget.ts';
import { NOW, THREAD, comment, community } from '../discussion/support/records.ts';
import { until } from '../support/fixture.ts';
import '../../src/community/define.ts';
import '../../src/notifications/define.ts';

export const PAGE = 'https://shop.example/one';

/** A community in which Ann has said something, and others may answer her. */
export function talk(thread: Partial<ThreadRecord> = {}): MemoryData {
  return memoryData(community([comment('a', 'ann', 'My helm squeaks', 0)], { url: PAGE, ...thread }));
}

export function as(signedIn: string | undefined, data: MemoryData): Backend {
  return memory({ data, now: () => NOW, ...(signedIn !== undefined && { signedIn }) });
}

/** Somebody answers Ann. */
export async function reply(data: MemoryData, markdown: string, who = 'bob'): Promise<string> {
  const id = newId();
  await as(who, data).discussion!.createComment!({ id, thread: THREAD, parent: 'a', markdown });
  return id;
}

export async function replies(data: MemoryData, count: number): Promise<void> {
  for (let number = 1; number <= count; number += 1) await reply(data, `Answer ${number}`);
}

/** A backend of which a test replaces how notifications are read or marked. */
export function changed(backend: Backend, port: Partial<NotificationsPort>): Backend {
  return altered(backend, { notifications: { ...backend.notifications!, ...port } });
}

export async function bell(backend: Backend, attributes = '', around = ''): Promise<PleinNotifications> {
  const markup = `<plein-notifications ${attributes}></plein-notifications>`;
  const shown = await place<PleinNotifications>(markup, backend, around);
  shown.clock = () => Date.parse(NOW);
  return shown;
}

/** The bell once it has this name. */
export async function rings(shown: Element, name: string): Promise<HTMLElement> {
  return until(() => control(shown, name), name);
}

/** What stands in the open list, one line each. */
export function listed(shown: Element): string[] {
  return [...shown.shadowRoot!.querySelectorAll('.panel:popover-open [part=notification]')].map(wordsOf);
}

/** Without time and place. */
export function said(shown: Element): string[] {
  return [...shown.shadowRoot!.querySelectorAll('.panel:popover-open [part=notification]')].map((item) =>
    ['what', 'excerpt'].map((part) => wordsOf(item.querySelector(`[part=${part}]`)!)).join(' '),
  );
}
