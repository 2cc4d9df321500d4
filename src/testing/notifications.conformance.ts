import { newId } from '../core/ids.ts';
import type { Notification, NotificationKind } from '../notifications/notifications.model.ts';
import { given, ok, refused, same } from './assert.ts';
import type { MemberName } from './fixture.ts';
import { everyItem, follow, newThread, publish } from './steps.ts';
import type { Case, Community, Reader } from './suite.ts';

const TELL = ['notifications', 'discussion.createComment'] as const;
const SETTLE = [...TELL, 'discussion.createThread', 'discussion.changeThread'] as const;

export const notificationsCases: readonly Case[] = [
  {
    name: 'tells of a reply: what it is, by whom, where, and its first words',
    needs: TELL,
    async run(community) {
      const { discussion } = await community.reader('anna');
      const page = { title: 'A page', url: community.subject.page };
      const comment = await publish(discussion, { page });
      const { discussion: bram } = await community.reader('bram');
      const { thread } = comment;
      const reply = await publish(bram, { thread, parent: comment.id, markdown: 'Well *said*' });
      const [notice, ...more] = await noticesOf(community, 'anna', thread);
      const told = given(notice, 'a notice');
      same(more, [], 'more than one notice');
      same([told.kind, told.comment, told.by?.member, told.read], ['reply', reply.id, 'bram', false], 'the notice');
      same([told.thread, told.excerpt], [{ key: thread, ...page }, 'Well said'], 'where, and its words');
    },
  },
  {
    name: 'tells whoever is named, and whoever follows the thread or the branch',
    needs: [...TELL, 'discussion.follow'],
    async run(community) {
      const { discussion } = await community.reader('anna');
      const { thread, id: branch } = await publish(discussion);
      const { id: other } = await publish(discussion, { thread });
      for (const [member, of] of [
        ['eva', {}],
        ['hana', { branch }],
        ['femke', { branch: other }],
      ] as const) {
        await (await community.reader(member)).discussion.follow({ thread, on: true, ...of });
      }
      const markdown = 'What does [@Chen](plein:member/chen) say?';
      await publish((await community.reader('bram')).discussion, { thread, parent: branch, markdown });
      const kinds = async (member: MemberName) => (await noticesOf(community, member, thread)).map(({ kind }) => kind);
      same(await kinds('chen'), ['mention'], 'who is named');
      same(await kinds('eva'), ['followed'], 'who follows the thread');
      same(await kinds('hana'), ['followed'], 'who follows the branch');
      same(await kinds('femke'), [], 'who follows another branch');
    },
  },
  {
    name: 'tells once of one comment, whatever the number of reasons',
    needs: [...TELL, 'discussion.follow'],
    async run(community) {
      const { discussion } = await community.reader('anna');
      const { thread, id } = await publish(discussion);
      await discussion.follow({ thread, on: true });
      await discussion.follow({ thread, branch: id, on: true });
      const markdown = '[@Anna](plein:member/anna), and again [@Anna](plein:member/anna)';
      await publish((await community.reader('bram')).discussion, { thread, parent: id, markdown });
      same((await noticesOf(community, 'anna', thread)).length, 1, 'notices');
    },
  },
  {
    name: 'tells nobody of what they did themselves',
    needs: [...SETTLE, 'discussion.follow'],
    async run(community) {
      const { discussion } = await community.reader('anna');
      const key = await ask(discussion);
      await discussion.follow({ thread: key, on: true });
      const own = await publish(discussion, { thread: key, markdown: 'I, [@Anna](plein:member/anna)' });
      await publish(discussion, { thread: key, parent: own.id });
      await discussion.changeThread({ thread: key, change: newId(), accepted: own.id });
      same(await noticesOf(community, 'anna', key), [], 'what Anna is told');
    },
  },
  {
    name: 'tells whose answer settled a question, who asked it, and who has it too',
    needs: [...SETTLE, 'discussion.setMeToo'],
    async run(community) {
      const { discussion } = await community.reader('anna');
      const key = await ask(discussion);
      const answer = await publish((await community.reader('bram')).discussion, { thread: key });
      await (await community.reader('chen')).discussion.setMeToo({ thread: key, on: true });
      const { discussion: eva } = await community.reader('eva');
      await eva.changeThread({ thread: key, change: newId(), accepted: answer.id });
      const told = async (member: MemberName) => kindsAbout(await noticesOf(community, member, key), answer.id);
      ok((await told('bram')).includes('accepted'), 'who answered is not told');
      ok((await told('anna')).includes('solved'), 'who asked is not told');
      same(await told('chen'), ['solved'], 'who has it too');
    },
  },
  {
    name: 'tells who began a branch that it became a thread, and where that is',
    needs: [...TELL, 'discussion.moveBranch'],
    async run(community) {
      const comment = await publish((await community.reader('anna')).discussion);
      const to = newThread();
      const { discussion: eva } = await community.reader('eva');
      await eva.moveBranch({ comment: comment.id, move: newId(), to, title: 'Of its own' });
      const moved = (await noticesOf(community, 'anna', to)).find(({ kind }) => kind === 'moved');
      const { by, thread } = given(moved, 'a notice of the move');
      same([by?.member, thread.title], ['eva', 'Of its own'], 'the notice');
    },
  },
  {
    name: 'tells nothing of what its reader may not see, or not any more',
    needs: [...TELL, 'discussion.deleteComment', 'discussion.restoreComment'],
    async run(community) {
      const { discussion } = await community.reader('anna');
      const { thread, id: parent } = await publish(discussion);
      await publish((await community.reader('nova')).discussion, { thread, parent });
      same(await noticesOf(community, 'anna', thread), [], 'of a reply that waits');
      const { discussion: bram } = await community.reader('bram');
      const { id } = await publish(bram, { thread, parent });
      await bram.deleteComment(id);
      same(await noticesOf(community, 'anna', thread), [], 'of a reply that is gone');
      await bram.restoreComment(id);
      same((await noticesOf(community, 'anna', thread)).length, 1, 'of a reply that is back');
    },
  },
  {
    name: 'tells who is named by an edit, and nobody again who knew',
    needs: [...TELL, 'discussion.editComment'],
    async run(community) {
      const { discussion } = await community.reader('bram');
      const { thread, id } = await publish(discussion, { markdown: 'Ask [@Anna](plein:member/anna)' });
      const markdown = 'Ask [@Anna](plein:member/anna) or [@Chen](plein:member/chen)';
      await discussion.editComment({ id, edit: newId(), version: 1, markdown });
      const count = async (member: MemberName) => (await noticesOf(community, member, thread)).length;
      same([await count('anna'), await count('chen')], [1, 1], 'notices of both');
    },
  },
  {
    name: "marks one's own as read, some or all, and says how many are left",
    needs: TELL,
    async run(community) {
      const { thread, id: parent } = await publish((await community.reader('femke')).discussion);
      const { discussion: bram } = await community.reader('bram');
      for (const _ of [1, 2, 3]) await publish(bram, { thread, parent });
      const { notifications } = await community.reader('femke');
      const { unread, items } = await notifications.listNotifications();
      ok(unread >= 3, `only ${unread} are unread`);
      const [first, second] = items;
      const theirs = await (await community.reader('anna')).notifications.markRead({ ids: [second!.id] });
      same(typeof theirs.unread, 'number', 'the number of another');
      for (const _ of [1, 2]) {
        same((await notifications.markRead({ ids: [first!.id] })).unread, unread - 1, 'left after one');
      }
      const again = await notifications.listNotifications();
      const states = again.items.slice(0, 2).map(({ read }) => read);
      same([again.unread, ...states], [unread - 1, true, false], 'the list');
      same((await notifications.markRead({ ids: [newId()] })).unread, unread - 1, 'left after one that is none');
      same((await notifications.markRead({ ids: 'all' })).unread, 0, 'left after all');
      ok(
        (await all(notifications)).every(({ read }) => read),
        'one is still unread',
      );
    },
  },
  {
    name: 'lists the newest first, each once, whatever the size of the page',
    needs: TELL,
    async run(community) {
      const { thread, id: parent } = await publish((await community.reader('chen')).discussion);
      const { discussion: bram } = await community.reader('bram');
      for (const _ of [1, 2, 3, 4, 5]) await publish(bram, { thread, parent });
      const { notifications } = await community.reader('chen');
      const whole = await all(notifications);
      same(new Set(whole.map(({ id }) => id)).size, whole.length, 'notices');
      const times = whole.map(({ at }) => at);
      same(times, [...times].sort().toReversed(), 'when, newest first');
      same(await all(notifications, 2), whole, 'in pages of two');
      await refused(notifications.listNotifications({ cursor: 'made up' }), 'invalid', 'a cursor made up');
    },
  },
  {
    name: 'tells nobody anything who is signed out',
    needs: ['notifications'],
    async run(community) {
      const { notifications } = await community.reader();
      await refused(notifications.listNotifications(), 'not-signed-in', 'the list');
      await refused(notifications.markRead({ ids: 'all' }), 'not-signed-in', 'marking');
    },
  },
  {
    name: 'tells live, its own member alone',
    needs: [...TELL, 'live'],
    async run(community) {
      const anna = await community.reader('anna');
      const { thread, id: parent } = await publish(anna.discussion);
      const { position } = await anna.notifications.listNotifications();
      const told = follow(anna, 'notifications:anna', position);
      const spies = [await community.reader('chen'), await community.reader()];
      const overheard = spies.map((spy) => follow(spy, 'notifications:anna', position));
      const { discussion: bram } = await community.reader('bram');
      const reply = await publish(bram, { thread, parent });
      const isOf = ({ value }: { readonly value: object }) => 'comment' in value && value.comment === reply.id;
      await told.until((changes) => changes.some(isOf), 'the notice');
      const [notice] = await noticesOf(community, 'anna', thread);
      same(told.changes.find(isOf)?.value, notice, 'what was told, against the list');
      for (const each of [told, ...overheard]) each.stop();
      same(
        overheard.map(({ changes }) => changes),
        [[], []],
        'what others were told',
      );
    },
  },
];

async function ask(discussion: Reader['discussion']): Promise<string> {
  const key = newThread();
  await discussion.createThread({ id: newId(), key, kind: 'question', title: 'A question', markdown: 'Why?' });
  return key;
}

/** What a member is told about a thread. */
async function noticesOf(community: Community, member: MemberName, thread: string): Promise<readonly Notification[]> {
  const { notifications } = await community.reader(member);
  return (await all(notifications)).filter((notice) => notice.thread.key === thread);
}

function all(notifications: Reader['notifications'], limit = 50): Promise<readonly Notification[]> {
  return everyItem((more) => notifications.listNotifications({ limit, ...more }));
}

function kindsAbout(notices: readonly Notification[], comment: string): readonly NotificationKind[] {
  return notices.filter((notice) => notice.comment === comment).map(({ kind }) => kind);
}
