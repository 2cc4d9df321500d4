import { expect } from 'chai';
import { until } from '../support/fixture.ts';
import { focused, press, type } from '../support/keys.ts';
import { all, articles, find, openThread } from './support/thread.ts';

describe('<plein-discussion-thread> to search in, before its code is there', () => {
  it('keeps what is typed at once, and finds it', async () => {
    const { thread } = await openThread();
    await until(() => articles(thread).length > 1);
    (await find(thread, 'Search')).focus();
    await press('Enter');
    await type('Reply two');
    const field = await until(() => all(thread, 'input[type=search]')[0] as HTMLInputElement | undefined);
    await until(() => focused() === field);
    await type('!');
    expect(field.value).to.equal('Reply two!');
    await press('Backspace');
    await until(() => all(thread, '[part=result]').length === 1);
    expect(all(thread, '[part=result]')[0]!.textContent).to.contain('Reply two');
  });
});
