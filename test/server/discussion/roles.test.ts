import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { setMemberState } from '../support/seed.ts';
import { ENGINES, startTestServer } from '../support/server.ts';
import type { Json, TestServer } from '../support/server.ts';
import { talk } from './support.ts';
import type { Person } from './support.ts';

const YES = '200';
const MADE = '201';
const NO = '403 forbidden';
const OUT = '401 not-signed-in';

/** Who may do what: a member, the asker, an ambassador, staff, a moderator, somebody frozen, and nobody. */
const WHO = ['member', 'asker', 'ambassador', 'staff', 'moderator', 'frozen', 'nobody'] as const;
type Answers = readonly [string, string, string, string, string, string, string];
type Act = (
  ids: Readonly<Record<string, string>>,
  turn: number,
) => readonly [method: string, path: string, body?: Json];

const ACTS: readonly (readonly [what: string, act: Act, answers: Answers])[] = [
  [
    'make a question',
    (_, turn) => ['POST', `/v1/threads/q-${turn}`, { kind: 'question', title: 'T', markdown: 'x' }],
    [MADE, MADE, MADE, MADE, MADE, NO, OUT],
  ],
  [
    'make a blog',
    (_, turn) => ['POST', `/v1/threads/b-${turn}`, { kind: 'blog', title: 'T', markdown: 'x' }],
    [NO, NO, NO, MADE, MADE, NO, OUT],
  ],
  ['lock', () => ['PUT', '/v1/threads/ask', { state: 'open' }], [NO, NO, YES, YES, YES, NO, OUT]],
  ['slow down', () => ['PUT', '/v1/threads/ask', { slowMode: null }], [NO, NO, YES, YES, YES, NO, OUT]],
  ['pin', ({ answer }) => ['PUT', '/v1/threads/ask', { pinned: answer }], [NO, NO, YES, YES, YES, NO, OUT]],
  ['rename', () => ['PUT', '/v1/threads/ask', { title: 'T' }], [NO, YES, YES, YES, YES, NO, OUT]],
  ['change the opening', () => ['PUT', '/v1/threads/ask', { opening: 'y' }], [NO, YES, NO, NO, NO, NO, OUT]],
  ['accept', ({ answer }) => ['PUT', '/v1/threads/ask', { accepted: answer }], [NO, YES, YES, YES, YES, NO, OUT]],
  ['settle', () => ['PUT', '/v1/threads/ask', { solved: true }], [NO, YES, YES, YES, YES, NO, OUT]],
  ['ask too', () => ['PUT', '/v1/threads/ask/me-too'], [YES, NO, YES, YES, YES, NO, OUT]],
  ['say that it helped', ({ answer }) => ['PUT', `/v1/comments/${answer}/helpful`], [YES, YES, YES, YES, YES, NO, OUT]],
  ['restore', ({ gone }) => ['POST', `/v1/comments/${gone}/restore`], [NO, NO, NO, NO, NO, NO, OUT]],
  ['follow', () => ['PUT', '/v1/threads/ask/follow'], [YES, YES, YES, YES, YES, YES, OUT]],
  ['follow a branch', ({ answer }) => ['PUT', `/v1/comments/${answer}/follow`], [YES, YES, YES, YES, YES, YES, OUT]],
  ['visit', () => ['PUT', '/v1/threads/ask/visit'], [YES, YES, YES, YES, YES, YES, OUT]],
  ['see what waits', () => ['GET', '/v1/waiting-threads'], [NO, NO, NO, YES, YES, NO, OUT]],
  [
    'answer officially',
    () => ['POST', '/v1/threads/ask/comments', { markdown: 'x', kind: 'official-answer' }],
    ['422 invalid', '422 invalid', '422 invalid', MADE, MADE, NO, OUT],
  ],
  [
    'sum up',
    () => ['POST', '/v1/threads/ask/comments', { markdown: 'x', kind: 'summary' }],
    ['422 invalid', '422 invalid', MADE, MADE, MADE, NO, OUT],
  ],
];

for (const engine of ENGINES) {
  describe(`who may do what in a thread on ${engine}`, () => {
    let server: TestServer;
    const people = new Map<string, Person>();
    const ids: Record<string, string> = {};
    const { call, say, refused, holds } = talk(() => server);

    before(async () => {
      server = await startTestServer({ engine });
      const roles: Readonly<Record<string, string>> = { ambassador: 'ambassador', staff: 'staff', moderator: 'mods' };
      for (const name of WHO) {
        if (name !== 'nobody') people.set(name, await server.signIn(name, { roles: roles[name] ? [roles[name]] : [] }));
      }
      const other = await server.signIn('other');
      await call('POST', '/v1/threads/ask', people.get('asker'), { kind: 'question', title: 'T', markdown: 'x' });
      ids['answer'] = (await say(other, 'ask', 'An answer')).id;
      ids['gone'] = (await say(other, 'ask', 'Gone')).id;
      await call('DELETE', `/v1/comments/${ids['gone']}`, other);
      await setMemberState(server, people.get('frozen')!.member, 'frozen');
    });
    after(() => server.stop());

    let turn = 0;
    for (const [what, act, answers] of ACTS) {
      for (const [index, name] of WHO.entries()) {
        it(`${name}: ${what}: ${answers[index]}`, async () => {
          const [method, path, body] = act(ids, (turn += 1));
          assert.equal(await refused(method, path, people.get(name), body), answers[index]);
        });
      }
    }

    it('keeps every count right', () => holds());
  });
}
