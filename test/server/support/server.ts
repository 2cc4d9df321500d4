import { randomUUIDv7 } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SignJWT } from 'jose';
import { Value } from '@sinclair/typebox/value';
import { ROUTES } from '../../../server/src/app.ts';
import type { Clock } from '../../../server/src/clock.ts';
import { createLog } from '../../../server/src/log.ts';
import { startServer } from '../../../server/src/server.ts';
import type { RunningServer } from '../../../server/src/server.ts';
import type { Settings } from '../../../server/src/settings.ts';
import { freshPostgres } from './postgres.ts';

export const ENGINES = ['sqlite', 'postgres'] as const;
export type TestEngine = (typeof ENGINES)[number];

export const SECRET = new TextEncoder().encode('a secret that only the tests and their login know');
export const ORIGIN = 'https://www.example.test';
export const ISSUER = 'https://login.example.test';
export const COMMUNITY = 'main';

export interface TestServerOptions {
  readonly engine?: TestEngine;
  readonly settings?: Partial<Settings>;
  readonly clock?: Clock;
}

export interface TestCall {
  readonly session?: string;
  readonly body?: unknown;
  /** A new one for each write where it is left out; null for none. */
  readonly key?: string | null;
  readonly headers?: Readonly<Record<string, string>>;
}

/** JSON as it came: a test reads in it what it expects to be there, and fails where it is not. */
export type Json = ReturnType<typeof JSON.parse>;

export interface TestAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Json;
}

export interface TestServer {
  readonly url: string;
  readonly settings: Settings;
  readonly services: RunningServer['services'];
  /** A token as the company's login signs it; claims replace or, where undefined, leave out the usual ones. */
  tokenFor(subject: string, claims?: Readonly<Record<string, unknown>>): Promise<string>;
  /** Exchanges such a token. */
  signIn(subject: string, claims?: Readonly<Record<string, unknown>>): Promise<{ session: string; member: string }>;
  call(method: string, path: string, call?: TestCall): Promise<TestAnswer>;
  /** Stops it and removes its data. */
  stop(): Promise<void>;
  /** Stops it and starts it again on the same data. */
  restart(): Promise<TestServer>;
}

/** Starts the real server on a free port, with a database of its own and rates that no test reaches by chance. */
export async function startTestServer(options: TestServerOptions = {}): Promise<TestServer> {
  const folder = await mkdtemp(join(tmpdir(), 'plein-server-'));
  const databaseUrl = options.engine === 'postgres' ? await freshPostgres() : `sqlite:${join(folder, 'plein.db')}`;
  const settings = testSettings({
    databaseUrl,
    images: { type: 'disk', folder: join(folder, 'images') },
    ...options.settings,
  });
  return run(settings, options.clock ?? (() => new Date()), folder);
}

export function testSettings(changes: Partial<Settings> = {}): Settings {
  return {
    port: 0,
    databaseUrl: 'sqlite:/nowhere',
    images: { type: 'disk', folder: '/nowhere' },
    origins: [ORIGIN],
    community: COMMUNITY,
    token: {
      keys: { type: 'secret', secret: SECRET },
      issuer: ISSUER,
      audience: COMMUNITY,
      roles: {
        claim: 'roles',
        values: new Map([
          ['staff', 'staff'],
          ['mods', 'moderator'],
          ['ambassador', 'ambassador'],
          ['manager', 'manager'],
        ]),
      },
    },
    trustedProxies: [],
    rateFactor: 100_000,
    logLevel: 'silent',
    ...changes,
  };
}

async function run(settings: Settings, clock: Clock, folder: string): Promise<TestServer> {
  const server = await startServer(settings, { clock, log: createLog(settings.logLevel), host: '127.0.0.1' });
  const tokenFor: TestServer['tokenFor'] = (subject, claims = {}) => signToken(clock, { sub: subject, ...claims });
  const call: TestServer['call'] = (method, path, what) => send(server.url, method, path, what);
  return {
    url: server.url,
    settings,
    services: server.services,
    tokenFor,
    call,
    async signIn(subject, claims) {
      const answer = await call('POST', '/v1/session', { key: null, body: { token: await tokenFor(subject, claims) } });
      if (answer.status !== 201) throw new Error(`sign-in answered ${answer.status}`);
      return { session: answer.body.session, member: answer.body.member.member };
    },
    async stop() {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
    async restart() {
      await server.stop();
      return run(settings, clock, folder);
    },
  };
}

export async function signToken(clock: Clock, claims: Readonly<Record<string, unknown>>): Promise<string> {
  const now = Math.floor(clock().getTime() / 1000);
  const usual = { iss: ISSUER, aud: COMMUNITY, iat: now, exp: now + 300, name: String(claims['sub']) };
  return new SignJWT({ ...usual, ...claims }).setProtectedHeader({ alg: 'HS256', typ: 'JWT' }).sign(SECRET);
}

async function send(
  url: string,
  method: string,
  path: string,
  { session, body, key, headers }: TestCall = {},
): Promise<TestAnswer> {
  const writes = !['GET', 'HEAD', 'OPTIONS'].includes(method);
  const response = await fetch(url + path, {
    method,
    headers: {
      ...(session !== undefined && { authorization: `Bearer ${session}` }),
      ...(writes && { 'content-type': 'application/json' }),
      ...(writes && key !== null && { 'idempotency-key': key ?? randomUUIDv7() }),
      ...headers,
    },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  const json = response.headers.get('content-type')?.includes('json') ?? false;
  const answer = {
    status: response.status,
    headers: response.headers,
    body: json && text !== '' ? JSON.parse(text) : text,
  };
  if (response.ok && json) checkAnswer(method, path, answer);
  return answer;
}

/** Every answer that any test gets fits what the description of the protocol says of it. */
function checkAnswer(method: string, path: string, { status, body }: TestAnswer): void {
  const [plain = ''] = path.split('?');
  const route = ROUTES.filter((one) => one.method === method.toLowerCase())
    .sort((a, b) => a.path.split('{').length - b.path.split('{').length)
    .find((one) => new RegExp(`^${one.path.replaceAll('.', '\\.').replace(/\{\w+\}/g, '[^/]+')}$`).test(plain));
  const schema = route?.answers[status]?.schema;
  if (schema === undefined || Value.Check(schema, body)) return;
  const first = Value.Errors(schema, body).First();
  throw new Error(`${method} ${path} answered ${status} with ${first?.path}: ${first?.message}`);
}
