import { expect } from 'chai';
import { memory } from '../../../src/adapters/memory/memory.ts';
import type { PleinCommunity } from '../../../src/community/community.ts';
import { PleinError } from '../../../src/core/errors.ts';
import type { PleinCommentCount } from '../../../src/discussion/listing/comment-count.ts';
import { altered, place, wordsOf } from '../../community/widget.ts';
import { expectAccessible } from '../../support/axe.ts';
import { fixture, settled, until } from '../../support/fixture.ts';
import { TALK, THREAD, community } from '../support/records.ts';
import '../../../src/community/define.ts';
import '../../../src/discussion/listing/define.ts';

const count = (thread: string): string =>
  `<a href="/page"><plein-comment-count thread="${thread}">Comments</plein-comment-count></a>`;

/** Mounts counts over a backend that tells what it was asked. */
async function open(threads: readonly string[], failing = false) {
  const backend = memory({ records: community(TALK) });
  const asked: (readonly string[])[] = [];
  const state = { failing };
  const discussion = {
    ...backend.discussion!,
    countComments: (keys: readonly string[]) => {
      asked.push(keys);
      return state.failing ? Promise.reject(new PleinError('offline')) : backend.discussion!.countComments!(keys);
    },
  };
  const around = await fixture<PleinCommunity>(`<plein-community>${threads.map(count).join(' ')}</plein-community>`);
  around.backend = altered(backend, { discussion });
  await settled();
  const counts = [...around.querySelectorAll<PleinCommentCount>('plein-comment-count')];
  return { around, counts, asked, state };
}

const partOf = (element: Element): string | undefined =>
  element.shadowRoot!.querySelector('[part=count]')?.textContent.trim();

describe('<plein-comment-count>', () => {
  it('says how many comments a page has, in the page’s own link', async () => {
    const { counts } = await open([THREAD]);
    await until(() => partOf(counts[0]!) === '6 comments');
    await expectAccessible();
  });

  it('asks once for all on the page, and for each thread once', async () => {
    const { counts, asked } = await open([THREAD, 'nobody-wrote', THREAD, 'another']);
    await until(() => counts.every(partOf));
    expect(asked).to.deep.equal([[THREAD, 'nobody-wrote', 'another']]);
    expect(counts.map(partOf)).to.deep.equal(['6 comments', 'No comments yet', '6 comments', 'No comments yet']);
  });

  it('leaves the page’s own words where the number cannot be known', async () => {
    const { around, counts, state } = await open([THREAD], true);
    await settled();
    expect(partOf(counts[0]!)).to.equal(undefined);
    expect(around.textContent.trim()).to.equal('Comments');
    expect(counts[0]!.getBoundingClientRect().width).to.be.greaterThan(0);
    state.failing = false;
    counts[0]!.reload();
    await until(() => partOf(counts[0]!) === '6 comments');
  });

  it('counts another thread when its page shows another', async () => {
    const { counts } = await open([THREAD]);
    await until(() => partOf(counts[0]!) === '6 comments');
    counts[0]!.thread = 'another';
    await until(() => partOf(counts[0]!) === 'No comments yet');
  });

  it('speaks the language of the page', async () => {
    const shown = await place<PleinCommentCount>(
      `<plein-comment-count thread="${THREAD}"></plein-comment-count>`,
      memory({ records: community(TALK) }),
      'lang="nl"',
    );
    await until(() => wordsOf(shown) === '6 reacties');
  });
});
