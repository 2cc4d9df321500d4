import { expect } from 'chai';
import { ERROR_CODES, type ErrorCode } from '../../src/core/core.model.ts';
import { PleinError } from '../../src/core/errors.ts';
import { MAX_COMMENT_DEPTH } from '../../src/discussion/discussion.rules.ts';
import { newId } from '../../src/core/ids.ts';
import type { Backend } from '../../src/core/backend.ts';
import { until } from '../support/fixture.ts';
import { focused, press } from '../support/keys.ts';
import { TALK, THREAD, comment, community } from './support/records.ts';
import {
  all,
  article,
  button,
  field,
  find,
  openAs,
  otherReader,
  said,
  texts,
  type Opened,
  type Options,
} from './support/thread.ts';

/** Nobody tells this reader what others do meanwhile. */
const ALONE: Options = { backend: () => ({ live: undefined }) as unknown as Partial<Backend> };

async function write(thread: Element, words: string): Promise<HTMLTextAreaElement> {
  const area = await field(thread);
  area.value = words;
  area.dispatchEvent(new Event('input'));
  area.focus();
  return area;
}

/** Sends what stands in the field, and waits for an answer with these words: of what is wrong with the text, or around it. */
async function refused(thread: Element, words: string, what: 'the text' | 'the rest' = 'the text'): Promise<void> {
  const area = await field(thread);
  const before = area.value;
  await press('Control+Enter');
  await until(() => all(thread, '.notice').some((each) => each.textContent.includes(words)), words);
  expect(area.value).to.equal(before);
  expect(area.getAttribute('aria-invalid')).to.equal(what === 'the text' ? 'true' : null);
  expect(describedBy(area)).to.contain(words);
  expect(focused()).to.equal(area);
}

function describedBy(area: Element): string {
  const ids = area.getAttribute('aria-describedby')?.split(' ') ?? [];
  return ids.map((id) => (area.getRootNode() as ShadowRoot).getElementById(id)?.textContent ?? '').join(' ');
}

async function commenting(options: Options = {}): Promise<Opened> {
  const opened = await openAs('ann', options);
  await opened.thread.focusComposer();
  return opened;
}

async function replying(to: string, options: Options = {}): Promise<Opened> {
  const opened = await openAs('ann', options);
  (await until(() => button(article(opened.thread, to), 'Reply'))).click();
  await field(opened.thread);
  return opened;
}

describe('what cannot be sent has its own answer, and is kept', () => {
  for (const [what, words] of Object.entries({
    'white space': '   \n\t ',
    'characters that cannot be seen': '\u200b\u2060\u00ad\u3164',
    'marks without words': '**  **\n\n> \n\n- ',
    'a link without words': '[](https://plein.example/)',
  })) {
    it(`where nothing is left of it: ${what}`, async () => {
      const { thread, data } = await commenting();
      await write(thread, words);
      await refused(thread, 'Please write something first.');
      expect(data.comments).to.have.lengthOf(TALK.length);
    });
  }

  it('where it is too long', async () => {
    const { thread, data } = await commenting();
    await write(thread, 'y'.repeat(10_001));
    await refused(thread, 'Please shorten it to 10,000 characters.');
    expect(data.comments).to.have.lengthOf(TALK.length);
  });

  it('where it has 500 links', async () => {
    const { thread, data } = await commenting();
    await write(thread, 'http://a.nl/ '.repeat(500));
    await until(() => describedBy(all(thread, 'textarea')[0]!).includes('500 links; at most 40'));
    await refused(thread, 'Fewer links');
    expect(data.comments).to.have.lengthOf(TALK.length);
  });

  it('where it answers what is nested too deep', async () => {
    const chain = Array.from({ length: MAX_COMMENT_DEPTH + 1 }, (_, depth) =>
      comment(`c${depth}`, 'bob', `At ${depth}`, depth, depth === 0 ? {} : { parent: `c${depth - 1}` }),
    );
    const { thread } = await openAs('ann', { records: community(chain) });
    location.hash = `#plein-comment-c${MAX_COMMENT_DEPTH}`;
    const last = await until(() => article(thread, `c${MAX_COMMENT_DEPTH}`));
    await until(() => button(last, 'Like'));
    expect(button(last, 'Reply')).to.equal(undefined);
    expect(button(article(thread, `c${MAX_COMMENT_DEPTH - 1}`), 'Reply')).not.to.equal(undefined);
  });

  it('where the thread was locked meanwhile, and nobody said so', async () => {
    const { thread, data } = await commenting(ALONE);
    await write(thread, 'Too late');
    await otherReader(data, 'bob').discussion!.changeThread!({ thread: THREAD, change: newId(), state: 'locked' });
    await refused(thread, 'This discussion was closed in the meantime.', 'the rest');
    expect(texts(thread)).not.to.include('Too late');
  });

  it('where what it answers was taken away meanwhile, and nobody said so', async () => {
    const { thread, data } = await replying('b', ALONE);
    await write(thread, 'To that');
    await otherReader(data, 'bob').discussion!.deleteComment!('b');
    await refused(thread, 'Copy your text, and post it as a new comment.', 'the rest');
  });

  it('where it answers what is in another thread', async () => {
    const elsewhere = { ...community([])[5]!, key: 'other' } as never;
    const records = [...community(TALK), elsewhere, comment('z', 'bob', 'Elsewhere', 9, { thread: 'other' })];
    const { thread, data } = await replying('b', {
      records,
      discussion: (port) => ({
        createComment: (draft, options) => port.createComment!({ ...draft, parent: 'z' }, options),
      }),
    });
    await write(thread, 'Who am I talking to?');
    await refused(thread, 'Your text', 'the rest');
    expect(data.comments.filter(({ parent }) => parent === 'z')).to.deep.equal([]);
  });

  it('where it names somebody who is not here', async () => {
    const { thread, data } = await commenting();
    await write(thread, 'Hello [@Nobody](plein:member/nobody)');
    await refused(thread, 'somebody it names is not here');
    await write(thread, 'Hello @nobody');
    await press('Control+Enter');
    await until(() => texts(thread).includes('Hello @nobody'));
    expect(data.comments).to.have.lengthOf(TALK.length + 1);
  });

  it('whatever the reason is, in words of its own for each', async () => {
    const reason: { code: ErrorCode } = { code: 'offline' };
    const { thread } = await commenting({
      discussion: () => ({ createComment: () => Promise.reject(new PleinError(reason.code)) }),
    });
    const told = new Map<string, ErrorCode>();
    const area = await write(thread, 'Kept, whatever happens');
    for (const code of ERROR_CODES) {
      reason.code = code;
      const before = [said(thread), 'Sending…'];
      await press('Control+Enter');
      const words = await until(() => !before.includes(said(thread)) && said(thread), code);
      expect(describedBy(area), code).to.contain(words);
      expect(told.get(words), `${code} is told from others`).to.equal(undefined);
      told.set(words, code);
      expect(area.value, code).to.equal('Kept, whatever happens');
    }
  });

  it('and is sent once it is mended, once', async () => {
    const { thread, data } = await commenting();
    await write(thread, `${'http://a.nl/ '.repeat(41)}`);
    await refused(thread, 'Fewer links');
    await write(thread, 'Without links');
    await press('Control+Enter');
    await press('Control+Enter');
    await until(() => texts(thread).includes('Without links'));
    expect(data.comments.filter(({ markdown }) => markdown === 'Without links')).to.have.lengthOf(1);
    await find(thread, 'Write a comment…');
  });
});
