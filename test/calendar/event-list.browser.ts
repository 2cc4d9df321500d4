import { expect } from 'chai';
import { memory } from '../../src/adapters/memory/memory.ts';
import type { CalendarPort } from '../../src/calendar/calendar.model.ts';
import { addDays, wallTimeOf } from '../../src/calendar/walltime.rules.ts';
import { PleinError } from '../../src/core/errors.ts';
import type { EventRecord, TransferRecord } from '../../src/transfer/record.model.ts';
import { altered, heard, nameOf, statusOf, wordsOf } from '../community/widget.ts';
import { event, ids } from '../community/records.ts';
import { expectAccessible } from '../support/axe.ts';
import { byPart, settled, until } from '../support/fixture.ts';
import { focused, press } from '../support/keys.ts';
import { NOW, now, shown, square } from './list.ts';
import '../../src/calendar/define.ts';
import '../../src/community/define.ts';

const day = (days: number): string => addDays(wallTimeOf(NOW, 'Europe/Amsterdam'), days);
const articles = (list: Element) => [...list.shadowRoot!.querySelectorAll('article')];
const times = (list: Element) => articles(list).map((each) => wordsOf(each.querySelector('.when')!));

function taken(count: number, of: EventRecord): TransferRecord[] {
  return Array.from({ length: count }, (_, index) => ({
    type: 'attendance' as const,
    occurrence: of.id,
    member: `guest-${index}`,
    at: now(),
  }));
}

describe('<plein-event-list>', () => {
  it('lists what is on by day, each with its full date in its name', async () => {
    const running = event(NOW, -3, { allDay: true, start: day(-3), end: day(9), title: 'Thirty days' });
    const list = await shown(square([running, event(NOW, 0), event(NOW, 1), event(NOW, 40, { title: 'Next year' })]));
    const root = list.shadowRoot!;
    const headings = [...root.querySelectorAll('[part=day]')];
    expect(headings.map(wordsOf)).to.deep.equal([
      'Going on now',
      'Today, Tuesday, December 1',
      'Tomorrow, Wednesday, December 2',
      'Sunday, January 10, 2027',
    ]);
    expect(headings.map((each) => each.ariaLevel)).to.deep.equal(['3', '3', '3', '3']);
    expect(byPart(list, 'title')!.ariaLevel).to.equal('4');
    const named = articles(list).map((article) =>
      article
        .getAttribute('aria-labelledby')!
        .split(' ')
        .map((id) => wordsOf(root.getElementById(id)!))
        .join(', '),
    );
    expect(named[1]).to.equal('Bleed your own brakes, Tuesday, December 1, 2026, 7:30 – 9:30 PM');
    expect(named[3]).to.contain('Sunday, January 10, 2027');
    expect(articles(list).every((each) => each.parentElement!.matches('ul > li'))).to.equal(true);
    await expectAccessible();
    list.headingLevel = 2;
    await until(() => byPart(list, 'day')!.ariaLevel === '2');
  });

  it('shows the clock of the place, or the reader’s for what is online, and the other beside it', async () => {
    const online = { kind: 'online', onlineUrl: 'https://meet.example/', timeZone: 'America/New_York' } as const;
    const { place: _, ...remote } = event(NOW, 2, {
      ...online,
      title: 'Remote',
      start: `${day(2)}T19:00`,
      end: `${day(2)}T20:00`,
    });
    const list = await shown(
      square([
        event(NOW, 1),
        event(NOW, 3, { timeZone: 'Asia/Tokyo', start: `${day(3)}T06:00`, end: `${day(3)}T07:30` }),
        remote,
      ]),
    );
    expect(times(list)).to.deep.equal([
      'Wednesday, December 2, 2026, 7:30 – 9:30 PM',
      'Friday, December 4, 2026, 6:00 – 7:30 AM Thu, Dec 3, 10:00 – 11:30 PM your time',
      'Friday, December 4, 2026, 1:00 – 2:00 AM Thu, Dec 3, 7:00 – 8:00 PM (Eastern Time)',
    ]);
    expect(byPart<HTMLAnchorElement>(list, 'online')!.querySelector('a')!.href).to.equal('https://meet.example/');
    list.timeZone = 'America/New_York';
    await until(() => times(list).includes('Thursday, December 3, 2026, 7:00 – 8:00 PM'));
    expect(times(list)[0]).to.contain('1:30 – 3:30 PM your time');
  });

  it('says whole days, nights and several days', async () => {
    const list = await shown(
      square([
        event(NOW, 1, { allDay: true, start: day(1), end: day(2) }),
        event(NOW, 2, { allDay: true, start: day(2), end: day(5) }),
        event(NOW, 6, { start: `${day(6)}T22:00`, end: `${day(7)}T02:00` }),
        event(NOW, 8, { start: `${day(8)}T08:00`, end: `${day(10)}T18:00` }),
      ]),
    );
    expect(times(list).map((each) => each.replace(/^.*?2026, /, ''))).to.deep.equal([
      'All day',
      'Thu, Dec 3 – Sat, Dec 5, all day',
      '10:00 PM – Tue 2:00 AM',
      'Wed, Dec 9, 8:00 AM – Fri, Dec 11, 6:00 PM',
    ]);
  });

  it('says that one is cancelled or postponed and why, and takes no sign-up', async () => {
    const list = await shown(
      square([
        event(NOW, 1, { status: 'cancelled', statusNote: 'The hall is flooded.' }),
        event(NOW, 2, { status: 'postponed', statusNote: 'A new date follows.' }),
      ]),
    );
    expect(articles(list).map((each) => wordsOf(each.querySelector('[part=status]')!))).to.deep.equal([
      'Cancelled The hall is flooded.',
      'Postponed A new date follows.',
    ]);
    expect(byPart(list, 'sign-up-button')).to.equal(undefined);
    expect(byPart(list, 'seats')).to.equal(undefined);
    await expectAccessible();
  });

  it('signs up and gives the seat back by keyboard, the focus staying on the button', async () => {
    const backend = square([event(NOW, 1), ...taken(5, event(NOW, 1))]);
    const list = await shown(backend);
    const events = heard('plein-sign-up-send', 'plein-signed-up', 'plein-sign-up-cancel', 'plein-sign-up-cancelled');
    await until(() => byPart(list, 'sign-up-button'));
    byPart(list, 'member-name')!.focus();
    await press('Tab');
    const button = focused()!;
    expect(nameOf(button)).to.equal('Sign up for Bleed your own brakes');
    expect(wordsOf(byPart(list, 'seats')!)).to.equal('7 of 12 places left');
    await press('Enter');
    await until(() => nameOf(button) === 'Cancel my sign-up for Bleed your own brakes');
    expect(focused()).to.equal(button);
    expect(wordsOf(byPart(list, 'signed-up')!)).to.equal('✓ You are signed up');
    expect(wordsOf(byPart(list, 'seats')!)).to.equal('6 of 12 places left');
    expect(statusOf(list)).to.equal('You are signed up for Bleed your own brakes.');
    expect(events).to.deep.equal(['plein-sign-up-send', 'plein-signed-up']);
    await expectAccessible();
    await press('Space');
    await until(() => nameOf(button) === 'Sign up for Bleed your own brakes');
    expect(focused()).to.equal(button);
    expect(statusOf(list)).to.equal('You are no longer signed up for Bleed your own brakes.');
    expect(events.slice(2)).to.deep.equal(['plein-sign-up-cancel', 'plein-sign-up-cancelled']);
  });

  it('says that the last seat has just gone, and puts the focus there', async () => {
    const evening = event(NOW, 1, { capacity: 6 });
    const backend = square([evening, ...taken(5, evening)]);
    const list = await shown(altered(backend, { live: { follow: () => undefined } }));
    const button = await until(() => byPart(list, 'sign-up-button'));
    const other = memory({ data: backend.data, signedIn: ids.wilg, now });
    await other.calendar!.signUp!({ occurrence: evening.id, write: '018f0000-0000-7000-b000-000000000001' });
    button.focus();
    await press('Enter');
    await until(() => byPart(list, 'trouble'));
    expect(wordsOf(byPart(list, 'trouble')!)).to.equal('The last place for Bleed your own brakes has just been taken.');
    expect(statusOf(list)).to.equal(wordsOf(byPart(list, 'trouble')!));
    await until(() => wordsOf(byPart(list, 'seats')!) === 'Full: all 6 places are taken');
    await until(() => focused()?.classList.contains('state'));
    expect(byPart(list, 'sign-up-button')).to.equal(undefined);
    await expectAccessible();
  });

  it('believes nothing before the backend said yes, and tries again as the same write', async () => {
    const backend = square([event(NOW, 1)]);
    const writes: string[] = [];
    const signUp: CalendarPort['signUp'] = (request) => {
      writes.push(request.write);
      return writes.length === 1 ? Promise.reject(new PleinError('offline')) : backend.calendar!.signUp!(request);
    };
    const list = await shown(altered(backend, { calendar: { ...backend.calendar!, signUp } }));
    (await until(() => byPart(list, 'sign-up-button'))).click();
    await until(() => byPart(list, 'trouble'));
    expect(byPart(list, 'signed-up')).to.equal(undefined);
    expect(wordsOf(byPart(list, 'trouble')!)).to.contain('You are not signed up for Bleed your own brakes.');
    byPart(list, 'sign-up-button')!.click();
    await until(() => byPart(list, 'signed-up'));
    expect(writes[1]).to.equal(writes[0]);
  });

  it('says that sign-up has closed, by the list or by the backend', async () => {
    const until_ = new Date(NOW + 3_600_000).toISOString();
    const backend = square([event(NOW, 1, { signUpUntil: until_ }), event(NOW, 2, { signUpUntil: now() })]);
    const closed: CalendarPort = { ...backend.calendar!, signUp: () => Promise.reject(new PleinError('closed')) };
    const list = await shown(altered(backend, { calendar: closed }));
    expect(wordsOf(articles(list)[1]!)).to.contain('Sign-up has closed');
    expect(wordsOf(articles(list)[0]!)).to.contain('Sign up until Dec');
    (await until(() => byPart(list, 'sign-up-button'))).click();
    await until(() => byPart(list, 'trouble'));
    expect(statusOf(list)).to.equal('Sign-up for Bleed your own brakes has closed.');
  });

  it('asks nothing of the backend that the page cancels', async () => {
    const backend = square([event(NOW, 1)]);
    const list = await shown(backend);
    list.addEventListener('plein-sign-up-send', (request) => request.preventDefault());
    (await until(() => byPart(list, 'sign-up-button'))).click();
    await settled();
    const mine = await backend.calendar!.readMine!([event(NOW, 1).id]);
    expect(mine[event(NOW, 1).id]!.signedUp).to.equal(false);
  });

  it('counts seats live, in place', async () => {
    const backend = square([event(NOW, 1), event(NOW, 2)]);
    const list = await shown(backend);
    const before = articles(list);
    const other = memory({ data: backend.data, signedIn: ids.wilg, now });
    await other.calendar!.signUp!({ occurrence: event(NOW, 2).id, write: '018f0000-0000-7000-b000-000000000002' });
    await until(() => wordsOf(articles(list)[1]!).includes('11 of 12 places left'));
    expect(articles(list)).to.deep.equal(before);
  });

  it('shows more at a press, with the focus on the first of it', async () => {
    const backend = square([1, 2, 3, 4, 5].map((days) => event(NOW, days, { title: `Evening ${days}` })));
    const list = await shown(backend, '<plein-event-list limit="2"></plein-event-list>');
    expect(articles(list).length).to.equal(2);
    const more = byPart(list, 'more')!;
    more.focus();
    await press('Enter');
    await until(() => articles(list).length === 4);
    await until(() => focused() === articles(list)[2]!.querySelector('.title'));
    expect(statusOf(list)).to.equal('2 more events');
    byPart(list, 'more')!.click();
    await until(() => articles(list).length === 5);
    expect(byPart(list, 'more')).to.equal(undefined);
  });

  it('says so where more cannot be read, and leaves the rest', async () => {
    const backend = square([event(NOW, 1), event(NOW, 2)]);
    const calendar: CalendarPort = {
      ...backend.calendar!,
      listOccurrences: (request = {}) =>
        request.cursor === undefined
          ? backend.calendar!.listOccurrences(request)
          : Promise.reject(new PleinError('timeout')),
    };
    const list = await shown(altered(backend, { calendar }), '<plein-event-list limit="1"></plein-event-list>');
    byPart(list, 'more')!.click();
    await until(() => byPart(list, 'notice'));
    expect(wordsOf(byPart(list, 'notice')!)).to.contain('No more events could be read.');
    expect(articles(list).length).to.equal(1);
    expect(byPart(list, 'more')).to.not.equal(undefined);
  });
});
