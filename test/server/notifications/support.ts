import { randomUUIDv7 } from 'node:crypto';
import type { Notification, NotificationPage } from '../../../src/notifications/notifications.model.ts';
import type { TestServer } from '../support/server.ts';

/** Somebody who takes part, and hears of it. */
export interface Person {
  readonly name: string;
  readonly session: string;
  readonly member: string;
  /** Writes, and answers with the comment's id. */
  say(thread: string, markdown: string, parent?: string): Promise<string>;
  /** Follows a thread, or a branch by its root. */
  follow(what: { readonly thread: string } | { readonly branch: string }, on?: boolean): Promise<void>;
  told(query?: string): Promise<NotificationPage>;
  /** What they were told, newest first, as words. */
  hears(): Promise<readonly string[]>;
  send(method: string, path: string, body?: object): Promise<number>;
}

export async function join(server: TestServer, name: string): Promise<Person> {
  const { session, member } = await server.signIn(`${name}-${randomUUIDv7()}`, { name });
  const send = async (method: string, path: string, body?: object) => server.call(method, path, { session, body });
  const person: Person = {
    name,
    session,
    member,
    async say(thread, markdown, parent) {
      const body = { markdown, ...(parent !== undefined && { parent }) };
      const answer = await send('POST', `/v1/threads/${thread}/comments`, body);
      if (answer.status !== 201) throw new Error(`the comment was answered with ${answer.status}`);
      return answer.body.value.id;
    },
    async follow(what, on = true) {
      const path = 'thread' in what ? `/v1/threads/${what.thread}/follow` : `/v1/comments/${what.branch}/follow`;
      await send(on ? 'PUT' : 'DELETE', path);
    },
    told: async (query = '') => (await send('GET', `/v1/notifications${query}`)).body,
    hears: async () => (await person.told()).items.map(inWords),
    send: async (method, path, body) => (await send(method, path, body)).status,
  };
  return person;
}

function inWords({ kind, by, excerpt }: Notification): string {
  return `${kind} by ${by?.name ?? 'nobody'}: ${excerpt ?? 'the thread'}`;
}
