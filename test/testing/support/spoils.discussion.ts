import { PleinError } from '../../../src/core/errors.ts';
import type { Page, Written } from '../../../src/core/core.model.ts';
import { newId } from '../../../src/core/ids.ts';
import type { Comment, CommentVersion } from '../../../src/discussion/discussion.model.ts';
import type { Spoilt } from './spoil.ts';

// What all readers of a spoilt community share.
const KEPT = new Map<string, Page<CommentVersion>>();
const FORGOTTEN = new Set<string>();
const ANSWERED = new Map<string, Written<Comment>>();

/** Ways to spoil conversations, pictures and notices. */
export const DISCUSSION_SPOILS: readonly Spoilt[] = [
  [
    'the orders of a discussion',
    'counts pages in place of going on behind a place',
    ({ discussion, ...rest }) => ({
      ...rest,
      discussion: {
        ...discussion,
        async readThread({ cursor, limit = 50, ...request }) {
          const whole = await discussion.readThread({ ...request, limit: 100 });
          const start = Number(cursor ?? 0);
          const { next: _, ...page } = whole;
          const items = whole.items.slice(start, start + limit);
          return { ...page, items, ...(start + limit < whole.items.length ? { next: String(start + limit) } : {}) };
        },
      },
    }),
    /stays where it was/,
  ],
  [
    'the orders of a discussion',
    'knows an order by name alone',
    ({ discussion, ...rest }) => ({
      ...rest,
      discussion: {
        ...discussion,
        readThread: (request) =>
          discussion.readThread(request.order === 'helpful' ? { ...request, order: 'oldest' } : request),
      },
    }),
    /found helpful first/,
  ],
  [
    'what a discussion refuses',
    'looks at the words of new comments alone',
    ({ discussion, ...rest }) => ({
      ...rest,
      discussion: {
        ...discussion,
        editComment: (edit, options) =>
          discussion.editComment(/\p{L}/u.test(edit.markdown) ? edit : { ...edit, markdown: '.' }, options),
      },
    }),
    /refuses an edit/,
  ],
  [
    'what a discussion refuses',
    'makes another write of each that has an id in use',
    ({ discussion, ...rest }) => ({
      ...rest,
      discussion: {
        ...discussion,
        renameThread: (request) => discussion.renameThread({ ...request, change: newId() }),
      },
    }),
    /an id once for discussion.renameThread/,
  ],
  [
    'votes in a discussion',
    'counts each vote, whoever gave it before',
    ({ discussion, ...rest }) => {
      const counted = new Map<string, number>();
      return {
        ...rest,
        discussion: {
          ...discussion,
          async setHelpful(request) {
            const answer = await discussion.setHelpful(request);
            const helpfulCount = (counted.get(request.comment) ?? 0) + (request.on ? 1 : -1);
            counted.set(request.comment, helpfulCount);
            return { ...answer, value: { ...answer.value!, helpfulCount } };
          },
        },
      };
    },
    /vote once/,
  ],
  [
    'votes in a discussion',
    'lets somebody praise themselves',
    ({ discussion, ...rest }) => ({
      ...rest,
      discussion: {
        ...discussion,
        setHelpful: (request) => discussion.setHelpful(request).catch(() => ({ status: 'published' as const })),
      },
    }),
    /one's own/,
  ],
  [
    'what comments said before',
    'keeps the versions of what is gone',
    ({ discussion, ...rest }) => ({
      ...rest,
      discussion: {
        ...discussion,
        async deleteComment(id, options) {
          KEPT.set(id, await discussion.listVersions({ comment: id }));
          return discussion.deleteComment(id, options);
        },
        listVersions: async (request) => KEPT.get(request.comment) ?? discussion.listVersions(request),
      },
    }),
    /nobody read any more/,
  ],
  [
    'what comments said before',
    'keeps whole what it answered once',
    ({ discussion, ...rest }) => ({
      ...rest,
      discussion: {
        ...discussion,
        async createComment(draft, options) {
          const answer = ANSWERED.get(draft.id) ?? (await discussion.createComment(draft, options));
          ANSWERED.set(draft.id, answer);
          return answer;
        },
      },
    }),
    /a retry with no word/,
  ],
  [
    'finding in a discussion',
    'fails at what means something to its search',
    ({ discussion, ...rest }) => ({
      ...rest,
      discussion: {
        ...discussion,
        async searchComments(request) {
          if (request.words.includes('"')) throw new PleinError('failed');
          return discussion.searchComments(request);
        },
      },
    }),
    /whatever is typed/,
  ],
  [
    'following a discussion',
    'knows as new what started a branch alone',
    ({ discussion, ...rest }) => ({
      ...rest,
      discussion: {
        ...discussion,
        async listNew(request) {
          const { items: branches } = await discussion.readThread({ thread: request.thread, limit: 100 });
          const roots = new Set(branches.map(({ comment }) => comment.id));
          const { items, ...page } = await discussion.listNew(request);
          return { ...page, items: items.filter((id) => roots.has(id)) };
        },
      },
    }),
    /wherever in the thread/,
  ],
  [
    'moving, renaming and merging',
    'forgets what a thread was called',
    ({ discussion, ...rest }) => ({
      ...rest,
      discussion: {
        ...discussion,
        async renameThread(request) {
          const answer = await discussion.renameThread(request);
          FORGOTTEN.add(request.thread);
          return answer;
        },
        readThread: (request) =>
          discussion.readThread(FORGOTTEN.has(request.thread) ? { ...request, thread: newId() } : request),
      },
    }),
    /renames a thread/,
  ],
  [
    'questions and answers',
    'makes another thread of a retry',
    ({ discussion, ...rest }) => ({
      ...rest,
      discussion: { ...discussion, createThread: (draft) => discussion.createThread({ ...draft, id: newId() }) },
    }),
    /once however often/,
  ],
  [
    'images',
    'takes a file for what it says it is',
    ({ images, ...rest }) => ({
      ...rest,
      images: {
        ...images,
        uploadImage: (upload, options) =>
          images.uploadImage(upload, options).catch(() => ({ id: upload.id, width: 1, height: 1, bytes: 1 })),
      },
    }),
    /no picture/,
  ],
  [
    'images',
    'shows every picture to everyone',
    ({ images, ...rest }) => ({
      ...rest,
      images: { ...images, imageUrl: () => 'data:image/gif;base64,R0lGODlhAQABAAAAACw=' },
    }),
    /once a comment does/,
  ],
  [
    'notifications',
    'tells everyone everything',
    ({ live, session, ...rest }) => ({
      ...rest,
      session,
      live: {
        follow(subscription, options) {
          live.follow(subscription, options);
          if (!subscription.topic.startsWith('notifications:')) return;
          const { current } = session;
          if (current.state === 'signed-in' && subscription.topic.endsWith(`:${current.member.member}`)) return;
          const value = { id: newId(), kind: 'reply', at: '', read: false, thread: { key: '', title: '' } } as const;
          subscription.onChange({ position: '1', topic: subscription.topic, type: 'notification', value });
        },
      },
    }),
    /its own member alone/,
  ],
  [
    'notifications',
    'marks nothing',
    ({ notifications, ...rest }) => ({
      ...rest,
      notifications: { ...notifications, markRead: async () => ({ unread: 0 }) },
    }),
    /as read/,
  ],
];
