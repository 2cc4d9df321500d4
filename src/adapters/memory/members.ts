import { PleinError } from '../../core/errors.ts';
import type { Member, MembersPort } from '../../members/members.model.ts';
import { spaceLineage } from '../../community/community.rules.ts';
import type { MemberRecord } from '../../transfer/record.model.ts';
import { authorIn, begin, present, rolesOf, signedIn, type MemoryClient } from './client.ts';
import { commentsIn } from './comment-rows.ts';
import { listing, pageOf } from './paging.ts';
import { authorsOf } from './telling.ts';
import { spaceOf, threadOf } from './threads.ts';

export function memoryMembers(client: MemoryClient): MembersPort {
  const { data } = client;
  return {
    async readMember(id, options) {
      await begin(client, options?.signal);
      const row = data.members.find((candidate) => candidate.id === id);
      if (row === undefined) throw new PleinError('not-found');
      return memberView(client, row);
    },
    async listMembers(request = {}) {
      await begin(client, request.signal);
      const { space, role } = request;
      const rows = data.members
        .filter((row) => row.state !== 'left')
        .filter((row) => space === undefined || belongsTo(client, row, space))
        .filter((row) => role === undefined || rolesOf(client, row, space ?? '').includes(role));
      const list = listing({ name: `members ${space} ${role}`, rows, key: ({ id, name }) => [folded(name), id] });
      return pageOf(list, request, (row) => memberView(client, row));
    },
    async suggestMembers({ words, thread, limit = 10, signal }) {
      await begin(client, signal);
      signedIn(client);
      const here = peopleOf(client, thread);
      const rows = data.members
        .filter((row) => row.state !== 'left' && isMeant(row.name, words))
        .sort((a, b) => Number(here.has(b.id)) - Number(here.has(a.id)) || byName(a, b));
      const space = thread === undefined ? '' : spaceOf(data, thread);
      return rows.slice(0, limit).map(({ id }) => authorIn(client, { member: id }, space));
    },
  };
}

function memberView(client: MemoryClient, row: MemberRecord): Member {
  const { data } = client;
  const published = data.comments.filter((comment) => comment.state === 'published');
  return {
    ...present(row, ['id', 'name', 'naming', 'grants', 'lineOfWork', 'askAbout', 'about', 'joinedAt', 'state']),
    spaces: data.spaces.filter(({ id }) => row.spaces.includes(id)).map(({ id, name }) => ({ id, name })),
    commentCount: published.filter(
      ({ author }) => author !== undefined && 'member' in author && author.member === row.id,
    ).length,
  };
}

/** In the space or one below it. */
function belongsTo(client: MemoryClient, row: MemberRecord, space: string): boolean {
  return row.spaces.some((own) => spaceLineage(own, client.data.spaces).includes(space));
}

/** Who wrote in a thread, or opened it. */
function peopleOf({ data }: MemoryClient, thread: string | undefined): ReadonlySet<string> {
  const row = thread === undefined ? undefined : threadOf(data, thread);
  if (row === undefined) return new Set();
  const published = commentsIn(data, row.key).filter(({ state }) => state === 'published');
  return new Set([...published, ...(row.opening === undefined ? [] : [row.opening])].flatMap(authorsOf));
}

/** Whether a name, or a word in it, begins so. */
function isMeant(name: string, words: string): boolean {
  const asked = folded(words.trim());
  return asked !== '' && ` ${folded(name)}`.includes(` ${asked}`);
}

function folded(name: string): string {
  return name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

function byName(a: MemberRecord, b: MemberRecord): number {
  return a.name.localeCompare(b.name) || (a.id < b.id ? -1 : 1);
}
