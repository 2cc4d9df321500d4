import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { sql } from 'kysely';
import { seed } from '../../../demo/seed/seed.ts';
import { checkDatabase } from '../../../server/src/cli/check.ts';
import type { Databases } from '../../../server/src/db/open.ts';
import { recordSource } from '../../../server/src/transfer/json-lines.ts';
import { COMMUNITY, ENGINES } from '../support/server.ts';
import { freshDatabases, importFrom } from '../transfer/support.ts';

const REPLY = '(select id from comments where parent is not null order by thread, path limit 1)';
const ROOT = "(select id from comments where parent is null and reactions <> '{}' order by thread, path limit 1)";
const POLL = '(select poll from ballots order by poll limit 1)';
const EVENT = '(select event from attendances order by event limit 1)';

/** One defect each, and what check says of it. Constraints of the database refuse many others by themselves. */
const PLANTED: readonly (readonly [name: string, statement: string, told: RegExp])[] = [
  [
    "a thread's count",
    'update threads set comment_count = comment_count + 1 where comment_count > 0',
    /^Thread \S+ is said to hold \d+ comments; there are \d+\.$/,
  ],
  [
    'the count of replies',
    'update comments set reply_count = reply_count + 1 where reply_count > 0',
    /^Comment \S+ is said to have \d+ replies; there are \d+\.$/,
  ],
  [
    "a member's count",
    `update members set comment_count = -1 where id = (select min(author_member) from comments where state = 'published')`,
    /^Member \S+ is said to have written -1 comments; there are \d+\.$/,
  ],
  [
    'the count of reactions',
    `update comments set reactions = '{"like":99}' where id = ${ROOT}`,
    /^Comment \S+ is said to have reactions \{"like":99\}; there are \{"like":\d+\}\.$/,
  ],
  [
    'a comment out of its branch',
    `update comments set path = 'zzzzzzzzzzzz' where id = ${REPLY}`,
    /^Comment \S+ does not stand below \S+ in thread/,
  ],
  ['a wrong depth', `update comments set depth = 7 where id = ${REPLY}`, /^Comment \S+ does not stand below/],
  ['a wrong root', `update comments set root = id where id = ${REPLY}`, /^Comment \S+ does not stand below/],
  [
    'a number that will be given again',
    'update threads set last_number = 0 where comment_count > 0',
    /^Thread \S+ has a comment number \d+, and says that its newest is 0\.$/,
  ],
  [
    'an accepted answer elsewhere',
    `update threads set accepted = 'nowhere' where accepted is not null`,
    /^Thread \S+ has accepted nowhere, which is not a comment of it\.$/,
  ],
  [
    'a pinned comment elsewhere',
    `update threads set pinned = 'nowhere' where comment_count > 0`,
    /^Thread \S+ has pinned nowhere, which is not a comment of it\.$/,
  ],
  [
    "the team's comments",
    'update threads set team_comment_count = team_comment_count + 1',
    /^Thread \S+ is said to have \d+ comments by the team; there are \d+\.$/,
  ],
  [
    "a thread's helpful votes",
    'update threads set helpful_count = helpful_count + 1',
    /^Thread \S+ is said to have \d+ helpful votes; there are \d+\.$/,
  ],
  [
    'who asks too',
    'update threads set me_too_count = me_too_count + 1',
    /^Thread \S+ is said to have \d+ members who ask too; there are \d+\.$/,
  ],
  [
    'a discussion that waits for the team',
    `update threads set waiting_since = created_at where kind = 'discussion'`,
    /^Thread \S+ is said to wait for the team, which it does not\.$/,
  ],
  [
    'a question that is settled and not solved',
    'update threads set solved_at = null where accepted is not null',
    /^Thread \S+ has an accepted answer, and is not said to be solved\.$/,
  ],
  [
    'a key that leads away from its thread',
    `insert into thread_aliases (community, alias, thread, created_at) select community, min(key), max(key), min(created_at) from threads group by community`,
    /^Thread \S+ is there, and said to be another one\.$/,
  ],
  [
    'the count of helpful votes',
    `update comments set helpful_count = helpful_count + 1 where id = ${REPLY}`,
    /^Comment \S+ is said to have helped \d+; there are \d+ votes\.$/,
  ],
  [
    "the count of the team's replies",
    `update comments set team_reply_count = team_reply_count + 1 where id = ${ROOT}`,
    /^Comment \S+ is said to have \d+ replies by the team; there are \d+\.$/,
  ],
  [
    'an answer nobody gave',
    `update comments set is_answered = 1 - is_answered where id = ${ROOT}`,
    /^Comment \S+ is said to be answered where it is not, or not where it is\.$/,
  ],
  [
    'words that should have gone',
    `update comments set state = 'deleted' where id = ${REPLY}`,
    /^Comment \S+ is to be forgotten and still stands, or was and still has its words\.$/,
  ],
  [
    'an earlier text that is not earlier',
    `insert into comment_versions (community, comment, version, text, created_at) select community, id, version, text, created_at from comments where id = ${REPLY}`,
    /^Comment \S+ has an earlier text of version \d+, which is not earlier\.$/,
  ],
  [
    'a text that is none',
    `update comments set text = '[{"type":"html","html":"<b>"}]' where id = ${REPLY}`,
    /^Comment \S+ has a text that is none\.$/,
  ],
  [
    'a comment that nobody finds',
    `delete from search_documents where id = ${REPLY}`,
    /^Comment \S+ is not among what searches look through\.$/,
  ],
  [
    'words that nobody is to find',
    `insert into search_documents (community, kind, id, words) values ('${COMMUNITY}', 'comment', 'x', 'secret')`,
    /^Searches look through the comment x, which nobody is to find\.$/,
  ],
  [
    'the count of seats',
    `update events set attendee_count = 0 where id = ${EVENT}`,
    /^Event \S+ is said to have 0 attendees; there are \d+\.$/,
  ],
  [
    'an instant that is not the wall time',
    `update events set starts_at = '2000-01-01T00:00:00.000Z' where id = ${EVENT}`,
    /^Event \S+ is kept under 2000-01-01T00:00:00.000Z to/,
  ],
  [
    'the count of voters',
    `update polls set voter_count = voter_count + 1 where id = ${POLL}`,
    /^Poll \S+ is said to have \d+ voters; there are \d+ ballots\.$/,
  ],
  [
    'the count of votes',
    `update poll_options set votes = votes + 1 where poll = ${POLL} and ordinal = 0`,
    /^Poll \S+ is said to have \d+ votes for \S+; there are \d+\.$/,
  ],
  [
    'a ballot that is not allowed',
    `update ballots set options = '["nothing"]' where poll = ${POLL} and member = (select min(member) from ballots where poll = ${POLL})`,
    /that it does not allow \(foreign-option\)\.$/,
  ],
  [
    'a gap in the feed',
    `insert into changes (community, number, type, topic, subject, audience, created_at) values ('${COMMUNITY}', 1, 'poll', 'poll:x', 'x', 'everyone', 'x'), ('${COMMUNITY}', 3, 'poll', 'poll:x', 'x', 'everyone', 'x')`,
    /^Changes 1 to 0 should be there; there are 2, from 1 to 3\.$/,
  ],
  [
    'a lost end of the feed',
    `update communities set change_number = 5`,
    /^Changes 1 to 5 should be there; there are 0/,
  ],
  [
    'a picture where it is not shown',
    `insert into images (community, id, member, comment, width, height, bytes, created_at)
      select community, 'stray', author_member, id, 1, 1, 1, created_at from comments
      where state = 'published' and author_member is not null limit 1`,
    /^Picture stray is said to stand in comment \S+, which does not show it\.$/,
  ],
  [
    'a space below none',
    `update spaces set parent = 'nowhere' where id = (select max(id) from spaces)`,
    /^Space \S+ is part of nowhere, which is not there\.$/,
  ],
  [
    'a role in no space',
    `update grants set space = 'nowhere' where member = (select min(member) from grants)`,
    /^Member \S+ has a role in space nowhere, which is not there\.$/,
  ],
];

/** Does and undoes: the defect is there for the check alone. */
async function withDefect(databases: Databases, statement: string): Promise<readonly string[]> {
  const undone = new Error('undone');
  let found: readonly string[] = [];
  const work = databases.writer.transaction().execute(async (db) => {
    await sql.raw(statement).execute(db);
    const seen: Databases = { ...databases, snapshot: (read) => read(db) };
    found = await checkDatabase(seen, COMMUNITY);
    throw undone;
  });
  await assert.rejects(work, undone);
  return found;
}

for (const engine of ENGINES) {
  describe(`checkDatabase (${engine})`, () => {
    it('finds each defect, and none without one', async () => {
      const databases = await freshDatabases(engine);
      await importFrom(databases, recordSource(seed(new Date('2026-11-21T12:00:00.000Z'))));
      assert.deepEqual(await checkDatabase(databases, COMMUNITY), []);
      for (const [name, statement, told] of PLANTED) {
        const found = await withDefect(databases, statement);
        assert.ok(
          found.some((sentence) => told.test(sentence)),
          `${name}: ${JSON.stringify(found)}`,
        );
      }
      assert.deepEqual(await checkDatabase(databases, COMMUNITY), []);
    });
  });
}

describe('checkDatabase of a file', () => {
  it('finds rows that refer to nothing', async () => {
    const databases = await freshDatabases('sqlite');
    await importFrom(databases, recordSource(seed(new Date('2026-11-21T12:00:00.000Z'))));
    await sql`pragma foreign_keys = off`.execute(databases.writer);
    await sql`delete from members where id in (select member from ballots)`.execute(databases.writer);
    const found = await checkDatabase(databases, COMMUNITY);
    assert.ok(
      found.some((sentence) => /^\d+ rows of ballots refer to rows of members that are not there\.$/.test(sentence)),
    );
  });
});
