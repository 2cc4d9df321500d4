import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { SignJWT, exportJWK, generateKeyPair } from 'jose';
import type { CryptoKey, JWK } from 'jose';
import { LIMITS } from '../../../server/src/limits.ts';
import { COMMUNITY, ENGINES, ISSUER, SECRET, startTestServer, testSettings } from '../support/server.ts';
import type { TestServer } from '../support/server.ts';
import { openStream } from '../support/stream.ts';

interface LoginKey {
  readonly kid: string;
  readonly secret: CryptoKey;
  readonly published: JWK;
}

async function newKey(kid: string): Promise<LoginKey> {
  const { privateKey, publicKey } = await generateKeyPair('ES256');
  return { kid, secret: privateKey, published: { ...(await exportJWK(publicKey)), kid, alg: 'ES256', use: 'sig' } };
}

const statusOf = async (server: TestServer, session: string): Promise<[number, string | undefined]> => {
  const { status, body } = await server.call('GET', '/v1/session', { session });
  return [status, body.code];
};

const GOOD = [200, undefined];
const ENDED = [401, 'session-expired'];
const { token } = testSettings();

for (const engine of ENGINES) {
  describe(`a session on ${engine}, when the shared secret is replaced`, () => {
    const servers: TestServer[] = [];
    const start = async (secret: Uint8Array): Promise<TestServer> => {
      const databaseUrl = servers[0]?.settings.databaseUrl;
      const settings = { token: { ...token, keys: { type: 'secret' as const, secret } } };
      const server = await startTestServer({
        engine,
        settings: { ...settings, ...(databaseUrl !== undefined && { databaseUrl }) },
      });
      servers.push(server);
      return server;
    };
    after(() => Promise.all(servers.toReversed().map((server) => server.stop())));

    it('ends, and goes on where the secret is the same', async () => {
      const first = await start(SECRET);
      const { session } = await first.signIn('ann');
      const replaced = await start(new TextEncoder().encode('another secret, of which only the login knows more'));
      assert.deepEqual(await statusOf(replaced, session), ENDED);
      const write = await replaced.call('POST', '/v1/threads/a/comments', { session, body: { markdown: 'Hi' } });
      assert.deepEqual([write.status, write.body.code], ENDED);
      assert.deepEqual(await statusOf(await start(SECRET), session), GOOD);
    });

    it('says nothing of the secret in the database', async () => {
      const rows = JSON.stringify(
        await servers[0]!.services.databases.reader.selectFrom('sessions').selectAll().execute(),
      );
      const secret = Buffer.from(SECRET);
      for (const form of ['utf8', 'base64', 'base64url', 'hex'] as const)
        assert.ok(!rows.includes(secret.toString(form)));
      assert.match(rows, /"key":"[\w-]{43}"/);
    });
  });

  describe(`a session on ${engine}, when a published key is retired`, () => {
    let published: readonly LoginKey[] | undefined;
    let passed = 0;
    let login: Server;
    let server: TestServer;
    const clock = () => new Date(Date.parse('2026-03-02T09:00:00.000Z') + passed * 1000);
    const muchLater = () => (passed += LIMITS.jwks.freshSeconds + 1);

    before(async () => {
      login = createServer((_, response) => {
        response.statusCode = published === undefined ? 503 : 200;
        response.end(JSON.stringify({ keys: published?.map((key) => key.published) }));
      });
      await new Promise<void>((resolve) => login.listen(0, '127.0.0.1', resolve));
      const url = `http://127.0.0.1:${(login.address() as AddressInfo).port}/keys`;
      server = await startTestServer({ engine, clock, settings: { token: { ...token, keys: { type: 'jwks', url } } } });
    });
    after(async () => {
      await server.stop();
      login.close();
    });

    const signIn = async (subject: string, { kid, secret }: LoginKey): Promise<string> => {
      const now = Math.floor(clock().getTime() / 1000);
      const signed = await new SignJWT({ iss: ISSUER, aud: COMMUNITY, sub: subject, iat: now, exp: now + 300 })
        .setProtectedHeader({ alg: 'ES256', kid })
        .sign(secret);
      const answer = await server.call('POST', '/v1/session', { key: null, body: { token: signed } });
      assert.equal(answer.status, 201);
      return answer.body.session;
    };

    it('ends with its stream as soon as the set is read again, and others go on', async () => {
      const [old, kept] = [await newKey('old'), await newKey('kept')];
      published = [old, kept];
      const [ann, bob] = [await signIn('ann', old), await signIn('bob', kept)];
      const stream = await openStream(server, 'topics=thread:one', { authorization: `Bearer ${ann}` });
      const other = await openStream(server, 'topics=thread:one', { authorization: `Bearer ${bob}` });
      published = [kept];
      assert.deepEqual(await statusOf(server, ann), GOOD, 'nobody has looked yet');
      muchLater();
      await stream.ended;
      assert.deepEqual(await statusOf(server, ann), ENDED);
      assert.deepEqual(await statusOf(server, bob), GOOD);
      const { body } = await server.call('POST', '/v1/threads/one/comments', {
        session: bob,
        body: { markdown: 'Hi' },
      });
      assert.equal((await other.count(1))[0]!.data.value.id, body.value.id);
      other.close();
    });

    it('goes on while the set cannot be read, also after a restart', async () => {
      const key = await newKey('away');
      published = [key];
      muchLater();
      const session = await signIn('carl', key);
      published = undefined;
      muchLater();
      assert.deepEqual(await statusOf(server, session), GOOD);
      server = await server.restart();
      assert.deepEqual(await statusOf(server, session), GOOD);
      published = [];
      muchLater();
      assert.deepEqual(await statusOf(server, session), ENDED);
    });

    it('ends when another key takes the name of its own', async () => {
      const key = await newKey('same');
      published = [key];
      muchLater();
      const session = await signIn('dora', key);
      published = [await newKey('same')];
      muchLater();
      assert.deepEqual(await statusOf(server, session), ENDED);
    });
  });
}
