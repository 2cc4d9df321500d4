import { calendarCases } from './calendar.conformance.ts';
import { findingCases } from './discussion.finding.conformance.ts';
import { followingCases } from './discussion.following.conformance.ts';
import { historyCases } from './discussion.history.conformance.ts';
import { limitsCases } from './discussion.limits.conformance.ts';
import { movingCases } from './discussion.moving.conformance.ts';
import { ordersCases } from './discussion.orders.conformance.ts';
import { questionsCases } from './discussion.questions.conformance.ts';
import { readingCases } from './discussion.reading.conformance.ts';
import { refusalsCases } from './discussion.refusals.conformance.ts';
import { stewardshipCases } from './discussion.stewardship.conformance.ts';
import { votesCases } from './discussion.votes.conformance.ts';
import { writingCases } from './discussion.writing.conformance.ts';
import { fixture } from './fixture.ts';
import { imagesCases } from './images.conformance.ts';
import { liveCases } from './live.conformance.ts';
import { membersCases } from './members.conformance.ts';
import { notificationsCases } from './notifications.conformance.ts';
import { pollsCases } from './polls.conformance.ts';
import { sessionCases } from './session.conformance.ts';
import { ok } from './assert.ts';
import { community, offers, type Case, type Community, type Operation, type Subject } from './suite.ts';

export { fixture, type MemberName } from './fixture.ts';
export type { Operation, Subject } from './suite.ts';

/** The functions of a test runner that the suite needs; `node:test` and mocha both have them. */
export interface Runner {
  describe(name: string, body: () => void): unknown;
  it(name: string, body: () => Promise<void>): unknown;
  before(body: () => Promise<void>): unknown;
  after(body: () => Promise<void>): unknown;
}

export interface ConformanceOptions {
  /** What the backend cannot do, each with the reason. The suite checks that it is absent, not a dead method. */
  readonly unsupported?: Readonly<Partial<Record<Operation, string>>>;
  /** Where the runner's functions are not global, as in `node:test`. */
  readonly runner?: Runner;
}

const NOUNS: Readonly<Record<string, readonly Case[]>> = {
  session: sessionCases,
  'reading a discussion': readingCases,
  'the orders of a discussion': ordersCases,
  'writing in a discussion': writingCases,
  'the limits of a discussion': limitsCases,
  'what a discussion refuses': refusalsCases,
  'votes in a discussion': votesCases,
  'what comments said before': historyCases,
  'finding in a discussion': findingCases,
  'following a discussion': followingCases,
  'questions and answers': questionsCases,
  'keeping a thread': stewardshipCases,
  'moving, renaming and merging': movingCases,
  members: membersCases,
  calendar: calendarCases,
  polls: pollsCases,
  images: imagesCases,
  notifications: notificationsCases,
  live: liveCases,
};

/**
 * The contract of the port as a test suite: every promise of the models, tried on an adapter. Each noun gets a fresh
 * community from `open`, filled with the same fixture.
 */
export function conformance(name: string, open: () => Promise<Subject>, options: ConformanceOptions = {}): void {
  const { unsupported = {}, runner = globalThis as unknown as Runner } = options;
  const missing = Object.entries(unsupported) as readonly (readonly [Operation, string])[];
  runner.describe(`${name} keeps the contract of the port`, () => {
    for (const [noun, cases] of Object.entries(NOUNS)) {
      runner.describe(noun, () => {
        const current = subjectOf(open, runner);
        for (const each of cases.filter(({ needs }) => !needs.some((need) => isMissing(need, missing)))) {
          runner.it(each.name, async () => {
            const { backend } = await current().reader();
            for (const need of each.needs)
              ok(offers(backend, need), `${need} is absent, and not listed as unsupported`);
            await each.run(current());
          });
        }
      });
    }
    runner.describe('what it does not offer', () => {
      const current = subjectOf(open, runner);
      for (const [operation, reason] of missing) {
        runner.it(`${operation}: ${reason}`, async () => {
          ok(!offers((await current().reader()).backend, operation), `${operation} is there after all`);
        });
      }
    });
  });
}

function subjectOf(open: () => Promise<Subject>, runner: Runner): () => Community {
  let subject: Subject | undefined;
  let current: Community | undefined;
  runner.before(async () => {
    const records = fixture(new Date().toISOString());
    subject = await open();
    await subject.seed(records);
    current = community(subject, records);
  });
  runner.after(async () => subject?.cleanup());
  return () => {
    ok(current !== undefined, 'the community was not opened');
    return current;
  };
}

/** A whole slice that is missing takes its methods with it. */
function isMissing(need: Operation, missing: readonly (readonly [Operation, string])[]): boolean {
  return missing.some(([operation]) => need === operation || need.startsWith(`${operation}.`));
}
