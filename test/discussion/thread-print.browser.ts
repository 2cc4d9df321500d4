import { emulateMedia } from '@web/test-runner-commands';
import { expect } from 'chai';
import { until } from '../support/fixture.ts';
import { comment, community, many } from './support/records.ts';
import { all, article, articles, button, find, openAs, type Opened } from './support/thread.ts';

const CODE = `\`\`\`\n${'line of code\n'.repeat(500)}\`\`\``;
const TABLE = `${'|heading'.repeat(15)}|\n${'|-'.repeat(15)}|\n${'|cell'.repeat(15)}|`;

const records = community([
  ...many(40),
  comment('a', 'ann', 'Folded away below', 50),
  comment('a1', 'bob', 'In the fold', 51, { parent: 'a' }),
  comment('code', 'ann', CODE, 52),
  comment('table', 'ann', TABLE, 53),
]);

/** A thread as it comes on paper, with a branch that its reader folded away. */
async function onPaper(): Promise<Opened> {
  const opened = await openAs('ann', { records });
  const { thread } = opened;
  (await find(thread, '1 reply')).click();
  await until(() => !article(thread, 'a1')!.checkVisibility());
  await until(() => all(thread, '.text table').length > 0);
  await emulateMedia({ media: 'print' });
  return opened;
}

describe('<plein-discussion-thread> on paper', () => {
  before(function () {
    // Firefox and WebKit have no command with which a test asks for paper.
    if (!navigator.userAgent.includes('Chrome/')) this.skip();
  });
  afterEach(() => emulateMedia({ media: 'screen' }));

  it('has every comment that is loaded, those far down and in folded branches too', async () => {
    const { thread } = await onPaper();
    expect(articles(thread)).to.have.lengthOf(44);
    for (const each of articles(thread)) {
      const words = each.querySelector('.text')!;
      expect(words.checkVisibility({ contentVisibilityAuto: true }), each.id).to.equal(true);
      expect(words.getBoundingClientRect().height, each.id).to.be.greaterThan(0);
    }
  });

  it('has all of what scrolls on a screen', async () => {
    const { thread } = await onPaper();
    const code = article(thread, 'code')!.querySelector('pre')!;
    expect(code.scrollHeight).to.be.at.most(code.clientHeight + 1);
    const scroll = article(thread, 'table')!.querySelector('.scroll')!;
    expect(getComputedStyle(scroll).overflowX).to.equal('visible');
  });

  it('has nothing that can be pressed but names and links', async () => {
    const { thread } = await onPaper();
    const pressed = all(thread, 'button, select, input, textarea').filter((each) => each.checkVisibility());
    expect(pressed.filter((each) => !each.matches('.member-name'))).to.deep.equal([]);
    expect(button(thread, 'Search')).to.equal(undefined);
  });
});
