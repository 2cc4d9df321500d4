import type { CalendarPort, Occurrence } from '../../calendar/calendar.model.ts';
import { pathOf, type RestClient } from './client.ts';
import { inParts } from './in-parts.ts';
import { page } from './shape.ts';
import { occurrence } from './shape.others.ts';

const IDS = 50;

/** All of the calendar that is asked of the server; `calendarUrl` asks nothing. */
export function slice({ read, mine, write }: RestClient): Omit<Required<CalendarPort>, 'calendarUrl'> {
  return {
    listOccurrences({ signal, ...query } = {}) {
      return read('/v1/occurrences', page(occurrence), signal, query);
    },
    readOccurrence(id, options) {
      return read(pathOf('occurrences', id), occurrence, options?.signal);
    },
    async readMine(occurrences, options) {
      const parts = await inParts(occurrences, IDS, (ids) =>
        ids === undefined ? Promise.resolve({}) : mine<object>('/v1/occurrences/mine', {}, options?.signal, { ids }),
      );
      return Object.assign({}, ...parts);
    },
    signUp({ occurrence: id, write: key, signal }) {
      return write<Occurrence>('PUT', attendance(id), { key, value: occurrence, signal });
    },
    cancelSignUp({ occurrence: id, write: key, signal }) {
      return write<Occurrence>('DELETE', attendance(id), { key, value: occurrence, signal });
    },
  };
}

function attendance(id: string): string {
  return pathOf('occurrences', id, 'attendance');
}
