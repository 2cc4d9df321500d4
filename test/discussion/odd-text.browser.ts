import { expect } from 'chai';
import type { CommentRecord, TransferRecord } from '../../src/transfer/record.model.ts';
import { settled, until } from '../support/fixture.ts';
import { isKeptIn, pageScrollsSideways, sticksOut } from '../support/geometry.ts';
import { viewport } from '../support/media.ts';
import { ODD, ODD_NAMES, ODD_TEXTS } from './support/odd.ts';
import { THREAD, comment, community, member } from './support/records.ts';
import { all, articles, field, openAs, openThread, type Opened } from './support/thread.ts';

const FOREIGN = `<p>${ODD.long}</p><table><tr>${`<td>${ODD.long.slice(0, 200)}</td>`.repeat(20)}</tr></table><pre>${ODD.long}</pre>`;

const NAMED = ODD_NAMES.map((name, index) => ({ ...member(`odd${index}`, name), lineOfWork: name }));

const TEXTS: readonly CommentRecord[] = [
  ...Object.values(ODD_TEXTS).map((markdown, index) => comment(`t${index}`, 'ann', markdown, index)),
  treeOf('picture', { type: 'paragraph', children: [picture(20_000, 20_000), picture(1, 20_000), picture(20_000, 1)] }),
  treeOf('foreign', { type: 'html', html: FOREIGN }),
];

/** Everybody with an odd name says something and replies to the one before, one below the other. */
const NAMES: readonly CommentRecord[] = NAMED.map(({ id, name }, index) =>
  comment(`n${index}`, id, name, 50 + index, index === 0 ? {} : { parent: `n${index - 1}` }),
);

function picture(width: number, height: number): object {
  return { type: 'picture', image: '01920000-0000-7000-8000-000000000001', width, height, description: ODD.long };
}

function treeOf(id: string, block: object): CommentRecord {
  const { markdown: _, ...rest } = comment(id, 'bob', '', 40);
  return { ...rest, text: [block] as never };
}

function records(comments: readonly CommentRecord[]): TransferRecord[] {
  const lines = community(comments, {
    title: ODD.long.slice(0, 300),
  });
  return [...lines.slice(0, 5), ...NAMED, ...lines.slice(5)];
}

describe('odd text', () => {
  for (const width of [320, 900]) {
    describe(`at ${width} px`, () => {
      let opened: Opened;

      async function shown(comments: readonly CommentRecord[]): Promise<Opened> {
        await viewport(width);
        opened = await openThread({
          records: records(comments),
          width: `min(100%, ${width}px)`,
          attributes: `thread="${THREAD}" thread-url="/t/{key}"`,
        });
        await until(() => articles(opened.thread).length >= comments.length);
        await until(() => opened.thread.shadowRoot!.textContent.includes('In reply to') || comments === TEXTS);
        await settled();
        return opened;
      }

      it('stays within its comment, and no word of it is lost', async () => {
        const { thread } = await shown(TEXTS);
        await until(() => all(thread, '.text table').length >= 3 && all(thread, '.text img').length === 3);
        for (const each of all(thread, '.reveal')) each.click();
        for (const each of articles(thread)) expect(sticksOut(each), each.id).to.deep.equal([]);
        expect(sticksOut(thread)).to.deep.equal([]);
        expect(pageScrollsSideways()).to.equal(false);
        const text = thread.shadowRoot!.textContent;
        for (const words of Object.values(ODD)) expect(text).to.contain(words.toWellFormed());
      });

      it('leaves a third of the room to words, however deep in lists and quotes they stand', async () => {
        const { thread } = await shown(TEXTS);
        await until(() => all(thread, '.text table').length >= 3);
        const items = all(thread, '.text :is(li, blockquote)').filter((each) =>
          each.closest('.text > :is(ul, blockquote)'),
        );
        expect(items.length).to.be.greaterThan(10);
        for (const each of items) {
          const box = each.closest('.text')!.getBoundingClientRect();
          expect(each.getBoundingClientRect().width).to.be.greaterThan(box.width / 3);
        }
      });

      it('is as strong in the innermost of many quotes as outside them', async () => {
        const { thread } = await shown(TEXTS);
        const strengths = all(thread, '.text, .text blockquote').map((quote) => getComputedStyle(quote).color);
        expect(strengths.length).to.be.above(10);
        expect(new Set(strengths).size).to.equal(1);
      });

      it('is not painted over what stands above and below it', async () => {
        const { thread } = await shown([...TEXTS, ...NAMES]);
        for (const each of articles(thread)) {
          for (const text of each.querySelectorAll('.text')) expect(isKeptIn(text, each), each.id).to.equal(true);
          for (const name of each.querySelectorAll('bdi')) expect(isKeptIn(name, each), each.id).to.equal(true);
        }
      });

      it('is held by names, and leaves the words around them in their order', async () => {
        const { thread } = await shown(NAMES);
        for (const each of articles(thread)) expect(sticksOut(each), each.id).to.deep.equal([]);
        expect(sticksOut(thread)).to.deep.equal([]);
        expect(pageScrollsSideways()).to.equal(false);
        for (const link of all(thread, '.reply-to')) {
          if (link.checkVisibility()) expect(startsInOrder(link, 'In reply'), link.textContent).to.equal(true);
        }
      });

      it('stays in the preview and in the list of people', async () => {
        const { thread, area } = await writing(width);
        const toggle = all(thread, '[part=preview-toggle]')[0]!;
        for (const markdown of Object.values(ODD_TEXTS)) {
          area.value = markdown;
          area.dispatchEvent(new Event('input'));
          toggle.click();
          const preview = await until(() =>
            all(thread, '.preview[aria-busy=false]').find((each) => each.firstElementChild),
          );
          expect(sticksOut(thread)).to.deep.equal([]);
          expect(isKeptIn(preview, preview)).to.equal(true);
          toggle.click();
          await until(() => all(thread, '.preview').length === 0);
        }
        area.value = '@x';
        area.setSelectionRange(2, 2);
        area.dispatchEvent(new Event('input'));
        const people = await until(() => all(thread, '[role=option]').length >= 5 && all(thread, '[role=listbox]')[0]);
        expect(sticksOut(people)).to.deep.equal([]);
        for (const each of people.querySelectorAll('[role=option]'))
          expect(isKeptIn(each.querySelector('bdi')!, each)).to.equal(true);
        expect(people.getBoundingClientRect().right).to.be.at.most(innerWidth);
        expect(pageScrollsSideways()).to.equal(false);
      });
    });
  }
});

/** The field of somebody who may mean everybody with an odd name. */
async function writing(width: number): Promise<{ thread: Element; area: HTMLTextAreaElement }> {
  await viewport(width);
  const people = NAMED.map(({ id, name, lineOfWork }) => ({ member: id, name, lineOfWork }));
  const { thread } = await openAs('ann', {
    records: records([comment('a', 'ann', 'First', 1)]),
    width: `min(100%, ${width}px)`,
    backend: ({ members }) => ({ members: { ...members!, suggestMembers: () => Promise.resolve(people) } }),
  });
  await thread.focusComposer();
  return { thread, area: await field(thread) };
}

/** Whether the first letters of an element are drawn from left to right, side by side. */
function startsInOrder(element: Element, words: string): boolean {
  const text = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const at = [...words].map(() => 0);
  for (let node = text.nextNode(); node !== null; node = text.nextNode()) {
    const start = node.textContent!.indexOf(words);
    if (start < 0) continue;
    for (const index of at.keys()) {
      const range = document.createRange();
      range.setStart(node, start + index);
      range.setEnd(node, start + index + 1);
      at[index] = range.getBoundingClientRect().left;
    }
    return at.every((left, index) => index === 0 || left >= at[index - 1]!);
  }
  return false;
}

describe('text of another direction than its page', () => {
  for (const [direction, word] of [
    ['rtl', 'Drenthe.'],
    ['ltr', 'שלום'],
  ] as const) {
    it(`stands below the name of who wrote it, on a page that goes ${direction}`, async () => {
      const sentence = Array.from({ length: 60 }, () => word).join(' ');
      const { thread } = await openThread({
        records: community([comment('w', 'ann', word, 1), comment('s', 'bob', sentence, 2)]),
        around: `dir="${direction}"`,
      });
      const [short, long] = articles(thread).map((each) => ({
        name: each.querySelector('[part=member-name]')!.getBoundingClientRect(),
        text: each.querySelector('.text')!.getBoundingClientRect(),
        all: each.getBoundingClientRect(),
      }));
      const end = direction === 'rtl' ? 'right' : 'left';
      for (const { name, text } of [short!, long!]) expect(text[end]).to.be.closeTo(name[end], 1);
      expect(short!.text.width).to.be.lessThan(short!.all.width / 4);
      expect(long!.text.width).to.be.greaterThan(short!.text.width * 4);
    });
  }
});
