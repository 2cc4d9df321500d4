import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { SettingsError, loadSettings } from '../server/src/settings.ts';
import type { Settings } from '../server/src/settings.ts';
import { ISSUER } from './seed/members.ts';

type Environment = Readonly<Record<string, string | undefined>>;

export interface DemoSettings {
  readonly server: Settings;
  readonly port: number;
  /** Where the site is, as a browser has it. */
  readonly url: string;
  /** The community server's own port, where it is to be another origin than the site. */
  readonly apiPort?: number;
  /** Shared by the company's login and the community server. */
  readonly secret: Uint8Array;
  readonly memory: DemoMemory;
}

/** What the demo keeps for itself in the data folder; never part of the repository. */
export interface DemoMemory {
  readonly secret: string;
  /** For which moment a database was seeded. */
  readonly seeded: Readonly<Record<string, string>>;
}

const FOLDER = 'data';
const MEMORY = join(FOLDER, 'demo.json');

/** The server's settings with what a demo can choose by itself: its own login, its own secret, its own address. */
export async function demoSettings(environment: Environment): Promise<DemoSettings> {
  const memory = readMemory();
  const port = await portOf(environment['PORT'] ?? '8787');
  const apiPort = environment['PLEIN_DEMO_API_PORT'] ? await portOf(environment['PLEIN_DEMO_API_PORT']) : undefined;
  if (environment['PLEIN_JWKS_URL']) {
    throw new SettingsError(['The demo’s own login signs with PLEIN_TOKEN_SECRET: leave PLEIN_JWKS_URL away.']);
  }
  const secret = environment['PLEIN_TOKEN_SECRET'] ?? memory.secret;
  const server = loadSettings({
    PLEIN_LOG_LEVEL: 'warn',
    PLEIN_ORIGINS: [`http://localhost:${port}`, `http://127.0.0.1:${port}`].join(','),
    ...environment,
    PLEIN_TOKEN_ISSUER: ISSUER,
    PLEIN_TOKEN_SECRET: secret,
    PORT: String(apiPort ?? port),
  });
  return {
    server,
    port,
    url: `http://localhost:${port}`,
    ...(apiPort === undefined ? {} : { apiPort }),
    secret: new TextEncoder().encode(secret),
    memory,
  };
}

export function rememberSeed(memory: DemoMemory, database: string, moment: string): void {
  writeMemory({ ...memory, seeded: { ...memory.seeded, [database]: moment } });
}

function readMemory(): DemoMemory {
  try {
    return JSON.parse(readFileSync(MEMORY, 'utf8')) as DemoMemory;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  const memory = { secret: randomBytes(48).toString('base64url'), seeded: {} };
  writeMemory(memory);
  return memory;
}

function writeMemory(memory: DemoMemory): void {
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(MEMORY, `${JSON.stringify(memory, undefined, 2)}\n`, { mode: 0o600 });
}

/** The port as asked for; 0 is any that is free, known before anything listens because the address is a setting. */
async function portOf(given: string): Promise<number> {
  const port = Number(given);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new SettingsError([`PORT is "${given}": set it to a number from 0 to 65535.`]);
  }
  const probe = createServer();
  try {
    await new Promise<void>((resolve, reject) => probe.once('error', reject).listen(port, resolve));
    return (probe.address() as AddressInfo).port;
  } finally {
    await new Promise((resolve) => probe.close(resolve));
  }
}
