import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { impureRules, sleepers, switchedOff, tooLong, unsafeMarkup } from './code.rules.ts';
import { sources, type Source } from './sources.ts';

const library = sources('src/**/*.ts');
// This file plants what the rules look for.
const tests = sources('test/**/*.ts').filter(({ path }) => path !== 'test/house/code.test.ts');
const everything = sources('{src,server,test,stories,demo,bench,scripts,.storybook}/**/*.{ts,js,mjs,css}');

/** Checks the repository, then that each planted line is found and the harmless one is not. */
function rule(
  title: string,
  check: (files: readonly Source[]) => string[],
  files: readonly Source[],
  { path, bad, good }: { path: string; bad: readonly string[]; good: string },
): void {
  describe(title, () => {
    it('holds everywhere', () => {
      assert.ok(files.length > 0, 'there is something to look at');
      assert.deepEqual(check(files), []);
    });
    for (const text of bad) {
      const what = text.length > 80 ? `${text.length} characters` : text;
      it(`finds ${what}`, () => assert.equal(check([{ path, text }]).length, 1));
    }
    it('finds nothing in what is allowed', () => assert.deepEqual(check([{ path, text: good }]), []));
  });
}

rule('no markup or style from strings', unsafeMarkup, library, {
  path: 'src/polls/feedback-poll.ts',
  bad: [
    'html`${unsafeHTML(text)}`',
    'html`<p style="color: red"></p>`',
    'html`<p style=${look}></p>`',
    'host.innerHTML = text;',
    "import { styleMap } from 'lit/directives/style-map.js';",
    'new Function(code)',
  ],
  good: "// never unsafeHTML\nelement.style.setProperty('--share', '40%');",
});

rule('rules are pure', impureRules, library, {
  path: 'src/polls/polls.rules.ts',
  bad: ['const now = Date.now();', 'const today = new Date();', 'await fetch(url);', 'Math.random() < 0.5'],
  good: 'export const isOpen = (poll: Poll, now: number) => Date.parse(poll.closes) > now;\nnew Date(now)',
});

rule('long files explain themselves', tooLong, everything, {
  path: 'src/polls/feedback-poll.ts',
  bad: ['const a = 1;\n'.repeat(401)],
  good: `/** One table, kept together because … */\n${'const a = 1;\n'.repeat(401)}`,
});

rule('every test runs, or says why not', switchedOff, tests, {
  path: 'test/polls/polls.test.ts',
  bad: [
    "it.only('x', () => {});",
    "describe.skip('x', () => {});",
    "it.todo('x');",
    "xit('x', () => {});",
    't.skip();',
    'this.skip();',
    "it('x', { skip: true }, () => {});",
  ],
  good: "t.skip('no strace here');\n// This engine emulates no colours.\nthis.skip();",
});

rule('no test sleeps', sleepers, tests, {
  path: 'test/polls/polls.test.ts',
  bad: ['await new Promise((resolve) => setTimeout(resolve, 500));', 'await setTimeout(1_000);', 'await sleep(250);'],
  good: 'await until(() => button.disabled);\nawait new Promise((resolve) => setTimeout(resolve, 0));',
});
