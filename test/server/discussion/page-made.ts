import fc from 'fast-check';
import type { Branch, Comment, Thread, ThreadPage } from '../../../src/discussion/discussion.model.ts';
import { COMMENT_KINDS } from '../../../src/discussion/discussion.model.ts';
import { ROLES } from '../../../src/community/community.model.ts';
import type { Text, TextBlock, TextInline } from '../../../src/text/text.model.ts';

/** Words as somebody would write them who wants to run, restyle or break out of something. */
const HOSTILE = [
  '</script><script>alert(1)</script>', '<!--', '-->', ']]>', '<img src=x onerror=alert(1)>', '" onmouseover="alert(1)',
  "' style='position:fixed", '&lt;b&gt;', '&#x3c;', '\u2028', '\u202e', '\ud800', '\u0000', '\ufffe', '{{x}}', '<![CDATA[',
  'javascript:alert(1)', ' javascript:alert(1)', 'java\nscript:alert(1)', 'JaVaScRiPt:1', 'data:text/html,<b>', 'vbscript:x',
  'file:///etc/passwd', '//evil.example', 'https://a.example/"><b>', 'https://user:secret@a.example/', 'mailto:a@b.example',
  'https://a.example/?a=1&b=2#c', 'blob:https://a.example/1', '#plein-comment-x', '',
]; // prettier-ignore

const words = fc.oneof(fc.constantFrom(...HOSTILE), fc.string({ unit: 'binary', maxLength: 30 }));
const cursor = fc.base64String();
const count = fc.oneof(fc.nat(9), fc.constantFrom(-1, 1e21, Number.NaN));

const text: fc.Arbitrary<Text> = fc
  .letrec<{ inline: TextInline; block: TextBlock }>((tie) => {
    const inlines = fc.array(tie('inline'), { maxLength: 3 });
    const blocks = fc.array(tie('block'), { maxLength: 3 });
    const depth = { depthSize: 'small', withCrossShrink: true } as const;
    return {
      inline: fc.oneof(
        depth,
        fc.record({ type: fc.constantFrom('text', 'code-span'), text: words }),
        fc.record({ type: fc.constantFrom('emphasis', 'strong', 'strike', 'spoiler'), children: inlines }),
        fc.record({ type: fc.constant('break') }),
        fc.record({ type: fc.constant('link'), url: words, children: inlines }),
        fc.record({ type: fc.constant('image'), url: words, description: words }),
        fc.record({ type: fc.constant('picture'), image: words, width: count, height: count, description: words }),
        fc.record({ type: fc.constant('mention'), member: words, name: words }),
        fc.record({ type: words, text: words, children: inlines }),
      ) as fc.Arbitrary<TextInline>,
      block: fc.oneof(
        depth,
        fc.record({ type: fc.constant('paragraph'), children: inlines }),
        fc.record({ type: fc.constant('heading'), level: count, children: inlines }),
        fc.record({ type: fc.constant('code'), text: words, language: words }),
        fc.record({ type: fc.constantFrom('divider', 'unheard-of') }),
        fc.record({ type: fc.constant('html'), html: words }),
        fc.record({ type: fc.constant('quote'), children: blocks }),
        fc.record({
          type: fc.constant('list'),
          ordered: fc.boolean(),
          start: count,
          items: fc.array(fc.record({ checked: fc.boolean(), children: blocks }), { maxLength: 2 }),
        }),
        fc.record({
          type: fc.constant('table'),
          alignments: fc.constant(['none']),
          head: fc.array(inlines, { maxLength: 2 }),
          rows: fc.array(fc.array(inlines, { maxLength: 2 }), { maxLength: 2 }),
        }),
      ) as fc.Arbitrary<TextBlock>,
    };
  })
  .block.chain((block) => fc.constant([block]));

const author = fc.record(
  { name: words, member: words, role: fc.constantFrom(...ROLES), lineOfWork: words, team: words },
  { requiredKeys: ['name'] },
);
const origin = fc.record({ url: words, license: words });
const at = fc.constantFrom('2026-03-01T10:00:00.000Z', '1999-12-31T23:59:59.999Z');

const comment: fc.Arbitrary<Comment> = fc.record(
  {
    id: fc.stringMatching(/^[a-zA-Z0-9][a-zA-Z0-9._:-]{0,20}$/),
    thread: fc.constant('bikes'),
    parent: words,
    root: words,
    depth: fc.nat(3),
    kind: fc.constantFrom(...COMMENT_KINDS),
    state: fc.constantFrom('published', 'deleted', 'removed', 'moved'),
    author,
    text,
    language: fc.constantFrom('nl', 'en-GB'),
    createdAt: at,
    editedAt: at,
    version: fc.nat(3),
    replyCount: fc.nat(3),
    reactions: fc.constant({}),
    tombstone: fc.record({ at, by: fc.constantFrom('author', 'staff'), movedTo: fc.constantFrom('a', 'b/"c') }),
    origin,
  },
  {
    requiredKeys: [
      'id',
      'thread',
      'root',
      'depth',
      'kind',
      'state',
      'text',
      'createdAt',
      'version',
      'replyCount',
      'reactions',
    ],
  },
);

const thread: fc.Arbitrary<Thread> = fc.record(
  {
    key: fc.constant('bikes'),
    space: fc.constant('main'),
    kind: fc.constantFrom('discussion', 'question', 'blog'),
    title: words,
    url: words,
    state: fc.constantFrom('open', 'locked'),
    naming: fc.constantFrom('real', 'pseudonym', 'either'),
    commentCount: fc.nat(9),
    createdAt: at,
    opening: fc.record({ author, text, createdAt: at }),
    movedFrom: fc.record({ thread: fc.constant('cars'), comment: words }),
    origin,
  },
  { requiredKeys: ['key', 'space', 'kind', 'title', 'state', 'naming', 'commentCount'] },
);

const branch: fc.Arbitrary<Branch> = fc
  .tuple(comment, fc.array(comment, { maxLength: 3 }), fc.option(cursor, { nil: undefined }))
  .map(([root, items, next]) => {
    const replies = items.map((reply, index) => ({
      ...reply,
      parent: index % 2 === 0 ? root.id : items[index - 1]!.id,
    }));
    return { comment: root, replies: { items: replies, ...(next !== undefined && { next }) } };
  });

/** A page of a thread as nobody well-meaning would fill it. */
export const hostilePage: fc.Arbitrary<ThreadPage> = fc.record(
  {
    thread,
    position: fc.constant('1'),
    items: fc.array(branch, { maxLength: 3 }),
    pinned: comment,
    next: cursor,
    previous: cursor,
  },
  { requiredKeys: ['thread', 'position', 'items'] },
);
