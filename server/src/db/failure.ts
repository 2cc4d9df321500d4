import { LIMITS } from '../limits.ts';
import { Refusal } from '../http/refusal.ts';

/**
 * What a database's error means: `taken` a unique key is there already, `again` the transaction should simply be
 * repeated, `full` no room on the disk, `away` locked, stopping or out of reach.
 */
export type DatabaseFailure = 'taken' | 'again' | 'full' | 'away';

const SQLITE_TAKEN = [1555, 2067];
const SQLITE_FULL = 13;
/** ERROR with a lock, BUSY, LOCKED, READONLY, IOERR, CANTOPEN, PROTOCOL. */
const SQLITE_AWAY = [5, 6, 8, 10, 14, 15];
const NETWORK = [
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'EAI_AGAIN',
  'ENOENT',
];
const PG_LOST =
  /connection terminated|timeout exceeded when trying to connect|connection timeout|client has encountered/i;

/** Recognises an error of either engine; undefined for anything else, which is a mistake of ours. */
export function databaseFailure(error: unknown): DatabaseFailure | undefined {
  if (!(error instanceof Error)) return undefined;
  const { code, errcode } = error as { code?: unknown; errcode?: unknown };
  if (code === 'ERR_SQLITE_ERROR' && typeof errcode === 'number') return sqliteFailure(errcode);
  if (typeof code === 'string') return postgresFailure(code, error.message);
  return PG_LOST.test(error.message) ? 'away' : undefined;
}

/** The error as a client should see it: `unavailable` where the database is the reason, else unchanged. */
export function asRefusal(error: unknown): unknown {
  const failure = databaseFailure(error);
  if (failure === undefined || failure === 'taken') return error;
  return new Refusal('unavailable', {
    status: failure === 'full' ? 507 : 503,
    retryAfter: LIMITS.retryAfterSeconds,
    cause: error,
  });
}

function sqliteFailure(errcode: number): DatabaseFailure | undefined {
  if (SQLITE_TAKEN.includes(errcode)) return 'taken';
  const primary = errcode & 0xff;
  if (primary === SQLITE_FULL) return 'full';
  return SQLITE_AWAY.includes(primary) ? 'away' : undefined;
}

function postgresFailure(code: string, message: string): DatabaseFailure | undefined {
  if (code === '23505') return 'taken';
  if (code === '40001' || code === '40P01') return 'again';
  if (code === '53100' || code === 'ENOSPC') return 'full';
  const away = /^(08|53|57P|58)/.test(code) || ['55P03', '57014', '25006'].includes(code) || NETWORK.includes(code);
  return away || PG_LOST.test(message) ? 'away' : undefined;
}
