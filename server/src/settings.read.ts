/** Takes a sentence that says what is wrong with a setting and what to do. */
export type Complain = (problem: string) => void;

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'];

/** What commas separate. */
export function list(value: string | undefined): readonly string[] {
  return (value ?? '')
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');
}

export function readNumber(name: string, value: string, least: number, most: number, complain: Complain): number {
  const number = Number(value);
  const whole = name !== 'PORT' || Number.isInteger(number);
  if (!whole || !(number >= least && number <= most)) {
    complain(`${name} is "${value}": set it to a number from ${least} to ${most}.`);
  }
  return number;
}

export function readCommunity(id: string, complain: Complain): string {
  if (!/^[a-z0-9][a-z0-9-]{0,62}$/.test(id)) {
    complain(`PLEIN_COMMUNITY is "${id}": use at most 63 lower-case letters, digits and hyphens.`);
  }
  return id;
}

export function readDatabaseUrl(url: string, complain: Complain): string {
  const known = /^sqlite:.+/.test(url) || (/^postgres(ql)?:\/\//.test(url) && URL.canParse(url));
  if (!known) {
    complain('PLEIN_DATABASE_URL must be sqlite:<path of a file> or postgres://user:password@host:port/database.');
  }
  return url;
}

export function readRedisUrl(url: string, complain: Complain): string {
  if (!/^rediss?:\/\//.test(url) || !URL.canParse(url))
    complain('PLEIN_REDIS_URL must be redis://host:port or rediss://….');
  return url;
}

export function readOrigins(value: string | undefined, complain: Complain): readonly string[] {
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

export function readLogLevel(level: string, complain: Complain): string {
  if (!LOG_LEVELS.includes(level)) complain(`PLEIN_LOG_LEVEL is "${level}": use one of ${LOG_LEVELS.join(', ')}.`);
  return level;
}

export function checkProxies(proxies: readonly string[], complain: Complain): void {
  for (const proxy of proxies) {
    if (!/^[0-9a-fA-F.:]+(\/\d{1,3})?$/.test(proxy)) {
      complain(
        `PLEIN_TRUSTED_PROXIES holds "${proxy}": use addresses or networks such as 10.0.0.0/8, separated by commas.`,
      );
    }
  }
}
