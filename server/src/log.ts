import { pino } from 'pino';
import type { DestinationStream, Logger, LoggerOptions } from 'pino';

/** JSON lines in UTC. Addresses, names, texts and tokens are never handed to it; what slips in is cut out. */
export function createLog(level: string, destination?: DestinationStream): Logger {
  const options: LoggerOptions = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: {
      paths: ['token', 'session', 'authorization', 'headers', '*.token', '*.session', '*.authorization', '*.headers'],
      remove: true,
    },
    serializers: { error: describeError },
  };
  return destination === undefined ? pino(options) : pino(options, destination);
}

/** What went wrong, without what was being worked on: messages of databases quote values. */
function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { type: typeof error };
  const { code, errcode } = error as { code?: unknown; errcode?: unknown };
  const at = error.stack
    ?.split('\n')
    .filter((line) => line.startsWith('    at '))
    .slice(0, 8)
    .map((line) => line.trim());
  const cause = error.cause === undefined ? undefined : describeError(error.cause);
  return { type: error.name, code, errcode, at, cause };
}
