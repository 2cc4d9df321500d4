import { expect } from 'chai';
import { memory } from '../../src/adapters/memory/memory.ts';
import { PleinError } from '../../src/core/errors.ts';
import type { Ballot } from '../../src/polls/polls.model.ts';
import { paragraphs } from '../../src/text/text.rules.ts';
import { altered, control, heard, nameOf, statusOf, wordsOf } from '../community/widget.ts';
import { POLL, ballots, community, ids, poll } from '../community/records.ts';
import { expectAccessible } from '../support/axe.ts';
import { byPart, settled, until } from '../support/fixture.ts';
import { focused, press } from '../support/keys.ts';
import { VOTES, ago, inputs, now, rows, shown, square } from './poll.ts';
import '../../src/community/define.ts';
import '../../src/polls/define.ts';

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
