import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { definedTags, documented, unmappedEvents, untrue } from './elements.rules.ts';
import { sources, type Source } from './sources.ts';

const library = sources('src/**/*.ts');

describe('what elements promise', () => {
  it('is so: parts, slots, custom properties, events, both ways', () => {
    assert.ok(documented(library).length > 0);
    assert.deepEqual(untrue(library), []);
  });

  it('has every event in the global event map', () => assert.deepEqual(unmappedEvents(library), []));

  it('covers every defined tag, and the one script tag loads each', () => {
    const tags = documented(library).map(({ tag }) => tag);
    assert.deepEqual(tags.toSorted(), definedTags(library).toSorted());
    const loader = library.find(({ path }) => path === 'src/cdn/loader.ts');
    assert.deepEqual(
      tags.filter((tag) => !loader?.text.includes(`'${tag}'`)),
      [],
    );
  });
});

describe('a false promise', () => {
  const events: Source = {
    path: 'src/polls/polls.events.ts',
    text: `export class PleinVoteEvent extends Event {
  constructor() {
    super('plein-vote', { bubbles: true });
  }
}`,
  };
  const element = (doc: string, body: string): Source[] => [
    events,
    { path: 'src/polls/bars.ts', text: "export const bar = html`<b part=\"bar ${on ? 'chosen' : ''}\"></b>`;" },
    {
      path: 'src/polls/poll.ts',
      text: `import { PleinVoteEvent } from './polls.events.ts';\nimport { bar } from './bars.ts';\n/**\n * A poll.\n *\n * @tag plein-poll\n${doc} */\nexport class PleinPoll {\n${body}\n}`,
    },
  ];
  const honest = ` * @csspart bar - One bar.
 * @csspart chosen - The chosen bar.
 * @slot - More.
 * @cssproperty --plein-bar - Its colour.
 * @fires {PleinVoteEvent} plein-vote - A vote.
`;
  const body = 'render() { this.dispatchEvent(new PleinVoteEvent()); return html`<slot></slot>`; } // var(--plein-bar';
  const drawn = `${body.replace(' // var(--plein-bar', '')}\nstatic styles = css\`b { color: var(--plein-bar, red); }\`;`;

  it('is told from a true one', () => assert.deepEqual(untrue(element(honest, drawn)), []));

  it('is found in each kind of promise', () => {
    const more = ` * @csspart line - None.\n * @slot foot - None.\n * @cssproperty --plein-line - None.\n * @fires {PleinOther} plein-x - None.\n`;
    assert.deepEqual(untrue(element(honest + more, drawn)), [
      'plein-poll has no part line',
      'plein-poll has no slot foot',
      'plein-poll does not use --plein-line',
      'plein-poll does not fire plein-x',
    ]);
  });

  it('is found in a comment that only speaks of it', () => {
    assert.deepEqual(untrue(element(honest, body)), ['plein-poll does not use --plein-bar']);
  });

  it('is found where nothing is said', () => {
    assert.deepEqual(untrue(element('', drawn)), [
      'src/polls/bars.ts has a part bar that no element documents',
      'src/polls/bars.ts has a part chosen that no element documents',
      'src/polls/poll.ts fires PleinVoteEvent, which no element documents',
    ]);
  });

  it('is found in an event that the global map lacks', () => {
    assert.equal(unmappedEvents([events]).length, 1);
  });
});
