import { PleinError } from '../../core/errors.ts';
import type { Page } from '../../core/core.model.ts';
import type { Author, Member, MembersPort } from '../../members/members.model.ts';
import { withSignal } from '../with-signal.ts';
import type { RestClient } from './client.ts';
import { inParts } from './in-parts.ts';
import { author, page } from './shape.ts';

const members = page({ id: '', name: '', grants: [{ role: '', since: '' }], spaces: [{ name: '' }], askAbout: [''] });

const IDS = 100;

export function slice({ read, mine }: RestClient): Required<MembersPort> {
  let batch: { readonly ids: string[]; readonly found: Promise<readonly Member[]> } | undefined;

  const ask = async (ids: readonly string[]): Promise<readonly Member[]> => {
    const pages = await inParts(ids, IDS, (part) =>
      read<Page<Member>>('/v1/members', members, undefined, { ids: part }),
    );
    return pages.flatMap((each) => each.items);
  };

  /** All ids asked for in the same turn travel together. */
  const enqueue = (id: string): Promise<readonly Member[]> => {
    const ids: string[] = batch?.ids ?? [];
    batch ??= {
      ids,
      found: Promise.resolve().then(() => {
        batch = undefined;
        return ask(ids);
      }),
    };
    ids.push(id);
    return batch.found;
  };

  return {
    async readMember(id, options) {
      const found = await withSignal(enqueue(id), options?.signal);
      const member = found.find((candidate) => candidate.id === id);
      if (member === undefined) throw new PleinError('not-found');
      return member;
    },
    listMembers({ signal, ...query } = {}) {
      return read('/v1/members', members, signal, query);
    },
    async suggestMembers({ signal, ...query }) {
      const shape = { items: [author] };
      return (await mine<Page<Author>>('/v1/members/suggestions', shape, signal, query)).items;
    },
  };
}
