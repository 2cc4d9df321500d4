import { expect } from 'chai';
import { render } from 'lit';
import type { Text } from '../../src/text/text.model.ts';
import { textView } from '../../src/text/text-view.ts';
import { fixture, until } from '../support/fixture.ts';

async function drawn(text: unknown): Promise<HTMLElement> {
  const box = await fixture('<div></div>');
  render(textView(text as Text), box);
  return box;
}

/** What was drawn, without what Lit keeps between it. */
function markup(box: HTMLElement): string {
  return box.innerHTML
    .replaceAll(/<!--.*?-->/g, '')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/> </g, '><')
    .trim();
}

const words = (text: string) => ({ type: 'text', text });
const paragraph = (...children: unknown[]) => ({ type: 'paragraph', children });

describe('a tree of text', () => {
  it('becomes nodes of its kind', async () => {
    const box = await drawn([
      paragraph(
        { type: 'strong', children: [words('a')] },
        { type: 'emphasis', children: [words('b')] },
        { type: 'break' },
      ),
      { type: 'quote', children: [paragraph({ type: 'strike', children: [words('c')] })] },
      { type: 'list', ordered: true, start: 3, items: [{ children: [paragraph(words('d'))] }] },
      { type: 'divider' },
    ]);
    expect(markup(box)).to.equal(
      '<p><strong>a</strong><em>b</em><br></p><blockquote><p><s>c</s></p></blockquote><ol start="3"><li><p>d</p></li></ol><hr>',
    );
  });

  it('has headings below those of the page, code as it stands, and tables with heads', async () => {
    const box = await drawn([
      { type: 'heading', level: 1, children: [words('Big')] },
      { type: 'code', text: '<b>\n', language: 'html' },
      { type: 'table', alignments: ['end'], head: [[words('H')]], rows: [[[words('1')]]] },
    ]);
    expect(box.querySelector('[role=heading]')!.getAttribute('aria-level')).to.equal('4');
    expect(box.querySelector('pre')!.textContent).to.equal('<b>\n');
    await until(() => box.querySelector('th'));
    expect(box.querySelector('th')!.className).to.equal('end');
    expect(box.querySelector('td')!.textContent).to.equal('1');
  });

  it('lets links through the allow-list, and shows the words of others', async () => {
    const link = (url: unknown) => ({ type: 'link', url, children: [words('here')] });
    const box = await drawn([
      paragraph(
        link('https://a.example/'),
        link('javascript:alert(1)'),
        link('/relative'),
        link('data:text/html,x'),
        link(5),
      ),
    ]);
    expect(box.textContent.trim()).to.equal('here'.repeat(5));
    const links = [...box.querySelectorAll('a')];
    expect(links.map((each) => [each.href, each.rel])).to.deep.equal([
      ['https://a.example/', 'ugc nofollow noopener noreferrer'],
    ]);
  });

  it('fetches no picture: its description is a link', async () => {
    const box = await drawn([paragraph({ type: 'image', url: 'https://a.example/p.png', description: 'A bike' })]);
    expect(box.querySelector('img')).to.equal(null);
    expect(box.querySelector('a')!.textContent).to.equal('A bike');
  });

  it('names the language of code', async () => {
    const box = await drawn([{ type: 'code', text: 'let a;', language: 'js' }]);
    expect(box.querySelector('pre')!.dataset['language']).to.equal('js');
  });

  it('shows a picture with its room kept and a way to all of it, and its description where there are none', async () => {
    const picture = { type: 'picture', image: 'i1', width: 640, height: 480, description: 'A bike' };
    const box = await fixture('<div></div>');
    render(
      textView([paragraph(picture)] as Text, {
        imageUrl: (image, width) => `https://a.example/${image}/${width ?? ''}`,
      }),
      box,
    );
    const image = await until(() => box.querySelector('img'));
    expect([image.alt, image.getAttribute('width'), image.getAttribute('height')]).to.deep.equal([
      'A bike',
      '640',
      '480',
    ]);
    expect([image.loading, image.decoding]).to.deep.equal(['lazy', 'async']);
    expect(image.closest('a')!.href).to.equal('https://a.example/i1/');
    const other = await drawn([paragraph(picture)]);
    await until(() => other.textContent.trim() === 'A bike');
    expect(other.querySelector('img')).to.equal(null);
  });

  it('hides a spoiler until it is asked for', async () => {
    const box = await drawn([paragraph(words('It was '), { type: 'spoiler', children: [words('the butler')] })]);
    const button = await until(() => box.querySelector<HTMLButtonElement>('button'));
    const hidden = box.querySelector<HTMLElement>('.spoiler > span')!;
    expect([button.textContent, button.ariaExpanded, hidden.checkVisibility()]).to.deep.equal([
      'Hidden text',
      'false',
      false,
    ]);
    button.click();
    expect([button.ariaExpanded, hidden.checkVisibility(), hidden.textContent]).to.deep.equal([
      'true',
      true,
      'the butler',
    ]);
  });

  it('leaves out what it does not know or what is no tree, and throws at nothing', async () => {
    const box = await drawn([
      { type: 'script', children: [words('x')] },
      paragraph({ type: 'iframe', children: [words('y')] }, words('kept'), null, 7, words({} as never)),
      null,
      'string',
      { type: 'list', ordered: false, items: 'none' },
      { type: 'paragraph' },
    ]);
    expect(box.textContent.trim()).to.equal('kept');
    for (const no of [undefined, null, 5, 'text', {}]) expect((await drawn(no)).textContent.trim()).to.equal('');
  });

  it('ends where nesting has no end', async () => {
    let deep: unknown = paragraph(words('bottom'));
    for (let level = 0; level < 5_000; level += 1) deep = { type: 'quote', children: [deep] };
    const box = await drawn([deep, paragraph(words('after'))]);
    expect(box.querySelectorAll('blockquote').length).to.be.lessThan(25);
    expect(box.textContent.trim()).to.equal('after');
  });

  it('draws foreign HTML once it is clean, and the same when drawn again', async () => {
    const text = [
      { type: 'html', html: '<p onclick="x()">Hello <script>1</script><a href="javascript:1" style="x">b</a></p>' },
    ];
    const box = await drawn(text);
    const line = await until(() => box.querySelector('p'));
    expect(markup(box)).to.equal('<div><p>Hello <a>b</a></p></div>');
    render(textView(text as Text), box);
    expect(box.querySelector('p')).to.equal(line);
  });
});
