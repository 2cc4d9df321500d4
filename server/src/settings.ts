import {
  checkProxies,
  list,
  readCommunity,
  readDatabaseUrl,
  readLogLevel,
  readNumber,
  readOrigins,
  readRedisUrl,
} from './settings.read.ts';
import type { Complain } from './settings.read.ts';
import { readImages } from './settings.images.ts';
import type { ImageStorage } from './settings.images.ts';
import { readToken } from './settings.token.ts';
import type { TokenSettings } from './settings.token.ts';

/** What an installation chooses. Everything comes from the environment and is checked once, at start. */
export interface Settings {
  readonly port: number;
  /** `sqlite:<path>` or `postgres://…`. */
  readonly databaseUrl: string;
  readonly redisUrl?: string;
  readonly images: ImageStorage;
  /** The sites that may use this server from a browser, exactly as in `Origin`. */
  readonly origins: readonly string[];
  readonly community: string;
  readonly token: TokenSettings;
  /** Addresses or networks of the proxies whose `X-Forwarded-For` is believed. */
  readonly trustedProxies: readonly string[];
  /** Lets `/metrics` be read from elsewhere than this machine. */
  readonly metricsToken?: string;
  /** All rates times this; for an office behind one address, or a load test. */
  readonly rateFactor: number;
  readonly logLevel: string;
}

/** Settings that cannot be used; each problem is a sentence that says what to do. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(problems.join('\n'));
    this.problems = problems;
  }
}

type Environment = Readonly<Record<string, string | undefined>>;

const DEFAULTS = { community: 'main', databaseUrl: 'sqlite:./data/plein.db' };

/** Reads the settings from an environment; throws one `SettingsError` that names every problem. */
export function loadSettings(environment: Environment): Settings {
  const problems: string[] = [];
  const complain: Complain = (problem) => problems.push(problem);
  const given = (name: string): string | undefined => environment[name]?.trim() || undefined;
  const redisUrl = given('PLEIN_REDIS_URL');
  const metricsToken = given('PLEIN_METRICS_TOKEN');
  const community = readCommunity(given('PLEIN_COMMUNITY') ?? DEFAULTS.community, complain);
  const settings: Settings = {
    port: readNumber('PORT', given('PORT') ?? '8787', 0, 65_535, complain),
    databaseUrl: readDatabaseUrl(given('PLEIN_DATABASE_URL') ?? DEFAULTS.databaseUrl, complain),
    ...(redisUrl !== undefined && { redisUrl: readRedisUrl(redisUrl, complain) }),
    images: readImages(given, complain),
    origins: readOrigins(given('PLEIN_ORIGINS'), complain),
    community,
    token: readToken(given, community, complain),
    trustedProxies: list(given('PLEIN_TRUSTED_PROXIES')),
    ...(metricsToken !== undefined && { metricsToken }),
    rateFactor: readNumber('PLEIN_RATE_FACTOR', given('PLEIN_RATE_FACTOR') ?? '1', 0.01, 1_000_000, complain),
    logLevel: readLogLevel(given('PLEIN_LOG_LEVEL') ?? 'info', complain),
  };
  checkProxies(settings.trustedProxies, complain);
  if (problems.length > 0) throw new SettingsError(problems);
  return settings;
}

/** Where the community is kept: all that commands beside the server need. */
export type Storage = Pick<Settings, 'databaseUrl' | 'community' | 'images'>;

/** Reads that part of the settings; throws like `loadSettings`. */
export function loadStorage(environment: Environment): Storage {
  const problems: string[] = [];
  const complain: Complain = (problem) => problems.push(problem);
  const given = (name: string): string | undefined => environment[name]?.trim() || undefined;
  const storage = {
    community: readCommunity(given('PLEIN_COMMUNITY') ?? DEFAULTS.community, complain),
    databaseUrl: readDatabaseUrl(given('PLEIN_DATABASE_URL') ?? DEFAULTS.databaseUrl, complain),
    images: readImages(given, complain),
  };
  if (problems.length > 0) throw new SettingsError(problems);
  return storage;
}
