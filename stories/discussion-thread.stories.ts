import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, type TemplateResult } from 'lit';
import '../src/community/define.ts';
import '../src/discussion/define.ts';
import { memory, memoryData } from '../src/adapters/memory/memory.ts';
import type { Backend } from '../src/core/backend.ts';
import { PleinError } from '../src/core/errors.ts';
import { COMMENT_ORDERS, type CommentOrder } from '../src/discussion/discussion.model.ts';
import { THREAD, conversationRecords, longRecords } from './discussion.records.ts';
import { rightToLeft, themed } from './surroundings.ts';

interface ThreadStory {
  readonly backend: Backend;
  readonly thread: string;
  readonly order: CommentOrder;
  readonly readonly: boolean;
  readonly autoload: boolean;
}

const records = conversationRecords(Date.now());

const render = ({ backend, thread, order, readonly, autoload }: ThreadStory): TemplateResult =>
  html`<plein-community .backend=${backend}>
    <plein-discussion-thread
      thread=${thread}
      order=${order}
      ?readonly=${readonly}
      ?autoload=${autoload}
    ></plein-discussion-thread>
  </plein-community>`;

const meta: Meta<ThreadStory> = {
  title: 'Discussion thread',
  component: 'plein-discussion-thread',
  render,
  args: {
    backend: memory({ records, signedIn: 'm4' }),
    thread: THREAD,
    order: 'oldest',
    readonly: false,
    autoload: false,
  },
  argTypes: {
    backend: { control: false },
    thread: { control: false },
    order: { control: 'inline-radio', options: COMMENT_ORDERS },
  },
};
export default meta;
type Story = StoryObj<ThreadStory>;

export const Default: Story = {};

export const SignedOut: Story = { args: { backend: memory({ records }) } };

export const Empty: Story = { args: { thread: 'product-nobody-wrote-under' } };

export const Loading: Story = { args: { backend: memory({ records, latency: 3_600_000 }) } };

export const Failed: Story = {
  args: {
    backend: {
      ...memory(),
      discussion: {
        readThread: () => Promise.reject(new PleinError('unavailable')),
        listReplies: () => Promise.reject(new PleinError('unavailable')),
      },
    },
  },
};

export const ReadOnly: Story = { args: { readonly: true } };

/** A thread of which a page is read at a time. */
export const LongContent: Story = {
  args: { backend: memory({ records: longRecords(Date.now(), 400), signedIn: 'm4' }) },
};

/** The same, that reads on by itself. */
export const Autoload: Story = {
  args: { backend: memory({ records: longRecords(Date.now(), 400), signedIn: 'm4' }), autoload: true },
};

/** To a reader who was here the day before yesterday. */
export const NewSinceLastVisit: Story = {
  args: { backend: memory({ data: visitedBefore(), signedIn: 'm4' }) },
};

export const RightToLeft: Story = { render: (args) => rightToLeft(render(args), 'nl') };

/** Tokens and parts, from a page's own style sheet. */
export const Themed: Story = {
  render: (args) =>
    themed(
      html`<style>
          .themed plein-discussion-thread::part(member-role) {
            border: 0;
            font-variant-caps: small-caps;
            letter-spacing: 0.06em;
          }
          .themed plein-discussion-thread::part(avatar) {
            display: none;
          }
          .themed plein-discussion-thread::part(comment) {
            padding-inline-start: 0;
          }
        </style>
        ${render(args)}`,
    ),
};

function visitedBefore(): ReturnType<typeof memoryData> {
  const data = memoryData(records);
  const then = new Date(Date.now() - 2 * 86_400_000).toISOString();
  void memory({ data, now: () => then, signedIn: 'm4' }).discussion?.visit?.(THREAD);
  return data;
}
