import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Branch, Comment, Thread, ThreadPage } from '../../src/discussion/discussion.model.ts';
import { threadJsonLd, type JsonLd } from '../../src/discussion/discussion.jsonld.ts';
import { paragraphs } from '../../src/text/text.rules.ts';

const AT = '2026-03-01T10:00:00.000Z';
const URL = 'https://www.example.test/bikes/42?colour=red#top';
const THREAD: Thread = {
  key: 'bikes-42',
  space: 'main',
  kind: 'discussion',
  title: 'The city bicycle',
  state: 'open',
  naming: 'either',
  commentCount: 3,
};

function comment(id: string, changes: Partial<Comment> = {}): Comment {
  return {
    id,
    thread: THREAD.key,
    root: id,
    depth: 0,
    kind: 'comment',
    state: 'published',
    author: { member: `m-${id}`, name: `Writer of ${id}`, lineOfWork: 'Baker' },
    text: paragraphs(`Words of ${id}`),
    createdAt: AT,
    version: 1,
    replyCount: 0,
    reactions: {},
    ...changes,
  };
}

function reply(id: string, root: string, parent: string, depth: number, changes: Partial<Comment> = {}): Comment {
  return comment(id, { root, parent, depth, ...changes });
}

function page(thread: Partial<Thread>, items: readonly Branch[], rest: Partial<ThreadPage> = {}): ThreadPage {
  return { thread: { ...THREAD, ...thread }, position: '1', items, ...rest };
}

function branch(root: Comment, ...replies: readonly Comment[]): Branch {
  return { comment: root, replies: { items: replies } };
}

const OPENING = { author: { name: 'Olga' }, text: paragraphs('It squeaks.'), createdAt: AT };

describe('threadJsonLd', () => {
  it('makes a posting of a thread with an opening, its comments nested as they answer each other', () => {
    const data = threadJsonLd(
      page({ opening: OPENING }, [
        branch(comment('a'), reply('a1', 'a', 'a', 1), reply('a11', 'a', 'a1', 2), reply('a2', 'a', 'a', 1)),
      ]),
      URL,
    );
    assert.equal(data['@type'], 'DiscussionForumPosting');
    assert.equal(data['headline'], 'The city bicycle');
    assert.deepEqual(data['author'], { '@type': 'Person', name: 'Olga' });
    assert.equal(data['text'], 'It squeaks.');
    assert.equal(data['url'], URL);
    const [a] = data['comment'] as readonly JsonLd[];
    assert.equal(a?.['url'], 'https://www.example.test/bikes/42?colour=red#plein-comment-a');
    const below = a?.['comment'] as readonly JsonLd[];
    assert.deepEqual(
      below.map(({ text }) => text),
      ['Words of a1', 'Words of a2'],
    );
    assert.equal((below[0]!['comment'] as readonly JsonLd[])[0]?.['text'], 'Words of a11');
  });

  it('makes a posting of each branch where nobody wrote an opening', () => {
    const data = threadJsonLd(page({}, [branch(comment('a')), branch(comment('b', { editedAt: AT }))]), URL);
    const postings = data['@graph'] as readonly JsonLd[];
    assert.deepEqual(
      postings.map((one) => [one['@type'], one['text'], one['datePublished'], one['dateModified']]),
      [
        ['DiscussionForumPosting', 'Words of a', AT, undefined],
        ['DiscussionForumPosting', 'Words of b', AT, AT],
      ],
    );
    assert.deepEqual(postings[0]?.['isPartOf'], { '@type': 'WebPage', name: 'The city bicycle', url: URL });
  });

  it('makes a question of a question: the accepted answer, the others, and what is no answer', () => {
    const items = [
      branch(comment('chat')),
      branch(comment('good', { kind: 'official-answer', helpfulCount: 7 }), reply('thanks', 'good', 'good', 1)),
      branch(comment('other', { kind: 'workaround' })),
    ];
    const thread = { kind: 'question', accepted: 'good', meTooCount: 4, opening: OPENING } as const;
    const data = threadJsonLd(page(thread, items), URL);
    assert.equal(data['@type'], 'QAPage');
    const asked = data['mainEntity'] as JsonLd;
    assert.deepEqual(
      [asked['@type'], asked['name'], asked['upvoteCount'], asked['answerCount']],
      ['Question', 'The city bicycle', 4, 2],
    );
    const [accepted] = asked['acceptedAnswer'] as readonly JsonLd[];
    assert.deepEqual([accepted?.['@type'], accepted?.['upvoteCount']], ['Answer', 7]);
    assert.equal((accepted!['comment'] as readonly JsonLd[])[0]?.['text'], 'Words of thanks');
    assert.deepEqual(
      (asked['suggestedAnswer'] as readonly JsonLd[]).map(({ text }) => text),
      ['Words of other'],
    );
    assert.deepEqual(
      (asked['comment'] as readonly JsonLd[]).map(({ text }) => text),
      ['Words of chat'],
    );
  });

  it('counts a pinned answer of another page once, wherever it stands', () => {
    const pinned = comment('good', { kind: 'answer' });
    const question = { kind: 'question', pinned: 'good', accepted: 'good' } as const;
    for (const items of [[], [branch(pinned)]]) {
      const asked = threadJsonLd(page(question, items, { pinned }))['mainEntity'] as JsonLd;
      assert.equal(asked['answerCount'], 1);
      assert.equal((asked['acceptedAnswer'] as readonly JsonLd[]).length, 1);
    }
  });

  it('keeps what is gone without words or name, and only where something answers to it', () => {
    const gone = { state: 'deleted', text: [], tombstone: { at: AT, by: 'author' } } as const;
    const data = threadJsonLd(
      page({ opening: OPENING }, [
        branch(comment('a', gone)),
        branch(comment('b', gone), reply('b1', 'b', 'b', 1)),
        branch(comment('c', { state: 'held' })),
      ]),
    );
    const comments = data['comment'] as readonly JsonLd[];
    assert.equal(comments.length, 1);
    assert.equal(comments[0]?.['creativeWorkStatus'], 'Deleted');
    assert.equal('author' in comments[0]!, false);
    assert.doesNotMatch(JSON.stringify(data), /Words of (?!b1)/);
  });

  it('says what somebody does only where names are real, and never which member they are', () => {
    for (const naming of ['real', 'pseudonym', 'either'] as const) {
      const text = JSON.stringify(threadJsonLd(page({ naming }, [branch(comment('a'))]), URL));
      assert.equal(text.includes('Baker'), naming === 'real');
      assert.equal(text.includes('m-a'), false);
    }
  });

  it('keeps an address that is none to itself', () => {
    const text = JSON.stringify(threadJsonLd(page({}, [branch(comment('a'))]), 'javascript:alert(1)'));
    assert.doesNotMatch(text, /javascript/);
  });
});
