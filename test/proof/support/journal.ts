import { randomUUIDv7 } from 'node:crypto';
import { EVENT, OPTIONS, POLL, THREAD } from './place.ts';
import type { Random } from './random.ts';

/** One write, as its sender knows it: made before it is sent, its outcome noted after. */
export interface Operation {
  readonly key: string;
  readonly type: 'create' | 'edit' | 'delete' | 'react' | 'vote' | 'withdraw' | 'attend' | 'leave';
  readonly method: 'POST' | 'PUT' | 'DELETE';
  readonly path: string;
  readonly body?: object;
  /** What it changes: a comment's, a poll's or an occurrence's id. */
  readonly subject: string;
  outcome: 'sent' | 'acknowledged';
}

/** What a member's own things are, as far as the member was told. */
export interface OwnThings {
  /** Own comments that are there, by id. */
  readonly comments: Map<string, { readonly markdown: string; readonly version: number }>;
  readonly deleted: Set<string>;
  /** Ids of comments reacted to. */
  readonly reactions: Set<string>;
  ballot: readonly string[] | undefined;
  attends: boolean;
}

export const nothingYet = (): OwnThings => ({
  comments: new Map(),
  deleted: new Set(),
  reactions: new Set(),
  ballot: undefined,
  attends: false,
});

/** Picks a next write that must succeed, given what is there. `shared` are comments that nobody deletes. */
export function nextOperation(own: OwnThings, shared: readonly string[], random: Random): Operation {
  const key = randomUUIDv7();
  const operation = (
    type: Operation['type'],
    method: Operation['method'],
    path: string,
    subject: string,
    body?: object,
  ): Operation => ({ key, type, method, path, subject, ...(body !== undefined && { body }), outcome: 'sent' });
  const mine = [...own.comments].filter(([id]) => !shared.includes(id));
  const roll = random.below(10);
  if (roll <= 1 && mine.length > 0) {
    const [id, { version }] = random.pick(mine);
    return operation('edit', 'PUT', `/v1/comments/${id}`, id, { version, markdown: `Edited, mark ${key}` });
  }
  if (roll === 2 && mine.length > 3) {
    const [id] = random.pick(mine);
    return operation('delete', 'DELETE', `/v1/comments/${id}`, id);
  }
  if (roll <= 4 && shared.length > 0) {
    const id = random.pick(shared);
    return operation('react', own.reactions.has(id) ? 'DELETE' : 'PUT', `/v1/comments/${id}/reactions/like`, id);
  }
  if (roll === 5) {
    const path = `/v1/polls/${POLL}/ballot`;
    if (own.ballot !== undefined && random.chance(0.3)) return operation('withdraw', 'DELETE', path, POLL);
    const options = random.shuffle(OPTIONS).slice(0, random.between(1, OPTIONS.length));
    return operation('vote', 'PUT', path, POLL, { options });
  }
  if (roll === 6) {
    const path = `/v1/occurrences/${EVENT}/attendance`;
    return operation(own.attends ? 'leave' : 'attend', own.attends ? 'DELETE' : 'PUT', path, EVENT);
  }
  const parent = shared.length > 0 && random.chance(0.4) ? { parent: random.pick(shared) } : {};
  return operation('create', 'POST', `/v1/threads/${THREAD}/comments`, key, {
    ...parent,
    markdown: `Hello, mark ${key}`,
  });
}

/** What is there after the write. */
export function apply(own: OwnThings, { type, method, subject, body }: Operation): OwnThings {
  const after = {
    ...own,
    comments: new Map(own.comments),
    deleted: new Set(own.deleted),
    reactions: new Set(own.reactions),
  };
  const {
    markdown = '',
    version = 0,
    options,
  } = (body ?? {}) as { markdown?: string; version?: number; options?: string[] };
  if (type === 'create' || type === 'edit') after.comments.set(subject, { markdown, version: version + 1 });
  else if (type === 'delete') {
    after.comments.delete(subject);
    after.deleted.add(subject);
  } else if (type === 'react') {
    if (method === 'PUT') after.reactions.add(subject);
    else after.reactions.delete(subject);
  } else if (type === 'vote' || type === 'withdraw') after.ballot = options;
  else after.attends = type === 'attend';
  return after;
}
