import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { jwtVerify } from 'jose';
import { ROLES } from 'plein/community/community.model.js';
import { loginApp } from '../../demo/login/login.ts';
import { openPeople } from '../../demo/login/people.ts';
import { ISSUER } from '../../demo/seed/members.ts';
import { seed } from '../../demo/seed/seed.ts';

const secret = new TextEncoder().encode('a secret of the company, long enough to sign with');
const login = loginApp({ secret, audience: 'main' });
const own = { 'sec-fetch-site': 'same-origin' };

async function signIn(person: unknown): Promise<Response> {
  const headers = { ...own, 'content-type': 'application/json' };
  return login.request('/session', { method: 'POST', headers, body: JSON.stringify({ person }) });
}

const cookieOf = (answer: Response): string => answer.headers.get('set-cookie')!.split(';')[0]!;

describe('the company’s login', () => {
  it('offers people of every role', () => {
    const roles = new Set(openPeople.map(({ role }) => role));
    assert.deepEqual(
      [...ROLES].filter((role) => role !== 'guest' && !roles.has(role)),
      [],
    );
  });

  it('hands the page a signed token of five minutes about somebody the community knows', async () => {
    const headers = { ...own, cookie: cookieOf(await signIn('tineke')) };
    const answer = await login.request('/token', { headers });
    assert.equal(answer.headers.get('cache-control'), 'no-store');
    const { token } = (await answer.json()) as { token: string };
    const { payload } = await jwtVerify(token, secret, { issuer: ISSUER, audience: 'main', algorithms: ['HS256'] });
    assert.equal(payload.exp! - payload.iat!, 300);
    assert.equal(payload['name'], 'Tineke Brouwer');
    const members = [...seed(new Date())].filter((record) => record.type === 'member');
    const known = members.filter(({ identities }) => identities.some(({ subject }) => subject === payload.sub));
    assert.deepEqual(
      known.map(({ name }) => name),
      ['Tineke Brouwer'],
    );
  });

  it('keeps its cookie from scripts and other sites, and its token from whoever is not signed in', async () => {
    assert.match((await signIn('koen')).headers.get('set-cookie')!, /HttpOnly; SameSite=Strict/);
    assert.equal((await login.request('/token', { headers: own })).status, 401);
    const forged = { ...own, cookie: 'lindewiel-account=e30.e30.e30' };
    assert.equal((await login.request('/token', { headers: forged })).status, 401);
  });

  it('takes its token for no session, and its session for no token', async () => {
    const cookie = cookieOf(await signIn('koen'));
    const { token } = (await (await login.request('/token', { headers: { ...own, cookie } })).json()) as {
      token: string;
    };
    const swapped = { ...own, cookie: `lindewiel-account=${token}` };
    assert.equal((await login.request('/token', { headers: swapped })).status, 401);
    await assert.rejects(jwtVerify(cookie.split('=')[1]!, secret));
  });

  it('answers nobody but the company’s own pages', async () => {
    const cookie = cookieOf(await signIn('koen'));
    for (const site of ['cross-site', 'same-site']) {
      const headers = { cookie, 'sec-fetch-site': site };
      for (const [path, method] of [
        ['/token', 'GET'],
        ['/session', 'POST'],
        ['/session', 'DELETE'],
        ['/', 'GET'],
      ]) {
        assert.equal((await login.request(path!, { method: method!, headers })).status, 403, `${method} ${path}`);
      }
    }
  });

  it('knows nobody who is not offered, and forgets who signs out', async () => {
    for (const person of ['nobody', '__proto__', 7, null, undefined, { key: 'koen' }]) {
      assert.equal((await signIn(person)).status, 422);
    }
    const answer = await login.request('/session', { method: 'DELETE', headers: own });
    assert.match(answer.headers.get('set-cookie')!, /lindewiel-account=; Max-Age=0/);
  });
});
