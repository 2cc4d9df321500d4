import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, type TemplateResult } from 'lit';
import '../src/community/define.ts';
import '../src/polls/define.ts';
import { memory } from '../src/adapters/memory/memory.ts';
import type { Backend } from '../src/core/backend.ts';
import { PleinError } from '../src/core/errors.ts';
import { paragraphs } from '../src/text/text.rules.ts';
import type { PollRecord } from '../src/transfer/record.model.ts';
import { ballots, community, ids, poll, POLL } from '../test/community/records.ts';
import { rightToLeft, themed } from './surroundings.ts';

interface PollStory {
  readonly backend: Backend;
}

const now = Date.now();

function square(
  own: Partial<PollRecord> = {},
  votes: Readonly<Record<string, number>> = {},
  signedIn = ids.omar,
): Backend {
  return memory({ records: community(poll(now, own), ...ballots(votes)), signedIn });
}

const render = ({ backend }: PollStory): TemplateResult =>
  html`<plein-community .backend=${backend}><plein-feedback-poll poll=${POLL}></plein-feedback-poll></plein-community>`;

const meta: Meta<PollStory> = {
  title: 'Feedback poll',
  component: 'plein-feedback-poll',
  render,
  argTypes: { backend: { control: false } },
};
export default meta;
type Story = StoryObj<PollStory>;

export const Default: Story = { args: { backend: square({}, { moss: 21, clay: 12, ink: 4 }) } };

export const MultipleChoice: Story = {
  args: { backend: square({ choice: 'multiple', min: 1, max: 2, visibility: 'always' }, { moss: 21, clay: 18 }) },
};

export const Empty: Story = { args: { backend: square({ visibility: 'always' }, {}, undefined) } };

export const Loading: Story = {
  args: { backend: memory({ records: community(poll(now)), latency: 3_600_000 }) },
};

export const Failed: Story = {
  args: {
    backend: {
      ...square(),
      polls: { readPoll: () => Promise.reject(new PleinError('unavailable')) },
    },
  },
};

/** For somebody who is not signed in. */
export const ReadOnly: Story = {
  args: {
    backend: memory({ records: community(poll(now, { visibility: 'always' }), ...ballots({ moss: 21, clay: 18 })) }),
  },
};

export const Closed: Story = {
  args: {
    backend: square(
      {
        closesAt: new Date(now - 5 * 86_400_000).toISOString(),
        opensAt: new Date(now - 20 * 86_400_000).toISOString(),
        followUp: {
          status: 'decided-yes',
          at: new Date(now - 86_400_000).toISOString(),
          text: paragraphs('Moss green it is. The first ten leave the paint shop in April.'),
        },
      },
      { moss: 41, clay: 12, ink: 4 },
    ),
  },
};

export const Announced: Story = {
  args: { backend: square({ opensAt: new Date(now + 2 * 86_400_000).toISOString() }) },
};

export const LongContent: Story = {
  args: {
    backend: square(
      {
        question: `Would you rather have a stand that folds by itself, ${'a very '.repeat(12)}quiet one, or none?`,
        visibility: 'always',
        closesAt: new Date(now - 1000).toISOString(),
        options: [
          { id: 'moss', label: 'Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz'.repeat(2) },
          {
            id: 'clay',
            label: 'A stand that folds by itself as soon as the wheels turn, on either side, also with a child seat',
          },
          { id: 'ink', label: 'None' },
        ],
      },
      { moss: 1200, clay: 1180, ink: 3 },
    ),
  },
};

export const RightToLeft: Story = {
  args: {
    backend: square(
      {
        question: 'ما اللون الذي تفضله للدراجة القادمة؟',
        options: [
          { id: 'moss', label: 'أخضر' },
          { id: 'clay', label: 'أحمر' },
        ],
        visibility: 'always',
        closesAt: new Date(now - 1000).toISOString(),
      },
      { moss: 21, clay: 7 },
    ),
  },
  render: (args) => rightToLeft(render(args)),
};

export const Themed: Story = {
  args: { backend: square({}, { moss: 21, clay: 12, ink: 4 }) },
  render: (args) => themed(render(args)),
};
