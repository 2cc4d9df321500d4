import type { Shape } from './shape.ts';

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
