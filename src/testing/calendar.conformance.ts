import type { Occurrence } from '../calendar/calendar.model.ts';
import { newId } from '../core/ids.ts';
import { aborted, ok, refused, same } from './assert.ts';
import { everyItem } from './steps.ts';
import { EVENTS, type EventName } from './fixture.events.ts';
import type { MemberName } from './fixture.ts';
import type { Case, Community, Reader } from './suite.ts';

type OccurrenceRequest = NonNullable<Parameters<Reader['calendar']['listOccurrences']>[0]>;

const SIGN_UP = ['calendar.signUp', 'calendar.readMine'] as const;

export const calendarCases: readonly Case[] = [
  {
    name: 'lists what is on and to come, by start, each once, whatever the size of the page',
    needs: ['calendar'],
    async run(community) {
      const { calendar } = await community.reader();
      const wanted = EVENTS.filter((name) => name !== 'over');
      for (const limit of [1, 5, 50]) same(names(await all(calendar, { limit })), wanted, `in pages of ${limit}`);
      await refused(calendar.listOccurrences({ cursor: 'made up' }), 'invalid', 'a cursor made up');
    },
  },
  {
    name: 'lists a stretch of time, and a space with those below it',
    needs: ['calendar'],
    async run(community) {
      const { calendar } = await community.reader();
      const from = new Date(0).toISOString();
      ok(names(await all(calendar, { from })).includes('over'), 'what is over is not in the past');
      const until = new Date(Date.now() + 3.5 * 86_400_000).toISOString();
      same(names(await all(calendar, { until })), ['running', 'open'], 'until a day');
      same(names(await all(calendar, { space: 'utrecht' })), ['in-zeist'], 'of Utrecht, with Zeist');
    },
  },
  {
    name: 'tells an occurrence in wall time, with the instants it stands for',
    needs: ['calendar'],
    async run(community) {
      const { calendar } = await community.reader();
      const summer = await calendar.readOccurrence('in-summer');
      same([summer.start, summer.timeZone], ['2099-07-01T19:30', 'Europe/Amsterdam'], 'the wall time');
      same(Date.parse(summer.startsAt), Date.UTC(2099, 6, 1, 17, 30), 'the start');
      same(Date.parse(summer.endsAt), Date.UTC(2099, 6, 1, 19, 0), 'the end');
      const roomy = await calendar.readOccurrence('roomy');
      same([roomy.title, roomy.place?.name, roomy.thread], ['Event roomy', 'The workshop', 'long'], 'the event');
      same([roomy.host?.name, roomy.capacity, roomy.attendeeCount], ['Dewi', undefined, 0], 'its host and seats');
      ok(roomy.summary.length > 0, 'the summary is empty');
      const cancelled = await calendar.readOccurrence('cancelled');
      same([cancelled.status, cancelled.statusNote], ['cancelled', 'Rain'], 'what was cancelled');
      await refused(calendar.readOccurrence('nothing'), 'not-found', 'what is not there');
    },
  },
  {
    name: 'gives a seat, once, and takes it back',
    needs: [...SIGN_UP, 'calendar.cancelSignUp'],
    async run(community) {
      const { calendar } = await community.reader('anna');
      const occurrence = 'roomy';
      const first = await calendar.signUp({ occurrence, write: newId() });
      same([first.status, first.value?.attendeeCount], ['published', 1], 'the answer');
      await calendar.signUp({ occurrence, write: newId() });
      same((await calendar.readOccurrence(occurrence)).attendeeCount, 1, 'seats taken by signing up twice');
      const mine = await calendar.readMine([occurrence, 'open', 'nothing']);
      same([mine['roomy']?.signedUp, mine['open']?.signedUp, mine['nothing']], [true, false, undefined], 'mine');
      for (const _ of [1, 2]) await calendar.cancelSignUp({ occurrence, write: newId() });
      same((await calendar.readOccurrence(occurrence)).attendeeCount, 0, 'seats taken after giving it back, twice');
    },
  },
  {
    name: 'takes a retried sign-up for the same, and refuses another under the same id',
    needs: SIGN_UP,
    async run(community) {
      const { calendar } = await community.reader('hana');
      const write = newId();
      await Promise.all([1, 2].map(() => calendar.signUp({ occurrence: 'in-delft', write })));
      const again = await calendar.signUp({ occurrence: 'in-delft', write });
      same(again.value?.attendeeCount, 1, 'seats taken');
      await refused(calendar.signUp({ occurrence: 'in-zeist', write }), 'conflict', 'another under the same id');
    },
  },
  {
    name: 'gives the last seat to one of many who ask at once',
    needs: SIGN_UP,
    async run(community) {
      const members: readonly MemberName[] = ['anna', 'bram', 'chen', 'dewi', 'eva', 'hana'];
      const readers = await Promise.all(members.map((member) => community.reader(member)));
      const asked = readers.map(({ calendar }) => calendar.signUp({ occurrence: 'race', write: newId() }));
      const outcomes = await Promise.allSettled(asked);
      same(outcomes.filter(({ status }) => status === 'fulfilled').length, 1, 'who got the seat');
      const refusedOnes = outcomes.filter((outcome) => outcome.status === 'rejected');
      ok(
        refusedOnes.every(({ reason }) => (reason as { code?: string }).code === 'full'),
        'not all others were told full',
      );
      same((await readers[0]!.calendar.readOccurrence('race')).attendeeCount, 1, 'seats taken');
    },
  },
  {
    name: 'refuses a seat where there is none to be had',
    needs: SIGN_UP,
    async run(community) {
      const { calendar } = await community.reader('anna');
      const ask = (occurrence: string, of = calendar) => of.signUp({ occurrence, write: newId() });
      await refused(ask('full'), 'full', 'a full event');
      await refused(ask('closed'), 'closed', 'after the sign-up ended');
      await refused(ask('running'), 'closed', 'after the start');
      await refused(ask('cancelled'), 'closed', 'a cancelled event');
      await refused(ask('to-look-at'), 'forbidden', 'an event without sign-up');
      await refused(ask('nothing'), 'not-found', 'no event');
      await refused(ask('open', (await community.reader()).calendar), 'not-signed-in', 'signed out');
      await refused(ask('open', (await community.reader('guus')).calendar), 'forbidden', 'frozen');
    },
  },
  {
    name: 'says what a member may do, and keeps to it',
    needs: [...SIGN_UP, 'calendar.cancelSignUp'],
    async run(community) {
      for (const name of ['open', 'full', 'closed', 'running', 'cancelled', 'to-look-at', 'over'] as const) {
        for (const member of ['chen', 'femke', 'guus'] as const) await keepsToCan(community, member, name);
      }
    },
  },
  {
    name: 'gives an address for calendars',
    needs: ['calendar.calendarUrl'],
    async run(community) {
      const { calendar } = await community.reader();
      for (const what of [{ occurrence: 'open' }, { space: 'utrecht' }, {}]) {
        ok(URL.canParse(calendar.calendarUrl(what)), 'the address of a calendar is no absolute address');
      }
    },
  },
  {
    name: 'ends an aborted call with AbortError',
    needs: ['calendar'],
    async run(community) {
      const { calendar } = await community.reader();
      await aborted(calendar.listOccurrences({ signal: AbortSignal.abort() }), 'aborted before');
    },
  },
];

async function keepsToCan(community: Community, member: MemberName, occurrence: EventName): Promise<void> {
  const { calendar } = await community.reader(member);
  const mine = (await calendar.readMine([occurrence]))[occurrence];
  ok(mine !== undefined, `nothing about ${occurrence} for ${member}`);
  if (!mine.signedUp) {
    const done = await succeeds(calendar.signUp({ occurrence, write: newId() }));
    same(done, mine.can.signUp, `${member} signs up for '${occurrence}'`);
    return;
  }
  const done = await succeeds(calendar.cancelSignUp({ occurrence, write: newId() }));
  same(done, mine.can.cancel, `${member} cancels for '${occurrence}'`);
}

function succeeds(call: Promise<unknown>): Promise<boolean> {
  return call.then(
    () => true,
    () => false,
  );
}

function all(calendar: Reader['calendar'], request: OccurrenceRequest): Promise<readonly Occurrence[]> {
  return everyItem<Occurrence>((more) => calendar.listOccurrences({ ...request, ...more }));
}

function names(found: readonly Occurrence[]): readonly string[] {
  return found.map(({ id }) => id);
}
