/** What a trace of system calls says about durability, in the order in which it happened. */
export type TraceEvent =
  | { readonly type: 'written' | 'synced'; readonly file: string }
  | { readonly type: 'answer'; readonly connection: string; readonly status: number };

export interface Verdict {
  /** Success answers seen. */
  readonly answers: number;
  readonly connections: number;
  /** One line for each success answer that left before its data was on the disk. */
  readonly violations: readonly string[];
}

/** The system calls to trace, as `strace -e` takes them. */
export const TRACED = 'trace=pwrite64,fsync,fdatasync,write,writev,sendto,sendmsg';

const CALL = /^(\d+) +(\w+)\(\d+<([^>]*)>(.*)$/;
const RESUMED = /^(\d+) +<\.\.\. (\w+) resumed>(.*)$/;
const UNFINISHED = '<unfinished ...>';

/**
 * Reads the output of `strace -f -y`. A file counts as synced when the call has come back with success, an answer as sent when
 * the call begins.
 */
export function readTrace(text: string): TraceEvent[] {
  const events: TraceEvent[] = [];
  const waiting = new Map<string, string>();
  for (const line of text.split('\n')) {
    const call = CALL.exec(line);
    if (call !== null) {
      const [, thread = '', name = '', target = '', rest = ''] = call;
      const syncs = name === 'fsync' || name === 'fdatasync';
      if (syncs && rest.endsWith(UNFINISHED)) waiting.set(thread + name, target);
      else events.push(...eventOf(name, target, rest));
      continue;
    }
    const [, thread = '', name = '', rest = ''] = RESUMED.exec(line) ?? [];
    const target = waiting.get(thread + name);
    waiting.delete(thread + name);
    if (target !== undefined) events.push(...eventOf(name, target, rest));
  }
  return events;
}

function eventOf(name: string, target: string, rest: string): TraceEvent[] {
  if (target.endsWith('-wal')) {
    if (name === 'pwrite64') return [{ type: 'written', file: target }];
    return rest.endsWith('= 0') ? [{ type: 'synced', file: target }] : [];
  }
  if (!target.startsWith('socket:') && !target.startsWith('TCP')) return [];
  const status = /"HTTP\/1\.1 (\d{3})/.exec(rest)?.[1];
  return status === undefined ? [] : [{ type: 'answer', connection: target, status: Number(status) }];
}

/**
 * Walks a trace in which every request was a write and every connection had one request at a time. Each success answer
 * needs frames that were written and synced since the connection's answer before, and none that wait for a sync.
 */
export function judge(events: readonly TraceEvent[]): Verdict {
  const unsynced = new Map<string, number>();
  const lastAnswer = new Map<string, number>();
  const violations: string[] = [];
  let syncs = 0;
  let answers = 0;
  for (const event of events) {
    if (event.type === 'written') unsynced.set(event.file, (unsynced.get(event.file) ?? 0) + 1);
    else if (event.type === 'synced') {
      if (unsynced.delete(event.file)) syncs += 1;
    } else if (event.type === 'answer' && event.status >= 200 && event.status < 300) {
      answers += 1;
      const frames = [...unsynced.values()].reduce((sum, count) => sum + count, 0);
      const what = `answer ${answers} (${event.status}) on ${event.connection}`;
      if (frames > 0) violations.push(`${what} left with ${frames} writes to the log not synced`);
      else if (syncs <= (lastAnswer.get(event.connection) ?? 0))
        violations.push(`${what} left and nothing was synced for it`);
      lastAnswer.set(event.connection, syncs);
    }
  }
  return { answers, connections: lastAnswer.size, violations };
}
