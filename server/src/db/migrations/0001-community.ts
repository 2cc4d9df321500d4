import type { Kysely } from 'kysely';
import { createDiscussion } from './0001-discussion.ts';
import { createSearch } from './0001-search.ts';
import { ID, tableMaker, toMember, toSpace } from './tables.ts';
import type { Engine, Reference, TableMaker } from './tables.ts';

/** Every noun the product starts with. */
export async function createTables(db: Kysely<unknown>, engine: Engine): Promise<void> {
  const make = tableMaker(db, engine);
  await createCommunity(make);
  await createMembers(make);
  await createDiscussion(make);
  await createCalendar(make);
  await createPolls(make);
  await createWrites(make);
  await createImports(make);
  await createSearch(db, engine);
}

async function createCommunity({ table }: TableMaker): Promise<void> {
  await table('communities', ['id'], {
    id: 'text',
    name: 'text',
    policy: 'text',
    change_number: 'number = 0',
    pruned_number: 'number = 0',
    created_at: 'text',
  });
  await table('spaces', ID, {
    community: 'text',
    id: 'text',
    parent: 'text null',
    name: 'text',
    scope: 'text',
    naming: 'text',
    ordinal: 'integer',
  });
  await table('house_rules', ['community', 'version'], {
    community: 'text',
    version: 'integer',
    since: 'text',
    rules: 'text',
  });
}

async function createMembers({ table, index }: TableMaker): Promise<void> {
  await table('members', ID, MEMBER_COLUMNS);
  await index('members_by_name', 'members', ['community', 'sort_name', 'id']);
  const link = { community: 'text', member: 'text' };
  await table('member_spaces', ['community', 'member', 'space'], { ...link, space: 'text' }, [toMember(), toSpace]);
  await index('member_spaces_by_space', 'member_spaces', ['community', 'space', 'member']);
  await table(
    'identities',
    ['community', 'issuer', 'subject'],
    { community: 'text', issuer: 'text', subject: 'text', member: 'text', issued_at: 'number' },
    [toMember()],
  );
  await index('identities_by_member', 'identities', ['community', 'member']);
  await table(
    'grants',
    ['community', 'member', 'role', 'space', 'since'],
    { ...link, role: 'text', space: 'text', since: 'text', until: 'text null', source: 'text' },
    [toMember()],
  );
  await index('grants_by_role', 'grants', ['community', 'role', 'member']);
  await table(
    'sessions',
    ['hash'],
    { hash: 'text', community: 'text', member: 'text', key: 'text', created_at: 'text', expires_at: 'text' },
    [toMember()],
  );
  await index('sessions_by_member', 'sessions', ['community', 'member']);
  await index('sessions_by_end', 'sessions', ['expires_at']);
}

const MEMBER_COLUMNS = {
  community: 'text',
  id: 'text',
  name: 'text',
  sort_name: 'text',
  naming: 'text',
  line_of_work: 'text null',
  ask_about: 'text',
  about: 'text null',
  joined_at: 'text',
  state: 'text',
  comment_count: 'integer = 0',
};

async function createCalendar({ table, index }: TableMaker): Promise<void> {
  await table('events', ID, EVENT_COLUMNS, [toSpace]);
  await index('events_by_start', 'events', ['community', 'starts_at', 'id']);
  await index('events_by_end', 'events', ['community', 'ends_at']);
  await table(
    'attendances',
    ['community', 'occurrence', 'member'],
    { community: 'text', occurrence: 'text', event: 'text', member: 'text', created_at: 'text' },
    [{ columns: ['event'], table: 'events', key: ['id'] }, toMember()],
  );
  await index('attendances_by_member', 'attendances', ['community', 'member']);
}

const EVENT_COLUMNS = {
  community: 'text',
  id: 'text',
  uid: 'text',
  space: 'text',
  kind: 'text',
  title: 'text',
  summary: 'text',
  markdown: 'text null',
  host_member: 'text null',
  host_name: 'text null',
  host_team: 'text null',
  all_day: 'integer',
  start_wall: 'text',
  end_wall: 'text',
  time_zone: 'text',
  starts_at: 'text',
  ends_at: 'text',
  place: 'text null',
  online_url: 'text null',
  url: 'text null',
  status: 'text',
  status_note: 'text null',
  sign_up: 'integer',
  capacity: 'integer null',
  sign_up_until: 'text null',
  thread: 'text null',
  attendee_count: 'integer = 0',
  sequence: 'integer',
  created_at: 'text',
  changed_at: 'text',
};

async function createPolls({ table, index }: TableMaker): Promise<void> {
  const toPoll: Reference = { columns: ['poll'], table: 'polls', key: ['id'] };
  await table('polls', ID, POLL_COLUMNS, [toSpace]);
  await table(
    'poll_options',
    ['community', 'poll', 'id'],
    { community: 'text', poll: 'text', id: 'text', label: 'text', ordinal: 'integer', votes: 'integer = 0' },
    [toPoll],
  );
  await table(
    'ballots',
    ['community', 'poll', 'member'],
    { community: 'text', poll: 'text', member: 'text', options: 'text', cast_at: 'text' },
    [toPoll, toMember()],
  );
  await index('ballots_by_member', 'ballots', ['community', 'member']);
}

const POLL_COLUMNS = {
  community: 'text',
  id: 'text',
  space: 'text',
  question: 'text',
  introduction: 'text null',
  markdown: 'text null',
  author_member: 'text null',
  author_name: 'text null',
  author_team: 'text null',
  stage: 'text null',
  choice: 'text',
  min: 'integer',
  max: 'integer',
  opens_at: 'text',
  closes_at: 'text null',
  visibility: 'text',
  changeable: 'integer',
  eligible_count: 'integer null',
  follow_up_by: 'text null',
  follow_up_status: 'text null',
  follow_up_text: 'text null',
  follow_up_markdown: 'text null',
  follow_up_at: 'text null',
  voter_count: 'integer = 0',
  created_at: 'text',
};

async function createWrites({ table, index }: TableMaker): Promise<void> {
  await table('idempotency_keys', ['community', 'member', 'key'], {
    community: 'text',
    member: 'text',
    key: 'text',
    route: 'text',
    fingerprint: 'text',
    status: 'integer',
    answer: 'text',
    created_at: 'text',
  });
  await index('idempotency_keys_by_age', 'idempotency_keys', ['created_at']);
  await table('changes', ['community', 'number'], {
    community: 'text',
    number: 'number',
    type: 'text',
    topic: 'text',
    subject: 'text',
    audience: 'text',
    created_at: 'text',
  });
  await index('changes_by_topic', 'changes', ['community', 'topic', 'number']);
  await index('changes_by_type', 'changes', ['community', 'type', 'number']);
  await index('changes_by_age', 'changes', ['created_at']);
}

async function createImports({ table }: TableMaker): Promise<void> {
  await table('imports', ['community', 'source'], {
    community: 'text',
    source: 'text',
    done: 'number',
    changed_at: 'text',
  });
}
