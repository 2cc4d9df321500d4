import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, type TemplateResult } from 'lit';
import '../src/community/define.ts';
import '../src/members/define.ts';
import { memory } from '../src/adapters/memory/memory.ts';
import type { Backend } from '../src/core/backend.ts';
import { PleinError } from '../src/core/errors.ts';
import { openMemberCard } from '../src/members/open-card.ts';
import { paragraphs } from '../src/text/text.rules.ts';
import type { MemberRecord } from '../src/transfer/record.model.ts';
import { community, ids, member, SPACES } from '../test/community/records.ts';
import { rightToLeft, themed } from './surroundings.ts';

interface MemberCardStory {
  readonly backend: Backend;
  readonly member: string;
}

const now = new Date().toISOString();
const square = (...members: readonly MemberRecord[]): Backend => memory({ records: [...SPACES, ...members] });

const render = ({ backend, member: id }: MemberCardStory): TemplateResult =>
  html`<plein-community .backend=${backend}><plein-member-card member=${id}></plein-member-card></plein-community>`;

const meta: Meta<MemberCardStory> = {
  title: 'Member card',
  component: 'plein-member-card',
  render,
  args: { backend: memory({ records: community() }), member: ids.sanne },
  argTypes: { backend: { control: false }, member: { control: false } },
};
export default meta;
type Story = StoryObj<MemberCardStory>;

export const Default: Story = {};

/** As other widgets open it from a name. */
export const FromAName: Story = {
  render: ({ backend, member: id }) =>
    html`<p>
      Asked by
      <button type="button" @click=${(event: Event) => openMemberCard(event.currentTarget as HTMLElement, id, backend)}>
        Sanne de Vries</button
      >, an hour ago.
    </p>`,
};

/** Somebody who told nothing about themselves. */
export const Empty: Story = { args: { backend: square(member({ spaces: [] })) } };

export const Loading: Story = { args: { backend: memory({ records: community(), latency: 3_600_000 }) } };

export const Failed: Story = {
  args: {
    backend: {
      ...memory(),
      members: {
        readMember: () => Promise.reject(new PleinError('timeout')),
        listMembers: () => Promise.reject(new PleinError('timeout')),
      },
    },
  },
};

/** Somebody who may read only. */
export const ReadOnly: Story = { args: { member: ids.frozen } };

export const Left: Story = { args: { member: ids.left } };

export const LongContent: Story = {
  args: {
    backend: square(
      member({
        name: 'Wolfeschlegelsteinhausenbergerdorff-Featherstonehaugh van der Rindfleischetikettierung',
        lineOfWork: 'Head of the department for the supervision of the delegation of duties concerning bicycle bells',
        askAbout: Array.from({ length: 12 }, (_, index) => `the ${index + 1}th way to mend a puncture in the rain`),
        spaces: SPACES.map(({ id }) => id),
        about: paragraphs('A great many words. '.repeat(60)),
        grants: (['ambassador', 'staff', 'moderator', 'manager'] as const).map((role) => ({
          role,
          space: 'utrecht',
          since: now,
          until: '2099-12-31T00:00:00.000Z',
        })),
      }),
    ),
  },
};

export const RightToLeft: Story = {
  args: {
    backend: square(
      member({
        name: 'ليلى حداد',
        lineOfWork: 'مهندسة',
        askAbout: ['الإطارات', 'المكابح'],
        about: paragraphs('أركب دراجتي كل يوم.'),
      }),
    ),
  },
  render: (args) => rightToLeft(render(args)),
};

export const Themed: Story = {
  render: (args) => themed(render(args)),
};
