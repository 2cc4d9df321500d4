import { expect } from 'chai';
import { memory } from '../../src/adapters/memory/memory.ts';
import { PleinError } from '../../src/core/errors.ts';
import type { PleinFeedbackPoll } from '../../src/polls/feedback-poll.ts';
import type { Poll, PollsPort } from '../../src/polls/polls.model.ts';
import { paragraphs } from '../../src/text/text.rules.ts';
import { HOSTILE, altered, control, handSession, heard, overflow, place, wordsOf } from '../community/widget.ts';
import { community, ids, poll } from '../community/records.ts';
import { expectAccessible } from '../support/axe.ts';
import { byPart, everyElement, fixture, unmount, until } from '../support/fixture.ts';
import { emulateMedia } from '../support/media.ts';
import { MARKUP, ago, inputs, now, rows, shown, signedOut, square } from './poll.ts';
import '../../src/community/define.ts';
import '../../src/polls/define.ts';

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

  it('keeps a sentence in one language where it has no words in that of the page', async () => {
    const widget = await shown(square());
    widget.lang = 'nl';
    await until(() => wordsOf(byPart(widget, 'closes')!).startsWith('Sluit'));
    widget.lang = 'de';
    await until(() => wordsOf(byPart(widget, 'closes')!).startsWith('Closes'));
    expect(wordsOf(byPart(widget, 'closes')!)).to.match(/^Closes in (2|3) days, \w+day, .+ at .+/);
    widget.lang = 'en-GB';
    await until(() => /\w+day,? \d+ \w+ 20\d\d at \d\d:\d\d$/.test(wordsOf(byPart(widget, 'closes')!)));
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
