import { expect } from 'chai';
import type { PleinEventList } from '../../src/calendar/event-list.ts';
import type { CalendarPort, OccurrencePage } from '../../src/calendar/calendar.model.ts';
import { PleinError } from '../../src/core/errors.ts';
import { paragraphs } from '../../src/text/text.rules.ts';
import { HOSTILE, altered, control, heard, nameOf, overflow, place, wordsOf } from '../community/widget.ts';
import { event, ids } from '../community/records.ts';
import { expectAccessible } from '../support/axe.ts';
import { byPart, everyElement, fixture, settled, unmount, until } from '../support/fixture.ts';
import { focused, press } from '../support/keys.ts';
import { MARKUP, NOW, shown, square } from './list.ts';
import '../../src/calendar/define.ts';
import '../../src/community/define.ts';

const titles = (list: Element) => [...list.shadowRoot!.querySelectorAll('[part=title]')].map(wordsOf);

describe('<plein-event-list> for a reader', () => {
  it('who is not signed in offers the way in, sends nothing, and follows signing in', async () => {
    const backend = square([event(NOW, 1)], null);
    const list = await shown(backend);
    const events = heard('plein-sign-up-send', 'plein-signed-up', 'plein-sign-up-cancel', 'plein-sign-in');
    expect(wordsOf(byPart(list, 'sign-in')!)).to.equal('Sign in to sign up for an event. Sign in');
    expect(byPart(list, 'sign-up-button')).to.equal(undefined);
    await expectAccessible();
    byPart(list, 'sign-in-button')!.click();
    expect(events).to.deep.equal(['plein-sign-in']);
    await backend.session.identify(() => Promise.resolve(ids.omar));
    await until(() => byPart(list, 'sign-up-button'));
    expect(byPart(list, 'sign-in')).to.equal(undefined);
    await backend.session.identify(undefined);
    await until(() => byPart(list, 'sign-in'));
    expect(byPart(list, 'sign-up-button')).to.equal(undefined);
  });

  it('who may not write has no button, nor one whose backend takes no sign-up', async () => {
    const frozen = await shown(square([event(NOW, 1)], ids.frozen));
    await settled();
    expect(byPart(frozen, 'sign-up-button')).to.equal(undefined);
    unmount();
    const backend = square([event(NOW, 1)], null);
    const { listOccurrences, readOccurrence } = backend.calendar!;
    const readOnly = await shown(altered(backend, { calendar: { listOccurrences, readOccurrence } }));
    expect(byPart(readOnly, 'sign-up-button')).to.equal(undefined);
    expect(byPart(readOnly, 'sign-in')).to.equal(undefined);
  });

  it('waits, says what went wrong, and tries again', async () => {
    const backend = square([event(NOW, 1)]);
    const answer = Promise.withResolvers<OccurrencePage>();
    const calendar: CalendarPort = { ...backend.calendar!, listOccurrences: () => answer.promise };
    const list = await place<PleinEventList>(MARKUP, altered(backend, { calendar }));
    list.clock = () => NOW;
    expect(wordsOf(list)).to.equal('Loading…');
    await expectAccessible();
    answer.reject(new PleinError('unavailable'));
    await until(() => byPart(list, 'notice'));
    expect(wordsOf(list)).to.contain('The events could not be read.');
    await expectAccessible();
    Object.assign(calendar, backend.calendar);
    byPart(list, 'retry')!.click();
    await until(() => byPart(list, 'event'));
    calendar.listOccurrences = () => Promise.reject(new PleinError('offline'));
    list.reload();
    await until(() => byPart(list, 'notice'));
    expect(wordsOf(list)).to.contain('This may be out of date.').and.contain('Bleed your own brakes');
  });

  it('says that nothing is planned, or that there is no calendar', async () => {
    const backend = square([]);
    const list = await shown(backend);
    expect(wordsOf(list)).to.equal('Nothing is planned yet.');
    await expectAccessible();
    const { calendar: _, ...without } = backend;
    list.backend = without;
    await until(() => wordsOf(list) === 'There is no calendar here.');
  });

  it('says where one’s own part could not be read, and reads it again', async () => {
    const backend = square([event(NOW, 1)]);
    const calendar: CalendarPort = { ...backend.calendar!, readMine: () => Promise.reject(new PleinError('timeout')) };
    const list = await shown(altered(backend, { calendar }));
    await until(() => byPart(list, 'notice'));
    expect(wordsOf(list)).to.contain('We could not see what you are signed up for.');
    Object.assign(calendar, { readMine: backend.calendar!.readMine });
    byPart(list, 'retry')!.click();
    await until(() => byPart(list, 'sign-up-button'));
  });

  it('gets its backend from a provider that comes later', async () => {
    const list = await fixture<PleinEventList>(MARKUP);
    expect(wordsOf(list)).to.equal('Loading…');
    const late = document.createElement('plein-community');
    late.backend = square([event(NOW, 1)]);
    list.before(late);
    late.append(list);
    await until(() => byPart(list, 'event'));
  });

  it('shows the space of the community, or its own, and swaps with it', async () => {
    const backend = square([event(NOW, 1), event(NOW, 2, { space: 'lindewiel', title: 'For all' })]);
    const list = await shown(backend);
    expect(titles(list)).to.deep.equal(['Bleed your own brakes', 'For all']);
    list.space = 'utrecht';
    await until(() => titles(list).length === 1);
    list.space = 'lindewiel';
    await until(() => titles(list).length === 2);
    unmount();
    const around = await place<PleinEventList>(MARKUP, backend, 'space="utrecht"');
    await until(() => titles(around).length === 1);
  });

  it('speaks the language of the page, and follows it', async () => {
    const list = await shown(square([event(NOW, 1)]));
    list.lang = 'nl';
    await until(() => wordsOf(byPart(list, 'day')!) === 'Morgen, woensdag 2 december');
    expect(wordsOf(list)).to.contain('19:30–21:30').and.contain('Nog 12 van de 12 plaatsen vrij');
    await until(() => byPart(list, 'sign-up-button'));
    expect(nameOf(byPart(list, 'sign-up-button')!)).to.equal('Aanmelden voor Bleed your own brakes');
  });

  it('opens the card of a host by keyboard, and gives the focus back', async () => {
    const list = await shown(square([event(NOW, 1)]));
    const name = byPart(list, 'member-name')!;
    name.focus();
    await press('Enter');
    const card = await until(() => list.shadowRoot!.querySelector('plein-member-card'));
    await until(() => byPart(card, 'roles'));
    await expectAccessible();
    await press('Escape');
    expect(list.shadowRoot!.querySelector('plein-member-card')).to.equal(null);
    expect(focused()).to.equal(name);
  });

  it('gives a file of one event, made here where the backend serves none', async () => {
    const list = await shown(square([event(NOW, 1)]));
    const saved = Promise.withResolvers<HTMLAnchorElement>();
    const catchLink = (click: Event): void => {
      click.preventDefault();
      saved.resolve(click.target as HTMLAnchorElement);
    };
    // The link is never in the page, so its click is caught at its source.
    const { click } = HTMLAnchorElement.prototype;
    HTMLAnchorElement.prototype.click = function (this: HTMLAnchorElement) {
      this.addEventListener('click', catchLink);
      click.call(this);
    };
    try {
      control(list, 'Add to calendar: Bleed your own brakes')!.click();
      const link = await saved.promise;
      expect(link.download).to.equal('2026-12-02.ics');
      const ics = await (await fetch(link.href)).text();
      expect(ics).to.contain('DTSTART;TZID=Europe/Amsterdam:20261202T193000\r\n');
    } finally {
      HTMLAnchorElement.prototype.click = click;
    }
  });

  it('links to the backend’s own files, and to subscribe, with what to expect', async () => {
    const backend = square([event(NOW, 1)]);
    const calendarUrl: CalendarPort['calendarUrl'] = (of) =>
      'occurrence' in of ? 'https://c.example/v1/one.ics' : `https://c.example/v1/calendar.ics?space=${of.space ?? ''}`;
    const backendWith = altered(backend, { calendar: { ...backend.calendar!, calendarUrl } });
    const list = await shown(backendWith, '<plein-event-list space="utrecht"></plein-event-list>');
    expect(byPart<HTMLAnchorElement>(list, 'add-to-calendar')!.href).to.equal('https://c.example/v1/one.ics');
    control(list, 'Subscribe to this calendar')!.click();
    const [app, address] = byPart(list, 'subscribe')!.querySelectorAll('a');
    expect(app!.getAttribute('href')).to.equal('webcal://c.example/v1/calendar.ics?space=utrecht');
    expect(address!.getAttribute('href')).to.equal('https://c.example/v1/calendar.ics?space=utrecht');
    expect(wordsOf(byPart(list, 'subscribe')!)).to.contain('some do so only about once a day');
    await expectAccessible();
  });

  it('shows words from people as words, and leaves out times that are none', async () => {
    const backend = square([
      event(NOW, 1, {
        title: HOSTILE,
        summary: paragraphs(HOSTILE),
        host: { name: HOSTILE },
        place: { name: HOSTILE, address: HOSTILE },
        kind: HOSTILE as 'ride',
        statusNote: HOSTILE,
        status: 'postponed',
        url: 'javascript:window.pwned=1',
        onlineUrl: 'data:text/html,<script>window.pwned=1</script>',
      }),
      event(NOW, 2, { title: HOSTILE }),
    ]);
    const calendar: CalendarPort = {
      ...backend.calendar!,
      listOccurrences: async (request) => {
        const page = await backend.calendar!.listOccurrences(request);
        return { ...page, items: [...page.items, { ...page.items[0]!, id: 'bad', start: HOSTILE, startsAt: HOSTILE }] };
      },
    };
    const list = await shown(altered(backend, { calendar }));
    expect(titles(list)).to.deep.equal([HOSTILE.replace(/\s+/g, ' '), HOSTILE.replace(/\s+/g, ' ')]);
    (await until(() => byPart(list, 'sign-up-button'))).click();
    await until(() => byPart(list, 'signed-up'));
    const all = [...everyElement(list.shadowRoot!)];
    expect(all.filter((each) => each.matches('img, script'))).to.deep.equal([]);
    expect(all.filter((each) => each.matches('a:not([href^="http"])'))).to.deep.equal([]);
    expect('pwned' in window).to.equal(false);
  });

  it('fits 320 pixels, from the left and from the right, with long words', async () => {
    const long = { title: 'Aufgabenübertragungsgesetz'.repeat(8), place: { name: 'x'.repeat(150) } };
    const list = await shown(square([event(NOW, 1, long), event(NOW, 2)]));
    await until(() => byPart(list, 'sign-up-button'));
    expect(await overflow(list, 320)).to.deep.equal([]);
    list.dir = 'rtl';
    expect(await overflow(list, 320)).to.deep.equal([]);
    await expectAccessible();
  });
});
