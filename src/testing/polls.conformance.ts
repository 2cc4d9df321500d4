import { newId } from '../core/ids.ts';
import type { Poll, PollResults } from '../polls/polls.model.ts';
import { aborted, given, ok, refused, same } from './assert.ts';
import type { MemberName } from './fixture.ts';
import type { PollName } from './fixture.polls.ts';
import type { Case, Community, Reader } from './suite.ts';

const VOTE = ['polls.vote', 'polls.readMine'] as const;
const VOTERS: readonly MemberName[] = ['anna', 'bram', 'chen', 'dewi', 'eva', 'femke', 'hana', 'jan', 'nova'];

export const pollsCases: readonly Case[] = [
  {
    name: 'reads a poll as everyone sees it',
    needs: ['polls'],
    async run(community) {
      const { polls } = await community.reader();
      const poll = await polls.readPoll('for-good');
      same([poll.question, poll.choice, poll.min, poll.max], ['What of for-good?', 'single', 1, 1], 'the question');
      same(
        poll.options.map(({ label }) => label),
        ['yes', 'no', 'maybe'],
        'the options',
      );
      same([poll.state, poll.changeable, poll.voterCount, poll.stage], ['open', false, 2, 'idea'], 'where it stands');
      same(poll.author?.name, 'Dewi', 'who asks');
      ok(given(poll.introduction, 'the introduction').length > 0, 'the introduction is empty');
      same((await polls.readPoll('announced')).state, 'announced', 'one to come');
      const closed = await polls.readPoll('closed-after-close');
      same([closed.state, closed.followUp?.status], ['closed', 'decided-yes'], 'one that is over');
      await refused(polls.readPoll('nothing'), 'not-found', 'a poll that is none');
    },
  },
  {
    name: 'shows results to everyone only as the organisers chose',
    needs: ['polls'],
    async run(community) {
      const { polls } = await community.reader();
      const shown: Readonly<Partial<Record<PollName, boolean>>> = {
        always: true,
        'after-vote': false,
        'after-close': false,
        organisers: false,
        'closed-after-vote': true,
        'closed-after-close': true,
        'closed-organisers': false,
      };
      for (const [id, isShown] of Object.entries(shown)) {
        same((await polls.readPoll(id)).results !== undefined, isShown, `results of '${id}'`);
      }
      const { results } = await polls.readPoll('closed-after-close');
      same(results, resultsOf('closed-after-close', [1, 1, 0], true), 'the results');
    },
  },
  {
    name: 'shows results to voters and to the team as the organisers chose',
    needs: ['polls.readMine'],
    async run(community) {
      const seen = async (member: MemberName, id: PollName) =>
        (await (await community.reader(member)).polls.readMine(id)).results !== undefined;
      same(await seen('chen', 'after-vote'), true, 'to one who voted');
      same(await seen('hana', 'after-vote'), false, 'to one who did not');
      same(await seen('chen', 'after-close'), false, 'before the close');
      same(await seen('chen', 'organisers'), false, 'of organisers alone, to a member');
      same(await seen('dewi', 'organisers'), true, 'of organisers alone, to the team');
      same(await seen('chen', 'closed-organisers'), false, 'of organisers alone, after the close');
    },
  },
  {
    name: 'casts, changes and takes back one ballot a member',
    needs: [...VOTE, 'polls.withdraw'],
    async run(community) {
      const { polls } = await community.reader('anna');
      const options = (name: string) => [`after-vote-${name}`];
      same((await polls.readMine('after-vote')).ballot, undefined, 'before');
      const cast = await polls.vote({ poll: 'after-vote', options: options('yes'), write: newId() });
      same([cast.status, cast.value?.ballot], ['published', options('yes')], 'the answer');
      same(cast.value?.results, resultsOf('after-vote', [2, 1, 0]), 'the results, for a voter');
      await polls.vote({ poll: 'after-vote', options: options('maybe'), write: newId() });
      same((await polls.readMine('after-vote')).results, resultsOf('after-vote', [1, 1, 1]), 'after a change');
      same((await polls.readPoll('after-vote')).voterCount, 3, 'the number of voters');
      for (const _ of [1, 2]) await polls.withdraw({ poll: 'after-vote', write: newId() });
      const mine = await polls.readMine('after-vote');
      same([mine.ballot, mine.results], [undefined, undefined], 'after taking it back, twice');
      same((await polls.readPoll('after-vote')).voterCount, 2, 'the number of voters, after that');
    },
  },
  {
    name: 'counts a retried vote once, and refuses another vote under the same id',
    needs: VOTE,
    async run(community) {
      const { polls } = await community.reader('bram');
      const write = newId();
      const ballot = { poll: 'always', options: ['always-no'], write };
      const answers = await Promise.all([polls.vote(ballot), polls.vote(ballot)]);
      const again = await polls.vote(ballot);
      same(
        answers.map(({ value }) => value?.ballot),
        [['always-no'], ['always-no']],
        'both answers',
      );
      same(again.value?.ballot, ['always-no'], 'the answer to a retry');
      same((await polls.readPoll('always')).results, resultsOf('always', [1, 2, 0]), 'the results');
      await refused(polls.vote({ ...ballot, options: ['always-yes'] }), 'conflict', 'another vote under the same id');
    },
  },
  {
    name: 'counts one ballot a member under many at once',
    needs: VOTE,
    async run(community) {
      const readers = await Promise.all(VOTERS.map((member) => community.reader(member)));
      const names = ['yes', 'no', 'maybe'];
      const votes = readers.flatMap(({ polls }) =>
        [...names, ...names].map((name) => polls.vote({ poll: 'race', options: [`race-${name}`], write: newId() })),
      );
      await Promise.all(votes);
      const poll = await readers[0]!.polls.readPoll('race');
      const mine = await Promise.all(readers.map(({ polls }) => polls.readMine('race')));
      const counted = names.map((name) => mine.filter(({ ballot }) => ballot?.[0] === `race-${name}`).length);
      same(poll.voterCount, VOTERS.length, 'the number of voters');
      same(poll.results, resultsOf('race', counted), 'the results, against what each member sees as theirs');
    },
  },
  {
    name: 'refuses votes at the wrong time, of nobody and of the frozen',
    needs: VOTE,
    async run(community) {
      const { polls } = await community.reader('anna');
      await refused(voteIn(polls, 'closed-after-vote'), 'closed', 'after the close');
      await refused(voteIn(polls, 'announced'), 'not-open', 'before the opening');
      await refused(voteIn(polls, 'nothing' as PollName), 'not-found', 'in no poll');
      await refused(voteIn((await community.reader()).polls, 'always'), 'not-signed-in', 'signed out');
      await refused(voteIn((await community.reader('guus')).polls, 'always'), 'forbidden', 'frozen');
    },
  },
  {
    name: 'refuses ballots that are none of the poll',
    needs: VOTE,
    async run(community) {
      const { polls } = await community.reader('anna');
      const vote = (options: readonly string[]) => polls.vote({ poll: 'multiple', options, write: newId() });
      await refused(vote(['always-yes']), 'invalid', 'an option of another poll');
      await refused(vote(['multiple-yes', 'multiple-yes']), 'invalid', 'an option twice');
      await refused(vote([]), 'invalid', 'too few options');
      await refused(vote(['multiple-yes', 'multiple-no', 'multiple-maybe']), 'invalid', 'too many options');
      same((await polls.readPoll('multiple')).voterCount, 2, 'the number of voters after all that');
      await vote(['multiple-yes', 'multiple-maybe']);
      same((await polls.readPoll('multiple')).results, resultsOf('multiple', [2, 1, 1], false, 3), 'two options');
    },
  },
  {
    name: 'says what a member may do, and keeps to it',
    needs: [...VOTE, 'polls.withdraw'],
    async run(community) {
      for (const id of ['for-good', 'always', 'closed-after-close', 'announced'] as const) {
        for (const member of ['chen', 'femke', 'guus'] as const) await keepsToCan(community, member, id);
      }
    },
  },
  {
    name: 'ends an aborted call with AbortError',
    needs: ['polls'],
    async run(community) {
      const { polls } = await community.reader();
      await aborted(polls.readPoll('always', { signal: AbortSignal.abort() }), 'aborted before');
    },
  },
];

async function keepsToCan(community: Community, member: MemberName, id: PollName): Promise<void> {
  const { polls } = await community.reader(member);
  const { can, ballot } = await polls.readMine(id);
  const voted = await succeeds(voteIn(polls, id));
  same(voted, can.vote, `${member} votes in '${id}'`);
  if (ballot === undefined) return;
  same(await succeeds(polls.withdraw({ poll: id, write: newId() })), can.withdraw, `${member} withdraws from '${id}'`);
}

function voteIn(polls: Reader['polls'], poll: PollName): Promise<unknown> {
  return polls.vote({ poll, options: [`${poll}-yes`], write: newId() });
}

function succeeds(call: Promise<unknown>): Promise<boolean> {
  return call.then(
    () => true,
    () => false,
  );
}

/** Results by the fixture's three options; each ballot one vote unless said otherwise. */
function resultsOf(poll: Poll['id'], counts: readonly number[], final = false, ballots?: number): PollResults {
  const [yes = 0, no = 0, maybe = 0] = counts;
  const votes = { [`${poll}-yes`]: yes, [`${poll}-no`]: no, [`${poll}-maybe`]: maybe };
  return { ballots: ballots ?? yes + no + maybe, votes, final };
}
