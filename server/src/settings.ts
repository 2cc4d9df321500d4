import { ROLES } from 'plein/community/community.model.js';
import type { Role } from 'plein/community/community.model.js';

/** How the company's login signs its tokens: one shared secret, or keys published at one address. Never both. */
export type TokenKeys =
  { readonly type: 'secret'; readonly secret: Uint8Array } | { readonly type: 'jwks'; readonly url: string };

/** What an installation chooses. Everything comes from the environment and is checked once, at start. */
export interface Settings {
  readonly port: number;
  /** `sqlite:<path>` or `postgres://…`. */
  readonly databaseUrl: string;
  readonly redisUrl?: string;
  /** The sites that may use this server from a browser, exactly as in `Origin`. */
  readonly origins: readonly string[];
  readonly community: string;
  readonly token: {
    readonly keys: TokenKeys;
    readonly issuer: string;
    readonly audience: string;
    /** The claim that holds roles, and which of its values give which role; absent where no token gives a role. */
    readonly roles?: { readonly claim: string; readonly values: ReadonlyMap<string, Role> };
  };
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
type Complain = (problem: string) => void;

const DEFAULTS = { community: 'main', databaseUrl: 'sqlite:./data/plein.db' };
const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'];
const GIVEN_ROLES = ROLES.filter((role) => role !== 'guest' && role !== 'member');

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
export type Storage = Pick<Settings, 'databaseUrl' | 'community'>;

/** Reads that part of the settings; throws like `loadSettings`. */
export function loadStorage(environment: Environment): Storage {
  const problems: string[] = [];
  const complain: Complain = (problem) => problems.push(problem);
  const given = (name: string): string | undefined => environment[name]?.trim() || undefined;
  const storage = {
    community: readCommunity(given('PLEIN_COMMUNITY') ?? DEFAULTS.community, complain),
    databaseUrl: readDatabaseUrl(given('PLEIN_DATABASE_URL') ?? DEFAULTS.databaseUrl, complain),
  };
  if (problems.length > 0) throw new SettingsError(problems);
  return storage;
}

function list(value: string | undefined): readonly string[] {
  return (value ?? '')
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');
}

function readNumber(name: string, value: string, least: number, most: number, complain: Complain): number {
  const number = Number(value);
  const whole = name !== 'PORT' || Number.isInteger(number);
  if (!whole || !(number >= least && number <= most)) {
    complain(`${name} is "${value}": set it to a number from ${least} to ${most}.`);
  }
  return number;
}

function readCommunity(id: string, complain: Complain): string {
  if (!/^[a-z0-9][a-z0-9-]{0,62}$/.test(id)) {
    complain(`PLEIN_COMMUNITY is "${id}": use at most 63 lower-case letters, digits and hyphens.`);
  }
  return id;
}

function readDatabaseUrl(url: string, complain: Complain): string {
  const known = /^sqlite:.+/.test(url) || (/^postgres(ql)?:\/\//.test(url) && URL.canParse(url));
  if (!known) {
    complain('PLEIN_DATABASE_URL must be sqlite:<path of a file> or postgres://user:password@host:port/database.');
  }
  return url;
}

function readRedisUrl(url: string, complain: Complain): string {
  if (!/^rediss?:\/\//.test(url) || !URL.canParse(url))
    complain('PLEIN_REDIS_URL must be redis://host:port or rediss://….');
  return url;
}

function readOrigins(value: string | undefined, complain: Complain): readonly string[] {
  const origins = list(value);
  for (const origin of origins) {
    if (!URL.canParse(origin) || new URL(origin).origin !== origin) {
      complain(
        `PLEIN_ORIGINS holds "${origin}": write scheme, host and port alone, for example https://www.example.com, and separate several by commas.`,
      );
    }
  }
  return origins;
}

function readLogLevel(level: string, complain: Complain): string {
  if (!LOG_LEVELS.includes(level)) complain(`PLEIN_LOG_LEVEL is "${level}": use one of ${LOG_LEVELS.join(', ')}.`);
  return level;
}

function readToken(
  given: (name: string) => string | undefined,
  community: string,
  complain: Complain,
): Settings['token'] {
  const issuer = given('PLEIN_TOKEN_ISSUER');
  if (issuer === undefined)
    complain('PLEIN_TOKEN_ISSUER is missing: set it to the "iss" that your login writes in its tokens.');
  const roles = readRoles(given('PLEIN_ROLE_CLAIM'), given('PLEIN_ROLE_VALUES'), complain);
  return {
    keys: readKeys(given('PLEIN_TOKEN_SECRET'), given('PLEIN_JWKS_URL'), complain),
    issuer: issuer ?? '',
    audience: given('PLEIN_TOKEN_AUDIENCE') ?? community,
    ...(roles !== undefined && { roles }),
  };
}

function readKeys(secret: string | undefined, jwks: string | undefined, complain: Complain): TokenKeys {
  if ((secret === undefined) === (jwks === undefined)) {
    complain(
      'Set exactly one of PLEIN_TOKEN_SECRET (at least 32 random bytes, shared with your login) and PLEIN_JWKS_URL (where your login publishes its keys).',
    );
  }
  if (jwks !== undefined) {
    const local = /^http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?\//.test(jwks);
    if (!URL.canParse(jwks) || !(jwks.startsWith('https://') || local)) {
      complain('PLEIN_JWKS_URL must be an https address (http only on this machine).');
    }
    return { type: 'jwks', url: jwks };
  }
  const bytes = new TextEncoder().encode(secret ?? '');
  if (secret !== undefined && bytes.length < 32) {
    complain(
      'PLEIN_TOKEN_SECRET is too short: use at least 32 random bytes, for example from `openssl rand -base64 48`.',
    );
  }
  return { type: 'secret', secret: bytes };
}

function readRoles(
  claim: string | undefined,
  values: string | undefined,
  complain: Complain,
): Settings['token']['roles'] | undefined {
  if ((claim === undefined) !== (values === undefined)) {
    complain(
      'Set PLEIN_ROLE_CLAIM and PLEIN_ROLE_VALUES together, or neither: the claim, and which of its values give a role.',
    );
  }
  if (claim === undefined || values === undefined) return undefined;
  const mapping = new Map<string, Role>();
  for (const item of list(values)) {
    const [value = '', name = value] = item.split('=').map((part) => part.trim());
    const role = GIVEN_ROLES.find((candidate) => candidate === name);
    if (role === undefined || value === '') {
      complain(`PLEIN_ROLE_VALUES holds "${item}": write value=role, with a role out of ${GIVEN_ROLES.join(', ')}.`);
    } else mapping.set(value, role);
  }
  return { claim, values: mapping };
}

function checkProxies(proxies: readonly string[], complain: Complain): void {
  for (const proxy of proxies) {
    if (!/^[0-9a-fA-F.:]+(\/\d{1,3})?$/.test(proxy)) {
      complain(
        `PLEIN_TRUSTED_PROXIES holds "${proxy}": use addresses or networks such as 10.0.0.0/8, separated by commas.`,
      );
    }
  }
}
