import type { OutboxEntry } from '../../community/outbox.model.ts';
import type { ErrorCode, FieldProblem, Id } from '../../core/core.model.ts';
import { PleinError } from '../../core/errors.ts';

/** The browser's store of files in which pictures wait. */
export const PICTURES = 'plein-outbox-pictures';

/** Whether the browser keeps pictures of anybody. */
export async function arePicturesKept(): Promise<boolean> {
  return (await caches.has(PICTURES)) && (await (await caches.open(PICTURES)).keys()).length > 0;
}

/** An error as it can be kept. */
export interface KeptProblem {
  readonly code: ErrorCode;
  readonly message: string;
  readonly fields: readonly FieldProblem[];
}

/** Something unsent as it is kept. */
export interface OutboxRow extends Omit<OutboxEntry, 'state' | 'problem'> {
  /** Whose it is, and of which backend. */
  readonly scope: string;
  /** Its place in the line. */
  readonly number: number;
  /** `withdrawn`: its member took it out when it might have arrived already. */
  readonly state: OutboxEntry['state'] | 'withdrawn';
  /** It was sent, and nothing came back: it may have arrived. */
  readonly tried: boolean;
  /** What may have arrived had another text. The id of the edit that this then is. */
  readonly edit?: Id;
  readonly problem?: KeptProblem;
}

/** What its member is shown of it. */
export function entryOf({ id, draft, queuedAt, state, problem }: OutboxRow): readonly OutboxEntry[] {
  if (state === 'withdrawn') return [];
  const error = problem && new PleinError(problem.code, problem.message, { fields: problem.fields });
  return [{ id, draft, queuedAt, state, ...(error === undefined ? {} : { problem: error }) }];
}

/** What a row becomes; undefined takes it away. `last` is the last number in the line. */
export type ChangeRow = (row: OutboxRow | undefined, last: number) => OutboxRow | undefined;

/** Where rows are kept. */
export interface OutboxStore {
  /** In their line. */
  list(scope: string): Promise<readonly OutboxRow[]>;
  /** Changes one row as it now is, with nobody in between. What `change` throws is thrown, and nothing changed. */
  change(scope: string, id: Id, change: ChangeRow): Promise<void>;
  clear(scope: string): Promise<void>;
}

/** Keeps rows for as long as the page is there. */
export function memoryStore(): OutboxStore {
  const rows = new Map<Id, OutboxRow>();
  const list = (scope: string) => inLine([...rows.values()].filter((row) => row.scope === scope));
  return {
    list: async (scope) => list(scope),
    async change(scope, id, change) {
      const all = list(scope);
      const changed = change(
        all.find((row) => row.id === id),
        lastNumber(all),
      );
      if (changed === undefined) rows.delete(id);
      else rows.set(id, changed);
    },
    async clear(scope) {
      for (const { id } of list(scope)) rows.delete(id);
    },
  };
}

export function inLine(rows: readonly OutboxRow[]): readonly OutboxRow[] {
  return rows.toSorted((a, b) => a.number - b.number);
}

export function lastNumber(rows: readonly OutboxRow[]): number {
  return Math.max(0, ...rows.map(({ number }) => number));
}
