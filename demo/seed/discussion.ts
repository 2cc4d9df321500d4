import type { Id } from 'plein/core/core.model.js';
import type {
  AuthorReference,
  CommentRecord,
  ReactionRecord,
  ThreadRecord,
} from '../../server/src/transfer/record.model.ts';
import type { Conversation, Said } from './conversation.ts';
import { idOf, pick } from './ids.ts';
import { memberId } from './members.ts';
import { people } from './people.ts';
import type { Person, PersonKey } from './people.ts';
import { conversations } from './threads/threads.ts';
import { pastOf } from './time.ts';

/** Threads, each followed by its comments and the likes on them. */
export function* discussions(now: Date): Iterable<ThreadRecord | CommentRecord | ReactionRecord> {
  for (const conversation of conversations) {
    yield threadRecord(conversation, now);
    for (const comment of conversation.said) yield* branch(comment, conversation, undefined, now);
  }
}

function threadRecord(conversation: Conversation, now: Date): ThreadRecord {
  const createdAt = pastOf(now)(conversation.created);
  const { opening } = conversation;
  const accepted = everySaid(conversation.said).find((comment) => comment.accepted === true);
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
    ...(accepted === undefined ? {} : { accepted: commentId(accepted, conversation, now) }),
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
): Iterable<CommentRecord | ReactionRecord> {
  const record = commentRecord(comment, conversation, parent, now);
  yield record;
  for (const member of likers(comment, record.id)) {
    yield { type: 'reaction', comment: record.id, member, reaction: 'like' };
  }
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

/** Nobody who left, who cannot write, or who wrote it. */
function likers(comment: Said, id: Id): readonly Id[] {
  const keys = (Object.entries(people) as [PersonKey, Person][])
    .filter(([key, person]) => person.state === undefined && key !== comment.by && !NEWCOMERS.includes(key))
    .map(([key]) => key);
  return pick(keys, comment.likes ?? 0, id).map(memberId);
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
