import { author, type Shape } from './shape.ts';

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
