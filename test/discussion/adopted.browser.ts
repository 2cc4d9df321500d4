import { expect } from 'chai';
import { adoptedPage } from '../../src/discussion/reading/adopted.ts';
import type { CommentOrder, ThreadPage } from '../../src/discussion/discussion.model.ts';

const PAGE: ThreadPage = {
  thread: {
    key: 'bikes',
    space: 'main',
    kind: 'discussion',
    title: '</script><b>',
    state: 'open',
    naming: 'either',
    commentCount: 0,
  },
  position: '7',
  items: [],
};

type Host = Element & { readonly thread: string; readonly order: CommentOrder };

/** An element as a page's server wrote it: what everyone may read, and the data it was made from. */
function host(asked: { thread?: string; order?: CommentOrder } = {}, data = JSON.stringify(PAGE)): Host {
  const element = document.createElement('div');
  const article = document.createElement('article');
  const words = document.createElement('p');
  words.textContent = '{"items":[]}';
  const script = document.createElement('script');
  script.type = 'application/json';
  script.dataset['pleinThread'] = 'bikes';
  script.dataset['pleinOrder'] = 'oldest';
  script.text = data.replaceAll('<', '\\u003c');
  article.append(words, script);
  element.append(article);
  return Object.assign(element, { thread: 'bikes', order: 'oldest' as const, ...asked });
}

describe('adoptedPage', () => {
  it('reads the page that stands between the tags', () => {
    expect(adoptedPage(host())).to.deep.equal(PAGE);
  });

  it('reads it once: what is asked for later may be newer', () => {
    const element = host();
    adoptedPage(element);
    expect(adoptedPage(element)).to.equal(undefined);
  });

  it('leaves a page of another thread or order alone', () => {
    expect(adoptedPage(host({ thread: 'cars' }))).to.equal(undefined);
    expect(adoptedPage(host({ order: 'newest' }))).to.equal(undefined);
  });

  it('finds nothing where there is nothing, or what is no data', () => {
    const empty = Object.assign(document.createElement('div'), { thread: 'bikes', order: 'oldest' as const });
    expect(adoptedPage(empty)).to.equal(undefined);
    expect(adoptedPage(host({}, '{"thread":'))).to.equal(undefined);
  });
});
