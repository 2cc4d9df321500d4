/**
 * What an answer must look like at least, by example: a string where there is a string, a list of such things where
 * there is a list. A name that ends in `?` may be missing. What is more or elsewhere is not looked at.
 */
export type Shape = string | number | boolean | readonly Shape[] | { readonly [name: string]: Shape };

/** Whether an answer, which may be anything, has the shape that elements rely on. */
export function fits(value: unknown, shape: Shape): boolean {
  if (Array.isArray(shape))
    return Array.isArray(value) && value.every((item) => shape.length === 0 || fits(item, shape[0]));
  if (typeof shape !== 'object') return typeof value === typeof shape;
  const fields = (Array.isArray(value) ? null : value) as Record<string, unknown> | null;
  return (
    typeof fields === 'object' &&
    fields !== null &&
    Object.entries(shape).every(([name, part]) => {
      const field = fields[name.replace('?', '')];
      return (name.endsWith('?') && field === undefined) || fits(field, part as Shape);
    })
  );
}

export const page = (item: Shape): Shape => ({ items: [item], 'next?': '' });

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
