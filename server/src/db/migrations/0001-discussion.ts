import { sql } from 'kysely';
import { ID, toMember, toSpace } from './tables.ts';
import type { Reference, TableMaker } from './tables.ts';

const toThread: Reference = { columns: ['thread'], table: 'threads', key: ['key'] };
const toComment: Reference = { columns: ['comment'], table: 'comments', key: ['id'] };
const ROOTS = sql`depth = 0`;
/** Branches in which the team replied before others; as written here in every question, so that the index serves it. */
const TEAM_RANK = '(case when team_reply_count > 0 then 0 else 1 end)';

export async function createDiscussion(make: TableMaker): Promise<void> {
  await createThreads(make);
  await createComments(make);
  await createVotes(make);
  await createFollowing(make);
  await createImages(make);
}

async function createThreads({ table, index }: TableMaker): Promise<void> {
  await table('threads', ['community', 'key'], THREAD_COLUMNS, [toSpace]);
  await index('threads_by_activity', 'threads', ['community', 'active_at desc', 'key desc']);
  await index('threads_by_space', 'threads', ['community', 'space', 'active_at desc', 'key desc']);
  await index('threads_unanswered', 'threads', ['community', 'created_at desc', 'key desc'], {
    where: sql`comment_count = 0`,
  });
  await index('threads_by_helpful', 'threads', ['community', 'helpful_count desc', 'key desc']);
  await index('threads_by_wait', 'threads', ['community', 'waiting_since', 'key'], {
    where: sql`waiting_since is not null`,
  });
  const alias = { community: 'text', alias: 'text', thread: 'text', created_at: 'text' };
  await table('thread_aliases', ['community', 'alias'], alias, [toThread]);
  await index('thread_aliases_by_thread', 'thread_aliases', ['community', 'thread']);
}

async function createComments({ table, index }: TableMaker): Promise<void> {
  await table('comments', ID, COMMENT_COLUMNS, [
    toThread,
    { columns: ['parent'], table: 'comments', key: ['id'] },
    toMember('author_member'),
  ]);
  await index('comments_by_path', 'comments', ['community', 'thread', 'path'], { unique: true });
  await index('comments_by_root', 'comments', ['community', 'thread', 'depth', 'path']);
  await index('comments_by_time', 'comments', ['community', 'thread', 'created_at', 'id'], {
    where: sql`state = 'published'`,
  });
  await index('comments_by_author', 'comments', ['community', 'author_member', 'created_at']);
  const roots = ['community', 'thread'];
  await index('branches_by_helpful', 'comments', [...roots, 'helpful_count desc', 'path'], { where: ROOTS });
  await index('branches_by_team', 'comments', [...roots, TEAM_RANK, 'path'], { where: ROOTS });
  await index('branches_by_answer', 'comments', [...roots, 'is_answered', 'path'], { where: ROOTS });
  await index('comments_to_forget', 'comments', ['community', 'forget_at'], { where: sql`forget_at is not null` });
  await table(
    'comment_versions',
    ['community', 'comment', 'version'],
    {
      community: 'text',
      comment: 'text',
      version: 'integer',
      text: 'text',
      markdown: 'text null',
      created_at: 'text',
    },
    [toComment],
  );
}

async function createVotes({ table, index }: TableMaker): Promise<void> {
  const vote = { community: 'text', member: 'text', created_at: 'text' };
  await table(
    'reactions',
    ['community', 'comment', 'member', 'reaction'],
    { ...vote, comment: 'text', reaction: 'text' },
    [toComment, toMember()],
  );
  await index('reactions_by_member', 'reactions', ['community', 'member']);
  await index('reactions_by_time', 'reactions', ['community', 'comment', 'created_at desc', 'member']);
  await table('helpful_votes', ['community', 'comment', 'member'], { ...vote, comment: 'text' }, [
    toComment,
    toMember(),
  ]);
  await index('helpful_votes_by_member', 'helpful_votes', ['community', 'member']);
  await table('me_too_votes', ['community', 'thread', 'member'], { ...vote, thread: 'text' }, [toThread, toMember()]);
  await index('me_too_votes_by_member', 'me_too_votes', ['community', 'member']);
}

async function createFollowing({ table, index }: TableMaker): Promise<void> {
  const follow = { community: 'text', thread: 'text', member: 'text', branch: 'text', created_at: 'text' };
  await table('follows', ['community', 'thread', 'member', 'branch'], follow, [toThread, toMember()]);
  await index('follows_by_branch', 'follows', ['community', 'thread', 'branch', 'member']);
  await index('follows_by_member', 'follows', ['community', 'member']);
  const visit = { community: 'text', member: 'text', thread: 'text', visited_at: 'text' };
  await table('visits', ['community', 'member', 'thread'], visit, [toThread, toMember()]);
  await table('notifications', ID, NOTIFICATION_COLUMNS, [toThread, toMember(), toMember('by_member')]);
  await index('notifications_by_member', 'notifications', ['community', 'member', 'created_at desc', 'id desc']);
  await index('notifications_unread', 'notifications', ['community', 'member'], { where: sql`read_at is null` });
  await index('notifications_by_comment', 'notifications', ['community', 'comment']);
  await index('notifications_by_age', 'notifications', ['created_at']);
  const due = { community: 'text', comment: 'text', after_member: 'text' };
  await table('notifications_due', ['community', 'comment'], due, [toComment]);
}

async function createImages({ table, index }: TableMaker): Promise<void> {
  await table('images', ID, IMAGE_COLUMNS, [toMember(), toComment, toThread]);
  await index('images_by_member', 'images', ['community', 'member']);
  await index('images_by_comment', 'images', ['community', 'comment']);
  await index('images_by_thread', 'images', ['community', 'thread'], { where: sql`thread is not null` });
  await index('images_unused', 'images', ['unused_since'], { where: sql`unused_since is not null` });
}

const THREAD_COLUMNS = {
  community: 'text',
  key: 'text',
  space: 'text',
  kind: 'text',
  title: 'text',
  url: 'text null',
  state: 'text',
  naming: 'text',
  accepted: 'text null',
  created_at: 'text',
  active_at: 'text',
  comment_count: 'integer = 0',
  last_number: 'integer = 0',
  opening_member: 'text null',
  opening_name: 'text null',
  opening_team: 'text null',
  opening_text: 'text null',
  opening_markdown: 'text null',
  opening_at: 'text null',
  origin: 'text null',
  solved_at: 'text null',
  me_too_count: 'integer = 0',
  pinned: 'text null',
  slow_mode: 'integer null',
  moved_from: 'text null',
  helpful_count: 'integer = 0',
  team_comment_count: 'integer = 0',
  waiting_since: 'text null',
  assignee: 'text null',
};

const COMMENT_COLUMNS = {
  community: 'text',
  id: 'text',
  thread: 'text',
  parent: 'text null',
  root: 'text',
  depth: 'integer',
  path: 'text',
  kind: 'text',
  state: 'text',
  author_member: 'text null',
  author_name: 'text null',
  author_team: 'text null',
  text: 'text',
  markdown: 'text null',
  language: 'text null',
  created_at: 'text',
  edited_at: 'text null',
  version: 'integer',
  parent_version: 'integer null',
  reply_count: 'integer = 0',
  reactions: 'text = {}',
  tombstone: 'text null',
  origin: 'text null',
  helpful_count: 'integer = 0',
  is_answered: 'integer = 0',
  team_reply_count: 'integer = 0',
  by_team: 'integer = 0',
  forget_at: 'text null',
};

const NOTIFICATION_COLUMNS = {
  community: 'text',
  id: 'text',
  member: 'text',
  kind: 'text',
  thread: 'text',
  comment: 'text null',
  by_member: 'text null',
  created_at: 'text',
  read_at: 'text null',
};

const IMAGE_COLUMNS = {
  community: 'text',
  id: 'text',
  member: 'text',
  comment: 'text null',
  thread: 'text null',
  width: 'integer',
  height: 'integer',
  bytes: 'number',
  created_at: 'text',
  unused_since: 'text null',
};
