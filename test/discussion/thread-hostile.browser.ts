import { expect } from 'chai';
import type { Backend } from '../../src/core/backend.ts';
import type { Comment, Thread } from '../../src/discussion/discussion.model.ts';
import { fixture, settled, until } from '../support/fixture.ts';
import { all, articles, openAs, texts } from './support/thread.ts';
import { THREAD, comment, community } from './support/records.ts';
import '../../src/discussion/define.ts';

const VECTORS = [
  '<img src=x onerror="window.ran=1">',
  '"><script>window.ran=1</script>',
  "javascript:window.ran=1//'",
  "' onfocus=window.ran=1 autofocus x='",
  '{{constructor.constructor("window.ran=1")()}}',
  '${window.ran=1}',
  '{count, plural, one {#} other {{{',
  '‮txet desrever\u0000\ud800',
  '__proto__',
];

declare global {
  interface Window {
    ran?: number;
  }
}

function thread(text: string): Thread {
  return {
    key: text,
    space: text,
    kind: text as never,
    title: text,
    url: text,
    state: text as never,
    naming: text as never,
    commentCount: 2,
    accepted: text,
    createdAt: text,
    opening: { author: author(text), text: tree(text), createdAt: text },
    origin: { url: text, license: text },
  };
}

function author(text: string): NonNullable<Comment['author']> {
  return { member: text, name: text, role: text as never, lineOfWork: text, team: text };
}

function tree(text: string): Comment['text'] {
  const inline = [
    { type: 'text', text },
    { type: 'link', url: text, children: [{ type: 'text', text }] },
    { type: 'image', url: text, description: text },
    { type: 'mention', member: text, name: text },
    { type: text, text, children: [{ type: 'text', text }] },
    { type: 'code-span', text },
  ];
  return [
    { type: 'paragraph', children: inline },
    { type: 'code', text, language: text },
    { type: 'table', alignments: [text], head: [inline], rows: [[inline]] },
    { type: 'list', ordered: true, start: text, items: [{ children: [], checked: text }] },
    { type: text, children: inline, text, html: text },
    { type: 'html', html: text },
    null,
    text,
  ] as never;
}

function hostile(id: string, text: string, extra: Partial<Comment> = {}): Comment {
  return {
    id,
    thread: text,
    root: id,
    depth: 0,
    kind: text as never,
    state: 'published',
    author: author(text),
    text: tree(text),
    language: text,
    createdAt: text,
    editedAt: text,
    version: 1,
    replyCount: text as never,
    reactions: { like: text as never },
    origin: { url: text, license: text },
    ...extra,
  };
}

function backend(text: string): Backend {
  const tombstone = { at: text, by: text as never, article: text };
  const comments = [
    hostile(text, text),
    hostile(`${text}2`, text, { parent: text, depth: text as never }),
    hostile('gone', text, { state: 'removed', tombstone }),
    hostile('odd', text, { state: text as never }),
  ];
  const session = {
    current: { state: 'signed-out' } as const,
    identify: () => Promise.resolve(),
    watch: () => undefined,
  };
  return {
    name: text,
    session,
    members: { readMember: () => Promise.reject(new Error(text)), listMembers: () => Promise.reject(new Error(text)) },
    discussion: {
      readThread: async () => ({
        thread: thread(text),
        position: text,
        next: text,
        items: comments.map((each) => ({ comment: each, replies: { items: [hostile(text, text)], next: text } })),
      }),
      listReplies: () => Promise.reject(new Error(text)),
    },
  };
}

describe('<plein-discussion-thread> over a hostile backend', () => {
  const errors: string[] = [];
  const note = (event: ErrorEvent | PromiseRejectionEvent): void => {
    errors.push(String('reason' in event ? event.reason : event.message));
  };
  before(() => {
    addEventListener('error', note);
    addEventListener('unhandledrejection', note);
  });
  after(() => {
    removeEventListener('error', note);
    removeEventListener('unhandledrejection', note);
  });

  for (const vector of VECTORS) {
    it(`shows ${JSON.stringify(vector)} in every field as words, and runs nothing`, async () => {
      errors.length = 0;
      const element = await fixture<HTMLElementTagNameMap['plein-discussion-thread']>(
        `<plein-discussion-thread thread="${THREAD}"></plein-discussion-thread>`,
      );
      element.backend = backend(vector);
      await until(() => articles(element).length >= 4);
      await settled();
      expect(texts(element)[0]).to.contain(vector.replaceAll('\u0000', '\u0000').trim().slice(0, 8));
      for (const each of all<HTMLButtonElement>(element, 'button')) each.click();
      await settled();
      expect(all(element, 'script, img, iframe, object, [onerror], [onfocus]')).to.deep.equal([]);
      const schemes = all<HTMLAnchorElement>(element, 'a').map((each) => each.protocol);
      expect(schemes.filter((scheme) => !['http:', 'https:', 'mailto:'].includes(scheme))).to.deep.equal([]);
      expect(window.ran).to.equal(undefined);
      expect(errors).to.deep.equal([]);
    });
  }

  it('runs nothing of what a member writes, while it is sent and after', async () => {
    const { thread: element } = await openAs('ann', { records: community([comment('a', 'bob', VECTORS[0]!, 1)]) });
    await element.focusComposer();
    const area = all<HTMLTextAreaElement>(element, 'textarea')[0]!;
    area.value = VECTORS.join('\n\n');
    area.dispatchEvent(new Event('input'));
    all<HTMLButtonElement>(element, 'button')
      .find((each) => each.textContent.trim() === 'Preview')!
      .click();
    await until(() => all(element, '.preview p').length > 0);
    area.form!.requestSubmit();
    await until(() => articles(element).length === 2);
    expect(all(element, 'script, img')).to.deep.equal([]);
    expect(window.ran).to.equal(undefined);
  });
});
