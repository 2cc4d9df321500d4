import { expect } from 'chai';
import type { Notification } from '../../src/notifications/notifications.model.ts';
import { HOSTILE, control, overflow, wordsOf } from '../community/widget.ts';
import { NOW } from '../discussion/support/records.ts';
import { expectAccessible } from '../support/axe.ts';
import { fixture, settled, unmount, until } from '../support/fixture.ts';
import { press } from '../support/keys.ts';
import { emulateMedia, viewport } from '../support/media.ts';
import { click } from '../support/pointer.ts';
import type { PleinCommunity } from '../../src/community/community.ts';
import type { PleinNotifications } from '../../src/notifications/notifications.ts';
import { as, bell, changed, listed, reply, rings, talk } from './inbox.ts';

const news = (own: Partial<Notification> = {}): Notification => ({
  id: 'n-1',
  kind: 'reply',
  at: NOW,
  read: false,
  thread: { key: 'bike', title: 'The bike', url: 'https://shop.example/bike' },
  comment: 'c-1',
  by: { member: 'bob', name: 'Bob Cole' },
  excerpt: 'Oil it',
  ...own,
});

/** A bell for Ann with these notifications, opened. */
async function opened(items: readonly Notification[], attributes = '', around = ''): Promise<PleinNotifications> {
  const unread = items.filter(({ read }) => !read).length;
  const page = { items, unread, position: '0' };
  const shown = await bell(
    changed(as('ann', talk()), { listNotifications: () => Promise.resolve(page) }),
    attributes,
    around,
  );
  await click(await until(() => shown.shadowRoot!.querySelector('button[part=bell]:has([part=count])')));
  await until(() => listed(shown).length === items.length);
  return shown;
}

describe('<plein-notifications>, for every reader', () => {
  it('has a sentence for each kind, with a name and without', async () => {
    const kinds = ['reply', 'mention', 'followed', 'accepted', 'solved', 'waiting', 'moved', 'invented'] as const;
    const items = kinds.flatMap((kind, index) => {
      const { by: _, ...nobody } = news({ id: `b-${index}`, kind: kind as Notification['kind'] });
      return [news({ id: `a-${index}`, kind: kind as Notification['kind'] }), nobody];
    });
    const shown = await opened(items);
    const what = [...shown.shadowRoot!.querySelectorAll('[part=what]')].map((each) =>
      wordsOf(each).replace('Unread: ', ''),
    );
    expect(what).to.deep.equal([
      'Bob Cole replied to you',
      'There is a reply to you',
      'Bob Cole mentioned you',
      'You are mentioned',
      'Bob Cole wrote in what you follow',
      'There is something new',
      'Bob Cole accepted your answer',
      'Your answer was accepted',
      'A question of yours is solved',
      'A question of yours is solved',
      'A question waits on your list',
      'A question waits on your list',
      'Bob Cole made your branch a thread',
      'Your branch became a thread',
      'There is something new',
      'There is something new',
    ]);
    await expectAccessible();
  });

  it('leads to where the page says, and is a button where nobody knows where', async () => {
    const items = [news({ thread: { key: 'no:page', title: '' } })];
    const shown = await opened(items, 'thread-url="/talk?thread={key}"');
    const link = shown.shadowRoot!.querySelector<HTMLAnchorElement>('a[part=link]')!;
    expect(link.href).to.equal(`${location.origin}/talk?thread=no%3Apage#plein-comment-c-1`);
    unmount();
    const lost = await opened(items);
    expect(lost.shadowRoot!.querySelector('[part=link]')!.localName).to.equal('button');
    await click(lost.shadowRoot!.querySelector('button[part=link]')!);
    await until(() => listed(lost).length === 0);
  });

  it('shows words from people as words, and no link that is none', async () => {
    const thread = { key: 'x', title: HOSTILE, url: 'javascript:alert(1)' };
    const shown = await opened([news({ thread, excerpt: HOSTILE, by: { name: HOSTILE }, comment: '"><img>' })]);
    expect(shown.shadowRoot!.querySelector('img, script, a')).to.equal(null);
    expect((window as { pwned?: unknown }).pwned).to.equal(undefined);
    expect(wordsOf(shown)).to.contain('<img src=x');
  });

  it('speaks Dutch, and another language once the page does', async () => {
    const shown = await opened([news(), news({ id: 'n-2', read: true })], '', 'lang="nl"');
    expect(control(shown, '1 ongelezen melding')).not.to.equal(undefined);
    expect(listed(shown)[0]).to.equal('Ongelezen: Bob Cole antwoordde je The bike Oil it nu');
    expect(control(shown, 'Alles als gelezen markeren')).not.to.equal(undefined);
    shown.parentElement!.lang = 'en';
    await until(() => control(shown, '1 unread notification'));
  });

  it('fits a phone of 320 px, in both directions', async () => {
    await viewport(320, 640);
    for (const direction of ['ltr', 'rtl']) {
      const shown = await opened(
        [news({ thread: { key: 'x', title: 'x'.repeat(200) }, excerpt: 'y'.repeat(140) }), news({ id: 'n-2' })],
        '',
        `dir="${direction}"`,
      );
      const panel = shown.shadowRoot!.querySelector('.panel')!;
      const { left, right } = panel.getBoundingClientRect();
      expect([left >= 0, right <= document.documentElement.clientWidth]).to.deep.equal([true, true]);
      expect(panel.scrollWidth).to.be.at.most(panel.clientWidth);
      await press('Escape');
      await until(() => listed(shown).length === 0);
      expect(await overflow(shown, 320)).to.deep.equal([]);
      unmount();
    }
  });

  it('has targets large enough, in every colour scheme', async function () {
    // An engine that cannot be told what the reader's system prefers.
    if (!(await emulateMedia({ forcedColors: 'active' }))) this.skip();
    const shown = await opened([news(), news({ id: 'n-2', read: true })]);
    for (const target of shown.shadowRoot!.querySelectorAll('button, a')) {
      const { width, height } = target.getBoundingClientRect();
      expect(Math.min(width, height)).to.be.at.least(24);
    }
    await expectAccessible();
  });

  it('gets its backend from a community that comes later', async () => {
    const data = talk();
    await reply(data, 'Oil it');
    const community = await fixture<PleinCommunity>(
      '<plein-community><plein-notifications></plein-notifications></plein-community>',
    );
    await settled();
    expect(community.firstElementChild!.shadowRoot!.querySelector('button')).to.equal(null);
    community.backend = as('ann', data);
    await rings(community.firstElementChild!, '1 unread notification');
  });
});
