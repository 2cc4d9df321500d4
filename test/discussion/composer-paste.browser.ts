import { expect } from 'chai';
import { markdownOf } from '../../src/discussion/composer/rich-paste.ts';
import { renderMarkdown } from '../../src/text/markdown.ts';
import { plainText } from '../../src/text/text.rules.ts';
import { until } from '../support/fixture.ts';
import { focused, type } from '../support/keys.ts';
import { pasteInto } from './support/paste.ts';
import { field, openAs, said } from './support/thread.ts';
import { undo } from './support/undo.ts';

const CASES: readonly [html: string, markdown: string | undefined][] = [
  ['<p>One <b>bold</b> and <em>slanted </em>word</p>', 'One **bold** and _slanted_ word'],
  ['<h2>Title</h2><div>First</div><div>Second</div>', '## Title\n\nFirst\n\nSecond'],
  ['<ul><li>a<li>b<ol><li>c</ol></ul>', '- a\n- b\n  1. c'],
  ['<ol start="4"><li><p>a</p></li><li>b</li></ol>', '4. a\n5. b'],
  ['<a href="https://a.example/b(c)">words</a>', '[words](https://a.example/b%28c%29)'],
  ['<a href="https://a.example/">https://a.example/</a>', 'https://a.example/'],
  ['<b>x</b> <a href="javascript:alert(1)">run</a> <a href="/home">home</a>', '**x** run home'],
  ['<blockquote><p>said</p><p>more</p></blockquote>', '> said\n>\n> more'],
  ['<pre><code>a\n```\nb</code></pre>', '````\na\n```\nb\n````'],
  ['<p>use <code>npm `x`</code></p>', 'use `` npm `x` ``'],
  ['<table><tr><th>a<th>b|c<tr><td>1<br>2<td><b>3</b></table>', '| a | b\\|c |\n| --- | --- |\n| 1 2 | **3** |'],
  ['<p>line<br>line</p><hr>', 'line\nline\n\n---'],
  ['<i>2 * 3 [x] _y_ snake_case</i>', '_2 \\* 3 \\[x\\] \\_y\\_ snake_case_'],
  ['<b>a</b><p># no heading</p><p>1. no list</p>', '**a**\n\n\\# no heading\n\n1\\. no list'],
  ['<b style="font-weight:normal"><span>plain</span> <i>i</i></b>', 'plain _i_'],
  ['<span style="color:red" title="a>b">just words</span>', undefined],
  ['<b>x</b><script>alert(1)</script><style>p{}</style><img src="/never" onerror="alert(1)">', '**x**'],
  ['<b>one <strong>two</strong></b>', '**one two**'],
  [
    `<meta charset='utf-8'><b style="font-weight:normal;" id="docs-internal-guid-1"><p dir="ltr" style="line-height:1.38;"><span style="font-size:11pt;font-weight:700;font-style:normal;">Bo</span><span style="font-weight:700;">ld</span><span style="font-weight:400;"> and </span><span style="font-weight:400;font-style:italic;">slanted</span></p><ul style="margin-top:0;"><li dir="ltr" style="list-style-type:disc;" aria-level="1"><p dir="ltr" role="presentation"><span style="font-weight:400;">one</span></p></li></ul></b>`,
    '**Bold** and _slanted_\n\n- one',
  ],
  [
    `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style><!-- p.MsoNormal {margin:0} --></style></head><body lang=EN-GB><!--StartFragment--><p class=MsoNormal><b style='mso-bidi-font-weight:normal'>Bold<o:p></o:p></b></p><p class=MsoListParagraph style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span style='font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp; </span></span></span><![endif]>First<o:p></o:p></p><!--EndFragment--></body></html>`,
    '**Bold**\n\n- First',
  ],
  [
    '<div dir="ltr">Hi <b>all</b>,<div><br></div><div>See <a href="https://a.example/x" target="_blank">this</a></div><br><div class="gmail_quote"><blockquote class="gmail_quote" style="margin:0px"><div>old</div></blockquote></div></div>',
    'Hi **all**,\n\nSee [this](https://a.example/x)\n\n> old',
  ],
  ['<table><tr><td><b>Hi</b><table><tr><td>inner</table><tr><td>last</table>', '**Hi**\n\ninner\n\nlast'],
];

/** Half of what is looked at, without an end, or in itself again and again. */
const ENDLESS: Readonly<Record<string, string>> = {
  'tags that are not closed': '<x '.repeat(80_000),
  'spans that are not closed': '<span '.repeat(40_000),
  'bold tags that are not closed': '<b '.repeat(80_000),
  'quotes that are not closed': '<a "'.repeat(60_000),
  'tables in tables': '<table><tr><td>a<td>'.repeat(40),
};

function transfer(kinds: Readonly<Record<string, string>>): DataTransfer {
  const data = new DataTransfer();
  for (const [kind, value] of Object.entries(kinds)) data.setData(kind, value);
  return data;
}

function paste(area: HTMLTextAreaElement, kinds: Readonly<Record<string, string>>): boolean {
  return pasteInto(area, transfer(kinds));
}

async function writing(): Promise<{ thread: Element; area: HTMLTextAreaElement }> {
  const { thread } = await openAs('ann');
  await thread.focusComposer();
  const area = await field(thread);
  await until(() => focused() === area);
  return { thread, area };
}

describe('pasting into a comment', () => {
  for (const [html, markdown] of CASES) {
    it(`makes ${JSON.stringify(markdown)} of ${html}`, async () => {
      expect(await markdownOf(html)).to.equal(markdown);
    });
  }

  for (const [what, html] of Object.entries(ENDLESS)) {
    it(`comes to an end with ${what}`, async () => {
      expect(await markdownOf(`<b>x</b>${html}`)).to.contain('**x**');
    });
  }

  it('keeps the words of formatted text, whatever Markdown would make of them', async () => {
    const words = 'a*b*c __d__ `e` [f](g) ~~h~~ ||i|| \\j';
    const markdown = await markdownOf(`<p>${words} <b>k</b></p>`);
    expect(plainText(renderMarkdown(markdown!))).to.equal(`${words} k`);
  });

  it('puts the Markdown where it was pasted, tells so, and undoes to the words alone', async () => {
    const { thread, area } = await writing();
    await type('Before after');
    area.setSelectionRange(7, 7);
    paste(area, { 'text/plain': 'bold ', 'text/html': '<b>bold</b> ' });
    await until(() => area.value === 'Before **bold**after');
    await until(() => said(thread).startsWith('Pasted with its formatting'));
    await undo();
    await until(() => area.value === 'Before bold after');
  });

  it('makes a link of an address over a selection', async () => {
    const { area } = await writing();
    await type('see this now');
    area.setSelectionRange(4, 8);
    expect(paste(area, { 'text/plain': 'https://a.example/' })).to.equal(false);
    await until(() => area.value === 'see [this](https://a.example/) now');
  });

  it('leaves plain text, and an address where nothing is selected, to the platform', async () => {
    const { area } = await writing();
    expect(paste(area, { 'text/plain': '**as is** https://a.example/' })).to.equal(true);
    expect(paste(area, { 'text/plain': 'https://a.example/' })).to.equal(true);
    expect(paste(area, { 'text/plain': 'x', 'text/html': '<span>x</span>' })).to.equal(true);
  });
});
