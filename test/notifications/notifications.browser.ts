import { expect } from 'chai';
import { PleinError } from '../../src/core/errors.ts';
import type { NotificationPage } from '../../src/notifications/notifications.model.ts';
import { control, handSession, statusOf, wordsOf } from '../community/widget.ts';
import { settled, until } from '../support/fixture.ts';
import { expectAccessible } from '../support/axe.ts';
import { focused, press } from '../support/keys.ts';
import { click } from '../support/pointer.ts';
import { PAGE, as, bell, changed, listed, replies, reply, rings, said, talk } from './inbox.ts';

const SAID = 'Bob Cole replied to you';

describe('<plein-notifications>', () => {
  it('says how much is unread, and opens what it is', async () => {
    const data = talk();
    const id = await reply(data, 'Oil **it**');
    const shown = await bell(as('ann', data));
    const button = await rings(shown, '1 unread notification');
    expect(button.querySelector('[part=count]')!.textContent.trim()).to.equal('1');
    await expectAccessible();
    await click(button);
    await until(() => listed(shown).length === 1);
    expect(listed(shown)).to.deep.equal([`Unread: ${SAID} Product one Oil it now`]);
    const link = shown.shadowRoot!.querySelector<HTMLAnchorElement>('a[part=link]')!;
    expect(link.href).to.equal(`${PAGE}#plein-comment-${id}`);
    await expectAccessible();
  });

  it('is worked by keys alone, and gives the focus back', async () => {
    const data = talk();
    await replies(data, 2);
    const shown = await bell(as('ann', data));
    const button = await rings(shown, '2 unread notifications');
    await press('Tab');
    expect(focused()).to.equal(button);
    await press('Enter');
    await until(() => focused()?.part.contains('panel'));
    expect(button.ariaExpanded).to.equal('true');
    await press('Tab');
    expect(wordsOf(focused()!)).to.equal('Mark all as read');
    await press('Tab');
    expect(focused()!.part.contains('link')).to.equal(true);
    await press('Escape');
    await until(() => focused() === button && button.ariaExpanded === 'false');
  });

  it('marks one as read when it is opened, and lets the page lead there', async () => {
    const data = talk();
    await replies(data, 2);
    const shown = await bell(as('ann', data));
    const opened: (string | undefined)[] = [];
    const read: number[] = [];
    shown.addEventListener('plein-notification-open', (event) => {
      event.preventDefault();
      opened.push(event.notification.excerpt, event.url);
    });
    shown.addEventListener('plein-notifications-read', ({ unread }) => read.push(unread));
    await click(await rings(shown, '2 unread notifications'));
    await until(() => listed(shown).length === 2);
    const before = location.href;
    await click(shown.shadowRoot!.querySelector('a[part=link]')!);
    await rings(shown, '1 unread notification');
    expect(opened[0]).to.equal('Answer 2');
    expect(opened[1]).to.match(/^https:\/\/shop.example\/one#plein-comment-/);
    await until(() => read.length === 1);
    expect([read, location.href, listed(shown)]).to.deep.equal([[1], before, []]);
    expect((await as('ann', data).notifications!.listNotifications()).unread).to.equal(1);
  });

  it('marks all as read, says so, and keeps the focus', async () => {
    const data = talk();
    await replies(data, 3);
    const shown = await bell(as('ann', data));
    await click(await rings(shown, '3 unread notifications'));
    await until(() => control(shown, 'Mark all as read'));
    await click(control(shown, 'Mark all as read')!);
    const button = await rings(shown, 'No unread notifications');
    expect(button.querySelector('[part=count]')).to.equal(null);
    await until(() => statusOf(shown) === 'All notifications are marked as read.');
    expect(said(shown)[0]).to.equal(`${SAID} Answer 3`);
    expect(control(shown, 'Mark all as read')).to.equal(undefined);
    expect(focused()!.part.contains('panel')).to.equal(true);
    expect((await as('ann', data).notifications!.listNotifications()).unread).to.equal(0);
  });

  it('counts what comes while one looks on, and says it', async () => {
    const data = talk();
    const shown = await bell(as('ann', data));
    await click(await rings(shown, 'No unread notifications'));
    expect(wordsOf(shown.shadowRoot!.querySelector('.panel')!)).to.contain('Nothing yet.');
    await expectAccessible();
    await reply(data, 'Oil it');
    await rings(shown, '1 unread notification');
    expect(said(shown)).to.deep.equal([`Unread: ${SAID} Oil it`]);
    await until(() => statusOf(shown) === '1 new notification');
  });

  it('is not there for who is not signed in, and where the backend tells nobody anything', async () => {
    const data = talk();
    await reply(data, 'Oil it');
    const shown = await bell(as(undefined, data));
    expect(shown.shadowRoot!.querySelector('button')).to.equal(null);
    shown.backend = { ...as('ann', data), session: as('ann', data).session, notifications: undefined! };
    await settled();
    expect(shown.shadowRoot!.querySelector('button')).to.equal(null);
  });

  it('forgets one reader for the next', async () => {
    const data = talk();
    await reply(data, 'Oil it');
    const ann = as('ann', data);
    const session = handSession(ann.session.current);
    const shown = await bell({ ...ann, session });
    await click(await rings(shown, '1 unread notification'));
    await until(() => listed(shown).length === 1);
    session.become({ state: 'signed-out' });
    await until(() => shown.shadowRoot!.querySelector('button') === null);
    expect(wordsOf(shown)).not.to.contain('Oil it');
    session.become(ann.session.current);
    await rings(shown, '1 unread notification');
  });

  it('reads more when asked, and goes to the first of it', async () => {
    const data = talk();
    await replies(data, 5);
    const shown = await bell(as('ann', data), 'limit="3"');
    await click(await rings(shown, '5 unread notifications'));
    await until(() => control(shown, 'Show more'));
    control(shown, 'Show more')!.focus();
    await press('Enter');
    await until(() => listed(shown).length === 5);
    await until(() => focused()?.closest('li')?.textContent?.includes('Answer 2'));
    expect(control(shown, 'Show more')).to.equal(undefined);
  });

  it('waits, says what went wrong, and tries again', async () => {
    const data = talk();
    await reply(data, 'Oil it');
    const backend = as('ann', data);
    const first = Promise.withResolvers<NotificationPage>();
    let reads = 0;
    const listNotifications = () =>
      (reads += 1) === 1 ? first.promise : backend.notifications!.listNotifications({ limit: 10 });
    const shown = await bell(changed(backend, { listNotifications }));
    await click(await rings(shown, 'Notifications'));
    await until(() => wordsOf(shown).includes('Loading…'));
    await expectAccessible();
    first.reject(new PleinError('timeout'));
    await until(() => wordsOf(shown).includes('Your notifications could not be read.'));
    await expectAccessible();
    await click(control(shown, 'Try again')!);
    await rings(shown, '1 unread notification');
    expect(said(shown)).to.deep.equal([`Unread: ${SAID} Oil it`]);
  });

  it('takes back what could not be marked', async () => {
    const data = talk();
    await replies(data, 2);
    const markRead = () => Promise.reject(new PleinError('offline'));
    const shown = await bell(changed(as('ann', data), { markRead }));
    await click(await rings(shown, '2 unread notifications'));
    await until(() => control(shown, 'Mark all as read'));
    await click(control(shown, 'Mark all as read')!);
    await until(() => wordsOf(shown).includes('That could not be marked as read.'));
    await rings(shown, '2 unread notifications');
    expect(control(shown, 'Mark all as read')).not.to.equal(undefined);
  });
});
