import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, type TemplateResult } from 'lit';
import '../src/community/define.ts';
import '../src/discussion/define.ts';
import { memory } from '../src/adapters/memory/memory.ts';
import type { Backend } from '../src/core/backend.ts';
import { THREAD, conversationRecords } from './discussion.records.ts';
import { questionRecords } from './question.records.ts';

interface QuestionStory {
  readonly backend: Backend;
  readonly kind: 'discussion' | 'question' | 'blog';
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
}

const now = Date.now();
const records = questionRecords(now);

/** The same community, seen by one of its members; nobody where no one is named. */
function seenBy(signedIn?: string, changes: Parameters<typeof questionRecords>[1] = {}): Backend {
  return memory({ records: questionRecords(now, changes), ...(signedIn && { signedIn }) });
}

const render = ({ backend, kind, language, direction }: QuestionStory): TemplateResult =>
  html`<div lang=${language} dir=${direction}>
    <plein-community .backend=${backend}>
      <plein-discussion-thread thread=${THREAD} kind=${kind}></plein-discussion-thread>
    </plein-community>
  </div>`;

const meta: Meta<QuestionStory> = {
  title: 'Discussion thread/Questions and stewardship',
  component: 'plein-discussion-thread',
  render,
  args: { backend: memory({ records, signedIn: 'm4' }), kind: 'question', language: 'en', direction: 'ltr' },
  argTypes: { backend: { control: false }, direction: { control: 'inline-radio', options: ['ltr', 'rtl'] } },
};
export default meta;
type Story = StoryObj<QuestionStory>;

/** As a member sees it: answers of three kinds, reactions, what helped, an edited answer with its history. */
export const Question: Story = {};

export const SignedOut: Story = { args: { backend: seenBy() } };

/** As whoever asked sees it: answers can be accepted, and the question changed. */
export const Asker: Story = { args: { backend: seenBy('m1') } };

export const Solved: Story = {
  args: { backend: seenBy('m4', { accepted: 'q1', solvedAt: new Date(now - 3_600_000).toISOString() }) },
};

/** As the team sees it: since when it waits, and what a steward can do. */
export const Steward: Story = {
  args: { backend: seenBy('m2', { waitingSince: new Date(now - 86_400_000).toISOString() }) },
};

/** Nobody has asked yet. */
export const Ask: Story = {
  args: {
    backend: memory({
      records: conversationRecords(now).filter(
        ({ type }) => type !== 'thread' && type !== 'comment' && type !== 'reaction',
      ),
      signedIn: 'm4',
    }),
  },
};

export const Blog: Story = {
  args: { kind: 'blog', backend: seenBy('m4', { kind: 'blog', title: 'How we made the Wren narrower' }) },
};

export const Locked: Story = { args: { backend: seenBy('m4', { state: 'locked' }) } };

/** Who wrote a moment ago waits before they can write again. */
export const SlowMode: Story = { args: { backend: seenBy('m6', { slowMode: 60 }) } };

export const Pinned: Story = { args: { backend: seenBy('m2', { pinned: 'q2' }) } };

export const Dutch: Story = { args: { backend: seenBy('m2'), language: 'nl' } };

export const RightToLeft: Story = { args: { backend: seenBy('m1'), direction: 'rtl' } };
