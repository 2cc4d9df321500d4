import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, type TemplateResult } from 'lit';
import '../src/community/define.ts';
import '../src/discussion/listing/define.ts';
import { memory } from '../src/adapters/memory/memory.ts';
import type { Backend } from '../src/core/backend.ts';
import { PleinError } from '../src/core/errors.ts';
import type { ThreadOrder } from '../src/discussion/discussion.model.ts';
import type { ThreadRecord, TransferRecord } from '../src/transfer/record.model.ts';
import { THREAD, conversationRecords } from './discussion.records.ts';
import { rightToLeft, themed } from './surroundings.ts';

interface ListingStory {
  readonly backend: Backend;
  readonly order: ThreadOrder | 'waiting';
}

const now = Date.now();
const conversation = conversationRecords(now);
const like = conversation.find(({ type }) => type === 'thread') as ThreadRecord;

const thread = (key: string, title: string, more: Partial<ThreadRecord> = {}): TransferRecord => ({
  ...like,
  key,
  title,
  url: `https://www.example/${key}`,
  ...more,
});

const records = [
  ...conversation,
  thread('brakes', 'Which pads for the hydraulic brakes?', { kind: 'question' }),
  thread('bell', 'The bell rattles on cobbles', { kind: 'question', solvedAt: new Date(now).toISOString() }),
  thread('winter', 'Winter service: how it went', { kind: 'blog', state: 'locked' }),
];
const square = memory({ records });

const render = ({ backend, order }: ListingStory): TemplateResult =>
  html`<plein-community .backend=${backend}>
    <plein-recent-discussions order=${order}></plein-recent-discussions>
  </plein-community>`;

const meta: Meta<ListingStory> = {
  title: 'Recent discussions',
  component: 'plein-recent-discussions',
  render,
  args: { backend: square, order: 'active' },
  argTypes: { backend: { control: false } },
};
export default meta;
type Story = StoryObj<ListingStory>;

export const Default: Story = {};

export const Unanswered: Story = { args: { order: 'unanswered' } };

/** As the team sees what waits for it. */
export const Waiting: Story = {
  args: {
    order: 'waiting',
    backend: memory({
      signedIn: 'm1',
      records: [
        ...records,
        thread('wait', 'Does the Wren fit in a lift?', { kind: 'question', waitingSince: like.createdAt }),
      ],
    }),
  },
};

/** For who is signed out: the same, as there is nothing to do but read. */
export const ReadOnly: Story = { args: { order: 'helpful' } };

export const Empty: Story = { args: { backend: memory() } };

export const Loading: Story = { args: { backend: memory({ records, latency: 3_600_000 }) } };

export const Failed: Story = {
  args: {
    backend: {
      ...square,
      discussion: { ...square.discussion!, listThreads: () => Promise.reject(new PleinError('timeout')) },
    },
  },
};

export const LongContent: Story = {
  args: { backend: memory({ records: [...records, thread('long', 'A title without end '.repeat(10).trim())] }) },
};

export const RightToLeft: Story = {
  render: (args) => rightToLeft(render(args)),
};

export const Themed: Story = {
  render: (args) => themed(render(args)),
};

/** A number for each link, all in one request. */
export const Counts: Story = {
  render: ({ backend }) =>
    html`<plein-community .backend=${backend}>
      <ul>
        ${[THREAD, 'brakes', 'bell'].map(
          (key) =>
            html`<li>
              <a href="https://www.example/${key}"><plein-comment-count thread=${key}>Comments</plein-comment-count></a>
            </li>`,
        )}
      </ul>
    </plein-community>`,
};
