import { expect } from 'chai';
import { memory } from '../../src/adapters/memory/memory.ts';
import type { PleinNotifications } from '../../src/notifications/notifications.ts';
import type { PleinRecentDiscussions } from '../../src/discussion/listing/recent-discussions.ts';
import type { Backend } from '../../src/core/backend.ts';
import type { ThreadRecord } from '../../src/transfer/record.model.ts';
import { place } from '../community/widget.ts';
import { settled, until } from '../support/fixture.ts';
import { isKeptIn, pageScrollsSideways, sticksOut } from '../support/geometry.ts';
import { viewport } from '../support/media.ts';
import { ODD, ODD_NAMES } from './support/odd.ts';
import { NOW, comment, community, member } from './support/records.ts';
import '../../src/community/define.ts';
import '../../src/discussion/listing/define.ts';
import '../../src/notifications/define.ts';

const PLAIN = community([]).find((record): record is ThreadRecord => record.type === 'thread');

/** A thread for each odd title, in which somebody with that name wrote that. */
function backend(): Backend {
  const threads = ODD_NAMES.map((title, index): ThreadRecord => ({
    ...PLAIN!,
    key: `t${index}`,
    title,
    solvedAt: NOW,
  }));
  const people = ODD_NAMES.map((name, index) => member(`odd${index}`, name));
  const comments = ODD_NAMES.map((words, index) =>
    comment(`c${index}`, `odd${index}`, words, index, { thread: `t${index}` }),
  );
  const base = memory({
    records: [...community([]), ...people, ...threads, ...comments],
    now: () => NOW,
    signedIn: 'ann',
  });
  return { ...base, notifications: { ...base.notifications!, ...told() } };
}

function told(): Partial<NonNullable<Backend['notifications']>> {
  const items = ODD_NAMES.map((title, index) => ({
    id: `n${index}`,
    kind: 'mention' as const,
    at: NOW,
    read: false,
    by: { member: `odd${index}`, name: title },
    thread: { key: `t${index}`, title },
    comment: `c${index}`,
    excerpt: Object.values(ODD)[index]!.slice(0, 2_000),
  }));
  return { listNotifications: () => Promise.resolve({ items, unread: items.length, position: '0' }) };
}

for (const width of [320, 900]) {
  describe(`odd titles, names and words at ${width} px`, () => {
    it('stay in a list of discussions', async () => {
      await viewport(width);
      const shown = await place<PleinRecentDiscussions>(
        '<plein-recent-discussions thread-url="/t/{key}" limit="10"></plein-recent-discussions>',
        backend(),
      );
      shown.style.inlineSize = `min(100%, ${width}px)`;
      const items = await until(() => {
        const found = shown.shadowRoot!.querySelectorAll<HTMLElement>('li');
        return found.length > ODD_NAMES.length - 1 && found;
      });
      await settled();
      expect(sticksOut(shown)).to.deep.equal([]);
      expect(pageScrollsSideways()).to.equal(false);
      for (const item of items)
        expect(isKeptIn(item.querySelector('[part=title]')!, item), item.textContent).to.equal(true);
    });

    it('stay in the list of notifications', async () => {
      await viewport(width);
      const shown = await place<PleinNotifications>(
        '<plein-notifications thread-url="/t/{key}"></plein-notifications>',
        backend(),
      );
      const bell = await until(() => shown.shadowRoot!.querySelector<HTMLElement>('.bell'));
      bell.click();
      const panel = shown.shadowRoot!.querySelector('.panel')!;
      const items = await until(() => {
        const found = panel.querySelectorAll<HTMLElement>('[part=notification]');
        return found.length === ODD_NAMES.length && found;
      });
      for (const item of items) expect(sticksOut(item, panel), item.textContent.slice(0, 40)).to.deep.equal([]);
      expect(panel.scrollWidth).to.be.at.most(panel.clientWidth);
      expect(pageScrollsSideways()).to.equal(false);
      for (const part of panel.querySelectorAll('.what, .where, .excerpt')) {
        expect(isKeptIn(part, part.closest('li')!), part.className).to.equal(true);
      }
    });
  });
}
