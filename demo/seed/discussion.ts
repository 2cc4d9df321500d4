import type { Id } from 'plein/core/core.model.js';
import type { Reaction } from 'plein/discussion/discussion.model.js';
import type {
  AuthorReference,
  CommentRecord,
  ThreadRecord,
  TransferRecord,
} from '../../server/src/transfer/record.model.ts';
import type { Conversation, Said } from './conversation.ts';
import { idOf, pick } from './ids.ts';
import { memberId } from './members.ts';
import { people } from './people.ts';
import type { Person, PersonKey } from './people.ts';
import { conversations } from './threads/threads.ts';
import { pastOf } from './time.ts';

/** Threads, each followed by its comments and what members thought of them. */
export function* discussions(now: Date): Iterable<TransferRecord> {
  for (const conversation of conversations) {
    yield threadRecord(conversation, now);
    const { key, meToo = 0 } = conversation;
    for (const member of voters(meToo, key, conversation.opening?.by)) yield { type: 'me-too', thread: key, member };
    for (const comment of conversation.said) yield* branch(comment, conversation, undefined, now);
  }
}

function threadRecord(conversation: Conversation, now: Date): ThreadRecord {
  const createdAt = pastOf(now)(conversation.created);
  const { opening } = conversation;
  const everything = everySaid(conversation.said);
  const accepted = everything.find((comment) => comment.accepted === true);
  const pinned = everything.find((comment) => comment.pinned === true);
  return {
    type: 'thread',
    key: conversation.key,
    space: conversation.space,
    kind: conversation.kind,
    title: conversation.title,
    ...(conversation.url === undefined ? {} : { url: conversation.url }),
    state: conversation.state ?? 'open',
    naming: 'either',
    createdAt,
    ...(accepted === undefined
      ? {}
      : { accepted: commentId(accepted, conversation, now), solvedAt: pastOf(now)(accepted.when) }),
    ...(pinned === undefined ? {} : { pinned: commentId(pinned, conversation, now) }),
    ...(conversation.waiting === true ? { waitingSince: createdAt } : {}),
    ...(opening === undefined
      ? {}
      : { opening: { author: authorOf(opening.by, opening.team), markdown: opening.text, createdAt } }),
  };
}

function* branch(
  comment: Said,
  conversation: Conversation,
  parent: Id | undefined,
  now: Date,
): Iterable<TransferRecord> {
  const record = commentRecord(comment, conversation, parent, now);
  const { id, createdAt } = record;
  const { by, before, likes = 0, helped = 0, reactions = {} } = comment;
  yield record;
  if (before !== undefined) yield { type: 'version', comment: id, version: 1, at: createdAt, markdown: before };
  for (const [reaction, count] of Object.entries({ like: likes, ...reactions }) as [Reaction, number][]) {
    for (const member of voters(count, `${id}${reaction === 'like' ? '' : reaction}`, by))
      yield { type: 'reaction', comment: id, member, reaction };
  }
  for (const member of voters(helped, `${id} helped`, by)) yield { type: 'helpful', comment: id, member };
  for (const reply of comment.replies ?? []) yield* branch(reply, conversation, record.id, now);
}

function commentRecord(comment: Said, conversation: Conversation, parent: Id | undefined, now: Date): CommentRecord {
  const past = pastOf(now);
  const base = {
    type: 'comment',
    id: commentId(comment, conversation, now),
    thread: conversation.key,
    ...(parent === undefined ? {} : { parent }),
    kind: comment.kind ?? 'comment',
    createdAt: past(comment.when),
    version: comment.edited === undefined ? 1 : 2,
  } as const;
  if (comment.gone !== undefined) {
    const { when, by, article } = comment.gone;
    const tombstone = { at: past(when), by, ...(article === undefined ? {} : { article }) };
    return { ...base, state: by === 'author' ? 'deleted' : 'removed', tombstone };
  }
  return {
    ...base,
    state: comment.held === true ? 'held' : 'published',
    author: authorOf(comment.by, comment.team),
    markdown: comment.text,
    language: comment.language ?? 'nl',
    ...(comment.edited === undefined ? {} : { editedAt: past(comment.edited) }),
  };
}

/** So many members: nobody who left, who cannot write, or who wrote it. */
function voters(count: number, seed: string, author: PersonKey | undefined): readonly Id[] {
  const keys = (Object.entries(people) as [PersonKey, Person][])
    .filter(([key, person]) => person.state === undefined && key !== author && !NEWCOMERS.includes(key))
    .map(([key]) => key);
  return pick(keys, count, seed).map(memberId);
}

const NEWCOMERS: readonly PersonKey[] = ['mees', 'rosa', 'zohra'];

function commentId(comment: Said, conversation: Conversation, now: Date): Id {
  return idOf(pastOf(now)(comment.when), `comment ${conversation.key} ${comment.by} ${comment.text}`);
}

function authorOf(key: PersonKey, team?: string): AuthorReference {
  if (key === 'vertrokken') return { name: '' };
  return { member: memberId(key), ...(team === undefined ? {} : { team }) };
}

function everySaid(comments: readonly Said[]): readonly Said[] {
  return comments.flatMap((comment) => [comment, ...everySaid(comment.replies ?? [])]);
}
