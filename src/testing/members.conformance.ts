import { aborted, ok, refused, same } from './assert.ts';
import { everyItem, publish } from './steps.ts';
import { MEMBERS } from './fixture.ts';
import type { Case, Reader } from './suite.ts';
import type { Member } from '../members/members.model.ts';

type MembersRequest = NonNullable<Parameters<Reader['members']['listMembers']>[0]>;

const HERE = MEMBERS.filter((name) => name !== 'ivo');

export const membersCases: readonly Case[] = [
  {
    name: 'tells who somebody is',
    needs: ['members'],
    async run(community) {
      const { members } = await community.reader();
      const dewi = await members.readMember('dewi');
      same([dewi.id, dewi.name, dewi.lineOfWork, dewi.state], ['dewi', 'Dewi', 'Frame engineer', 'active'], 'dewi');
      same([...dewi.askAbout], ['welding', 'geometry'], 'what to ask her');
      same(dewi.spaces, [{ id: 'nl', name: 'Nederland' }], 'her spaces');
      same(
        dewi.grants.map(({ role }) => role),
        ['staff'],
        'her roles',
      );
      same((await members.readMember('guus')).state, 'frozen', 'who is frozen');
      await refused(members.readMember('nobody'), 'not-found', 'an id of nobody');
    },
  },
  {
    name: 'answers many questions asked at once, each for itself',
    needs: ['members'],
    async run(community) {
      const { members } = await community.reader();
      const asked = [...HERE, ...HERE];
      const found = await Promise.all(asked.map((id) => members.readMember(id)));
      same(
        found.map(({ id }) => id),
        asked,
        'the members, in the order of the questions',
      );
      const mixed = await Promise.allSettled([members.readMember('anna'), members.readMember('nobody')]);
      same(
        mixed.map(({ status }) => status),
        ['fulfilled', 'rejected'],
        'one found and one not',
      );
    },
  },
  {
    name: 'lists every member once, by name, whatever the size of the page',
    needs: ['members'],
    async run(community) {
      const { members } = await community.reader();
      for (const limit of [1, 4, 50]) same(names(await all(members, { limit })), HERE, `members in pages of ${limit}`);
      await refused(members.listMembers({ cursor: 'made up' }), 'invalid', 'a cursor made up');
    },
  },
  {
    name: 'lists the members of a space and those below it, and of a role that they hold now',
    needs: ['members'],
    async run(community) {
      const { members } = await community.reader();
      same(names(await all(members, { space: 'utrecht' })), ['bram', 'hana'], 'of Utrecht, with Zeist');
      same(names(await all(members, { role: 'moderator' })), ['eva'], 'moderators, without one who was');
    },
  },
  {
    name: 'suggests who may be meant by the first letters of a name, to who is signed in',
    needs: ['members.suggestMembers'],
    async run(community) {
      const { members } = await community.reader('anna');
      const suggest = async (words: string) => (await members.suggestMembers({ words })).map(({ member }) => member);
      for (const words of ['de', 'De', 'DEWI']) same(await suggest(words), ['dewi'], words);
      same(await suggest('iv'), [], 'who left');
      same(await suggest('nobody'), [], 'nobody');
      for (const words of ['%', '_', '\\', '"']) same(await suggest(words), [], `what is no name: ${words}`);
      const [dewi] = await members.suggestMembers({ words: 'de' });
      same([dewi?.name, dewi?.role], ['Dewi', 'staff'], 'who that is');
      await refused((await community.reader()).members.suggestMembers({ words: 'de' }), 'not-signed-in', 'signed out');
    },
  },
  {
    name: 'names people by what they are called now, and refuses to name nobody',
    needs: ['members.suggestMembers', 'discussion.createComment'],
    async run(community) {
      const { discussion } = await community.reader('anna');
      const { text } = await publish(discussion, { markdown: '[@Somebody else](plein:member/chen)' });
      same(text, [{ type: 'paragraph', children: [{ type: 'mention', member: 'chen', name: 'Chen' }] }], 'a mention');
      for (const nobody of ['nobody', 'ivo']) {
        const markdown = `[@Somebody](plein:member/${nobody})`;
        await refused(publish(discussion, { markdown }), 'invalid', `a mention of ${nobody}`);
      }
    },
  },
  {
    name: 'ends an aborted read with AbortError',
    needs: ['members'],
    async run(community) {
      const { members } = await community.reader();
      const leaving = new AbortController();
      const left = members.readMember('anna', { signal: leaving.signal });
      const stayed = members.readMember('bram');
      leaving.abort();
      await aborted(left, 'aborted in flight');
      ok((await stayed).id === 'bram', 'the one who stayed got somebody else');
      await aborted(members.listMembers({ signal: AbortSignal.abort() }), 'aborted before');
    },
  },
];

function all(members: Reader['members'], request: MembersRequest): Promise<readonly Member[]> {
  return everyItem<Member>((more) => members.listMembers({ ...request, ...more }));
}

function names(found: readonly Member[]): readonly string[] {
  return found.map(({ id }) => id);
}
