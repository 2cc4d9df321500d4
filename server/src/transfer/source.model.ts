import type { TransferRecord } from './record.model.ts';

/** One record on its way in, and where it stood: a line of a file, or a row by its id. */
export interface SourceItem {
  readonly source: string;
  readonly number: number;
  /** How much room it takes, in bytes, where its reader knows. */
  readonly size?: number;
  /** As it was read; not yet checked. */
  readonly record: unknown;
  /** Why it cannot be taken, where its reader knows. */
  readonly problem?: string;
}

/** What an import reads: its records in an order in which they refer backward only, always the same. */
export interface Source {
  /** Changes when the input does, so that an interrupted import goes on only with what it began with. */
  readonly fingerprint: string;
  items(): AsyncIterable<SourceItem>;
}

/** A record that was refused, as the reject file keeps it. */
export interface Reject {
  readonly source: string;
  readonly number: number;
  readonly reason: string;
  readonly record: unknown;
}

/** A checked record with where it stood. */
export interface Placed<Kind extends TransferRecord = TransferRecord> {
  readonly item: SourceItem;
  readonly record: Kind;
}
