import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { adaptersWithLit, againstDirection, awaitingModules, cycles, outsideSubpaths } from './imports.rules.ts';
import { importsOf, occurrences, root, sources, type Source } from './sources.ts';

const library = sources('src/**/*.ts');
const server = sources('server/src/**/*.ts');
const subpaths = Object.keys(JSON.parse(readFileSync(`${root}package.json`, 'utf8')).exports);

const file = (path: string, text: string): Source => ({ path, text });

describe('imports point one way', () => {
  it('in the library', () => {
    assert.ok(library.length > 20, 'there is a library to look at');
    assert.deepEqual(againstDirection(library), []);
  });

  const planted: readonly (readonly [string, string])[] = [
    ['src/polls/polls.model.ts', "import { tally } from './polls.rules.ts';"],
    ['src/polls/polls.rules.ts', "import { html } from 'lit';"],
    ['src/core/load.ts', "import type { Poll } from '../polls/polls.model.ts';"],
    ['src/polls/feedback-poll.ts', "import { rest } from '../adapters/rest/rest.ts';"],
    ['src/polls/feedback-poll.ts', "const load = () => import('../adapters/memory/memory.ts');"],
    ['src/polls/feedback-poll.ts', "import { marked } from 'marked';"],
    ['src/adapters/rest/polls.ts', "import { PleinFeedbackPoll } from '../../polls/feedback-poll.ts';"],
    ['src/index.ts', "export * from './polls/feedback-poll.ts';"],
  ];
  for (const [path, text] of planted) {
    it(`finds ${text} in ${path}`, () => assert.equal(againstDirection([file(path, text)]).length, 1));
  }

  it('lets types and comments be', () => {
    const text = "// import { x } from '../adapters/x.ts';\nimport type { Poll } from './polls.model.ts';";
    assert.deepEqual(againstDirection([file('src/polls/polls.rules.ts', text)]), []);
  });
});

describe('modules', () => {
  it('never need each other in a circle', () => {
    assert.deepEqual(cycles([...library, ...server]), []);
  });

  it('are found out when they do', () => {
    const files = [
      file('src/a/a.ts', "import { b } from './b.ts';"),
      file('src/a/b.ts', "import { c } from './c.ts';"),
      file('src/a/c.ts', "import { b } from './b.ts';"),
    ];
    assert.deepEqual(cycles(files), ['src/a/b.ts → src/a/c.ts → src/a/b.ts']);
  });

  it('are there at once where a browser loads them', () => {
    assert.deepEqual(awaitingModules(library), []);
    const files = [
      file('src/a/a.ts', "const { a } = await import('a');"),
      file('src/a/b.ts', "const { a, b } =\n  await import('a');"),
      file('src/a/c.ts', 'export const later = async () => {\n  const { c } = await read();\n  return c;\n};'),
    ];
    assert.deepEqual(awaitingModules(files), ['src/a/a.ts awaits at its top', 'src/a/b.ts awaits at its top']);
  });

  it('may name each other in types, and ask for each other later', () => {
    const files = [
      file('src/a/a.ts', "import type { B } from './b.ts';\nconst load = () => import('./c.ts');"),
      file('src/a/b.ts', "import { a } from './a.ts';"),
      file('src/a/c.ts', "import { a } from './a.ts';"),
    ];
    assert.deepEqual(cycles(files), []);
  });
});

describe('adapters', () => {
  it('load no Lit', () => {
    assert.ok(library.some(({ path }) => path.startsWith('src/adapters/')));
    assert.deepEqual(adaptersWithLit(library), []);
  });

  it('are found out when they load it by a detour', () => {
    const files = [
      file('src/adapters/rest/rest.ts', "import { place } from '../../core/context.ts';"),
      file('src/core/context.ts', "import { createContext } from '@lit/context';"),
      file('src/adapters/rest/polls.ts', "import type { place } from '../../core/context.ts';"),
    ];
    assert.deepEqual(adaptersWithLit(files), ['src/adapters/rest/rest.ts loads Lit']);
  });
});

describe('the server', () => {
  it('takes the library by its public subpaths', () => {
    assert.ok(server.length > 0);
    assert.deepEqual(outsideSubpaths(server, subpaths), []);
  });

  it('is found out when it reaches into the library', () => {
    const text = "import { tally } from '../../../src/polls/polls.rules.ts';\nimport { x } from 'plein/core/load.js';";
    assert.equal(outsideSubpaths([file('server/src/polls/routes.ts', text)], subpaths).length, 2);
  });
});

describe('tests and stories', () => {
  const fromDist = /(?:from|import\() ?'[^']*\bdist\/[^']*'/g;

  it('take sources, not what was built', () => {
    const tests = sources('test/**/*.ts', 'stories/**/*.ts').filter(({ path }) => !path.startsWith('test/package/'));
    assert.deepEqual(
      occurrences(tests, fromDist, 'imports from dist').filter(
        (line) => !line.startsWith('test/house/imports.test.ts'),
      ),
      [],
    );
  });

  it('are found out when they do not', () => {
    assert.equal(
      occurrences([file('test/x.test.ts', "import { a } from '../dist/index.js';")], fromDist, 'dist').length,
      1,
    );
  });
});

describe('importsOf', () => {
  it('sees every form of import', () => {
    const text = `import './a.ts';
import b, { type C } from './b.ts';
import {
  d,
} from './d.ts';
export * from './e.ts';
export type { F } from './f.ts';
const g = () => import('./g.ts');`;
    assert.deepEqual(
      importsOf(file('src/x/x.ts', text)).map(({ target, typeOnly }) => `${target}${typeOnly ? ' type' : ''}`),
      ['src/x/a.ts', 'src/x/b.ts', 'src/x/d.ts', 'src/x/e.ts', 'src/x/f.ts type', 'src/x/g.ts'],
    );
  });
});
