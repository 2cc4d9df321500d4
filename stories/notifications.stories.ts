import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, type TemplateResult } from 'lit';
import '../src/community/define.ts';
import '../src/notifications/define.ts';
import { memory } from '../src/adapters/memory/memory.ts';
import type { Backend } from '../src/core/backend.ts';
import { PleinError } from '../src/core/errors.ts';
import type { Notification, NotificationKind } from '../src/notifications/notifications.model.ts';
import { conversationRecords } from './discussion.records.ts';
import { rightToLeft, themed } from './surroundings.ts';

interface NotificationsStory {
  readonly backend: Backend;
}

const now = Date.now();
const signedIn = memory({ records: conversationRecords(now), signedIn: 'm1' });
const KINDS: readonly NotificationKind[] = ['reply', 'mention', 'followed', 'accepted', 'solved', 'waiting', 'moved'];

function notification(index: number, own: Partial<Notification> = {}): Notification {
  return {
    id: `n-${index}`,
    kind: KINDS[index % KINDS.length]!,
    at: new Date(now - index * 3_700_000).toISOString(),
    read: index > 3,
    thread: { key: 'brakes', title: 'Why do my brakes squeak?', url: 'https://www.example/brakes' },
    comment: `c-${index}`,
    by: { member: 'm2', name: 'Sanne de Vries' },
    excerpt: 'Clean the rim first; it is the rim in nine cases of ten.',
    ...own,
  };
}

/** A backend that tells these. */
function telling(...items: readonly Notification[]): Backend {
  const unread = items.filter(({ read }) => !read).length;
  return {
    ...signedIn,
    notifications: {
      listNotifications: () => Promise.resolve({ items, unread, position: '0' }),
      markRead: () => Promise.resolve({ unread: 0 }),
    },
  };
}

function failing(fail: () => Promise<never>): Backend {
  return { ...signedIn, notifications: { listNotifications: fail, markRead: fail } };
}

const render = ({ backend }: NotificationsStory): TemplateResult =>
  html`<plein-community .backend=${backend}>
    <div class="head"><plein-notifications></plein-notifications></div>
  </plein-community>`;

const meta: Meta<NotificationsStory> = {
  title: 'Notifications',
  component: 'plein-notifications',
  render,
  args: { backend: telling(...KINDS.map((_, index) => notification(index))) },
  argTypes: { backend: { control: false } },
};
export default meta;
type Story = StoryObj<NotificationsStory>;

export const Default: Story = {};

/** Nobody is signed in: nothing is there. */
export const SignedOut: Story = { args: { backend: memory() } };

export const Empty: Story = { args: { backend: telling() } };

export const Loading: Story = { args: { backend: failing(() => new Promise<never>(() => undefined)) } };

export const Failed: Story = { args: { backend: failing(() => Promise.reject(new PleinError('timeout'))) } };

/** All of it has been read. */
export const ReadOnly: Story = { args: { backend: telling(notification(5), notification(6)) } };

export const LongContent: Story = {
  args: {
    backend: telling(
      ...Array.from({ length: 120 }, (_, index) =>
        notification(index, {
          read: false,
          thread: { key: 'long', title: 'A title without end '.repeat(10).trim(), url: 'https://www.example/long' },
          excerpt: 'x'.repeat(140),
        }),
      ),
    ),
  },
};

export const RightToLeft: Story = {
  render: (args) => rightToLeft(render(args)),
};

export const Themed: Story = {
  render: (args) => themed(render(args)),
};
