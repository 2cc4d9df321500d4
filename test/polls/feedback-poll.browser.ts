import { expect } from 'chai';
import { memory } from '../../src/adapters/memory/memory.ts';
import { PleinError } from '../../src/core/errors.ts';
import type { PleinFeedbackPoll } from '../../src/polls/feedback-poll.ts';
import type { Ballot, Poll, PollsPort } from '../../src/polls/polls.model.ts';
import { paragraphs } from '../../src/text/text.rules.ts';
import type { PollRecord } from '../../src/transfer/record.model.ts';
import {
  HOSTILE,
  altered,
  control,
  handSession,
  heard,
  nameOf,
  overflow,
  place,
  statusOf,
  wordsOf,
} from '../community/widget.ts';
import { POLL, ballots, community, ids, poll } from '../community/records.ts';
import { expectAccessible } from '../support/axe.ts';
import { byPart, everyElement, fixture, settled, unmount, until } from '../support/fixture.ts';
import { focused, press } from '../support/keys.ts';
import { emulateMedia } from '../support/media.ts';
import '../../src/community/define.ts';
import '../../src/polls/define.ts';

const now = Date.now();
const ago = (days: number): string => new Date(now - days * 86_400_000).toISOString();
const MARKUP = `<plein-feedback-poll poll="${POLL}"></plein-feedback-poll>`;
const VOTES = { moss: 21, clay: 12, ink: 4 };

function square(own: Partial<PollRecord> = {}, signedIn: string | undefined = ids.omar) {
  const records = community(poll(now, own), ...ballots(VOTES));
  return signedIn === undefined ? memory({ records }) : memory({ records, signedIn });
}

const signedOut = (own: Partial<PollRecord> = {}) => memory({ records: community(poll(now, own), ...ballots(VOTES)) });

async function shown(backend: Parameters<typeof place>[1], around = ''): Promise<PleinFeedbackPoll> {
  const widget = await place<PleinFeedbackPoll>(MARKUP, backend, around);
  await until(() => byPart(widget, 'question'));
  return widget;
}

const inputs = (widget: Element) => [...widget.shadowRoot!.querySelectorAll('input')];
const rows = (widget: Element) => [...widget.shadowRoot!.querySelectorAll('tbody tr')].map(wordsOf);

describe('<plein-feedback-poll>', () => {
  it('asks with native controls in a group named by the question', async () => {
    const widget = await shown(square());
    const group = widget.shadowRoot!.querySelector('fieldset')!;
    expect(wordsOf(group.querySelector('legend')!)).to.equal('Which colour should the next Wulp have?');
    expect(inputs(widget).map((input) => [input.type, wordsOf(input.labels![0]!)])).to.deep.equal([
      ['radio', 'Moss green'],
      ['radio', 'Clay red'],
      ['radio', 'Ink blue'],
    ]);
    expect(wordsOf(byPart(widget, 'voters')!)).to.equal('37 of 120 members voted (31%)');
    expect(wordsOf(byPart(widget, 'visibility')!)).to.equal('You see the results once you have voted.');
    expect(wordsOf(byPart(widget, 'closes')!)).to.match(/^Closes in (2|3) days, \w+day, .+ at .+/);
    expect(byPart(widget, 'results')).to.equal(undefined);
    expect(wordsOf(byPart(widget, 'origin')!))
      .to.contain('Concept')
      .and.contain('Sanne de Vries Employee');
    await expectAccessible();
  });

  it('takes a vote by keyboard alone, and puts the focus on what became of it', async () => {
    const backend = square();
    const widget = await shown(backend);
    const events = heard('plein-vote-send', 'plein-vote-cast');
    byPart(widget, 'member-name')!.focus();
    await press('Tab');
    expect(focused()).to.equal(inputs(widget)[0]);
    await press('ArrowDown');
    expect(inputs(widget)[1]!.checked).to.equal(true);
    expect(events).to.deep.equal([]);
    await press('Tab');
    expect(nameOf(focused()!)).to.equal('Vote');
    await press('Enter');
    await until(() => focused() === byPart(widget, 'outcome'));
    expect(wordsOf(byPart(widget, 'outcome')!)).to.equal('✓ You voted for “Clay red”.');
    expect(statusOf(widget)).to.equal('Thank you. Your vote has been counted.');
    expect(events).to.deep.equal(['plein-vote-send', 'plein-vote-cast']);
    expect((await backend.polls!.readMine!(POLL)).ballot).to.deep.equal(['clay']);
    await until(() => wordsOf(byPart(widget, 'voters')!) === '38 of 120 members voted (32%)');
    await expectAccessible();
  });

  it('shows results as a table, with a range for each share, and the own choice in words', async () => {
    const widget = await shown(square());
    inputs(widget)[1]!.click();
    control(widget, 'Vote')!.click();
    await until(() => byPart(widget, 'table'));
    const table = byPart<HTMLTableElement>(widget, 'table')!;
    expect(wordsOf(table.caption!)).to.equal('Results so far, 38 answers');
    expect([...table.tHead!.rows[0]!.cells].map(wordsOf)).to.deep.equal(['Option', 'Share', 'Votes', 'Range']);
    expect(table.querySelectorAll('th[scope=row]').length).to.equal(3);
    expect(rows(widget)).to.deep.equal([
      'Moss green 55% 21 votes between 40% and 70%',
      'Clay red ✓ Your choice 34% 13 votes between 21% and 50%',
      'Ink blue 11% 4 votes between 4% and 24%',
    ]);
    expect(wordsOf(byPart(widget, 'finding')!)).to.equal('Too close to call between “Moss green” and “Clay red”.');
    expect(wordsOf(byPart(widget, 'note')!)).to.contain('It is about those who answered');
    expect(byPart(widget, 'bar')!.getAttribute('aria-hidden')).to.equal('true');
    expect(widget.shadowRoot!.querySelector('[style]')).to.equal(null);
  });

  it('says what is missing, beside the choice, and sends nothing', async () => {
    const widget = await shown(square());
    const events = heard('plein-vote-send');
    control(widget, 'Vote')!.click();
    await until(() => byPart(widget, 'problem')!.textContent);
    expect(wordsOf(byPart(widget, 'problem')!)).to.equal('Choose one option first.');
    expect(widget.shadowRoot!.querySelector('fieldset')!.getAttribute('aria-describedby')).to.contain('problem');
    expect(focused()).to.equal(inputs(widget)[0]);
    expect(statusOf(widget)).to.equal('Choose one option first.');
    expect(events).to.deep.equal([]);
    await expectAccessible();
    inputs(widget)[0]!.click();
    await until(() => byPart(widget, 'problem')!.textContent === '');
  });

  it('takes several choices within their limits', async () => {
    const widget = await shown(square({ choice: 'multiple', min: 1, max: 2 }));
    expect(wordsOf(byPart(widget, 'hint')!)).to.equal('Choose as many as you like, at most 2.');
    for (const input of inputs(widget)) input.click();
    await until(() => wordsOf(byPart(widget, 'hint')!).endsWith('3 chosen'));
    control(widget, 'Vote')!.click();
    await until(() => byPart(widget, 'problem')!.textContent);
    expect(wordsOf(byPart(widget, 'problem')!)).to.equal('Choose at most 2 options; now it is 3.');
    inputs(widget)[1]!.click();
    control(widget, 'Vote')!.click();
    await until(() => byPart(widget, 'outcome'));
    expect(wordsOf(byPart(widget, 'outcome')!)).to.equal('✓ You voted for “Moss green” and “Ink blue”.');
  });

  it('changes a vote, leaves it as it was, and takes it back', async () => {
    const backend = square();
    const widget = await shown(backend);
    const events = heard('plein-vote-withdraw', 'plein-vote-withdrawn');
    inputs(widget)[0]!.click();
    control(widget, 'Vote')!.click();
    (await until(() => control(widget, 'Change my vote'))).click();
    await until(() => focused() === inputs(widget)[0]);
    expect(inputs(widget)[0]!.checked).to.equal(true);
    control(widget, 'Keep my vote')!.click();
    (await until(() => control(widget, 'Change my vote'))).click();
    await until(() => inputs(widget)[2]);
    inputs(widget)[2]!.click();
    control(widget, 'Vote')!.click();
    await until(() => wordsOf(widget).includes('You voted for “Ink blue”'));
    expect((await backend.polls!.readMine!(POLL)).ballot).to.deep.equal(['ink']);
    control(widget, 'Withdraw my vote')!.click();
    await until(() => inputs(widget).length === 3);
    await until(() => focused() === byPart(widget, 'question'));
    expect(inputs(widget).some((input) => input.checked)).to.equal(false);
    expect(statusOf(widget)).to.equal('Your vote has been withdrawn.');
    expect(events).to.deep.equal(['plein-vote-withdraw', 'plein-vote-withdrawn']);
    expect((await backend.polls!.readMine!(POLL)).ballot).to.equal(undefined);
  });

  it('offers no change where a vote is final', async () => {
    const widget = await shown(square({ changeable: false }));
    inputs(widget)[0]!.click();
    control(widget, 'Vote')!.click();
    await until(() => byPart(widget, 'outcome'));
    expect(control(widget, 'Change my vote')).to.equal(undefined);
    expect(control(widget, 'Withdraw my vote')).to.equal(undefined);
  });

  it('keeps the choice when sending fails, and tries again as the same write', async () => {
    const backend = square();
    const sent: Ballot[] = [];
    const polls = {
      ...backend.polls!,
      vote: (ballot: Ballot) => {
        sent.push(ballot);
        return sent.length === 1 ? Promise.reject(new PleinError('offline')) : backend.polls!.vote!(ballot);
      },
    };
    const widget = await shown(altered(backend, { polls }));
    inputs(widget)[1]!.click();
    control(widget, 'Vote')!.click();
    await until(() => byPart(widget, 'notice'));
    expect(wordsOf(byPart(widget, 'notice')!)).to.equal(
      'There is no connection. Check your network and try again. Your vote was not sent.',
    );
    expect(statusOf(widget)).to.equal(wordsOf(byPart(widget, 'notice')!));
    expect(inputs(widget)[1]!.checked).to.equal(true);
    await expectAccessible();
    control(widget, 'Vote')!.click();
    await until(() => byPart(widget, 'outcome'));
    expect(sent[1]!.write).to.equal(sent[0]!.write);
  });

  it('makes a new write of another choice', async () => {
    const backend = square();
    const writes: string[] = [];
    const polls = {
      ...backend.polls!,
      vote: ({ write }: Ballot) => {
        writes.push(write);
        return Promise.reject(new PleinError('timeout'));
      },
    };
    const widget = await shown(altered(backend, { polls }));
    for (const index of [1, 2]) {
      inputs(widget)[index]!.click();
      control(widget, 'Vote')!.click();
      await until(() => writes.length === index);
      await settled();
      await until(() => control(widget, 'Vote'));
    }
    expect(writes[1]).to.not.equal(writes[0]);
  });

  it('sends nothing that the page cancels, and sends once for two presses', async () => {
    const backend = square();
    const widget = await shown(backend);
    widget.addEventListener('plein-vote-send', (event) => event.preventDefault(), { once: true });
    inputs(widget)[0]!.click();
    control(widget, 'Vote')!.click();
    await settled();
    expect((await backend.polls!.readMine!(POLL)).ballot).to.equal(undefined);
    const events = heard('plein-vote-send', 'plein-vote-cast');
    control(widget, 'Vote')!.click();
    control(widget, 'Sending…')?.click();
    widget.shadowRoot!.querySelector('form')?.requestSubmit();
    await until(() => byPart(widget, 'outcome'));
    expect(events).to.deep.equal(['plein-vote-send', 'plein-vote-cast']);
  });

  it('says that the poll closed while answering, keeps the focus, and shows the results', async () => {
    const clock = { now };
    const records = community(poll(now), ...ballots(VOTES));
    const backend = memory({ records, signedIn: ids.omar, now: () => new Date(clock.now).toISOString() });
    const widget = await shown(backend);
    inputs(widget)[0]!.click();
    control(widget, 'Vote')!.focus();
    clock.now = now + 4 * 86_400_000;
    control(widget, 'Vote')!.click();
    await until(() => byPart(widget, 'outcome'));
    expect(wordsOf(byPart(widget, 'outcome')!)).to.equal(
      'This poll closed in the meantime. Your choice was not counted.',
    );
    await until(() => focused() === byPart(widget, 'outcome'));
    await until(() => wordsOf(byPart(widget, 'caption')!) === 'Final results, 37 answers');
    expect(inputs(widget)).to.deep.equal([]);
  });

  it('asks the backend when the time has come, by its own clock', async () => {
    const clock = { now };
    const records = community(poll(now), ...ballots(VOTES));
    const backend = memory({ records, signedIn: ids.omar, now: () => new Date(clock.now).toISOString() });
    const widget = await shown(backend);
    clock.now = now + 4 * 86_400_000;
    widget.clock = () => clock.now;
    await until(() => byPart(widget, 'table'));
    expect(statusOf(widget)).to.equal('This poll closed in the meantime. Your choice was not counted.');
    expect(wordsOf(byPart(widget, 'closes')!)).to.contain('Closed yesterday');
  });

  it('says beforehand, to who is answering, that it is about to close', async () => {
    const widget = await shown(square());
    expect(statusOf(widget)).to.equal('');
    widget.clock = () => now + 3 * 86_400_000 - 4.5 * 60_000;
    await until(() => statusOf(widget) === 'This poll closes in 4 minutes.');
  });

  it('counts voters live in place, and holds new results back until they are asked for', async () => {
    const backend = square();
    const widget = await shown(backend);
    inputs(widget)[1]!.click();
    control(widget, 'Vote')!.click();
    await until(() => byPart(widget, 'table'));
    const before = rows(widget);
    const other = memory({ data: backend.data, signedIn: ids.wilg });
    await other.polls!.vote!({ poll: POLL, options: ['ink'], write: '018f0000-0000-7000-b000-000000000001' });
    await until(() => wordsOf(byPart(widget, 'voters')!).startsWith('39 of'));
    expect(rows(widget)).to.deep.equal(before);
    expect(wordsOf(widget)).to.contain('1 more vote has come in.');
    control(widget, 'Show the newest results')!.click();
    await until(() => rows(widget)[2]!.includes('5 votes'));
    expect(control(widget, 'Show the newest results')).to.equal(undefined);
  });

  it('names the option that is ahead by more than chance', async () => {
    const records = community(poll(now, { closesAt: ago(1), opensAt: ago(9) }), ...ballots({ moss: 41, clay: 12 }));
    const widget = await shown(memory({ records }));
    expect(wordsOf(byPart(widget, 'finding')!)).to.equal('“Moss green” was chosen most: by 77% of those who answered.');
    await expectAccessible();
  });

  it('shows running results that everyone sees folded while answering', async () => {
    const widget = await shown(square({ visibility: 'always' }));
    const details = widget.shadowRoot!.querySelector('details')!;
    expect(details.open).to.equal(false);
    control(widget, 'Results so far')!.click();
    await until(() => details.open);
    expect(rows(widget)[0]).to.contain('21 votes');
    await expectAccessible();
  });

  it('keeps results from those who may not see them', async () => {
    for (const visibility of ['after-close', 'organisers'] as const) {
      const widget = await shown(square({ visibility }));
      inputs(widget)[0]!.click();
      control(widget, 'Vote')!.click();
      await until(() => byPart(widget, 'outcome'));
      expect(byPart(widget, 'table')).to.equal(undefined);
      expect(wordsOf(byPart(widget, 'visibility')!)).to.contain(visibility === 'organisers' ? 'Only the org' : 'when');
    }
  });

  it('tells what became of it, or until when it will', async () => {
    const followUp = { status: 'decided-yes', at: ago(1), text: paragraphs('Moss green it is.') } as const;
    const decided = await shown(square({ closesAt: ago(2), opensAt: ago(9), followUp }));
    expect(wordsOf(byPart(decided, 'follow-up')!)).to.match(/^What became of it: Decided: yes .+ Moss green it is\.$/);
    const promised = await shown(square());
    expect(wordsOf(byPart(promised, 'follow-up')!)).to.match(/^You will read here by .+ what became of it\.$/);
    const late = await shown(square({ followUpBy: ago(1) }));
    expect(wordsOf(byPart(late, 'follow-up')!)).to.contain('That has not been told yet.');
  });

  it('shows an announced poll with its answers and when it opens', async () => {
    const widget = await shown(square({ opensAt: new Date(now + 2 * 86_400_000).toISOString() }));
    expect(inputs(widget)).to.deep.equal([]);
    expect([...byPart(widget, 'options')!.children].map(wordsOf)).to.deep.equal(['Moss green', 'Clay red', 'Ink blue']);
    expect(wordsOf(byPart(widget, 'closes')!)).to.match(/^Opens (tomorrow|in \d days?), /);
    await expectAccessible();
  });
});

describe('<plein-feedback-poll> for a reader', () => {
  it('who is not signed in offers the way in, sends nothing, and follows signing in and out', async () => {
    const backend = signedOut();
    const widget = await shown(backend);
    const events = heard('plein-vote-send', 'plein-vote-cast', 'plein-vote-withdraw', 'plein-sign-in');
    expect(inputs(widget)).to.deep.equal([]);
    await expectAccessible();
    byPart(widget, 'sign-in-button')!.click();
    await until(() => wordsOf(byPart(widget, 'sign-in')!).includes('Sign in on this site first'));
    expect(events).to.deep.equal(['plein-sign-in']);
    await backend.session.identify(() => Promise.resolve(ids.omar));
    await until(() => inputs(widget).length === 3);
    await backend.session.identify(undefined);
    await until(() => byPart(widget, 'sign-in'));
    expect(inputs(widget)).to.deep.equal([]);
  });

  it('goes to the page’s own sign-in, unless the page cancels', async () => {
    const widget = await shown(signedOut(), 'sign-in-url="#sign-in"');
    const link = byPart<HTMLAnchorElement>(widget, 'sign-in-button')!;
    expect(link.getAttribute('href')).to.equal('#sign-in');
    widget.addEventListener('plein-sign-in', (event) => event.preventDefault());
    link.click();
    expect(location.hash).to.equal('');
  });

  it('who may not vote reads why, and one whose backend takes no votes reads on', async () => {
    const frozen = await shown(square({}, ids.frozen));
    expect(wordsOf(frozen)).to.contain('You cannot vote in this poll.');
    expect(inputs(frozen)).to.deep.equal([]);
    const backend = square({ visibility: 'always' });
    const readOnly = await shown(altered(backend, { polls: { readPoll: backend.polls!.readPoll } }));
    expect(inputs(readOnly)).to.deep.equal([]);
    expect(rows(readOnly).length).to.equal(3);
  });

  it('does not show one reader’s choice to the next', async () => {
    const backend = square();
    const author = (id: string) => ({ state: 'signed-in', member: { member: id, name: 'x' } }) as const;
    const session = handSession(author(ids.omar));
    const widget = await shown(altered(backend, { session }));
    inputs(widget)[1]!.click();
    session.become(author(ids.wilg));
    await until(() => inputs(widget).every((input) => !input.checked));
  });

  it('waits, says what went wrong, and tries again', async () => {
    const backend = square();
    const answer = Promise.withResolvers<Poll>();
    const polls: PollsPort = { ...backend.polls!, readPoll: () => answer.promise };
    const widget = await place<PleinFeedbackPoll>(MARKUP, altered(backend, { polls }));
    expect(wordsOf(widget)).to.equal('Loading…');
    await expectAccessible();
    answer.reject(new PleinError('unavailable'));
    await until(() => byPart(widget, 'notice'));
    expect(wordsOf(widget)).to.contain('The poll could not be read. This part of the site is unavailable');
    await expectAccessible();
    Object.assign(polls, { readPoll: backend.polls!.readPoll });
    byPart(widget, 'retry')!.click();
    await until(() => byPart(widget, 'question'));
    widget.poll = 'nothing';
    await until(() => wordsOf(widget) === 'This poll is not here (any more).');
    const { polls: _, ...without } = backend;
    widget.backend = without;
    await until(() => wordsOf(widget) === 'There are no polls here.');
  });

  it('gets its backend from a provider that comes later', async () => {
    const widget = await fixture<PleinFeedbackPoll>(MARKUP);
    expect(wordsOf(widget)).to.equal('Loading…');
    const late = document.createElement('plein-community');
    late.backend = square();
    widget.before(late);
    late.append(widget);
    await until(() => byPart(widget, 'question'));
  });

  it('stands beside another on one page', async () => {
    const records = community(poll(now), poll(now, { id: 'second', question: 'And the bell?' }));
    const markup = `<div>${MARKUP}<plein-feedback-poll poll="second"></plein-feedback-poll></div>`;
    const both = await place(markup, memory({ records, signedIn: ids.omar }));
    await until(() => [...both.children].every((each) => byPart(each, 'question')));
    const [first, second] = [...both.children].map((each) => inputs(each)[0]!);
    first!.click();
    second!.click();
    expect([first!.checked, second!.checked]).to.deep.equal([true, true]);
    await expectAccessible();
  });

  it('swaps the poll when its id changes', async () => {
    const second = poll(now, { id: 'second', question: 'And the bell?' });
    const widget = await shown(memory({ records: community(poll(now), second), signedIn: ids.omar }));
    inputs(widget)[0]!.click();
    widget.poll = 'second';
    await until(() => wordsOf(byPart(widget, 'question') ?? widget) === 'And the bell?');
    expect(inputs(widget).some((input) => input.checked)).to.equal(false);
  });

  it('speaks the language of the page, and keeps the choice when it changes', async () => {
    const widget = await shown(square());
    inputs(widget)[2]!.click();
    widget.lang = 'nl';
    await until(() => control(widget, 'Stemmen'));
    expect(wordsOf(byPart(widget, 'voters')!)).to.equal('37 van de 120 leden stemden (31%)');
    expect(inputs(widget)[2]!.checked).to.equal(true);
  });

  it('shows words from people as words, whatever is in them', async () => {
    const hostile = {
      question: HOSTILE,
      introduction: paragraphs(HOSTILE),
      options: ['a', 'b'].map((id) => ({ id, label: `${id} ${HOSTILE}` })),
      author: { name: HOSTILE },
      stage: HOSTILE as 'idea',
      visibility: 'always',
      closesAt: HOSTILE,
      followUpBy: HOSTILE,
    } as const;
    const backend = memory({ records: community(poll(now, hostile)), signedIn: ids.omar });
    const widget = await shown(backend);
    expect(byPart(widget, 'question')!.textContent).to.contain(HOSTILE);
    inputs(widget)[0]!.click();
    control(widget, 'Vote')!.click();
    await until(() => byPart(widget, 'outcome'));
    expect(byPart(widget, 'outcome')!.textContent).to.contain(HOSTILE);
    expect([...everyElement(widget.shadowRoot!)].filter((each) => each.matches('img, script'))).to.deep.equal([]);
    expect('pwned' in window).to.equal(false);
  });

  it('fits 320 pixels, from the left and from the right, with long words', async () => {
    const options = [
      { id: 'moss', label: 'Aufgabenübertragungsgesetz'.repeat(8) },
      { id: 'clay', label: 'B' },
    ];
    for (const closesAt of [ago(1), new Date(now + 1e8).toISOString()]) {
      const widget = await shown(square({ options, opensAt: ago(9), closesAt, question: 'x'.repeat(300) }));
      expect(await overflow(widget, 320)).to.deep.equal([]);
      widget.dir = 'rtl';
      expect(await overflow(widget, 320)).to.deep.equal([]);
      await expectAccessible();
      unmount();
    }
  });

  it('tells choices apart where colours are forced', async function () {
    // Firefox and WebKit have no command for it.
    if (!(await emulateMedia({ forcedColors: 'active' }))) this.skip();
    const widget = await shown(square());
    inputs(widget)[0]!.click();
    expect(getComputedStyle(inputs(widget)[0]!).appearance).to.equal('auto');
    control(widget, 'Vote')!.click();
    await until(() => byPart(widget, 'table'));
    expect(wordsOf(widget)).to.contain('✓ Your choice');
  });
});
