import { memory } from '../../src/adapters/memory/memory.ts';
import type { PleinEventList } from '../../src/calendar/event-list.ts';
import type { Backend } from '../../src/core/backend.ts';
import type { TransferRecord } from '../../src/transfer/record.model.ts';
import { place, wordsOf } from '../community/widget.ts';
import { community, ids } from '../community/records.ts';
import { byPart, until } from '../support/fixture.ts';

/** A Tuesday at noon in Amsterdam, in winter. */
export const NOW = Date.parse('2026-12-01T11:00:00.000Z');
export const now = (): string => new Date(NOW).toISOString();
export const MARKUP = '<plein-event-list time-zone="Europe/Amsterdam"></plein-event-list>';

/** A community with these events, seen by a member, or with null by nobody. */
export function square(records: readonly TransferRecord[], signedIn: string | null = ids.omar) {
  const options = { records: community(...records), now };
  return signedIn === null ? memory(options) : memory({ ...options, signedIn });
}

/** The list once it shows what there is, or that there is nothing. */
export async function shown(backend: Backend, markup = MARKUP): Promise<PleinEventList> {
  const list = await place<PleinEventList>(markup, backend);
  list.clock = () => NOW;
  await until(() => byPart(list, 'event') ?? wordsOf(list).includes('Nothing is planned'));
  return list;
}
