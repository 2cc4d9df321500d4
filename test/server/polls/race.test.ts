import assert from 'node:assert/strict';
import { randomUUIDv7 } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { checkDatabase } from '../../../server/src/cli/check.ts';
import { COMMUNITY, ENGINES, startTestServer } from '../support/server.ts';
import type { TestAnswer, TestServer } from '../support/server.ts';
import { CLOSES, pollRecord, put, setClock } from './support.ts';

const MEMBERS = 30;
const ROUNDS = 4;
const COLOURS = ['red', 'green', 'blue'];
const DURING = '2026-05-31T12:00:00.000Z';

interface Voter {
  readonly session: string;
  readonly member: string;
}

for (const engine of ENGINES) {
  describe(`one member, one vote, over two servers on one database (${engine})`, () => {
    const { clock, set } = setClock(DURING);
    let first: TestServer;
    let second: TestServer;
    let voters: readonly Voter[];

    before(async () => {
      first = await startTestServer({ engine, clock });
      const { databaseUrl } = first.settings;
      second = await startTestServer({ engine, clock, settings: { databaseUrl } });
      voters = await Promise.all(Array.from({ length: MEMBERS }, (_, index) => first.signIn(`member ${index}`)));
    });
    after(async () => {
      await second.stop();
      await first.stop();
    });

    const vote = (server: TestServer, poll: string, { session }: Voter, colour: string, key: string = randomUUIDv7()) =>
      server.call('PUT', `/v1/polls/${poll}/ballot`, { session, key, body: { options: [colour] } });

    /** What a busy database put off is sent again, a write with its key, as a client would. */
    const settled = async (send: () => Promise<TestAnswer>): Promise<TestAnswer> => {
      for (;;) {
        const answer = await send();
        const again = answer.status === 503 || (answer.status === 409 && answer.body.code === 'conflict');
        if (!again) return answer;
      }
    };

    const ballots = async (poll: string) => {
      const rows = await first.services.databases.reader
        .selectFrom('ballots')
        .select(['member', 'options'])
        .where('poll', '=', poll)
        .execute();
      return new Map(rows.map(({ member, options }) => [member, JSON.parse(options) as string[]]));
    };

    it('keeps totals equal to rows at every read, and the last change of each', async () => {
      await put(first, pollRecord('v1'));
      const voting = new AbortController();
      let reads = 0;
      const readers = [first, second].map(async (server) => {
        while (!voting.signal.aborted) {
          const { body } = await settled(() => server.call('GET', '/v1/polls/v1'));
          const votes = Object.values(body.results.votes as Record<string, number>);
          assert.equal(body.results.ballots, body.voterCount);
          assert.equal(
            votes.reduce((sum, count) => sum + count, 0),
            body.voterCount,
          );
          reads += 1;
        }
      });
      const last = await Promise.all(voters.map((voter, index) => voteInRounds(voter, index)));
      voting.abort();
      await Promise.all(readers);
      assert.ok(reads > 0);
      const rows = await ballots('v1');
      assert.equal(rows.size, MEMBERS);
      for (const [index, { member }] of voters.entries()) assert.deepEqual(rows.get(member), [last[index]]);
      const { results } = (await second.call('GET', '/v1/polls/v1')).body;
      const expected = Object.fromEntries(
        COLOURS.map((colour) => [colour, last.filter((one) => one === colour).length]),
      );
      assert.deepEqual(results, { ballots: MEMBERS, votes: expected, final: false });
      assert.deepEqual(await checkDatabase(first.services.databases, COMMUNITY), []);
    });

    /** Each round: the same vote twice to both servers at once, another beside it, and then a change that comes last. */
    async function voteInRounds(voter: Voter, index: number): Promise<string> {
      let colour = '';
      for (let round = 0; round < ROUNDS; round += 1) {
        const key = randomUUIDv7();
        const [one = '', other = '', final = ''] = [0, 1, 2].map((step) => COLOURS[(index + round + step) % 3]);
        const answers = await Promise.all([
          settled(() => vote(first, 'v1', voter, one, key)),
          settled(() => vote(second, 'v1', voter, one, key)),
          settled(() => vote(second, 'v1', voter, other)),
        ]);
        assert.deepEqual([...new Set(answers.map(({ status }) => status))], [200]);
        assert.deepEqual(answers[0]?.body, answers[1]?.body);
        const change = randomUUIDv7();
        colour = final;
        assert.equal((await settled(() => vote(first, 'v1', voter, final, change))).status, 200);
        assert.equal((await settled(() => vote(second, 'v1', voter, final, change))).status, 200);
      }
      return colour;
    }

    it('counts each vote that was taken before the close, and none after it', async () => {
      await put(first, pollRecord('close'));
      const answers: TestAnswer[] = [];
      await Promise.all(
        voters.map(async (voter, index) => {
          const answer = await settled(() => vote(index % 2 === 0 ? first : second, 'close', voter, 'red'));
          answers.push(answer);
          if (answers.length === MEMBERS / 3) set(CLOSES);
        }),
      );
      const taken = answers.filter(({ status }) => status === 200).length;
      const late = answers.filter(({ status, body }) => status === 409 && body.code === 'closed').length;
      assert.equal(taken + late, MEMBERS);
      assert.ok(taken >= MEMBERS / 3);
      const { results } = (await first.call('GET', '/v1/polls/close')).body;
      assert.deepEqual(results, { ballots: taken, votes: { red: taken, green: 0, blue: 0 }, final: true });
      assert.equal((await ballots('close')).size, taken);
      set(DURING);
    });
  });
}
