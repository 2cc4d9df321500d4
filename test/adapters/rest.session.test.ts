import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { PleinError } from '../../src/core/errors.ts';
import { SESSION, json, network, never, problem, type Sent } from './support/network.ts';

const MINE = { can: { vote: true, withdraw: false } };

/** A server whose sessions end after some calls; it numbers them. */
function server(callsPerSession: number) {
  let exchanged = 0;
  let left = 0;
  return ({ method, path, headers }: Sent): Response => {
    if (method === 'DELETE') return new Response(null, { status: 204 });
    if (path === '/v1/session') {
      exchanged += 1;
      left = callsPerSession;
      return json({ ...SESSION, session: `secret-${exchanged}` }, 201);
    }
    const isCurrent = headers.get('authorization') === `Bearer secret-${exchanged}`;
    left -= isCurrent ? 1 : 0;
    return isCurrent && left >= 0 ? json(MINE) : problem(401, 'session-expired');
  };
}

const exchanges = (sent: readonly Sent[]) =>
  sent.filter(({ method, path }) => method === 'POST' && path === '/v1/session');

describe('the session of the REST adapter', () => {
  it('is renewed with a new token of the page where it has ended, and the call repeated', async () => {
    const { backend, sent } = network(server(1));
    let tokens = 0;
    await backend.session.identify(async () => `token-${(tokens += 1)}`);
    await backend.polls.readMine('p');
    assert.deepEqual(await backend.polls.readMine('p'), MINE);
    assert.deepEqual(
      exchanges(sent).map(({ body }) => body),
      [{ token: 'token-1' }, { token: 'token-2' }],
    );
    assert.equal(backend.session.current.state, 'signed-in');
  });

  it('is renewed once for many calls that find it ended at the same time', async () => {
    const answer = server(10);
    let ended = false;
    const { backend, sent } = network((request) => {
      if (ended && request.headers.get('authorization') === 'Bearer secret-1') return problem(401, 'session-expired');
      return answer(request);
    });
    await backend.session.identify(async () => 'token');
    ended = true;
    await Promise.all(['a', 'b', 'c', 'd'].map((id) => backend.polls.readMine(id)));
    assert.equal(exchanges(sent).length, 2);
  });

  it('is not renewed over and over', async () => {
    const { backend, sent } = network(server(0));
    await backend.session.identify(async () => 'token');
    const error = await backend.polls.readMine('p').catch((thrown: PleinError) => thrown);
    assert.ok(error instanceof PleinError && error.code === 'session-expired');
    assert.equal(exchanges(sent).length, 2);
  });

  it('ends where the page has no token any more', async () => {
    const { backend } = network(server(0));
    const tokens: (string | undefined)[] = ['token'];
    await backend.session.identify(async () => tokens.pop());
    const error = await backend.polls.readMine('p').catch((thrown: PleinError) => thrown);
    assert.ok(error instanceof PleinError && error.code === 'not-signed-in');
    assert.equal(backend.session.current.state, 'signed-out');
  });

  it('is waited for by calls made while signing in', async () => {
    const { backend, sent } = network(server(9));
    const gate = Promise.withResolvers<string>();
    const identified = backend.session.identify(() => gate.promise);
    const mine = backend.polls.readMine('p');
    assert.equal(backend.session.current.state, 'signing-in');
    gate.resolve('token');
    await identified;
    assert.deepEqual(await mine, MINE);
    assert.equal(exchanges(sent).length, 1);
  });

  it('is tried again by the next call where the server was away, and not where it was refused', async () => {
    const answers = [problem(503, 'unavailable'), json(SESSION, 201)];
    const away = network(({ path }) => (path === '/v1/session' ? answers.shift()! : json(MINE)));
    await away.backend.session.identify(async () => 'token');
    assert.equal(away.backend.session.current.state, 'failed');
    assert.deepEqual(await away.backend.polls.readMine('p'), MINE);
    const refused = network(() => problem(401, 'token-refused'));
    await refused.backend.session.identify(async () => 'token');
    const error = await refused.backend.polls.readMine('p').catch((thrown: PleinError) => thrown);
    assert.ok(error instanceof PleinError && error.code === 'token-refused');
    assert.equal(refused.sent.length, 1);
  });

  it('is ended at the server by signing out, and by signing in as somebody else', async () => {
    const { backend, sent } = network(server(9));
    await backend.session.identify(async () => 'token');
    await backend.session.identify(async () => 'another');
    await backend.session.identify(undefined);
    const ended = sent.filter(({ method }) => method === 'DELETE').map(({ headers }) => headers.get('authorization'));
    assert.deepEqual(ended, ['Bearer secret-1', 'Bearer secret-2']);
  });

  it('does not come of a sign-in that was overtaken', async () => {
    const { backend } = network(never);
    const overtaken = backend.session.identify(async () => 'token');
    await backend.session.identify(undefined);
    await overtaken;
    assert.equal(backend.session.current.state, 'signed-out');
  });

  it('leaves a call that is given up while signing in, without ending the sign-in', async () => {
    const { backend } = network(server(9));
    const gate = Promise.withResolvers<string>();
    const identified = backend.session.identify(() => gate.promise);
    const leaving = new AbortController();
    const mine = backend.polls.readMine('p', { signal: leaving.signal });
    leaving.abort();
    await assert.rejects(mine, { name: 'AbortError' });
    gate.resolve('token');
    await identified;
    assert.equal(backend.session.current.state, 'signed-in');
  });
});
