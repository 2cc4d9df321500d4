import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { UUID7_PATTERN } from '../../../server/src/http/schemas.ts';
import type { SourceItem } from '../../../server/src/transfer/source.model.ts';
import { stackExchangeSource } from '../../../server/src/transfer/stackexchange.ts';
import type { CommentRecord, MemberRecord, ThreadRecord } from '../../../src/transfer/record.model.ts';
import { freshFolder } from './support.ts';

interface Files {
  readonly users?: string;
  readonly posts?: string;
  readonly comments?: string;
}

const USER = '<row Id="7" CreationDate="2010-08-25T19:50:51.187" DisplayName="Jip &amp; Janneke" />';
const QUESTION =
  '<row Id="1" PostTypeId="1" AcceptedAnswerId="2" CreationDate="2011-01-01T00:00:00.000" Title="Q" Body="&lt;p&gt;q&lt;/p&gt;" OwnerUserId="7" ContentLicense="CC BY-SA 3.0" />';
const ANSWER =
  '<row Id="2" PostTypeId="2" ParentId="1" CreationDate="2011-01-02T00:00:00.000" Body="a&#xA;b" OwnerDisplayName="gone" />';

async function dump(
  { users = USER, posts = QUESTION + ANSWER, comments = '' }: Files,
  name = 'bikes-meta',
): Promise<string> {
  const folder = join(await freshFolder(), name);
  mkdirSync(folder);
  const file = (root: string, rows: string) =>
    `\ufeff<?xml version="1.0" encoding="utf-8"?>\n<${root}>\n${rows}\n</${root}>\n`;
  writeFileSync(join(folder, 'Users.xml'), file('users', users));
  writeFileSync(join(folder, 'Posts.xml'), file('posts', posts));
  writeFileSync(join(folder, 'Comments.xml'), file('comments', comments));
  return folder;
}

async function read(folder: string): Promise<readonly SourceItem[]> {
  const items: SourceItem[] = [];
  for await (const item of (await stackExchangeSource(folder)).items()) items.push(item);
  return items;
}

function records<Kind extends { readonly type: string }>(
  items: readonly SourceItem[],
  type: Kind['type'],
): readonly Kind[] {
  return items.map(({ record }) => record as Kind).filter((record) => record.type === type);
}

describe('stackExchangeSource', () => {
  it('makes a space, members, threads, answers and comments of a dump', async () => {
    const items = await read(
      await dump({
        comments:
          '<row Id="5" PostId="2" Text="On **a**" CreationDate="2011-01-03T00:00:00.000" UserId="7" />' +
          '<row Id="6" PostId="1" Text="On q" CreationDate="2011-01-01T12:00:00.000" UserDisplayName="left" />',
      }),
    );
    assert.deepEqual(
      items.map(({ record }) => (record as { type: string }).type),
      ['space', 'member', 'thread', 'comment', 'comment', 'comment'],
    );
    const [member] = records<MemberRecord>(items, 'member');
    const [thread] = records<ThreadRecord>(items, 'thread');
    const [onQuestion, answer, onAnswer] = records<CommentRecord>(items, 'comment');
    assert.match(String(member?.id), new RegExp(UUID7_PATTERN));
    assert.equal(member?.name, 'Jip & Janneke');
    assert.equal(thread?.key, 'bikes-meta/1');
    assert.equal(thread?.accepted, answer?.id);
    assert.deepEqual(thread?.opening?.author, { member: member?.id });
    assert.deepEqual(thread?.origin, { url: 'https://bikes.meta.stackexchange.com/q/1', license: 'CC BY-SA 3.0' });
    assert.deepEqual([answer?.kind, answer?.author, answer?.parent], ['answer', { name: 'gone' }, undefined]);
    assert.deepEqual(answer?.origin, { url: 'https://bikes.meta.stackexchange.com/a/2' });
    assert.deepEqual(
      [onQuestion?.kind, onQuestion?.parent, onQuestion?.author],
      ['comment', undefined, { name: 'left' }],
    );
    assert.deepEqual(
      [onAnswer?.parent, onAnswer?.markdown, onAnswer?.thread],
      [answer?.id, 'On **a**', 'bikes-meta/1'],
    );
  });

  it('gives the same ids at every reading, and others to another site', async () => {
    const idsOf = (items: readonly SourceItem[]) =>
      items.flatMap(({ record }) => (record as { id?: string }).id ?? []).slice(1);
    const once = idsOf(await read(await dump({})));
    assert.deepEqual(idsOf(await read(await dump({}))), once);
    assert.deepEqual(
      idsOf(await read(await dump({}, 'other'))).filter((id) => once.includes(id)),
      [],
    );
    assert.equal(new Set(once).size, 2);
  });

  it('puts an answer that was moved to a younger question after it, and before comments on it', async () => {
    const moved = ANSWER.replace('ParentId="1"', 'ParentId="9"');
    const younger = QUESTION.replace('Id="1"', 'Id="9"').replace('2011-01-01', '2012-01-01');
    const comments = '<row Id="1" PostId="2" Text="early" CreationDate="2010-12-01T00:00:00.000" UserId="7" />';
    const items = await read(await dump({ posts: moved + younger, comments }));
    assert.deepEqual(
      items.slice(2).map(({ record }) => (record as CommentRecord).kind),
      ['question', 'answer', 'comment'],
    );
  });

  it('says what it cannot use, by file and row', async () => {
    const items = await read(
      await dump({
        users: USER + '<row DisplayName="nobody" />',
        posts:
          QUESTION +
          ANSWER.replace('ParentId="1"', 'ParentId="404"') +
          '<row Id="3" PostTypeId="5" CreationDate="2011-01-01T00:00:00.000" />',
        comments: '<row Id="8" PostId="404" Text="x" CreationDate="2011-01-03T00:00:00.000" /><row Id="9" Text="x" />',
      }),
    );
    const problems = items.flatMap(({ source, number, problem }) =>
      problem === undefined ? [] : `${source} ${number}: ${problem}`,
    );
    assert.deepEqual(problems, [
      'Users.xml 0: has no Id or no CreationDate',
      'Posts.xml 3: is neither a question nor an answer (a tag wiki, for example)',
      'Comments.xml 9: has no Id, no PostId or no CreationDate',
      'Posts.xml 2: answers question 404, which is not in the dump',
      'Comments.xml 8: stands under post 404, which is not in the dump as a question or its answer',
    ]);
  });

  it('keeps an edit as a second version, and a closed question locked', async () => {
    const posts =
      QUESTION.replace('Title', 'ClosedDate="2011-02-02T00:00:00.000" Title') +
      ANSWER.replace('Body', 'LastEditDate="2015-01-01T00:00:00.500" Body');
    const items = await read(await dump({ posts }));
    assert.equal(records<ThreadRecord>(items, 'thread')[0]?.state, 'locked');
    const [answer] = records<CommentRecord>(items, 'comment');
    assert.deepEqual([answer?.version, answer?.editedAt], [2, '2015-01-01T00:00:00.500Z']);
  });

  it('stops with a sentence at a file that ends in the middle', async () => {
    const folder = await dump({});
    writeFileSync(join(folder, 'Comments.xml'), '<comments><row Id="1" PostId="1" Text="half');
    await assert.rejects(read(folder), /Comments\.xml ends in the middle/);
  });
});
