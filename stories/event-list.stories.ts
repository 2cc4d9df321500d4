import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, type TemplateResult } from 'lit';
import '../src/calendar/define.ts';
import '../src/community/define.ts';
import { memory } from '../src/adapters/memory/memory.ts';
import { addDays, wallTimeOf } from '../src/calendar/walltime.rules.ts';
import type { Backend } from '../src/core/backend.ts';
import { PleinError } from '../src/core/errors.ts';
import { paragraphs } from '../src/text/text.rules.ts';
import type { TransferRecord } from '../src/transfer/record.model.ts';
import { community, event, ids } from '../test/community/records.ts';
import { rightToLeft, themed } from './surroundings.ts';

interface EventListStory {
  readonly backend: Backend;
  readonly limit: number;
}

const now = Date.now();
const day = (days: number): string => addDays(wallTimeOf(now, 'Europe/Amsterdam'), days);

const calendar: readonly TransferRecord[] = [
  event(now, -2, {
    kind: 'challenge',
    title: 'Thirty days to work by bicycle',
    allDay: true,
    start: day(-2),
    end: day(28),
    signUp: false,
    summary: [],
  }),
  event(now, 1),
  event(now, 4, {
    kind: 'online',
    title: 'Ask the frame builders',
    place: undefined!,
    onlineUrl: 'https://meet.lindewiel.example/frames',
    timeZone: 'America/New_York',
    start: `${day(4)}T19:00`,
    end: `${day(4)}T20:00`,
    capacity: undefined!,
    summary: paragraphs('Two frame builders and a camera. Send your questions beforehand or ask them then.'),
  }),
  event(now, 5, { kind: 'ride', title: 'Along the Kromme Rijn at dusk', capacity: 4, host: { member: ids.omar } }),
  event(now, 9, { kind: 'talk', title: 'Why steel', status: 'cancelled', statusNote: 'The speaker has a cold.' }),
  event(now, 12, {
    kind: 'ride',
    title: 'Three days to the sea',
    start: `${day(12)}T08:00`,
    end: `${day(14)}T18:00`,
    capacity: 20,
  }),
  ...[ids.omar, ids.wilg, ids.sanne, ids.frozen].map((member) => ({
    type: 'attendance' as const,
    occurrence: event(now, 5).id,
    member,
    at: new Date(now).toISOString(),
  })),
];

const square = (records: readonly TransferRecord[] = calendar): Backend =>
  memory({ records: community(...records), signedIn: ids.omar });

const render = ({ backend, limit }: EventListStory): TemplateResult =>
  html`<plein-community .backend=${backend}><plein-event-list limit=${limit}></plein-event-list></plein-community>`;

const meta: Meta<EventListStory> = {
  title: 'Event list',
  component: 'plein-event-list',
  render,
  args: { limit: 10 },
  argTypes: { backend: { control: false } },
};
export default meta;
type Story = StoryObj<EventListStory>;

export const Default: Story = { args: { backend: square() } };

export const ShowMore: Story = { args: { backend: square(), limit: 2 } };

export const Empty: Story = { args: { backend: square([]) } };

export const Loading: Story = { args: { backend: memory({ latency: 3_600_000 }) } };

export const Failed: Story = {
  args: {
    backend: {
      ...square(),
      calendar: {
        listOccurrences: () => Promise.reject(new PleinError('offline')),
        readOccurrence: () => Promise.reject(new PleinError('offline')),
      },
    },
  },
};

/** For somebody who is not signed in. */
export const ReadOnly: Story = { args: { backend: memory({ records: community(...calendar) }) } };

export const LongContent: Story = {
  args: {
    backend: square([
      event(now, 3, {
        title: 'Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz for cyclists '.repeat(3),
        summary: paragraphs(
          `${'A long evening with a great many words about rather little. '.repeat(12)}\nAnd a second paragraph.`,
        ),
        place: {
          name: 'A workshop with a name that goes on and on and on',
          address: 'Averylongstreetname 1234, Utrecht',
        },
        status: 'postponed',
        statusNote: 'The hall is let to somebody else until the summer; we look for another, and will say so here.',
      }),
    ]),
  },
};

export const RightToLeft: Story = {
  args: {
    backend: square([
      event(now, 1, { title: 'جولة مسائية على الدراجات', summary: paragraphs('أحضر دراجتك، والباقي علينا.') }),
      event(now, 2, { title: 'Why steel' }),
    ]),
  },
  render: (args) => rightToLeft(render(args)),
};

export const Themed: Story = {
  args: { backend: square() },
  render: (args) => themed(render(args)),
};
