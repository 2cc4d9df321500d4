import { PleinError } from '../../core/errors.ts';
import type { Member, MembersPort } from '../../members/members.model.ts';
import { spaceLineage } from '../../community/community.rules.ts';
import type { MemberRecord } from '../../transfer/record.model.ts';
import { begin, present, rolesOf, type MemoryClient } from './client.ts';
import { pageOf } from './paging.ts';

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
        .filter((row) => role === undefined || rolesOf(client, row, space ?? '').includes(role))
        .sort(byName);
      return pageOf(`members ${space} ${role}`, rows, request, (row) => memberView(client, row));
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

function byName(a: MemberRecord, b: MemberRecord): number {
  return a.name.localeCompare(b.name) || (a.id < b.id ? -1 : 1);
}
