/**
 * What an answer must look like at least, by example: a string where there is a string, a list of such things where
 * there is a list. A name that ends in `?` may be missing. What is more or elsewhere is not looked at.
 */
export type Shape = string | number | boolean | readonly Shape[] | { readonly [name: string]: Shape };

/** Whether an answer, which may be anything, has the shape that elements rely on. */
export function fits(value: unknown, shape: Shape): boolean {
  if (typeof shape !== 'object') return typeof value === typeof shape;
  if (isList(shape))
    return Array.isArray(value) && (shape.length === 0 || value.every((item) => fits(item, shape[0]!)));
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return Object.entries(shape).every(([name, part]) => {
    const field = (value as Record<string, unknown>)[name.replace('?', '')];
    return (name.endsWith('?') && field === undefined) || fits(field, part);
  });
}

export const page = (item: Shape): Shape => ({ items: [item], 'next?': '' });
export const written = (value: Shape): Shape => ({ status: '', 'value?': value });

export const author: Shape = { name: '', 'member?': '', 'role?': '' };

export const comment: Shape = {
  id: '',
  root: '',
  depth: 0,
  state: '',
  'author?': author,
  text: [{ type: '' }],
  createdAt: '',
  version: 0,
  replyCount: 0,
  reactions: {},
  'tombstone?': { at: '', by: '' },
};

export const thread: Shape = { key: '', state: '', title: '', commentCount: 0 };

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

function isList(shape: Shape): shape is readonly Shape[] {
  return Array.isArray(shape);
}
