import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, type TemplateResult } from 'lit';
import '../src/community/define.ts';
import '../src/discussion/define.ts';
import { memory } from '../src/adapters/memory/memory.ts';
import type { Backend } from '../src/core/backend.ts';
import { PleinError } from '../src/core/errors.ts';
import type { Advice, DiscussionPort } from '../src/discussion/discussion.model.ts';
import type { PleinDiscussionThread } from '../src/discussion/discussion-thread.ts';
import type { OutboxEntry } from '../src/community/outbox.model.ts';
import { THREAD, conversationRecords } from './discussion.records.ts';
import { rightToLeft, themed } from './surroundings.ts';

interface FieldStory {
  readonly backend: Backend;
  readonly thread: string;
  readonly readonly: boolean;
  /** What its writer typed so far. */
  readonly typed: string;
}

const records = conversationRecords(Date.now());

/** The field of a discussion, open, with a text in it. */
const render = ({ backend, thread, readonly, typed }: FieldStory): TemplateResult =>
  html`<plein-community .backend=${backend}>
    <plein-discussion-thread
      thread=${thread}
      ?readonly=${readonly}
      @plein-thread-loaded=${({ currentTarget }: Event) => void write(currentTarget as PleinDiscussionThread, typed)}
    ></plein-discussion-thread>
  </plein-community>`;

const meta: Meta<FieldStory> = {
  title: 'Comment field',
  render,
  args: { backend: memory({ records, signedIn: 'm4' }), thread: THREAD, readonly: false, typed: '' },
  argTypes: { backend: { control: false }, thread: { control: false } },
};
export default meta;
type Story = StoryObj<FieldStory>;

export const Default: Story = {};

/** Under a page that nobody said anything about. */
export const Empty: Story = { args: { thread: 'product-nobody-wrote-under' } };

export const Loading: Story = { args: { backend: memory({ records, signedIn: 'm4', latency: 3_600_000 }) } };

/** There is no field. */
export const ReadOnly: Story = { args: { readonly: true } };

export const LongContent: Story = { args: { typed: 'A long story. '.repeat(700) } };

/** A preview that cannot be read, and a comment that cannot be sent. */
export const Failed: Story = {
  args: {
    typed: 'Kept, whatever happens',
    backend: over({
      preview: () => Promise.reject(new PleinError('offline')),
      createComment: () => Promise.reject(new PleinError('unavailable')),
    }),
  },
};

/** House rules, conversations about the same, and a kind word. */
export const WithAdvice: Story = {
  args: {
    typed: 'Does NOBODY know this?!?! Answer me!!!',
    backend: advising({ houseRules: true, similar: true, heat: true }),
  },
};

/** One comment waits for the network, another was refused. */
export const Waiting: Story = {
  args: {
    backend: {
      ...memory({ records, signedIn: 'm4' }),
      outbox: {
        entries: [waiting('w1', 'Written in a tunnel'), waiting('w2', 'Too late', new PleinError('locked'))],
        watch: () => undefined,
        change: async () => undefined,
        cancel: async () => undefined,
        send: async () => undefined,
      },
    },
  },
};

export const RightToLeft: Story = { render: (args) => rightToLeft(render(args), 'nl') };

export const Themed: Story = {
  args: { typed: '```js\nconst answer = 42;\n```' },
  render: (args) => themed(render(args)),
};

async function write(thread: PleinDiscussionThread, typed: string): Promise<void> {
  for (let tries = 0; tries < 600 && !(await thread.focusComposer()); tries += 1) {
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
  if (typed !== '') document.execCommand('insertText', false, typed);
}

function over(discussion: Partial<DiscussionPort>): Backend {
  const base = memory({ records, signedIn: 'm4' });
  return { ...base, discussion: { ...base.discussion!, ...discussion } };
}

function advising(advice: Advice): Backend {
  const { readMine } = memory({ records, signedIn: 'm4' }).discussion!;
  return over({ readMine: async (request) => ({ ...(await readMine!(request)), advice }) });
}

function waiting(id: string, markdown: string, problem?: PleinError): OutboxEntry {
  const draft = { id, thread: THREAD, markdown };
  const queuedAt = new Date().toISOString();
  return problem === undefined
    ? { id, draft, queuedAt, state: 'waiting' }
    : { id, draft, queuedAt, state: 'refused', problem };
}
