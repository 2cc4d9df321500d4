import type { CommentRecord, TransferRecord } from '../../server/src/transfer/record.model.ts';
import type { Text } from '../../src/text/text.model.ts';
import { textsOfComments } from './texts.ts';

export const THREAD = 'bench';
const AUTHORS = 200;
const START = Date.UTC(2026, 0, 1);

interface Shape {
  readonly key?: string;
  /** Another thread, with the first comments of the long one and no others. */
  readonly like?: { readonly key: string; readonly length: number };
  readonly seed?: number;
}

/** A thread of any length, of a real community's texts, the same for the same seed. Its first fifty comments have no replies. */
export async function* longThread(length: number, shape: Shape = {}): AsyncGenerator<TransferRecord> {
  const { key = THREAD, like, seed = 1 } = shape;
  const texts = await textsOfComments();
  const random = mulberry(seed);
  yield { type: 'space', id: 'bench', name: 'Bench', scope: 'national', naming: 'either' };
  for (let index = 0; index < AUTHORS; index += 1) {
    const name = `Member ${index + 1}`;
    const plain = { grants: [], spaces: [], askAbout: [], identities: [], joinedAt: at(0) };
    yield { type: 'member', id: idOf(random, 0), name, naming: 'real', state: 'active', ...plain };
  }
  for (const thread of [key, ...(like === undefined ? [] : [like.key])]) yield threadOf(thread);
  const roots: string[] = [];
  for (let index = 0; index < length; index += 1) {
    const id = idOf(random, index);
    const replies = index >= 50 && random() < 0.3;
    const parent = replies ? roots[50 + Math.floor(random() * (roots.length - 50))] : undefined;
    if (parent === undefined) roots.push(id);
    const text = texts[Math.floor(random() * texts.length)]!;
    const made = { text, createdAt: at(index), author: Math.floor(random() * AUTHORS), parent };
    yield comment({ ...made, id, thread: key });
    if (like !== undefined && index < like.length) yield comment({ ...made, id: likeOf(id), thread: like.key });
  }
}

/** When the comment of this number was written. */
function at(index: number): string {
  return new Date(START + index * 1000).toISOString();
}

function threadOf(key: string): TransferRecord {
  const about = { space: 'bench', kind: 'discussion', title: 'A long thread', naming: 'either' } as const;
  return { type: 'thread', key, ...about, state: 'open', createdAt: at(0) };
}

/** Another id of the same time. */
function likeOf(id: string): string {
  return `${id.slice(0, -1)}${(Number.parseInt(id.slice(-1), 16) ^ 1).toString(16)}`;
}

interface Made extends Pick<CommentRecord, 'id' | 'createdAt' | 'thread'> {
  readonly text: Text;
  readonly author: number;
  readonly parent: string | undefined;
}

function comment({ author, parent, ...made }: Made): CommentRecord {
  return {
    type: 'comment',
    kind: 'comment',
    state: 'published',
    author: { name: `Member ${author + 1}` },
    version: 1,
    ...made,
    ...(parent !== undefined && { parent }),
  };
}

/** Ids are of version 7 in form, so that they pass as what a client makes. */
function idOf(random: () => number, index: number): string {
  const time = (START + index * 1000).toString(16).padStart(12, '0');
  const rest = Array.from({ length: 18 }, () => Math.floor(random() * 16).toString(16)).join('');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${rest.slice(0, 3)}-8${rest.slice(3, 6)}-${rest.slice(6)}`;
}

/** Mulberry32: small, seeded, good enough to pick texts by. */
function mulberry(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
