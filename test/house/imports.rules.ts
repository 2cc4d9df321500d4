import { importsOf, loadedBy, withoutComments, type Source } from './sources.ts';

/** What one kind of file may import. The first kind whose `files` matches is a file's own. */
interface Room {
  readonly name: string;
  readonly files: RegExp;
  /** Paths in `src`, and packages. */
  readonly may: readonly RegExp[];
}

const MODELS = /^src\/[\w/-]+\.model\.ts$/;
const RULES = /^src\/[\w/-]+\.rules\.ts$/;
const ERRORS = /^src\/core\/errors\.ts$/;
const CORE = /^src\/core\//;
const LIT = /^(lit|@lit\/context)(\/|$)/;
const NOT_AN_ADAPTER = /^src\/(?!adapters\/|testing\/|cdn\/)/;

const ROOMS: readonly Room[] = [
  { name: 'a model', files: MODELS, may: [MODELS, ERRORS] },
  { name: 'rules', files: RULES, may: [MODELS, RULES, ERRORS] },
  { name: 'the port', files: /^src\/core\/backend\.ts$/, may: [MODELS] },
  // Session and live belong to the port itself, and text is what every noun carries.
  {
    name: 'the core',
    files: CORE,
    may: [
      CORE,
      /^src\/community\/(session|live)\.model\.ts$/,
      /^src\/text\/text\.(model|rules)\.ts$/,
      LIT,
      /^dompurify$/,
    ],
  },
  // The conformance suite runs on what its reader's test runner gives it.
  { name: 'the conformance suite', files: /^src\/testing\//, may: [MODELS, RULES, /^src\/(core|text|testing)\//] },
  {
    name: 'an adapter',
    files: /^src\/adapters\//,
    may: [
      /^src\/adapters\//,
      MODELS,
      RULES,
      /^src\/core\/(backend|errors|ids|resolve)\.ts$/,
      /^src\/(text|calendar)\/[\w.]+\.ts$/,
    ],
  },
  {
    name: 'a door',
    files: /^src\/(index|define|cdn\/loader)\.ts$/,
    may: [
      /^src\/[\w/-]+\/(index|define)\.ts$/,
      /^src\/core\/(backend|core\.model|errors)\.ts$/,
      /^src\/text\/text\.model\.ts$/,
    ],
  },
  {
    name: 'the Markdown reader',
    files: /^src\/text\/markdown[\w.]*\.ts$/,
    may: [/^src\/text\//, /^markdown-it(\/|$)/, ERRORS],
  },
  { name: 'what marks differences', files: /^src\/discussion\/history\/differences\.ts$/, may: [/^diff\//] },
  {
    name: 'the highlighter',
    files: /^src\/text\/highlight\.ts$/,
    may: [/^src\/text\//, /^@speed-highlight\/core(\/|$)/],
  },
  { name: 'an element', files: /^src\//, may: [NOT_AN_ADAPTER, LIT] },
];

/** Imports in `src` that go against the direction: `path imports target, which a … may not`. */
export function againstDirection(files: readonly Source[]): string[] {
  return files.flatMap((file) => {
    const room = ROOMS.find(({ files: own }) => own.test(file.path));
    if (room === undefined) return [];
    return importsOf(file)
      .filter(({ target }) => !room.may.some((allowed) => allowed.test(target)))
      .map(({ target }) => `${file.path} imports ${target}, which ${room.name} may not`);
  });
}

/** Adapters that load Lit, by whatever way. */
export function adaptersWithLit(files: readonly Source[]): string[] {
  const all = new Map(files.map((file) => [file.path, file]));
  return files
    .filter(({ path }) => path.startsWith('src/adapters/'))
    .filter((file) => [...loadedBy(file, all).packages].some((name) => LIT.test(name)))
    .map(({ path }) => `${path} loads Lit`);
}

/** Imports of the library, from outside it, that its `exports` do not name. */
export function outsideSubpaths(files: readonly Source[], subpaths: readonly string[]): string[] {
  const patterns = subpaths.map((subpath) => {
    const literal = subpath.replace(/^\./, 'plein').replaceAll(/[.+^$()[\]{}|\\/]/g, '\\$&');
    return new RegExp(`^${literal.replaceAll('*', '.+')}$`);
  });
  return files.flatMap((file) =>
    importsOf(file)
      .filter(({ target }) =>
        target.startsWith('plein') ? !patterns.some((each) => each.test(target)) : target.startsWith('src/'),
      )
      .map(({ target }) => `${file.path} imports ${target}, which is no public subpath of plein`),
  );
}

/** Modules that need each other before either is there: an engine may then run one too early, in a bundle above all. */
export function cycles(files: readonly Source[]): string[] {
  const needs = new Map(
    files.map((file) => [file.path, importsOf(file).filter(({ typeOnly, dynamic }) => !typeOnly && !dynamic)]),
  );
  const found: string[] = [];
  const done = new Set<string>();
  const follow = (path: string, way: readonly string[]): void => {
    if (way.includes(path)) found.push([...way.slice(way.indexOf(path)), path].join(' → '));
    if (done.has(path)) return;
    done.add(path);
    for (const { target } of needs.get(path) ?? []) follow(target, [...way, path]);
  };
  for (const path of needs.keys()) follow(path, []);
  return found;
}

/** Modules that wait before they are there: WebKit hands such a module, half made, to whoever imports it second. */
export function awaitingModules(files: readonly Source[]): string[] {
  return files
    .filter(({ text }) => /^(?:(?:export )?const [\w$\s{},:]+=\s+)?await /m.test(withoutComments(text)))
    .map(({ path }) => `${path} awaits at its top`);
}
