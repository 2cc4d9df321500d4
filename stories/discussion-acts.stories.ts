import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, type TemplateResult } from 'lit';
import '../src/community/define.ts';
import '../src/discussion/define.ts';
import { memory, memoryData } from '../src/adapters/memory/memory.ts';
import type { Backend } from '../src/core/backend.ts';
import { found, press, type } from './acting.ts';
import { THREAD, conversationRecords } from './discussion.records.ts';
import { questionRecords } from './question.records.ts';
import { rightToLeft } from './surroundings.ts';

interface ActStory {
  readonly backend: Backend;
}

const now = Date.now();
const THREAD_TAG = 'plein-discussion-thread';
const COMPOSER = 'plein-comment-composer';

const render = ({ backend }: ActStory): TemplateResult =>
  html`<plein-community .backend=${backend}>
    <plein-discussion-thread thread=${THREAD}></plein-discussion-thread>
  </plein-community>`;

/** What a thread looks like in the midst of what somebody does with it. */
const meta: Meta<ActStory> = {
  title: 'Discussion thread/In the midst of it',
  component: THREAD_TAG,
  render,
  argTypes: { backend: { control: false } },
};
export default meta;
type Story = StoryObj<ActStory>;

const conversation = (): Backend => memory({ records: conversationRecords(now), signedIn: 'm4' });
const question = (): Backend => memory({ records: questionRecords(now), signedIn: 'm4' });

export const Searching: Story = {
  args: { backend: conversation() },
  play: async ({ canvasElement }) => {
    await press(canvasElement, THREAD_TAG, '[part~="thread-tool"][aria-expanded]');
    await type(canvasElement, 'cover', THREAD_TAG, '[part~="search-field"]');
  },
};

export const Reacting: Story = {
  args: { backend: question() },
  play: ({ canvasElement }) => press(canvasElement, THREAD_TAG, '[part~="react"]'),
};

/** What an answer said before it was edited. */
export const History: Story = {
  args: { backend: question() },
  play: ({ canvasElement }) => press(canvasElement, THREAD_TAG, 'button[part~="edited"]'),
};

/** Deleted a moment ago: it can be undone. */
export const Deleted: Story = {
  args: { backend: conversation() },
  play: async ({ canvasElement }) => {
    await press(canvasElement, THREAD_TAG, '[data-deed="delete"]');
    await press(canvasElement, THREAD_TAG, '[data-deed="confirm"]');
  },
};

/** A reply within the nesting, with its preview open. */
export const Replying: Story = {
  args: { backend: conversation() },
  play: async ({ canvasElement }) => {
    await press(canvasElement, THREAD_TAG, '.replies [data-deed="reply"]');
    await type(canvasElement, 'Two things:\n\n- the *cover*\n- `M6` bolts', THREAD_TAG, COMPOSER, '[part~="textarea"]');
    await press(canvasElement, THREAD_TAG, COMPOSER, '[part~="preview-toggle"]');
  },
};

export const ReplyingRightToLeft: Story = { ...Replying, render: (args) => rightToLeft(render(args), 'nl') };

const shared = memoryData(conversationRecords(now));

/** Somebody else said something since: it waits behind a button. */
export const Arrivals: Story = {
  args: { backend: memory({ data: shared, signedIn: 'm4' }) },
  play: async ({ canvasElement }) => {
    await found(canvasElement, [THREAD_TAG, '[data-deed="reply"]']);
    const draft = { id: crypto.randomUUID(), thread: THREAD, markdown: 'Mine came this morning!' };
    await memory({ data: shared, signedIn: 'm2' }).discussion?.createComment?.(draft);
    await found(canvasElement, [THREAD_TAG, '.arrivals button']);
  },
};
