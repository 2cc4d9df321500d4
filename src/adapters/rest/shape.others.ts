import { author, type Shape } from './shape.ts';

// What is not needed for reading a thread.

export const written = (value: Shape): Shape => ({ status: '', 'value?': value });

export const notification: Shape = {
  id: '',
  kind: '',
  at: '',
  read: true,
  thread: { key: '', title: '' },
  'by?': author,
};

export const occurrence: Shape = {
  id: '',
  title: '',
  summary: [{ type: '' }],
  'host?': author,
  start: '',
  end: '',
  startsAt: '',
  endsAt: '',
  timeZone: '',
  status: '',
  attendeeCount: 0,
};

export const results: Shape = { ballots: 0, votes: {} };

export const poll: Shape = {
  id: '',
  question: '',
  options: [{ id: '', label: '' }],
  state: '',
  choice: '',
  voterCount: 0,
  'introduction?': [{ type: '' }],
  'followUp?': { text: [{ type: '' }], status: '', at: '' },
  'results?': results,
  position: '',
};
