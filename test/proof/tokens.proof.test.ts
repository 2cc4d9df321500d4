import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { startServer, type RunningServer } from '../../server/src/server.ts';
import { loadSettings } from '../../server/src/settings.ts';
import { keyPair, newSecret, secretKey, tokenFor, type SigningKey } from './support/keys.ts';
import { tokenCases } from './support/tokens.ts';

const ISSUER = 'https://login.example.com';
const AUDIENCE = 'main';

/** The company's login, as far as the server sees it: keys at an address, and what was asked for. */
interface Login {
  readonly url: string;
  readonly asked: string[];
  publish(keys: readonly SigningKey[]): void;
  close(): void;
}

async function startLogin(): Promise<Login> {
  const asked: string[] = [];
  let published: readonly SigningKey[] = [];
  const server: Server = createServer((request, response) => {
    asked.push(request.url ?? '');
    response.setHeader('content-type', 'application/jwk-set+json');
    response.end(JSON.stringify({ keys: published.map(({ jwk }) => jwk) }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    publish: (keys) => (published = keys),
    close: () => void server.close(),
  };
}

const secret = newSecret();
const published = [keyPair('RS256', 'rsa'), keyPair('ES256', 'ec'), keyPair('EdDSA', 'ed')];
const settings = [
  { name: 'HS256, one shared secret', key: secretKey(secret), others: [] as readonly SigningKey[] },
  ...published.map((key) => ({
    name: `${key.algorithm}, published keys`,
    key,
    others: published.filter((other) => other !== key),
  })),
];

let login: Login;
let folder: string;
let now = Date.now();
const servers: RunningServer[] = [];

async function start(keys: Readonly<Record<string, string>>): Promise<RunningServer> {
  const server = await startServer(
    loadSettings({
      PORT: '0',
      PLEIN_DATABASE_URL: `sqlite:${join(folder, `${servers.length}.db`)}`,
      PLEIN_TOKEN_ISSUER: ISSUER,
      PLEIN_TOKEN_AUDIENCE: AUDIENCE,
      PLEIN_RATE_FACTOR: '1000000',
      PLEIN_LOG_LEVEL: 'silent',
      ...keys,
    }),
    { host: '127.0.0.1', clock: () => new Date(now) },
  );
  servers.push(server);
  return server;
}

interface Outcome {
  readonly status: number;
  readonly body: string;
  readonly headers: string;
}

async function exchange(server: RunningServer, token: string): Promise<Outcome> {
  const response = await fetch(`${server.url}/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token }),
  });
  const passing = new Set(['date', 'x-request-id', 'keep-alive', 'connection', 'content-length']);
  const headers = [...response.headers].filter(([name]) => !passing.has(name));
  return { status: response.status, body: await response.text(), headers: JSON.stringify(headers) };
}

async function sessionOf(
  server: RunningServer,
  token: string,
): Promise<{ session: string; until: string; member: { member: string; name: string } }> {
  const { status, body } = await exchange(server, token);
  assert.equal(status, 201, body);
  return JSON.parse(body);
}

async function isSignedIn(server: RunningServer, session: string): Promise<boolean> {
  const response = await fetch(`${server.url}/v1/session`, { headers: { authorization: `Bearer ${session}` } });
  await response.text();
  assert.ok([200, 401].includes(response.status), `unexpected ${response.status}`);
  return response.status === 200;
}

before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'plein-tokens-'));
  login = await startLogin();
  login.publish(published);
  await start({ PLEIN_TOKEN_SECRET: secret });
  await start({ PLEIN_JWKS_URL: `${login.url}/keys` });
});

after(async () => {
  await Promise.all(servers.map((server) => server.stop()));
  login.close();
  rmSync(folder, { recursive: true });
});

describe('forged and odd tokens', () => {
  for (const [index, { name, key, others }] of settings.entries()) {
    it(`each as wanted, every refusal alike: ${name}`, async (context) => {
      const server = servers[index === 0 ? 0 : 1]!;
      const at = Math.floor(now / 1000);
      const cases = tokenCases({ key, others, issuer: ISSUER, audience: AUDIENCE, now: at, trap: login.url });
      const asked = login.asked.length;
      const surprises: string[] = [];
      const refusals = new Set<string>();
      for (const { name: title, token, want } of cases) {
        const { status, body, headers } = await exchange(server, token);
        if (status !== (want === 'taken' ? 201 : 401))
          surprises.push(`${title}: wanted ${want}, got ${status} ${body}`);
        if (status === 401) refusals.add(`${body} ${headers}`);
      }
      const taken = cases.filter(({ want }) => want === 'taken').length;
      context.diagnostic(`${cases.length} tokens, ${taken} to be taken, ${surprises.length} surprises`);
      assert.ok(cases.length >= 150, `only ${cases.length} cases`);
      assert.deepEqual(surprises, []);
      assert.equal(refusals.size, 1, [...refusals].join('\n'));
      assert.match([...refusals][0]!, /"code":"token-refused"/);
      assert.deepEqual(
        login.asked.slice(asked).filter((path) => path !== '/keys'),
        [],
      );
    });
  }

  it('something else than a text in place of the token is a wrong shape, not a failure', async () => {
    for (const body of [
      '{}',
      '{"token":null}',
      '{"token":1}',
      '{"token":[]}',
      '{"token":{}}',
      '{"token":""}',
      '[]',
      'null',
      '"x"',
    ]) {
      const response = await fetch(`${servers[0]!.url}/v1/session`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body,
      });
      assert.equal(response.status, 400, body);
    }
  });
});

describe('the life of a session', () => {
  const claims = (more: object = {}): Readonly<Record<string, unknown>> => {
    const at = Math.floor(now / 1000);
    return { iss: ISSUER, aud: AUDIENCE, sub: 'steps', iat: at, exp: at + 300, name: 'Steps', ...more };
  };

  it('each exchange is a new session of the same member, and none is a UUID or the token', async () => {
    const token = tokenFor(secretKey(secret), claims());
    const first = await sessionOf(servers[0]!, token);
    const second = await sessionOf(servers[0]!, token);
    assert.notEqual(first.session, second.session);
    assert.equal(first.member.member, second.member.member);
    assert.match(first.session, /^[A-Za-z0-9_-]{43}$/);
    assert.ok(await isSignedIn(servers[0]!, first.session));
    assert.ok(await isSignedIn(servers[0]!, second.session));
  });

  it('the same subject of one e-mail address or name is not another subject', async () => {
    const one = await sessionOf(
      servers[0]!,
      tokenFor(secretKey(secret), claims({ sub: 'one', email: 'x@example.org' })),
    );
    const two = await sessionOf(
      servers[0]!,
      tokenFor(secretKey(secret), claims({ sub: 'two', email: 'x@example.org' })),
    );
    assert.notEqual(one.member.member, two.member.member);
  });

  it('ends at sign-out, at once and alone', async () => {
    const token = tokenFor(secretKey(secret), claims());
    const [ended, other] = [await sessionOf(servers[0]!, token), await sessionOf(servers[0]!, token)];
    const response = await fetch(`${servers[0]!.url}/v1/session`, {
      method: 'DELETE',
      headers: { authorization: `Bearer ${ended.session}` },
    });
    assert.equal(response.status, 204);
    assert.equal(await isSignedIn(servers[0]!, ended.session), false);
    assert.equal(await isSignedIn(servers[0]!, other.session), true);
  });

  it('a newer token sets the name, an older one that comes late does not', async () => {
    const at = Math.floor(now / 1000);
    await sessionOf(servers[0]!, tokenFor(secretKey(secret), claims({ sub: 'named', iat: at - 20, name: 'Second' })));
    const late = await sessionOf(
      servers[0]!,
      tokenFor(secretKey(secret), claims({ sub: 'named', iat: at - 40, name: 'First' })),
    );
    assert.equal(late.member.name, 'Second');
  });

  it('ends 24 hours after the token was issued, whatever the token says', async () => {
    const at = Math.floor(now / 1000);
    const { session, until } = await sessionOf(
      servers[0]!,
      tokenFor(secretKey(secret), claims({ exp: at + 30 * 86_400 })),
    );
    assert.equal(Date.parse(until), (at + 86_400) * 1000);
    now += (86_400 - 60) * 1000;
    assert.equal(await isSignedIn(servers[0]!, session), true);
    now += 61_000;
    assert.equal(await isSignedIn(servers[0]!, session), false);
  });

  it('a secret that nobody gave out opens nothing', async () => {
    for (const guess of [
      '',
      'x',
      'A'.repeat(43),
      crypto.randomUUID(),
      '__proto__',
      `${'A'.repeat(42)}=`,
      'A'.repeat(9_000),
    ]) {
      assert.equal(await isSignedIn(servers[0]!, guess), false, guess);
    }
  });

  it('a key that the login takes back signs nobody in any more; a new one does', async () => {
    const [rsa, ec, ed] = published as [SigningKey, SigningKey, SigningKey];
    const next = keyPair('ES256', 'ec-2');
    assert.equal((await exchange(servers[1]!, tokenFor(rsa, claims()))).status, 201);
    login.publish([ec, ed, next]);
    now += 601_000;
    assert.equal((await exchange(servers[1]!, tokenFor(rsa, claims()))).status, 401);
    assert.equal((await exchange(servers[1]!, tokenFor(next, claims()))).status, 201);
    assert.equal((await exchange(servers[1]!, tokenFor(ec, claims()))).status, 201);
  });

  it('two published keys of one name are no key', async () => {
    login.publish([keyPair('RS256', 'double'), keyPair('ES256', 'double'), ...published]);
    now += 601_000;
    assert.equal((await exchange(servers[1]!, tokenFor(keyPair('RS256', 'double'), claims()))).status, 401);
  });
});
