import assert from 'node:assert/strict';
import { randomUUIDv7 } from 'node:crypto';
import { after, before } from 'node:test';
import { checkDatabase } from '../../../server/src/cli/check.ts';
import { openDatabase } from '../../../server/src/db/open.ts';
import { COMMUNITY, startTestServer } from '../support/server.ts';
import type { Json, TestAnswer, TestEngine, TestServer } from '../support/server.ts';

export interface Person {
  readonly session: string;
  readonly member: string;
}

/** What tests of a discussion do most: write, read, and ask whether every count holds. */
export function talk(server: () => TestServer) {
  const call = (method: string, path: string, who?: Person, body?: unknown): Promise<TestAnswer> =>
    server().call(method, path, { ...(who && { session: who.session }), ...(body !== undefined && { body }) });
  return {
    call,
    /** A comment by its words, as it was answered. */
    async say(who: Person, thread: string, markdown: string, more: object = {}): Promise<Json> {
      const key = randomUUIDv7();
      const answer = await server().call('POST', `/v1/threads/${thread}/comments`, {
        session: who.session,
        key,
        body: { markdown, ...more },
      });
      assert.equal(answer.status, 201, JSON.stringify(answer.body));
      return answer.body.value;
    },
    async get(path: string, who?: Person): Promise<Json> {
      const answer = await call('GET', path, who);
      assert.equal(answer.status, 200, JSON.stringify(answer.body));
      return answer.body;
    },
    /** Status and code of what is refused, or the status alone. */
    async refused(method: string, path: string, who?: Person, body?: unknown): Promise<string> {
      const answer = await call(method, path, who, body);
      return answer.status < 400 ? String(answer.status) : `${answer.status} ${answer.body.code}`;
    },
    /** On a connection of its own, as the command does. */
    async holds(): Promise<void> {
      const databases = await openDatabase(server().settings.databaseUrl, { patient: true });
      assert.deepEqual(await checkDatabase(databases, COMMUNITY).finally(() => databases.close()), []);
    },
  };
}

/** A server for the tests of one suite, with Ann and somebody of the team, and what they do most. */
export function meeting(engine: TestEngine) {
  let server: TestServer | undefined;
  let people: { readonly ann: Person; readonly staff: Person } | undefined;
  before(async () => {
    server = await startTestServer({ engine });
    people = { ann: await server.signIn('ann'), staff: await server.signIn('stef', { roles: ['staff'] }) };
  });
  after(() => server?.stop());
  return {
    ...talk(() => server!),
    get server(): TestServer {
      return server!;
    },
    get ann(): Person {
      return people!.ann;
    },
    get staff(): Person {
      return people!.staff;
    },
    /** A write by the team, or by somebody else, under a key where it is to be sent again. */
    send(method: string, path: string, body?: object, session = people!.staff.session, key?: string) {
      return server!.call(method, path, { session, ...(body && { body }), ...(key && { key }) });
    },
  };
}

export function wordsOf(comment: Json): string {
  return comment.text[0].children[0].text;
}

export function rootsOf(page: Json): string[] {
  return page.items.map((branch: Json) => wordsOf(branch.comment));
}
