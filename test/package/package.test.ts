import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'playwright-core';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { build as bundle } from 'vite';
import { build, emptyFolder, fingerprints, haveBuilt, pack, root, run, type Tarball } from './publish.ts';
import { complaints, launch, serve } from './site.ts';

const folder = emptyFolder();
let tarball: Tarball;
let browser: Browser;

before(async () => {
  haveBuilt('library');
  tarball = pack(folder);
  browser = await launch();
});
after(() => browser?.close());

describe('the build', () => {
  it('makes the same bytes twice', () => {
    const first = fingerprints();
    build('library');
    assert.ok('dist/cdn/plein.js' in first);
    assert.deepEqual(fingerprints(), first);
  });
});

describe('the package', () => {
  it('holds the library, its sources and its licence, and nothing else', () => {
    const expected = /^(dist|src)\/|^(package\.json|README\.md|CHANGELOG\.md|LICENSE)$/;
    assert.deepEqual(
      tarball.files.filter((path) => !expected.test(path) || path.startsWith('dist/storybook/')),
      [],
    );
    for (const file of [
      'dist/index.js',
      'dist/index.d.ts',
      'dist/cdn/plein.js',
      'dist/custom-elements.json',
      'LICENSE',
    ]) {
      assert.ok(tarball.files.includes(file), `${file} is in it`);
    }
  });

  it('passes publint', async () => {
    const bytes = readFileSync(tarball.path);
    const { messages, pkg } = await publint({
      strict: true,
      pack: { tarball: bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) },
    });
    assert.deepEqual(
      messages.map((message) => formatMessage(message, pkg ?? {})),
      [],
    );
  });

  it('passes are-the-types-wrong', () => {
    const attw = join(root, 'node_modules/@arethetypeswrong/cli/dist/index.js');
    run(process.execPath, [attw, tarball.path, '--profile', 'esm-only', '--no-definitely-typed', '--no-emoji'], root);
  });
});

describe('an empty Vite project', () => {
  const project = emptyFolder();

  before(() => {
    const manifest = { name: 'shop', private: true, type: 'module', dependencies: { plein: `file:${tarball.path}` } };
    writeFileSync(join(project, 'package.json'), JSON.stringify(manifest));
    run('npm', ['install', '--prefer-offline', '--no-audit', '--no-fund', '--ignore-scripts'], project);
  });

  it('type-checks against the package, with its declarations checked too', () => {
    const code = `import type { Backend } from 'plein';
import { memory } from 'plein/adapters/memory.js';
import 'plein/define.js';
export const backend: Backend = memory();
const community = document.createElement('plein-community');
community.backend = backend;
community.addEventListener('plein-session-changed', (event) => console.log(event.session.state));
// @ts-expect-error There is no such property.
community.nonsense = 1;
`;
    writeFileSync(join(project, 'types.ts'), code);
    const tsc = join(root, 'node_modules/typescript/bin/tsc');
    for (const module of ['nodenext', 'esnext']) {
      const resolution = module === 'esnext' ? 'bundler' : 'nodenext';
      const options = [
        '--noEmit',
        '--strict',
        '--target',
        'es2024',
        '--lib',
        'es2024,dom,dom.iterable,dom.asynciterable',
      ];
      run(
        process.execPath,
        [tsc, ...options, '--module', module, '--moduleResolution', resolution, 'types.ts'],
        project,
      );
    }
  });

  it('builds a page whose elements work, under a strict policy', async (t) => {
    writeFileSync(join(project, 'index.html'), PAGE);
    writeFileSync(join(project, 'main.js'), SCRIPT);
    await bundle({ root: project, logLevel: 'error', configFile: false });
    const site = await serve(join(project, 'dist'), { headers: STRICT });
    t.after(() => site.stop());
    const page = await browser.newPage();
    t.after(() => page.close());
    const heard = complaints(page);
    await page.goto(site.origin);
    await page.getByText('A belt does not rust.').waitFor();
    assert.deepEqual(heard, []);
  });
});

const STRICT = {
  'Content-Security-Policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; base-uri 'none'; require-trusted-types-for 'script'; trusted-types lit-html",
};

const PAGE = `<!doctype html>
<html lang="en">
  <meta charset="utf-8"><title>Shop</title>
  <plein-community><plein-discussion-thread thread="city-bike"></plein-discussion-thread></plein-community>
  <script type="module" src="/main.js"></script>
</html>`;

const SCRIPT = `import 'plein/define.js';
import { memory } from 'plein/adapters/memory.js';

const createdAt = '2026-05-04T09:00:00.000Z';
const text = [{ type: 'paragraph', children: [{ type: 'text', text: 'A belt does not rust.' }] }];
document.querySelector('plein-community').backend = memory({
  records: [
    { type: 'space', id: 'shop', name: 'Shop', scope: 'national', naming: 'either' },
    { type: 'thread', key: 'city-bike', space: 'shop', kind: 'discussion', title: '', state: 'open', naming: 'either', createdAt },
    { type: 'comment', id: '019690b0-0000-7000-8000-000000000001', thread: 'city-bike', kind: 'comment', state: 'published',
      author: { name: 'Noor' }, text, createdAt, version: 1 },
  ],
});
`;
